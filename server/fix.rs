//! Writes fixes as text edits, and applies them.
//!
//! Everything here is pure: texts in, edits or texts out. Places in edits count from an item
//! wherever there is one, so that an edit stays right when text above the item moves.

mod apply;
mod import;
pub mod manifest;
#[cfg(test)]
mod tests;
mod use_tree;

pub use apply::{Patch, Selection, apply, select, withhold_broken};
pub use import::Import;

use crate::comments::Comments;
use crate::finding::Edit;
use crate::index::{FileId, Place};
use crate::ir::{self, Body, ExprId, ExprKind, ItemId};
use crate::text::Span;

/// The file that a fix is written for.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    pub file: FileId,
    pub text: &'a str,
    pub ir: &'a ir::File,
}

impl<'a> Source<'a> {
    /// In bytes from the start of the file.
    pub fn absolute(&self, place: Place) -> Span {
        debug_assert_eq!(place.file, self.file);
        match place.item {
            Some(item) => place.span.offset(self.ir.items[item.0 as usize].span.start),
            None => place.span,
        }
    }

    /// The place of an absolute span, counted from `item`, in which it must lie.
    pub fn place(&self, item: ItemId, span: Span) -> Place {
        let start = self.ir.items[item.0 as usize].span.start;
        Place {
            file: self.file,
            item: Some(item),
            span: span.relative_to(start),
        }
    }

