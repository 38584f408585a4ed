//! Rule ids, where one is being written in an `allow` comment.

use lsp_types::{
    CompletionItem, CompletionItemKind, CompletionList, CompletionResponse, CompletionTextEdit,
    Documentation, MarkupContent, MarkupKind, Position, Range, TextEdit,
};

use super::documents::Open;
use super::shared::Shared;
use crate::comments::Comments;
use crate::page::Page;
use crate::rules;
use crate::text::Span;

/// `offset` in bytes of the text that is analysed.
pub(super) fn at(shared: &Shared, open: &Open, offset: u32) -> Option<CompletionResponse> {
    let text = open.plain();
    let (word, given) = allow_at(&text, offset)?;
    let encoding = shared.client.encoding();
    let position = |offset: u32| {
        let at = open.text.position(offset + open.mark(), encoding);
        Position::new(at.line, at.column)
    };
    let range = Range::new(position(word.start), position(word.end));
    let rules = rules::all().iter().filter(|it| !given.contains(&it.id));
    let items = rules.map(|it| CompletionItem {
        label: it.id.to_owned(),
        kind: Some(CompletionItemKind::ENUM_MEMBER),
        detail: Some(it.meta.severity.to_string()),
        documentation: Page::parse(it.page).ok().map(|page| {
            Documentation::MarkupContent(MarkupContent {
                kind: MarkupKind::Markdown,
                value: page.summary.to_owned(),
            })
        }),
        text_edit: Some(CompletionTextEdit::Edit(TextEdit::new(
            range,
            it.id.to_owned(),
        ))),
        ..CompletionItem::default()
    });
    Some(CompletionResponse::List(CompletionList {
        is_incomplete: false,
        items: items.collect(),
    }))
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
