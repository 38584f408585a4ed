//! Whether an edit left the functions of a tree where they were.

use rowan::{GreenNodeData, NodeOrToken};

use super::SyntaxKind;
use super::doc::{kind_of, len_of};
use crate::text::Span;

/// A function with its attributes, without the comments above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Function {
    /// In bytes from the start of the node that it was looked for in.
    span: Span,
    /// The function it is declared in, by its place in the list.
    outer: Option<u32>,
}

/// Whether two nodes declare the same functions, where `deleted` of the old one, in bytes from its
/// start, was replaced by so many bytes.
pub(super) fn same_functions(
    old: &GreenNodeData,
    new: &GreenNodeData,
    deleted: Span,
    inserted: u32,
) -> bool {
    // What is inserted where a function begins or ends may have become a part of it.
    let is_moved = |old: u32, new: u32| {
        old <= deleted.start && new == old
            || old >= deleted.end && new == old - deleted.len() + inserted
    };
    let (old, new) = (functions(old), functions(new));
    old.len() == new.len()
        && old.iter().zip(&new).all(|(old, new)| {
            is_moved(old.span.start, new.span.start)
                && is_moved(old.span.end, new.span.end)
                && old.outer == new.outer
        })
}

/// All functions, nested ones too, in the order of their beginnings.
fn functions(root: &GreenNodeData) -> Vec<Function> {
    let mut found = Vec::new();
    let outer = enter(root, 0, None, &mut found);
    let mut open = vec![(root.children(), 0u32, outer)];
    while let Some((children, at, outer)) = open.last_mut() {
        let Some(child) = children.next() else {
            open.pop();
            continue;
        };
        let start = *at;
        *at += len_of(child);
        if let NodeOrToken::Node(node) = child {
            let outer = enter(node, start, *outer, &mut found);
            open.push((node.children(), start, outer));
        }
    }
    found
}

/// Gives the function that what stands inside `node` is declared in.
fn enter(
    node: &GreenNodeData,
    start: u32,
    outer: Option<u32>,
    found: &mut Vec<Function>,
) -> Option<u32> {
    if kind_of(node.kind()) != SyntaxKind::FN {
        return outer;
    }
    let trivia = node
        .children()
        .take_while(|it| kind_of(it.kind()).is_trivia());
    let tight = start + trivia.map(len_of).sum::<u32>();
    let span = Span::new(tight, start + u32::from(node.text_len()));
    found.push(Function { span, outer });
    Some(found.len() as u32 - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Doc, Edition};

    /// Marks what is deleted with `<|` and `|>`; whether the functions stay the same.
    fn stays(text: &str, insert: &str) -> bool {
        let start = text.find("<|").expect("the start is marked");
        let end = text.find("|>").expect("the end is marked") - 2;
        let text = text.replace("<|", "").replace("|>", "");
        let mut doc = Doc::new(&text, Edition::CURRENT);
        let deleted = Span::new(start as u32, end as u32);
        let edited = doc.edit(deleted, insert).expect("a range of the text");
        edited.same_functions
    }

    #[test]
    fn edits_of_bodies_leave_functions_as_they_are() {
        assert!(stays("fn a() { <||> } fn b() {}", "c();"));
        assert!(stays("fn a() { x<|yz|> } fn b() {}", ""));
        assert!(stays("impl S { /// d<||>\n fn a() {} } fn b() {}", "oc"));
        assert!(stays("fn a() { fn b() { fn c() {} <||> } }", "d();"));
        // Parsed as a whole.
        assert!(stays("fn a(<||>) {} fn b() {}", "c: u8"));
    }

    #[test]
    fn functions_that_come_go_or_change_places_are_seen() {
        assert!(!stays("fn a() { <||> }", "fn b() {}"));
        assert!(!stays("fn a() { <|fn b() {}|> }", ""));
        assert!(!stays(
            "impl S { fn a() { x<||>; } fn b() {} }",
            " } fn c() {"
        ));
        assert!(!stays("fn a() {} <||>", "fn b() {}"));
        assert!(!stays("fn a() { fn b() {<|} fn c() {|>} }", "fn d() {} "));
        // As many as before, one of them inside of another.
        assert!(!stays("fn a() { <|} fn b() { |>}", "fn b() {} "));
    }
}
