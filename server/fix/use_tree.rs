//! The shape of one `use` item: its groups and leaves, with the places where names can be added.

use crate::comments::Comments;
use crate::text::Span;

/// `a::b`, `a::b as c`, `a::*` or `a::{…}`. Spans are absolute.
#[derive(Debug)]
pub(super) struct UseTree<'a> {
    /// The segments written in this tree, without those of the groups around it.
    pub path: Vec<&'a str>,
    pub span: Span,
    pub kind: TreeKind<'a>,
}

#[derive(Debug)]
pub(super) enum TreeKind<'a> {
    Plain,
    Alias,
    Glob,
    /// With its braces.
    Group(Span, Vec<UseTree<'a>>),
}

/// A group or plain leaf, with the whole path that leads to it.
pub(super) struct Node<'t, 'a> {
    pub path: Vec<&'a str>,
    pub tree: &'t UseTree<'a>,
}

impl<'a> UseTree<'a> {
    /// Of the `use` item at `span`; `None` when it is broken.
    pub fn of_item(text: &'a str, comments: &Comments, span: Span) -> Option<Self> {
        let mut parser = Parser {
            text,
            comments,
            at: span.start,
            end: span.end,
        };
        while parser.word()? != "use" {}
        parser.eat("::");
        let tree = parser.tree()?;
        parser.eat(";").then_some(tree)
    }

    /// This tree and all inside it.
    pub fn nodes(&self) -> Vec<Node<'_, 'a>> {
        fn walk<'t, 'a>(tree: &'t UseTree<'a>, prefix: &[&'a str], out: &mut Vec<Node<'t, 'a>>) {
            let path = [prefix, &tree.path].concat();
            out.push(Node {
                path: path.clone(),
                tree,
            });
            if let TreeKind::Group(_, children) = &tree.kind {
                children.iter().for_each(|it| walk(it, &path, out));
            }
        }
        let mut out = Vec::new();
        walk(self, &[], &mut out);
        out
    }
}

struct Parser<'t, 'a> {
    text: &'a str,
    comments: &'t Comments,
    at: u32,
    end: u32,
}

impl<'a> Parser<'_, 'a> {
    fn tree(&mut self) -> Option<UseTree<'a>> {
        self.skip();
        let start = self.at;
        let mut path = Vec::new();
        let kind = loop {
            if self.eat("*") {
                break TreeKind::Glob;
            }
            self.skip();
            let open = self.at;
            if self.eat("{") {
                let mut children = Vec::new();
                while !self.eat("}") {
                    children.push(self.tree()?);
                    if !self.eat(",") {
                        if !self.eat("}") {
                            return None;
                        }
                        break;
                    }
                }
                break TreeKind::Group(Span::new(open, self.at), children);
            }
            path.push(self.word_here()?);
            if !self.eat("::") {
                let back = self.at;
                if self.word_here() == Some("as") {
                    self.word_here()?;
                    break TreeKind::Alias;
                }
                self.at = back;
                break TreeKind::Plain;
            }
        };
        Some(UseTree {
            path,
            span: Span::new(start, self.at),
            kind,
        })
    }

    /// The next word, wherever it is.
    fn word(&mut self) -> Option<&'a str> {
        loop {
            self.skip();
            if self.at >= self.end {
                return None;
            }
            if let Some(word) = self.word_here() {
                return Some(word);
            }
            self.at += self.text[self.at as usize..].chars().next()?.len_utf8() as u32;
        }
    }

    /// The word that stands here, with `r#`.
    fn word_here(&mut self) -> Option<&'a str> {
        self.skip();
        let rest = &self.text[self.at as usize..self.end as usize];
        let raw = if rest.starts_with("r#") { 2 } else { 0 };
        let len = rest[raw..].find(|it: char| it != '_' && !it.is_alphanumeric());
        let len = len.unwrap_or(rest.len() - raw);
        if len == 0 {
            return None;
        }
        self.at += (raw + len) as u32;
        Some(&rest[..raw + len])
    }

    fn eat(&mut self, token: &str) -> bool {
        let back = self.at;
        self.skip();
        let found = self.text[self.at as usize..self.end as usize].starts_with(token);
        self.at = if found {
            self.at + token.len() as u32
        } else {
            back
        };
        found
    }

    fn skip(&mut self) {
        self.at = self.comments.next_code(self.text, self.at).min(self.end);
    }
}
