//! `use` trees, taken apart into the names they bring in.

use crate::syntax::SyntaxKind::*;

use super::source::Source;
use crate::ir::{Path, PathRoot, UseKind, UseLeaf};
use crate::syntax::NodeId;

impl Source<'_> {
    pub(super) fn use_tree(self, n: NodeId, prefix: &Path, leaves: &mut Vec<UseLeaf>) {
        let mut path = prefix.clone();
        let mut kind = UseKind::Plain;
        let mut list = None;
        for child in self.children(n) {
            match self.kind(child) {
                PATH => {
                    append(&mut path, self.path(child));
                    if path.as_name().is_some_and(|it| it == "self") {
                        path.root = PathRoot::SelfModule;
                        path.segments.clear();
                    }
                }
                // `::{a, b}`, `::*`
                COLON2 if path == Path::default() => path.root = PathRoot::Global,
                STAR => kind = UseKind::Glob,
                USE_TREE_LIST => list = Some(child),
                RENAME => {
                    kind = match self.child(child, NAME) {
                        Some(name) => UseKind::Alias(self.name(name)),
                        None if self.has(child, UNDERSCORE) => UseKind::Underscore,
                        None => UseKind::Plain,
                    };
                }
                _ => {}
            }
        }
        match list {
            Some(list) => {
                for tree in self.children(list) {
                    if self.kind(tree) == USE_TREE {
                        self.use_tree(tree, &path, leaves);
                    }
                }
            }
            None => leaves.push(UseLeaf {
                path,
                kind,
                span: self.span(n),
            }),
        }
    }
}

/// Appends a nested path; `self` in it means the prefix itself.
fn append(prefix: &mut Path, nested: Path) {
    if *prefix == Path::default() {
        *prefix = nested;
        return;
    }
    if let (PathRoot::Super(outer), PathRoot::Super(inner)) = (&prefix.root, &nested.root)
        && prefix.segments.is_empty()
    {
        prefix.root = PathRoot::Super(outer.saturating_add(*inner));
    }
    let is_self = nested.as_name().is_some_and(|it| it == "self");
    if !is_self {
        prefix.segments.extend(nested.segments);
    }
}