    pub fn text_of(&self, place: Place) -> &'a str {
        self.absolute(place).of(self.text)
    }

    /// The white space at the start of the line of `offset`.
    pub fn indentation(&self, offset: u32) -> &'a str {
        let start = line_start(self.text, offset as usize);
        blank(&self.text[start..])
    }

    /// One level of indentation: how far the first lines in the file that open something are from
    /// those below them.
    pub fn level(&self) -> &'a str {
        let mut votes: Vec<(&str, usize)> = Vec::new();
        let mut lines = self.text.lines().filter(|it| !it.trim().is_empty());
        let mut previous = lines.next().unwrap_or_default();
        let mut left = MOST_VOTES;
        for line in lines {
            let opener = std::mem::replace(&mut previous, line);
            if !opener.trim_end().ends_with(['{', '(', '[']) {
                continue;
            }
            let step = blank(line).strip_prefix(blank(opener));
            let Some(step) = step.filter(|it| !it.is_empty()) else {
                continue;
            };
            match votes.iter_mut().find(|it| it.0 == step) {
                Some(vote) => vote.1 += 1,
                None => votes.push((step, 1)),
            }
            left -= 1;
            if left == 0 {
                break;
            }
        }
        // The earlier of two that are as frequent.
        let most = votes.iter().rev().max_by_key(|it| it.1);
        most.map_or("    ", |it| it.0)
    }

    /// Replaces the text at `place` by `text`, whose further lines are indented as the line on
    /// which the place begins, and by one [`level`](Self::level) more for each tab in front.
    pub fn rewrite(&self, place: Place, text: &str) -> Edit {
        Edit::new(place, self.indented(self.absolute(place).start, text))
    }

    /// Puts `before` and `after` around the text at `place`. Their lines are indented as the line
    /// on which the place begins, and by one level more for each tab in front; if `before` has
    /// lines, those of the wrapped text move in as its last line does.
    pub fn wrap(&self, place: Place, before: &str, after: &str) -> Vec<Edit> {
        let span = self.absolute(place);
        let at = |offset: u32| Place {
            span: Span::empty(place.span.start + (offset - span.start)),
            ..place
        };
        let mut edits = vec![Edit::new(at(span.start), self.indented(span.start, before))];
        let last = before.rsplit_once('\n').map_or("", |it| it.1);
        let step = self.levels(last).0;
        if !step.is_empty() {
            let code = Comments::of(self.text);
            for start in line_starts(self.text, span) {
                let blank = self.text[start as usize..].starts_with(['\n', '\r']);
                if !blank && !code.is_in_string(start) {
                    edits.push(Edit::new(at(start), step.as_str()));
                }
            }
        }
        edits.push(Edit::new(at(span.end), self.indented(span.start, after)));
        edits
    }

    /// Appends `.await`, `.method()` or `?` to an expression of the body of `item`, with
    /// parentheses around it where it binds more loosely than that.
    pub fn postfix(&self, item: ItemId, body: &Body, expr: ExprId, text: &str) -> Vec<Edit> {
        let place = Place {
            file: self.file,
            item: Some(item),
            span: body.span(expr),
        };
        if binds_loosely(body.kind(expr)) && !self.text_of(place).starts_with('(') {
            self.wrap(place, "(", &format!("){text}"))
        } else {
            let end = Place {
                span: Span::empty(place.span.end),
                ..place
            };
            vec![Edit::new(end, text)]
        }
    }

    /// `future` becomes `future.await`, in front of the `?`, `.unwrap()` or whatever follows it.
    pub fn add_await(&self, item: ItemId, body: &Body, future: ExprId) -> Vec<Edit> {
        self.postfix(item, body, future, ".await")
    }

    /// `future.await` becomes `future`; a `.await` on a line of its own goes with its line.
    pub fn remove_await(&self, item: ItemId, body: &Body, await_: ExprId) -> Option<Edit> {
        let ExprKind::Await { base } = *body.kind(await_) else {
            return None;
        };
        let span = Span::new(body.span(base).end, body.span(await_).end);
        Some(Edit::new(
            Place {
                file: self.file,
                item: Some(item),
                span,
            },
            "",
        ))
    }

    /// A statement in front of the one at `statement`, on a line of its own, unless several stand
    /// on one.
    pub fn insert_before(&self, statement: Place, text: &str) -> Edit {
        let start = self.absolute(statement).start;
        let at = Place {
            span: Span::empty(statement.span.start),
            ..statement
        };
        let new = match self.starts_line(start) {
            true => self.indented(start, &format!("{text}\n")),
            false if fits_in_line(text) => format!("{text} "),
            false => return self.broken_before(at, text),
        };
        Edit::new(at, new)
    }

    /// Lines in front of a statement that stands behind others, which goes on a line of its own,
    /// too.
    fn broken_before(&self, at: Place, text: &str) -> Edit {
        let start = self.absolute(at).start;
        let line = &self.text[line_start(self.text, start as usize)..start as usize];
        let blanks = (line.len() - line.trim_end().len()) as u32;
        let blanks = blanks.min(at.span.start);
        let step = self.step_in(line);
        let lines = text.replace('\n', &format!("\n{step}"));
        let text = format!("\n{step}{lines}\n{step}");
        let span = Span::new(at.span.start - blanks, at.span.start);
        Edit::new(Place { span, ..at }, self.indented(start, &text))
    }

    /// How much further in than a line the statements stand that it opens a block for.
    fn step_in(&self, line: &str) -> &'static str {
        match line.matches('{').count() > line.matches('}').count() {
            true => "\t",
            false => "",
        }
    }

    /// Whether statements stand in one line, behind others.
    pub fn is_in_line(&self, statements: Place) -> bool {
        let start = self.absolute(statements).start;
        !self.starts_line(start) && !self.text_of(statements).contains('\n')
    }

    fn starts_line(&self, offset: u32) -> bool {
        let start = line_start(self.text, offset as usize);
        self.text[start..offset as usize].trim().is_empty()
    }

    /// The same of source that is left as it is: its strings may go on over line breaks.
    pub fn insert_source_before(&self, statement: Place, text: &str) -> Edit {
        let mut edit = self.insert_before(statement, "");
        edit.text.insert_str(0, text);
        edit
    }

    /// A statement behind the one at `statement`, on a line of its own, unless several stand on
    /// one.
    pub fn insert_after(&self, statement: Place, text: &str) -> Edit {
        let Span { start, end } = self.absolute(statement);
        let at = Place {
            span: Span::empty(statement.span.end),
            ..statement
        };
        let new = match self.starts_line(start) {
            true => self.indented(start, &format!("\n{text}")),
            false if fits_in_line(text) => format!(" {text}"),
            false => return self.broken_after(at, end, text),
        };
        Edit::new(at, new)
    }

    /// Lines behind a statement in a line, the rest of which goes on a line of its own.
    fn broken_after(&self, at: Place, end: u32, text: &str) -> Edit {
        let line = line_start(self.text, end as usize);
        let step = self.step_in(&self.text[line..end as usize]);
        let rest = self.text[end as usize..]
            .split('\n')
            .next()
            .unwrap_or_default();
        let blanks = (rest.len() - rest.trim_start().len()) as u32;
        let lines = text.replace('\n', &format!("\n{step}"));
        let last = if rest.trim().is_empty() { "" } else { "\n" };
        let span = Span::new(at.span.end, at.span.end + blanks);
        let new = self.indented(end, &format!("\n{step}{lines}{last}"));
        Edit::new(Place { span, ..at }, new)
    }

    /// Deletes what is at `place`, with its lines if nothing else stands on them.
    pub fn delete_lines(&self, place: Place) -> Edit {
        let span = self.absolute(place);
        let start = line_start(self.text, span.start as usize);
        let line_end = self.text[span.end as usize..].find('\n');
        let end = line_end.map_or(self.text.len(), |it| span.end as usize + it);
        let alone = self.text[start..span.start as usize].trim().is_empty()
            && self.text[span.end as usize..end].trim().is_empty();
        // The line break in front goes, not the one behind, so that the edit stays in the item.
        let lead = span.start - line_break_before(self.text, start) as u32;
        if alone && start > 0 && lead <= place.span.start {
            let span = Span::new(place.span.start - lead, place.span.end);
            return Edit::new(Place { span, ..place }, "");
        }
        // Of the blanks on both sides, one is enough.
        let ends = span.end as usize;
        let is_between =
            !self.starts_line(span.start) && self.text[..span.start as usize].ends_with(' ');
        let blank = u32::from(is_between && self.text[ends..].starts_with(' '));
        let span = Span::new(place.span.start, place.span.end + blank);
        Edit::new(Place { span, ..place }, "")
    }

    /// The tabs in front of a line as this file has them, and the rest.
    fn levels<'l>(&self, line: &'l str) -> (String, &'l str) {
        let rest = line.trim_start_matches('\t');
        match line.len() - rest.len() {
            0 => (String::new(), rest),
            tabs => (self.level().repeat(tabs), rest),
        }
    }

    fn indented(&self, offset: u32, text: &str) -> String {
        let break_ = if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        };
        let indentation = self.indentation(offset);
        // What is taken from the file has its line ends already.
        let mut lines = text
            .split('\n')
            .map(|it| it.trim_end_matches('\r'))
            .peekable();
        let mut out = lines.next().unwrap_or_default().to_owned();
        while let Some(line) = lines.next() {
            out += break_;
            // Empty lines stay empty; behind the last, something of the file follows.
            if !line.is_empty() || lines.peek().is_none() {
                let (levels, line) = self.levels(line);
                out += indentation;
                out += &levels;
                out += line;
            }
        }
        out
    }
}

