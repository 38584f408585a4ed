//! What is shown where the cursor rests: what was proven, and what the guidance says of it. Where
//! wakeful has nothing to say it is silent, since hovers are rust-analyzer's.

use lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Range};

use super::documents::Open;
use super::engine::Engine;
use super::pages;
use super::to_proto::View;
use crate::comments::Comments;
use crate::config;
use crate::explain;
use crate::finding::Finding;
use crate::index::FileId;
use crate::known::messages::{self, Message};
use crate::rules;
use crate::suppress;
use crate::text::Span;

/// `offset` in bytes of the text that is analysed.
pub(super) fn at(engine: &mut Engine, open: &Open, offset: u32) -> Option<Hover> {
    if let Some((span, text)) = configured(open, offset) {
        let client = &engine.shared.client;
        let range = open.range(span, client.encoding());
        return Some(said(client.can().hover_markdown, range, text));
    }
    let found = engine.findings(&open.path);
    let (analysis, file) = engine.analysis_of(&open.path)?;
    let index = analysis.index();
    let mut here: Vec<(Span, &Finding)> = found
        .iter()
        .map(|it| (index.absolute(it.place), it))
        .filter(|it| it.0.start <= offset && offset <= it.0.end)
        .collect();
    here.sort_by_key(|it| it.0.len());
    let shared = engine.shared.clone();
    let mut view = View::new(&shared, &engine.folders, analysis, Some((file, open)));
    if let Some((span, _)) = here.first() {
        let texts: Vec<String> = here.iter().map(|it| proven(&mut view, it.1)).collect();
        return hover(&mut view, file, *span, &texts.join("\n\n---\n\n"));
    }
    let text = analysis.text(file);
    let allows = suppress::allows(text, index.file(file));
    let ids = allows.iter().flat_map(|it| &it.ids);
    let named = ids.filter(|it| it.0.start <= offset && offset <= it.0.end);
    if let Some((span, rule)) = named
        .filter_map(|it| Some((it.0, rules::by_id(&it.1)?)))
        .next()
    {
        return hover(
            &mut view,
            file,
            span,
            &linked(rule.id, explain::hover(rule)),
        );
    }
    let (span, message) = message_at(text, offset)?;
    hover(&mut view, file, span, &explain::message(message))
}

fn hover(view: &mut View<'_>, file: FileId, span: Span, text: &str) -> Option<Hover> {
    let (_, range) = view.range(file, span)?;
    let markdown = view.shared.client.can().hover_markdown;
    Some(said(markdown, range, text.to_owned()))
}

/// The page of a rule that a configuration names, or what a key or an option is for.
fn configured(open: &Open, offset: u32) -> Option<(Span, String)> {
    let text = open.plain();
    if let Some((span, rule)) = config::rule_at(&open.path, &text, offset) {
        return Some((span, linked(rule.id, explain::hover(rule))));
    }
    if let Some((span, option)) = config::option_at(&open.path, &text, offset) {
        return Some((span, option.described()));
    }
    let (span, key) = config::key_at(&open.path, &text, offset)?;
    Some((
        span,
        format!("{}\n\n```toml\n{}```\n", key.about, key.example),
    ))
}

fn said(markdown: bool, range: Range, text: String) -> Hover {
    let (kind, value) = match markdown {
        true => (MarkupKind::Markdown, text),
        false => (MarkupKind::PlainText, explain::unmarked(&text)),
    };
    let contents = HoverContents::Markup(MarkupContent { kind, value });
    Hover {
        contents,
        range: Some(range),
    }
}

/// What a finding says, how it was proven, and why it matters.
fn proven(view: &mut View<'_>, finding: &Finding) -> String {
    let mut text = format!(
        "**{}** · {}\n\n{}\n",
        finding.rule, finding.severity, finding.message
    );
    for related in &finding.related {
        let place = view.location(related.place).map(|it| {
            let name = it
                .uri
                .path()
                .as_str()
                .rsplit('/')
                .next()
                .unwrap_or_default();
            let line = it.range.start.line + 1;
            format!(" — [{name}:{line}]({}#L{line})", it.uri.as_str())
        });
        text += &format!("- {}{}\n", related.message, place.unwrap_or_default());
    }
    if let Some(rule) = rules::by_id(finding.rule) {
        text += &format!("\n{}", linked(rule.id, explain::advice(rule)));
    }
    text
}

fn linked(rule: &str, text: String) -> String {
    let page = |rule: &str| pages::uri(rule).map(|it| it.as_str().to_owned());
    let text = explain::relinked(&text, page);
    match page(rule) {
        Some(uri) => format!("{}\n\n[The whole page]({uri})", text.trim_end()),
        None => text,
    }
}

/// A message that every user of async Rust has met, quoted in a comment or a string.
fn message_at(text: &str, offset: u32) -> Option<(Span, &'static Message)> {
    let comments = Comments::of(text);
    let quotes = comments
        .all
        .iter()
        .map(|it| it.span)
        .chain(comments.strings());
    let quote = quotes
        .filter(|it| it.start <= offset && offset <= it.end)
        .min_by_key(|it| it.len())?;
    let place = |it: std::ops::Range<usize>| {
        let (start, end) = (it.start as u32, it.end as u32);
        Span::new(quote.start + start, quote.start + end)
    };
    messages::quoted(quote.of(text))
        .map(|it| (place(it.0), it.1))
        .find(|it| it.0.start <= offset && offset <= it.0.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_known_where_they_are_quoted() {
        let text = "// there is no reactor running, sometimes\nfn f() { g(\"Cannot start a runtime from within a runtime. This\", \"channel closed\"); } // as the channel closed";
        let found = |needle: &str| {
            let offset = text.find(needle).expect("in the text") as u32;
            message_at(text, offset).map(|it| it.0.of(text))
        };
        assert_eq!(found("no reactor"), Some("there is no reactor running"));
        let runtime = "Cannot start a runtime from within a runtime";
        assert_eq!(found("runtime from"), Some(runtime));
        assert_eq!(found("channel closed\""), Some("channel closed"));
        assert_eq!(found("the channel closed"), None);
        assert_eq!(found("sometimes"), None);
        assert_eq!(found("fn f"), None);
    }
}
