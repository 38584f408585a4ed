//! The tree of an open file, kept up to date by parsing no more than an edit has touched.
//!
//! An edit inside one token replaces the token; an edit inside braces parses what is between
//! them; any other edit parses the whole file. The tree holds the whole text, so no other copy is
//! needed.

use ra_ap_parser::{Edition, LexedStr, Output, Reparser, StrStep, SyntaxKind, T, TopEntryPoint};
use rowan::{GreenNode, GreenNodeBuilder, GreenNodeData, GreenToken, GreenTokenData, NodeOrToken};

use super::functions::same_functions;
use super::limits::{self, Limit};
use super::tokens::Tokens;
use crate::text::Span;

/// An open file.
#[derive(Clone, Debug)]
pub struct Doc {
    edition: Edition,
    content: Content,
}

#[derive(Clone, Debug)]
enum Content {
    Tree(GreenNode),
    /// Over a limit.
    Text(String, Limit),
}

/// How much of a file an edit made us parse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reparse {
    /// One token was replaced; its new range, in bytes.
    Token(Span),
    /// What is between two braces was parsed; its new range with the braces, in bytes.
    Block(Span),
    Full,
}

/// What an edit did to a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edited {
    pub reparse: Reparse,
    /// All functions, nested ones too, are there as before, moved by what stands before them.
    pub same_functions: bool,
}

/// The range of an edit is not one of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadRange;

impl Doc {
    pub fn new(text: &str, edition: Edition) -> Self {
        let content = match limits::check_limits(text, edition) {
            Ok(()) => Content::Tree(parse_file(text, edition)),
            Err(limit) => Content::Text(text.to_owned(), limit),
        };
        Self { edition, content }
    }

    /// Replaces `delete`, in bytes, by `insert`.
    pub fn edit(&mut self, delete: Span, insert: &str) -> Result<Edited, BadRange> {
        if delete.start > delete.end || delete.end > self.len() {
            return Err(BadRange);
        }
        let len = (self.len() - delete.len()) as usize + insert.len();
        if let Content::Tree(root) = &self.content
            && len <= limits::MAX_BYTES
        {
            let edit = Edit {
                root,
                delete,
                insert,
                edition: self.edition,
            };
            let incremental = edit.in_token()?.or_else(|| edit.in_block());
            if let Some((root, edited)) = incremental {
                self.content = Content::Tree(root);
                return Ok(edited);
            }
        }
        let mut text = self.text();
        let (start, end) = (delete.start as usize, delete.end as usize);
        if !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            return Err(BadRange);
        }
        text.replace_range(start..end, insert);
        let new = Self::new(&text, self.edition);
        let same_functions = match (&self.content, &new.content) {
            (Content::Tree(old), Content::Tree(new)) => {
                same_functions(old, new, delete, insert.len() as u32)
            }
            _ => false,
        };
        *self = new;
        Ok(Edited {
            reparse: Reparse::Full,
            same_functions,
        })
    }

    pub fn text(&self) -> String {
        match &self.content {
            Content::Tree(root) => text_of(root),
            Content::Text(text, _) => text.clone(),
        }
    }

    /// In bytes.
    pub fn len(&self) -> u32 {
        match &self.content {
            Content::Tree(root) => root.text_len().into(),
            Content::Text(text, _) => text.len() as u32,
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Why there is no tree.
    pub fn limit(&self) -> Option<Limit> {
        match &self.content {
            Content::Tree(_) => None,
            Content::Text(_, limit) => Some(*limit),
        }
    }
}

/// An edit that is being tried on a tree.
struct Edit<'a> {
    root: &'a GreenNodeData,
    delete: Span,
    insert: &'a str,
    edition: Edition,
}

/// A node on the way from the root to an edit, and which of its children is next.
struct Step<'a> {
    node: &'a GreenNodeData,
    start: u32,
    child: usize,
}

/// A token and the way to it.
struct Found<'a> {
    path: Vec<Step<'a>>,
    token: &'a GreenTokenData,
    span: Span,
}

impl<'a> Edit<'a> {
    fn in_token(&self) -> Result<Option<(GreenNode, Edited)>, BadRange> {
        // What is typed between two tokens can belong to either.
        let before = self.find(self.delete.end, Side::Before);
        let after = self.find(self.delete.start, Side::After);
        for found in before
            .iter()
            .chain(&after)
            .filter(|it| it.span.contains(self.delete))
        {
            if let Some(done) = self.token(found)? {
                return Ok(Some(done));
            }
        }
        Ok(None)
    }

