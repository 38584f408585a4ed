//! The tape: the syntax of one file as a flat array in pre-order, without trivia.

use std::fmt::Write as _;

use ra_ap_parser::{Edition, SyntaxKind};

use super::{Limit, build};
use crate::text::Span;

/// A node or a token of a [`Tape`]: its index in pre-order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// The syntax of one text. Whitespace and comments are not in it; the bodies of macros whose
/// arguments are ordinary Rust are, at their true places.
#[derive(Clone, Debug, PartialEq)]
pub struct Tape {
    pub(super) entries: Vec<Entry>,
    pub(super) errors: Vec<(Span, String)>,
    pub(super) limit: Option<Limit>,
}

/// How the arguments of a macro call were read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum MacroForm {
    /// Not read: the token tree has no children.
    #[default]
    Opaque,
    /// A list of expressions, with the separators between them as tokens. A named one
    /// (`name = x`, `name: x`) is a `RECORD_EXPR_FIELD` of a `NAME_REF` and the expression.
    Exprs,
    /// Statements that stand directly in the token tree, as they would in a `STMT_LIST`.
    Block,
    /// The same for a macro that makes a stream of them.
    Stream,
    /// The arms of a `select!`: one `MATCH_ARM` each, of `[pattern, EQ, future, MATCH_GUARD?,
    /// FAT_ARROW, handler]`; `else`, `complete` and `default` arms begin with that token instead.
    Select,
    /// Of the rules of a `macro_rules!`: what a call is given runs where the call stands.
    InPlace,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Entry {
    pub(super) kind: SyntaxKind,
    pub(super) token: bool,
    pub(super) form: MacroForm,
    pub(super) span: Span,
    /// The first entry behind the subtree.
    pub(super) end: u32,
}

impl Tape {
    pub const ROOT: NodeId = NodeId(0);

    /// Reads a whole file. Broken code gives a tape with errors; what is over a [`Limit`] gives
    /// an empty one that says so.
    pub fn parse(text: &str, edition: Edition) -> Self {
        build::source_file(text, edition, &[])
    }

    /// Reads a part of a file, which imports `select!` under these names somewhere else.
    pub fn parse_part(text: &str, edition: Edition, selects: &[&str]) -> Self {
        build::source_file(text, edition, selects)
    }

    pub fn kind(&self, n: NodeId) -> SyntaxKind {
        self.entry(n).kind
    }

    /// In bytes of the file, without the whitespace and comments around it.
    pub fn span(&self, n: NodeId) -> Span {
        self.entry(n).span
    }

    pub fn is_token(&self, n: NodeId) -> bool {
        self.entry(n).token
    }

