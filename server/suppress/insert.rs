//! Where a comment goes that allows a finding, and what it says.

use std::collections::BTreeSet;

use super::{Allow, allows};
use crate::comments::Comments;
use crate::ir::{self, ItemKind};
use crate::text::Span;

/// To be filled; as long as it stands there, the comment counts as one without a reason.
pub const GAP: &str = "<why>";

/// How much a comment is to cover.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Line,
    Item,
    File,
}

/// Where a comment goes. Offsets are in bytes of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// Into the list of one that is there already, behind its last rule.
    List(u32),
    /// On a line of its own, above the one that begins here and is indented like it.
    Above(u32),
    /// Behind the code of a line, where it ends.
    Behind(u32),
    /// To the comments about the file.
    Head(u32),
}

/// A file into which comments go.
pub struct Target<'a> {
    text: &'a str,
    file: &'a ir::File,
    comments: Comments,
    allows: Vec<Allow>,
}

impl<'a> Target<'a> {
    pub fn new(text: &'a str, file: &'a ir::File) -> Self {
        Self {
            text,
            file,
            comments: Comments::of(text),
            allows: allows(text, file),
        }
    }

    /// Where a comment goes that covers what is found at an offset, in the given scope or in the
    /// next larger one that is possible. `None` if there is no item around it.
    pub fn spot(&self, at: u32, scope: Scope) -> Option<Spot> {
        match scope {
            Scope::File => Some(Spot::Head(head_end(self.text))),
            Scope::Line => self.line(at, at).or_else(|| self.spot(at, Scope::Item)),
            Scope::Item => {
                let around = self.file.items.iter();
                let around =
                    around.filter(|it| it.span.contains_offset(at) && is_covering(&it.kind));
                let item = around.max_by_key(|it| it.span.start)?;
                self.line(item.span.start, at)
            }
        }
    }

    /// At the line of `start`, to cover `at` too.
    fn line(&self, start: u32, at: u32) -> Option<Spot> {
        let line = line_start(self.text, start);
        let end = line_end(self.text, start);
        // A comment that is there already takes the rule in.
        let here = |it: &&Allow| {
            let Span { start, end: behind } = it.comment;
            let is_inner = self.text[start as usize..].starts_with(['/'])
                && self.text[start as usize + 2..].starts_with('!');
            let is_above =
                || behind <= line && self.text[behind as usize..line as usize].trim().is_empty();
            let is_beside = (line..=end).contains(&start);
            it.problem.is_none()
                && !is_inner
                && it.covers.contains_offset(at)
                && (is_beside || is_above())
        };
        let known = self.allows.iter().find(here);
        if let Some((last, _)) = known.and_then(|it| it.ids.last()) {
            return Some(Spot::List(last.end));
        }
        let is_code = |at: u32| {
            let around = |it: &Span| it.start < at && at < it.end;
            !self.comments.is_in_string(at) && !self.comments.all.iter().any(|it| around(&it.span))
        };
        if is_code(line) {
            return Some(Spot::Above(line));
        }
        // A string or a comment runs over the line's beginning.
        let ends_in_comment = self.comments.all.iter().any(|it| it.span.end == end);
        (is_code(end) && !ends_in_comment).then_some(Spot::Behind(end))
    }

    /// What is to be written where; without a reason, none is given.
    pub fn edit(&self, spot: Spot, rules: &BTreeSet<&str>, reason: Option<&str>) -> (Span, String) {
        let list: Vec<&str> = rules.iter().copied().collect();
        let list = list.join(", ");
        let reason = reason.map_or_else(String::new, |it| format!(" -- {it}"));
        let line_break = match self.text.contains("\r\n") {
            true => "\r\n",
            false => "\n",
        };
        let comment = format!("wakeful: allow({list}){reason}");
        match spot {
            Spot::List(at) => (Span::empty(at), format!(", {list}")),
            Spot::Behind(at) => (Span::empty(at), format!(" // {comment}")),
            Spot::Head(at) => (Span::empty(at), format!("//! {comment}{line_break}")),
            Spot::Above(at) => {
                let line = &self.text[at as usize..];
                let code = line.trim_start_matches([' ', '\t']);
                let indentation = &line[..line.len() - code.len()];
                (
                    Span::empty(at),
                    format!("{indentation}// {comment}{line_break}"),
                )
            }
        }
    }
}