    fn token(&self, found: &Found<'a>) -> Result<Option<(GreenNode, Edited)>, BadRange> {
        let old = found.token.text();
        let delete = self.delete.relative_to(found.span.start);
        let (start, end) = (delete.start as usize, delete.end as usize);
        if !old.is_char_boundary(start) || !old.is_char_boundary(end) {
            return Err(BadRange);
        }
        let kind = kind_of(found.token.kind());
        let mut new = String::with_capacity(old.len() + self.insert.len());
        new.push_str(&old[..start]);
        new.push_str(self.insert);
        new.push_str(&old[end..]);
        let keeps_meaning = match kind {
            // A word that is a keyword in some places changes how they are parsed.
            SyntaxKind::IDENT => {
                !self.is_keyword_somewhere(old) && !self.is_keyword_somewhere(&new)
            }
            // An empty line and a doc comment decide to which item the comments before it belong.
            SyntaxKind::WHITESPACE => old.contains("\n\n") == new.contains("\n\n"),
            SyntaxKind::COMMENT => comment_style(old) == comment_style(&new),
            SyntaxKind::STRING | SyntaxKind::BYTE_STRING | SyntaxKind::C_STRING => true,
            _ => false,
        };
        if !keeps_meaning || !self.lexes_alike(found, &new) {
            return Ok(None);
        }
        let token = GreenToken::new(found.token.kind(), &new);
        let start = found.span.start;
        let span = Span::new(start, start + new.len() as u32);
        let root = replace(&found.path, NodeOrToken::Token(token));
        let edited = Edited {
            reparse: Reparse::Token(span),
            same_functions: true,
        };
        Ok(root.map(|root| (root, edited)))
    }

    fn is_keyword_somewhere(&self, word: &str) -> bool {
        SyntaxKind::from_contextual_keyword(word, self.edition).is_some()
    }

    /// Whether the new text is one token of the same kind, and the tokens on both sides remain
    /// what they are.
    fn lexes_alike(&self, found: &Found<'a>, new: &str) -> bool {
        let before = self.find(found.span.start, Side::Before);
        let after = self.find(found.span.end, Side::After);
        let mut text = String::new();
        let mut expected = Vec::new();
        for (kind, part) in before
            .map(|it| (it.token.kind(), it.token.text()))
            .into_iter()
            .chain([(found.token.kind(), new)])
            .chain(after.map(|it| (it.token.kind(), it.token.text())))
        {
            expected.push((lexer_kind(kind_of(kind)), text.len()));
            text.push_str(part);
        }
        let lexed = LexedStr::new(self.edition, &text);
        let mut i = 0;
        for (n, (kind, start)) in expected.iter().enumerate() {
            if i >= lexed.len() || lexed.text_start(i) != *start {
                return false;
            }
            let end = expected.get(n + 1).map_or(text.len(), |it| it.1);
            match kind {
                Some(kind) if lexed.kind(i) != *kind => return false,
                Some(_) => i += 1,
                // Punctuation of several characters, and words that the parser gave a kind.
                None => {
                    i += (i..lexed.len())
                        .take_while(|it| lexed.text_start(*it) < end)
                        .count()
                }
            }
        }
        i == lexed.len()
    }

    fn in_block(&self) -> Option<(GreenNode, Edited)> {
        let Span { start, end } = self.delete;
        let (path, _) = descend(self.root, |it| it.start < start && end < it.end);
        // The last node of the path is the innermost; the root has no braces.
        (1..path.len())
            .rev()
            .find_map(|i| self.block(&path[..i], &path[i]))
    }

    fn block(&self, path: &[Step<'a>], block: &Step<'a>) -> Option<(GreenNode, Edited)> {
        let first = block.node.children().next().map(|it| kind_of(it.kind()));
        let parent = path.last().map(|it| kind_of(it.node.kind()));
        let reparser = Reparser::for_node(kind_of(block.node.kind()), first, parent)?;
        let mut text = text_of(block.node);
        let delete = self.delete.relative_to(block.start);
        let (start, end) = (delete.start as usize, delete.end as usize);
        if !text.is_char_boundary(start) || !text.is_char_boundary(end) {
            return None;
        }
        text.replace_range(start..end, self.insert);
        let lexed = LexedStr::new(self.edition, &text);
        if !is_balanced(&lexed) {
            return None;
        }
        let room = limits::MAX_NESTING.checked_sub(path.len() as u32)?;
        let tokens = Tokens::of(&lexed, &text, self.edition, 0);
        limits::check_nesting(&tokens, room).ok()?;
        let output = reparser.parse(&lexed.to_input(self.edition));
        let (green, takes_all) = build(&lexed, &output);
        if !takes_all || !ends_in_brace(&green) {
            return None;
        }
        let span = Span::new(block.start, block.start + text.len() as u32);
        let edited = Edited {
            reparse: Reparse::Block(span),
            same_functions: same_functions(block.node, &green, delete, self.insert.len() as u32),
        };
        Some((replace(path, NodeOrToken::Node(green))?, edited))
    }

    fn find(&self, at: u32, side: Side) -> Option<Found<'a>> {
        let (path, last) = descend(self.root, |it| match side {
            Side::Before => it.start < at && at <= it.end,
            Side::After => it.start <= at && at < it.end,
        });
        let (token, start) = last?;
        let span = Span::new(start, start + u32::from(token.text_len()));
        Some(Found { path, token, span })
    }
}