    /// The direct children, nodes and tokens, in source order.
    pub fn children(&self, n: NodeId) -> impl Iterator<Item = NodeId> + Clone + '_ {
        let end = self.end(n);
        let inside = move |it: &NodeId| *it < end;
        let first = Some(NodeId(n.0 + 1)).filter(inside);
        std::iter::successors(first, move |it| Some(self.end(*it)).filter(inside))
    }

    /// The direct children that are nodes.
    pub fn nodes(&self, n: NodeId) -> impl Iterator<Item = NodeId> + Clone + '_ {
        self.children(n).filter(|it| !self.is_token(*it))
    }

    /// The first direct child of that kind.
    pub fn child(&self, n: NodeId, kind: SyntaxKind) -> Option<NodeId> {
        self.children(n).find(|it| self.kind(*it) == kind)
    }

    /// The first entry behind the subtree of `n`.
    pub fn end(&self, n: NodeId) -> NodeId {
        NodeId(self.entry(n).end)
    }

    /// All entries below `n`, in pre-order.
    pub fn descendants(&self, n: NodeId) -> impl Iterator<Item = NodeId> + use<> {
        (n.0 + 1..self.end(n).0).map(NodeId)
    }

    /// How the arguments of a macro call were read, or what its rules do with them.
    pub fn macro_form(&self, token_tree: NodeId) -> MacroForm {
        self.entry(token_tree).form
    }

    /// The first syntax errors; ranges are bytes of the file.
    pub fn errors(&self) -> &[(Span, String)] {
        &self.errors
    }

    /// Why there is nothing but the root.
    pub fn limit(&self) -> Option<Limit> {
        self.limit
    }

    pub fn len(&self) -> usize {
        self.entries.len()
    }

    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// `(KIND token (KIND …) …)`, for tests and for looking at. Nodes around a single token are
    /// written as the outermost: `(PATH_EXPR x)`.
    pub fn dump(&self, text: &str, n: NodeId) -> String {
        let mut out = String::new();
        self.dump_into(text, n, &mut out);
        out
    }

    fn dump_into(&self, text: &str, n: NodeId, out: &mut String) {
        if self.is_token(n) {
            out.push_str(self.span(n).of(text));
            return;
        }
        let _ = write!(out, "({:?}", self.kind(n));
        if self.macro_form(n) != MacroForm::Opaque {
            let _ = write!(out, ":{:?}", self.macro_form(n));
        }
        if let Some(only) = self.only_token(n) {
            let _ = write!(out, " {})", self.span(only).of(text));
            return;
        }
        for child in self.children(n) {
            out.push(' ');
            self.dump_into(text, child, out);
        }
        out.push(')');
    }

    fn only_token(&self, n: NodeId) -> Option<NodeId> {
        let last = NodeId(self.end(n).0 - 1);
        let is_chain = (n.0..last.0).all(|it| self.end(NodeId(it)) == self.end(n));
        (last != n && is_chain && self.is_token(last)).then_some(last)
    }

    fn entry(&self, n: NodeId) -> &Entry {
        &self.entries[n.0 as usize]
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use ra_ap_syntax::{NodeOrToken, SourceFile, SyntaxNode};

    use super::*;

    fn check(text: &str, expected: &str) {
        let tape = Tape::parse(text, Edition::CURRENT);
        assert_eq!(
            tape.dump(text, Tape::ROOT),
            format!("(SOURCE_FILE {expected})")
        );
    }

    #[test]
    fn items_and_tokens_without_trivia() {
        check("/// doc\nstruct S ; // end", "(STRUCT struct (NAME S) ;)");
        check(
            "fn f() { a() /**/ }",
            "(FN fn (NAME f) (PARAM_LIST ( )) (BLOCK_EXPR (STMT_LIST { (CALL_EXPR (PATH_EXPR a) (ARG_LIST ( ))) })))",
        );
    }

    #[test]
    fn what_the_edition_and_windows_allow_is_no_error() {
        let errors = |text: &str, edition| Tape::parse(text, edition).errors().len();
        let touching = "const A: u8 = m!(impl#generics);";
        assert_eq!(errors(touching, Edition::Edition2018), 0);
        assert_eq!(errors(touching, Edition::Edition2021), 1);
        let escaped_line_end = "const A: &str = \"one \\\r\n two\";";
        assert_eq!(errors(escaped_line_end, Edition::CURRENT), 0);
        let and_another = "const A: &str = \"one \\\r\n \\q\";";
        assert_ne!(errors(and_another, Edition::CURRENT), 0);
    }

    #[test]
    fn nested_tuple_fields_are_two_fields() {
        check(
            "const A: u8 = t.0.1;",
            "(CONST const (NAME A) : (PATH_TYPE u8) = \
             (FIELD_EXPR (FIELD_EXPR (PATH_EXPR t) . (NAME_REF 0)) . (NAME_REF 1)) ;)",
        );
        check(
            "const A: u8 = t.0.;",
            "(CONST const (NAME A) : (PATH_TYPE u8) = \
             (FIELD_EXPR (FIELD_EXPR (PATH_EXPR t) . (NAME_REF 0)) .) ;)",
        );
        check(
            "const A: u8 = t.1e0;",
            "(CONST const (NAME A) : (PATH_TYPE u8) = (FIELD_EXPR (FIELD_EXPR (PATH_EXPR t) . (ERROR 1e0))) ;)",
        );
    }

    /// The parser's own tree, with what a tape leaves out left out.
    fn reference(node: &SyntaxNode, out: &mut Vec<(SyntaxKind, Option<Span>)>) {
        out.push((node.kind(), None));
        if node.kind() == SyntaxKind::TOKEN_TREE {
            return;
        }
        for child in node.children_with_tokens() {
            match child {
                NodeOrToken::Node(it) => reference(&it, out),
                NodeOrToken::Token(it) if it.kind().is_trivia() => {}
                NodeOrToken::Token(it) => {
                    let range = it.text_range();
                    out.push((
                        it.kind(),
                        Some(Span::new(range.start().into(), range.end().into())),
                    ));
                }
            }
        }
        out.push((SyntaxKind::EOF, None));
    }

    fn events(tape: &Tape, n: NodeId, out: &mut Vec<(SyntaxKind, Option<Span>)>) {
        if tape.is_token(n) {
            out.push((tape.kind(n), Some(tape.span(n))));
            return;
        }
        out.push((tape.kind(n), None));
        if tape.kind(n) == SyntaxKind::TOKEN_TREE {
            return;
        }
        tape.children(n).for_each(|it| events(tape, it, out));
        out.push((SyntaxKind::EOF, None));
    }

    /// Outside of macros, a tape is the tree of the parser. Reads our own sources and whatever
    /// folder `WAKEFUL_SOURCES` names.
    #[test]
    fn equals_the_tree_of_the_parser() {
        let mut folders = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("server")];
        folders.extend(std::env::var_os("WAKEFUL_SOURCES").map(PathBuf::from));
        let mut files = 0;
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let path = entry.path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|it| it == "rs")
                    && let Ok(text) = std::fs::read_to_string(&path)
                {
                    let tree = SourceFile::parse(&text, Edition::CURRENT).syntax_node();
                    let (mut expected, mut actual) = (Vec::new(), Vec::new());
                    reference(&tree, &mut expected);
                    let tape = Tape::parse(&text, Edition::CURRENT);
                    events(&tape, Tape::ROOT, &mut actual);
                    assert!(expected == actual, "{}", path.display());
                    files += 1;
                }
            }
        }
        assert!(files > 10);
    }

    #[test]
    fn spans_are_tight() {
        let text = "  fn f ( ) { } // end\n";
        let tape = Tape::parse(text, Edition::CURRENT);
        assert_eq!(tape.span(Tape::ROOT), Span::new(0, text.len() as u32));
        assert_eq!(tape.span(NodeId(1)).of(text), "fn f ( ) { }");
    }
}
