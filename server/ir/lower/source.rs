//! Looking at the tape: children by kind, names, attributes, visibility.

use crate::syntax::SyntaxKind::{self, *};

use crate::ir::{Attr, Name, Visibility};
use crate::syntax::{NodeId, Tape};
use crate::text::Span;

/// A text and its tape.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) tape: &'a Tape,
}

impl<'a> Source<'a> {
    pub(super) fn kind(self, n: NodeId) -> SyntaxKind {
        self.tape.kind(n)
    }

    pub(super) fn span(self, n: NodeId) -> Span {
        self.tape.span(n)
    }

    pub(super) fn children(self, n: NodeId) -> impl Iterator<Item = NodeId> + Clone + 'a {
        self.tape.children(n)
    }

    pub(super) fn child(self, n: NodeId, kind: SyntaxKind) -> Option<NodeId> {
        self.tape.child(n, kind)
    }

    pub(super) fn has(self, n: NodeId, kind: SyntaxKind) -> bool {
        self.child(n, kind).is_some()
    }

    pub(super) fn find(self, n: NodeId, is: fn(SyntaxKind) -> bool) -> Option<NodeId> {
        self.children(n).find(|it| is(self.kind(*it)))
    }

    pub(super) fn str(self, n: NodeId) -> &'a str {
        self.slice(self.span(n))
    }

    pub(super) fn slice(self, span: Span) -> &'a str {
        self.text
            .get(span.start as usize..span.end as usize)
            .unwrap_or_default()
    }

    /// The text of a `NAME`, `NAME_REF`, `LIFETIME` or identifier.
    pub(super) fn name(self, n: NodeId) -> Name {
        let text = self.str(n);
        Name::new(text.strip_prefix("r#").unwrap_or(text))
    }

    pub(super) fn attr(self, n: NodeId) -> Attr {
        let mut attr = Attr {
            path: Name::default(),
            args: None,
            span: self.span(n),
        };
        let mut meta = self.children(n).find(|it| is_meta(self.kind(*it)));
        // `#[unsafe(no_mangle)]` means `no_mangle`.
        while let Some(outer) = meta.filter(|it| self.kind(*it) == UNSAFE_META) {
            meta = self.children(outer).find(|it| is_meta(self.kind(*it)));
        }
        let Some(meta) = meta else { return attr };
        let end = self.span(meta).end;
        for child in self.children(meta) {
            match self.kind(child) {
                PATH => attr.path = without_whitespace(self.str(child)),
                CFG_KW | CFG_ATTR_KW => attr.path = self.name(child),
                EQ => {
                    let args = self.slice(Span::new(self.span(child).end, end));
                    attr.args = Some(Name::new(args.trim()));
                    break;
                }
                L_PAREN => {
                    attr.args = Some(self.inside(Span::new(self.span(child).start, end)));
                    break;
                }
                TOKEN_TREE => attr.args = Some(self.inside(self.span(child))),
                _ => {}
            }
        }
        attr
    }

    /// What stands between the delimiters.
    fn inside(self, delimited: Span) -> Name {
        let mut inner = self.slice(delimited).chars();
        inner.next();
        if inner.as_str().ends_with([')', ']', '}']) {
            inner.next_back();
        }
        Name::new(inner.as_str().trim())
    }

    pub(super) fn visibility(self, n: NodeId) -> Visibility {
        if self.has(n, VISIBILITY_INNER) {
            Visibility::Restricted
        } else {
            Visibility::Public
        }
    }

    /// Where the doc comments before an item begin, or the item itself when there are none; they
    /// are searched in the gap from `from` on, in which no token stands.
    pub(super) fn start_with_docs(self, from: u32, start: u32) -> u32 {
        let gap = self.slice(Span::new(from.min(start), start));
        match first_doc_comment(gap) {
            Some(offset) => from + offset as u32,
            None => start,
        }
    }
}

fn is_meta(kind: SyntaxKind) -> bool {
    matches!(
        kind,
        PATH_META | KEY_VALUE_META | TOKEN_TREE_META | CFG_META | CFG_ATTR_META | UNSAFE_META
    )
}

fn without_whitespace(text: &str) -> Name {
    if text.contains(char::is_whitespace) {
        text.split_whitespace().collect::<String>().into()
    } else {
        Name::new(text)
    }
}

/// The first `///` or `/** */` in a text of whitespace and comments.
fn first_doc_comment(gap: &str) -> Option<usize> {
    let bytes = gap.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes[at..];
        if rest.starts_with(b"//") {
            if rest.starts_with(b"///") && !rest.starts_with(b"////") {
                return Some(at);
            }
            at += rest.iter().position(|it| *it == b'\n')?;
        } else if rest.starts_with(b"/*") {
            let empty_or_starred = rest.starts_with(b"/***") || rest.starts_with(b"/**/");
            if rest.starts_with(b"/**") && !empty_or_starred {
                return Some(at);
            }
            at += block_comment_len(rest);
        } else {
            at += 1;
        }
    }
    None
}

fn block_comment_len(text: &[u8]) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let pair = &text[at..text.len().min(at + 2)];
        match pair {
            b"/*" => depth += 1,
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at
}
