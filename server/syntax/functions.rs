//! Where the functions of a tree are, found again without a walk through those that are the same.

use rowan::{GreenNode, GreenNodeData, NodeOrToken};
use rustc_hash::FxHashMap;

use super::SyntaxKind;
use super::doc::{kind_of, len_of};
use crate::text::Span;

/// A function with its attributes, without the comments above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FunctionSpan {
    /// In bytes of the file.
    pub span: Span,
    /// The function it is declared in, by its place in the list.
    pub outer: Option<u32>,
}

/// What was found in the bodies of the last tree, by the address of their nodes.
#[derive(Clone, Debug, Default)]
pub(super) struct FunctionCache {
    bodies: FxHashMap<usize, Body>,
}

#[derive(Clone, Debug)]
struct Body {
    /// Keeps the address from being used again.
    _node: GreenNode,
    /// Relative to the node's start.
    functions: Vec<FunctionSpan>,
}

impl FunctionCache {
    /// All functions in the order of their beginnings.
    pub(super) fn list(&mut self, root: &GreenNodeData) -> Vec<FunctionSpan> {
        let mut last = std::mem::take(&mut self.bodies);
        let mut found = Vec::new();
        let mut open = vec![(root.children(), 0u32)];
        while let Some((children, at)) = open.last_mut() {
            let Some(child) = children.next() else {
                open.pop();
                continue;
            };
            let start = *at;
            *at += len_of(child);
            let NodeOrToken::Node(node) = child else {
                continue;
            };
            if holds_items(kind_of(node.kind())) {
                open.push((node.children(), start));
            } else if has_body(kind_of(node.kind())) {
                let address = std::ptr::from_ref(node).addr();
                let body = last.remove(&address).unwrap_or_else(|| Body {
                    _node: node.to_owned(),
                    functions: walk(node),
                });
                let first = found.len() as u32;
                found.extend(body.functions.iter().map(|it| FunctionSpan {
                    span: it.span.offset(start),
                    outer: it.outer.map(|outer| outer + first),
                }));
                self.bodies.insert(address, body);
            }
        }
        found
    }
}

fn walk(root: &GreenNodeData) -> Vec<FunctionSpan> {
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
    found: &mut Vec<FunctionSpan>,
) -> Option<u32> {
    if kind_of(node.kind()) != SyntaxKind::FN {
        return outer;
    }
    let trivia = node
        .children()
        .take_while(|it| kind_of(it.kind()).is_trivia());
    let tight = start + trivia.map(len_of).sum::<u32>();
    let span = Span::new(tight, start + u32::from(node.text_len()));
    found.push(FunctionSpan { span, outer });
    Some(found.len() as u32 - 1)
}

fn holds_items(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::MODULE
            | SyntaxKind::ITEM_LIST
            | SyntaxKind::IMPL
            | SyntaxKind::TRAIT
            | SyntaxKind::ASSOC_ITEM_LIST
            | SyntaxKind::EXTERN_BLOCK
            | SyntaxKind::EXTERN_ITEM_LIST
    )
}

fn has_body(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        SyntaxKind::FN | SyntaxKind::CONST | SyntaxKind::STATIC
    )
}