/// Whether a postfix needs parentheses around such an expression.
pub fn binds_loosely(kind: &ExprKind) -> bool {
    use ExprKind::*;
    matches!(
        kind,
        Ref { .. }
            | Deref { .. }
            | Unary { .. }
            | Binary { .. }
            | Assign { .. }
            | Cast { .. }
            | Range { .. }
            | Let { .. }
            | Closure(_)
            | Return(_)
            | Break { .. }
            | Yield(_)
    )
}

/// Whether a statement can stand between others.
fn fits_in_line(text: &str) -> bool {
    !text.contains('\n') && !text.starts_with("//")
}

/// The file is not read to its end for its style.
const MOST_VOTES: usize = 24;

/// The white space at the start of a line.
fn blank(line: &str) -> &str {
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

fn line_start(text: &str, offset: usize) -> usize {
    text[..offset].rfind('\n').map_or(0, |it| it + 1)
}

fn line_break_before(text: &str, line_start: usize) -> usize {
    let end = line_start.saturating_sub(1);
    if text[..end].ends_with('\r') {
        end - 1
    } else {
        end
    }
}

/// The starts of the lines that begin inside `span`.
fn line_starts(text: &str, span: Span) -> Vec<u32> {
    span.of(text)
        .match_indices('\n')
        .map(|(at, _)| span.start + at as u32 + 1)
        .collect()
}
