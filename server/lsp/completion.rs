//! Rule ids, where one is being written in an `allow` comment or a configuration; and what else
//! belongs in a configuration.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit,
    Documentation, MarkupContent, MarkupKind, Range, TextEdit,
};

use super::documents::Open;
use super::shared::Shared;
use crate::comments::Comments;
use crate::config::{self, Expected, Key};
use crate::options::{Declared, Options};
use crate::page::Page;
use crate::rules::{self, Rule};
use crate::text::Span;

/// `offset` in bytes of the text that is analysed.
pub(super) fn at(shared: &Shared, open: &Open, offset: u32) -> Option<CompletionResponse> {
    let text = open.plain();
    let encoding = shared.client.encoding();
    let items = match config::expected(&open.path, &text, offset) {
        Some(word) => {
            let range = open.range(word.span, encoding);
            configured(word.expected, range, word.bare)
        }
        None => {
            let (word, given) = allow_at(&text, offset)?;
            let range = open.range(word, encoding);
            let rules = rules::all().iter().filter(|it| !given.contains(&it.id));
            rules.map(|it| rule(it, range, false)).collect()
        }
    };
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: false,
        items,
    }))
}

fn rule(rule: &Rule, range: Range, quote: bool) -> CompletionItem {
    CompletionItem {
        kind: Some(CompletionItemKind::ENUM_MEMBER),
        detail: Some(rule.meta.severity.to_string()),
        documentation: Page::parse(rule.page)
            .ok()
            .map(|page| markdown(page.summary)),
        ..item(rule.id, range, quote)
    }
}

fn configured(expected: Expected, range: Range, quote: bool) -> Vec<CompletionItem> {
    let value = |it: &str, quote: bool| CompletionItem {
        kind: Some(CompletionItemKind::VALUE),
        ..item(it, range, quote)
    };
    match expected {
        Expected::Keys(keys) => {
            let key = |it: &&Key| CompletionItem {
                kind: Some(CompletionItemKind::PROPERTY),
                documentation: Some(markdown(it.about)),
                ..item(it.name, range, false)
            };
            keys.iter().map(key).collect()
        }
        Expected::Rules(rules) => rules.iter().map(|it| rule(it, range, quote)).collect(),
        Expected::Options(options) => {
            let option = |it: &Declared| CompletionItem {
                kind: Some(CompletionItemKind::PROPERTY),
                detail: Some(format!("default: {}", Options::DEFAULT.written(*it))),
                documentation: Some(markdown(&it.described())),
                ..item(it.name(), range, false)
            };
            options.iter().map(option).collect()
        }
        Expected::Severity => config::severities().map(|it| value(it, quote)).collect(),
        Expected::Flag => ["true", "false"].map(|it| value(it, false)).into(),
    }
}

fn item(label: &str, range: Range, quote: bool) -> CompletionItem {
    let text = match quote {
        true => format!("\"{label}\""),
        false => label.to_owned(),
    };
    CompletionItem {
        label: label.to_owned(),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(range, text))),
        ..CompletionItem::default()
    }
}

fn markdown(text: &str) -> Documentation {
    Documentation::MarkupContent(MarkupContent {
        kind: MarkupKind::Markdown,
        value: text.to_owned(),
    })
}

/// The word around an offset inside the parentheses of an `allow(…)`, and the ids that stand there
/// already. The closing one may not be written yet.
fn allow_at(text: &str, offset: u32) -> Option<(Span, Vec<&str>)> {
    let comments = Comments::of(text);
    let comment = comments
        .all
        .iter()
        .find(|it| it.span.start < offset && offset <= it.span.end)?;
    let whole = comment.span.of(text);
    let inside = (offset - comment.span.start) as usize;
    let open = whole[..inside].rfind("allow(")? + "allow(".len();
    if !whole[..open].contains("wakeful:") || whole[open..inside].contains(')') {
        return None;
    }
    let is_id = |it: char| it.is_alphanumeric() || it == '_' || it == '-';
    let before = whole[open..inside].trim_end_matches(is_id).len() + open;
    let behind = &whole[inside..];
    let after = inside + behind.len() - behind.trim_start_matches(is_id).len();
    let close = whole[open..].find(')').map_or(whole.len(), |it| open + it);
    let word = Span::new(before as u32, after as u32).offset(comment.span.start);
    let others = whole[open..before]
        .split(',')
        .chain(whole[after..close.max(after)].split(','));
    Some((
        word,
        others.map(str::trim).filter(|it| !it.is_empty()).collect(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the cursor.
    fn word(text: &str) -> Option<(String, Vec<String>)> {
        let offset = text.find('|').expect("a cursor") as u32;
        let text = text.replace('|', "");
        let (word, given) = allow_at(&text, offset)?;
        let given = given.into_iter().map(str::to_owned);
        Some((word.of(&text).to_owned(), given.collect()))
    }

    #[test]
    fn ids_are_offered_inside_of_the_parentheses() {
        let some = |word: &str, given: &[&str]| {
            let given = given.iter().map(|it| (*it).to_owned());
            Some((word.to_owned(), given.collect::<Vec<_>>()))
        };
        assert_eq!(word("// wakeful: allow(|"), some("", &[]));
        assert_eq!(
            word("// wakeful: allow(bl|ock, b) -- c"),
            some("block", &["b"])
        );
        assert_eq!(word("f(); // wakeful: allow(a, |)"), some("", &["a"]));
        assert_eq!(word("// wakeful: allow(a) -- b|"), None);
        assert_eq!(word("// wakeful: al|low(a)"), None);
        assert_eq!(word("fn allow(|) {}"), None);
        assert_eq!(word("// allow(|)"), None);
    }
}