fn is_covering(kind: &ItemKind) -> bool {
    matches!(
        kind,
        ItemKind::Fn(_) | ItemKind::Impl(_) | ItemKind::Const(_) | ItemKind::Static(_)
    )
}

/// Behind a `#!` line, and behind the comments about the file that stand there already.
fn head_end(text: &str) -> u32 {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let is_shebang = at == 0 && line.starts_with("#!") && !line.starts_with("#![");
        if !is_shebang && !line.starts_with("//!") {
            break;
        }
        at += line.len() as u32;
    }
    at
}

fn line_start(text: &str, at: u32) -> u32 {
    let before = &text[..at as usize];
    before.rfind('\n').map_or(0, |it| it as u32 + 1)
}

/// Without its line break.
fn line_end(text: &str, at: u32) -> u32 {
    let rest = &text[at as usize..];
    let line = rest.split('\n').next().unwrap_or(rest);
    at + line.trim_end_matches('\r').len() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Edition, Tape};

    /// The text with a comment about what is found at `|`.
    fn allowed(marked: &str, scope: Scope) -> String {
        let at = marked.find('|').expect("a place");
        let text = marked.replacen('|', "", 1);
        let file = ir::lower(&text, &Tape::parse(&text, Edition::Edition2024));
        let target = Target::new(&text, &file);
        let spot = target.spot(at as u32, scope).expect("a spot");
        let (span, new) = target.edit(spot, &BTreeSet::from(["y", "x"]), Some("so"));
        let mut text = text.clone();
        text.replace_range(span.start as usize..span.end as usize, &new);
        text
    }

    #[test]
    fn it_goes_above_and_is_indented() {
        assert_eq!(
            allowed("fn f() {\r\n\ta(\r\n\t\t|b());\r\n}", Scope::Line),
            "fn f() {\r\n\ta(\r\n\t\t// wakeful: allow(x, y) -- so\r\n\t\tb());\r\n}"
        );
        assert_eq!(
            allowed(
                "impl S {\n    #[a]\n    fn f() {\n        |b();\n    }\n}",
                Scope::Item
            ),
            "impl S {\n    // wakeful: allow(x, y) -- so\n    #[a]\n    fn f() {\n        b();\n    }\n}"
        );
        assert_eq!(
            allowed("//! Doc.\n|fn f() {}", Scope::File),
            "//! Doc.\n//! wakeful: allow(x, y) -- so\nfn f() {}"
        );
    }

    #[test]
    fn one_that_covers_the_place_takes_it_in() {
        assert_eq!(
            allowed(
                "fn f() {\n    // wakeful: allow(a) -- b\n    |c();\n}",
                Scope::Line
            ),
            "fn f() {\n    // wakeful: allow(a, x, y) -- b\n    c();\n}"
        );
        assert_eq!(
            allowed("fn f() {\n    |c(); // wakeful: allow(a)\n}", Scope::Line),
            "fn f() {\n    c(); // wakeful: allow(a, x, y)\n}"
        );
        // One behind the line above covers that line alone, and one about the file too much.
        assert_eq!(
            allowed(
                "fn f() {\n    b(); // wakeful: allow(a)\n    |c();\n}",
                Scope::Line
            ),
            "fn f() {\n    b(); // wakeful: allow(a)\n    // wakeful: allow(x, y) -- so\n    c();\n}"
        );
        assert_eq!(
            allowed("//! wakeful: allow(a)\n|fn f() {}", Scope::Line),
            "//! wakeful: allow(a)\n// wakeful: allow(x, y) -- so\nfn f() {}"
        );
    }

    #[test]
    fn it_never_goes_into_a_string_or_a_comment() {
        assert_eq!(
            allowed("fn f() {\n    a(\"b\n  c\", |d());\n}", Scope::Line),
            "fn f() {\n    a(\"b\n  c\", d()); // wakeful: allow(x, y) -- so\n}"
        );
        assert_eq!(
            allowed("fn f() {\n    /* a\n    */ |d(); // e\n}", Scope::Line),
            "// wakeful: allow(x, y) -- so\nfn f() {\n    /* a\n    */ d(); // e\n}"
        );
    }
}