#[derive(Clone, Copy)]
enum Side {
    Before,
    After,
}

/// Goes down as long as a child's range is inside, and says which token it ends at, if any.
fn descend<'a>(
    root: &'a GreenNodeData,
    inside: impl Fn(Span) -> bool,
) -> (Vec<Step<'a>>, Option<(&'a GreenTokenData, u32)>) {
    let mut path = Vec::new();
    let (mut node, mut start) = (root, 0);
    loop {
        let mut at = start;
        let found = node.children().enumerate().find_map(|(i, child)| {
            let span = Span::new(at, at + len_of(child));
            at = span.end;
            inside(span).then_some((i, span.start, child))
        });
        let Some((child, child_start, element)) = found else {
            path.push(Step {
                node,
                start,
                child: usize::MAX,
            });
            return (path, None);
        };
        path.push(Step { node, start, child });
        match element {
            NodeOrToken::Node(inner) => (node, start) = (inner, child_start),
            NodeOrToken::Token(token) => return (path, Some((token, child_start))),
        }
    }
}

/// The root with another element at the end of the path.
fn replace(path: &[Step<'_>], new: NodeOrToken<GreenNode, GreenToken>) -> Option<GreenNode> {
    let root = path.iter().rev().fold(new, |child, step| {
        NodeOrToken::Node(step.node.replace_child(step.child, child))
    });
    root.into_node()
}

fn parse_file(text: &str, edition: Edition) -> GreenNode {
    let lexed = LexedStr::new(edition, text);
    let output = TopEntryPoint::SourceFile.parse(&lexed.to_input(edition));
    build(&lexed, &output).0
}

/// Whether the tree takes all tokens, too.
fn build(lexed: &LexedStr<'_>, output: &Output) -> (GreenNode, bool) {
    let mut builder = GreenNodeBuilder::new();
    let takes_all = lexed.intersperse_trivia(output, &mut |step| match step {
        StrStep::Token { kind, text } => builder.token(rowan::SyntaxKind(kind.into()), text),
        StrStep::Enter { kind } => builder.start_node(rowan::SyntaxKind(kind.into())),
        StrStep::Exit => builder.finish_node(),
        StrStep::Error { .. } => {}
    });
    (builder.finish(), takes_all)
}

fn is_balanced(lexed: &LexedStr<'_>) -> bool {
    let mut depth = 0usize;
    for i in 0..lexed.len() {
        match lexed.kind(i) {
            T!['{'] => depth += 1,
            T!['}'] => match depth.checked_sub(1) {
                Some(less) => depth = less,
                None => return false,
            },
            _ => {}
        }
        // All of it stands between the first brace and the last.
        if (depth == 0) != (i + 1 == lexed.len()) {
            return false;
        }
    }
    !lexed.is_empty()
}

/// A parser that lost its way takes the brace for something else.
fn ends_in_brace(node: &GreenNodeData) -> bool {
    match node.children().last() {
        Some(NodeOrToken::Token(it)) => kind_of(it.kind()) == T!['}'],
        Some(NodeOrToken::Node(it)) => {
            kind_of(it.kind()) == SyntaxKind::STMT_LIST && ends_in_brace(it)
        }
        None => false,
    }
}

fn comment_style(text: &str) -> (bool, bool) {
    let is_outer = (text.starts_with("///") && !text.starts_with("////"))
        || (text.starts_with("/**") && !text.starts_with("/***"));
    (is_outer, text.starts_with("//!") || text.starts_with("/*!"))
}

/// The kind the lexer gives; `None` where the parser chose another or glued tokens together.
fn lexer_kind(kind: SyntaxKind) -> Option<SyntaxKind> {
    use SyntaxKind::{BYTE_STRING, C_STRING, COMMENT, IDENT, STRING, WHITESPACE};
    let is_own = matches!(
        kind,
        IDENT | WHITESPACE | COMMENT | STRING | BYTE_STRING | C_STRING
    );
    is_own.then_some(kind)
}

pub(super) fn kind_of(kind: rowan::SyntaxKind) -> SyntaxKind {
    SyntaxKind::from(kind.0)
}

pub(super) fn len_of(element: NodeOrToken<&GreenNodeData, &GreenTokenData>) -> u32 {
    match element {
        NodeOrToken::Node(it) => it.text_len().into(),
        NodeOrToken::Token(it) => it.text_len().into(),
    }
}

fn text_of(node: &GreenNodeData) -> String {
    let mut text = String::with_capacity(u32::from(node.text_len()) as usize);
    let mut open = vec![node.children()];
    while let Some(children) = open.last_mut() {
        match children.next() {
            Some(NodeOrToken::Node(it)) => open.push(it.children()),
            Some(NodeOrToken::Token(it)) => text.push_str(it.text()),
            None => {
                open.pop();
            }
        }
    }
    text
}

#[cfg(test)]
mod tests;
