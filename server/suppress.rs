//! `// wakeful: allow(id, …) -- reason`: what it covers, and whether it was needed.
//!
//! Behind code it covers that line; on a line of its own it covers the statement line below, or the
//! item if one begins there; as `//! wakeful: allow(…)` it covers the module or file it stands in.

pub mod clippy;
mod insert;

use std::iter;

use memchr::memmem;

pub use self::insert::{GAP, Scope, Spot, Target};

use crate::comments::{Comment, Comments};
use crate::finding::{Finding, Findings, Fix};
use crate::index::{FileId, Place};
use crate::ir::{self, ItemKind, Parent};
use crate::rules;
use crate::text::Span;

/// The ids of what this room itself reports.
pub const UNUSED_ALLOW: &str = "unused_allow";
pub const ALLOW_WITHOUT_REASON: &str = "allow_without_reason";
pub const UNKNOWN_ALLOW: &str = "unknown_allow";

/// One comment. Spans are absolute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    pub comment: Span,
    /// The ids as written, known or not.
    pub ids: Vec<(Span, String)>,
    /// What stands behind `--`.
    pub reason: Option<String>,
    /// Findings that begin in here are allowed.
    pub covers: Span,
    /// What is wrong with its form; such a comment allows nothing.
    pub problem: Option<String>,
}

/// All such comments of a file, in source order.
pub fn allows(text: &str, file: &ir::File) -> Vec<Allow> {
    if memmem::find(text.as_bytes(), b"wakeful:").is_none() {
        return Vec::new();
    }
    let comments = Comments::of(text);
    let scan = Scan {
        text,
        comments: &comments,
        file,
    };
    comments
        .all
        .iter()
        .filter_map(|it| scan.allow(*it))
        .collect()
}

/// Takes away what is allowed, and adds what is to be said about the comments themselves. `start`
/// tells where a finding begins in the file, `forbids` that no comment may allow a rule.
pub fn apply(
    file: FileId,
    text: &str,
    allows: &[Allow],
    findings: Vec<Finding>,
    start: impl Fn(&Finding) -> u32,
    forbids: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    if allows.is_empty() {
        return findings;
    }
    let mut used: Vec<Vec<bool>> = allows.iter().map(|it| vec![false; it.ids.len()]).collect();
    let mut is_allowed = |rule: &str, at: u32| {
        let mut allowed = false;
        for (allow, used) in allows.iter().zip(&mut used) {
            if allow.problem.is_some() || !allow.covers.contains_offset(at) {
                continue;
            }
            for ((_, id), used) in allow.ids.iter().zip(used) {
                if id == rule && !forbids(rule) {
                    *used = true;
                    allowed = true;
                }
            }
        }
        allowed
    };
    let mut kept: Vec<Finding> = findings
        .into_iter()
        .filter(|it| !is_allowed(it.rule, start(it)))
        .collect();
    let about_comments = allows.iter().flat_map(|it| about(file, text, it));
    let about_comments: Vec<Finding> = about_comments.collect();
    kept.extend(
        about_comments
            .into_iter()
            .filter(|it| !is_allowed(it.rule, start(it))),
    );
    for (allow, used) in allows.iter().zip(&used) {
        kept.extend(unused(file, text, allow, used, &forbids));
    }
    kept
}

/// Unknown ids, and no reason.
fn about(file: FileId, text: &str, allow: &Allow) -> Vec<Finding> {
    let mut unknown = findings(file, UNKNOWN_ALLOW);
    if let Some(problem) = &allow.problem {
        unknown.add(allow.comment, problem);
        return unknown.finish();
    }
    for (span, id) in allow.ids.iter().filter(|it| rules::by_id(&it.1).is_none()) {
        let mut message = format!("there is no rule `{id}`");
        let near = rules::nearest(id);
        if let Some(near) = near {
            message += &format!("; did you mean `{near}`?");
        }
        // That is a guess, and it takes findings away.
        let is_new = |near: &&str| allow.ids.iter().all(|it| it.1 != **near);
        let fix = near.filter(is_new).map(|near| {
            let place = Place {
                file,
                item: None,
                span: *span,
            };
            Fix::suggested(format!("Write `{near}`")).replace(place, near)
        });
        unknown.add(*span, message).fix(fix);
    }
    let mut found = unknown.finish();
    if allow.reason.is_none() {
        let mut bare = findings(file, ALLOW_WITHOUT_REASON);
        bare.add(
            allow.comment,
            "this does not say why: write ` -- ` and the reason behind it",
        )
        .fix(gap(file, text, allow));
        found.append(&mut bare.finish());
    }
    found
}

/// Makes room for the reason, if there is none yet.
fn gap(file: FileId, text: &str, allow: &Allow) -> Option<Fix> {
    let comment = allow.comment.of(text);
    let said = comment.strip_suffix("*/").unwrap_or(comment).trim_end();
    let missing = match said {
        it if it.ends_with("--") => format!(" {GAP}"),
        it if it.ends_with(')') => format!(" -- {GAP}"),
        _ => return None,
    };
    let at = Place {
        file,
        item: None,
        span: Span::empty(allow.comment.start + said.len() as u32),
    };
    Some(Fix::placeholder("Say why").insert(at, missing))
}

fn unused(
    file: FileId,
    text: &str,
    allow: &Allow,
    used: &[bool],
    forbids: impl Fn(&str) -> bool,
) -> Vec<Finding> {
    let mut acc = findings(file, UNUSED_ALLOW);
    if allow.problem.is_some() {
        return Vec::new();
    }
    for (at, ((span, id), _)) in allow.ids.iter().zip(used).enumerate().filter(|it| !it.1.1) {
        // Nothing can be said about the need for a rule that does not exist.
        if rules::by_id(id).is_some() && id != UNUSED_ALLOW {
            let place = |span| Place {
                file,
                item: None,
                span,
            };
            let fix = Fix::safe(format!("Remove `{id}`")).delete(place(listed(text, allow, at)));
            let message = match forbids(id) {
                true => format!("the configuration forbids allowing `{id}`"),
                false => format!("`{id}` finds nothing here"),
            };
            acc.add(*span, message).fix(fix);
        }
    }
    acc.finish()
}

/// An id with the comma that goes with it, or the whole comment if it is the only one.
fn listed(text: &str, allow: &Allow, at: usize) -> Span {
    let (span, _) = allow.ids[at];
    match (at.checked_sub(1), allow.ids.get(at + 1)) {
        (Some(before), _) => Span::new(allow.ids[before].0.end, span.end),
        (None, Some((next, _))) => Span::new(span.start, next.start),
        (None, None) => removal(text, allow.comment),
    }
}

fn findings(file: FileId, rule: &'static str) -> Findings {
    let severity = rules::by_id(rule).map_or(crate::finding::Severity::Hint, |it| it.meta.severity);
    Findings::new(
        rule,
        severity,
        Place {
            file,
            item: None,
            span: Span::empty(0),
        },
    )
}

struct Scan<'a> {
    text: &'a str,
    comments: &'a Comments,
    file: &'a ir::File,
}

impl Scan<'_> {
    fn allow(&self, comment: Comment) -> Option<Allow> {
        let content = comment.content(self.text);
        let directive = content.strip_prefix("wakeful:")?.trim_start();
        let mut allow = Allow {
            comment: comment.span,
            ids: Vec::new(),
            reason: None,
            covers: self.covers(comment),
            problem: None,
        };
        match parse(directive) {
            Ok((ids, reason)) => {
                let offset =
                    |part: &str| (part.as_ptr() as usize - self.text.as_ptr() as usize) as u32;
                allow.reason = reason.map(str::to_owned);
                allow.ids = ids
                    .into_iter()
                    .map(|it| {
                        (
                            Span::new(offset(it), offset(it) + it.len() as u32),
                            it.to_owned(),
                        )
                    })
                    .collect();
            }
            Err(problem) => allow.problem = Some(problem),
        }
        Some(allow)
    }

    fn covers(&self, comment: Comment) -> Span {
        let Span { start, end } = comment.span;
        if comment.inner {
            return self.module_around(start);
        }
        let line = self.line_of(start);
        let before = Span::new(line.start, start).of(self.text);
        let behind = Span::new(end, line.end.max(end)).of(self.text);
        // A block comment may stand in front of code, on its line.
        if !before.trim().is_empty() || !behind.trim().is_empty() {
            return Span::new(line.start, line.end.max(end));
        }
        let code = self.skip_attributes(end);
        self.item_at(code)
            .unwrap_or_else(|| self.statement_line(code))
    }

    /// The innermost module in which an inner comment stands, or the file.
    fn module_around(&self, at: u32) -> Span {
        let mut modules = self.items_around(at).filter(|it| {
            let around = matches!(
                it.kind,
                ItemKind::Module(_) | ItemKind::Fn(_) | ItemKind::Impl(_)
            );
            around && it.name_span.start < at
        });
        let whole = Span::new(0, self.text.len() as u32 + 1);
        modules.next().map_or(whole, |it| it.span)
    }

    /// The item whose first token behind comments and attributes is at `code`.
    fn item_at(&self, code: u32) -> Option<Span> {
        let spans = self.items_around(code).map(|it| it.span);
        let starts_there = |it: &Span| self.skip_attributes(it.start) == code;
        spans.filter(starts_there).last()
    }

    /// The items in which an offset is, from the innermost outwards.
    fn items_around(&self, at: u32) -> impl Iterator<Item = &ir::Item> {
        // What is nested comes behind what it is nested in.
        let items = &self.file.items;
        let last = items.partition_point(|it| it.span.start <= at);
        let parent = |it: &&ir::Item| match it.parent {
            Parent::File => None,
            Parent::Item(id) | Parent::Block(id, _) => Some(&items[id.0 as usize]),
        };
        let all = iter::successors(last.checked_sub(1).map(|it| &items[it]), parent);
        all.filter(move |it| it.span.contains_offset(at))
    }

    fn skip_attributes(&self, at: u32) -> u32 {
        let mut at = self.comments.next_code(self.text, at);
        while self.text[at as usize..].starts_with("#[") {
            let Some(end) = self.brackets_end(at + 1) else {
                return at;
            };
            at = self.comments.next_code(self.text, end);
        }
        at
    }

    /// Behind the bracket that closes the one at `at`.
    fn brackets_end(&self, at: u32) -> Option<u32> {
        let mut depth = 0;
        let rest = &self.text[at as usize..];
        let end = rest.char_indices().find(|(offset, it)| {
            let in_string = self.comments.is_in_string(at + *offset as u32);
            match it {
                '[' if !in_string => depth += 1,
                ']' if !in_string => depth -= 1,
                _ => return false,
            }
            depth == 0
        });
        Some(at + end?.0 as u32 + 1)
    }

    /// The line of `at`, and the lines that carry on the same expression.
    fn statement_line(&self, at: u32) -> Span {
        let mut span = self.line_of(at);
        loop {
            let next = span.end + 1;
            if next >= self.text.len() as u32 {
                return span;
            }
            let line = self.line_of(next);
            // A chain goes on with `.method()` or `?`; an operand with its operator.
            let rest = line.of(self.text).trim_start();
            let carries_on = rest.starts_with(['.', '?'])
                || ["&& ", "|| ", "= "].iter().any(|it| rest.starts_with(it));
            if !carries_on || rest.starts_with("..") {
                return span;
            }
            span.end = line.end;
        }
    }

    /// Without its line break.
    fn line_of(&self, at: u32) -> Span {
        let at = at as usize;
        let start = self.text[..at].rfind('\n').map_or(0, |it| it + 1);
        let end = self.text[at..]
            .find('\n')
            .map_or(self.text.len(), |it| at + it);
        Span::new(start as u32, end as u32)
    }
}

/// `allow(a, b) -- reason`
fn parse(directive: &str) -> Result<(Vec<&str>, Option<&str>), String> {
    let form = "write `wakeful: allow(rule_id) -- reason`";
    let Some(rest) = directive.strip_prefix("allow") else {
        let word = directive.split([' ', '(']).next().unwrap_or_default();
        return Err(format!("`{word}` is not understood: {form}"));
    };
    let list = rest
        .trim_start()
        .strip_prefix('(')
        .and_then(|it| it.split_once(')'));
    let Some((list, behind)) = list else {
        return Err(format!("no list of rules: {form}"));
    };
    let ids: Vec<&str> = list
        .split(',')
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    if ids.is_empty() {
        return Err(format!("no rule is named: {form}"));
    }
    let reason = behind.trim_start().strip_prefix("--").map(str::trim);
    Ok((ids, reason.filter(|it| !it.is_empty() && !is_gap(it))))
}

/// What stands where a reason is still to be written: `<why>`.
pub fn is_gap(reason: &str) -> bool {
    reason.starts_with('<') && reason.ends_with('>')
}

/// What goes when a comment goes: its line, if nothing else stands on it, else the blanks in front
/// of it too.
pub fn removal(text: &str, comment: Span) -> Span {
    let before = &text[..comment.start as usize];
    let blank = before.trim_end_matches([' ', '\t']).len();
    let behind = &text[comment.end as usize..];
    let rest = behind.trim_start_matches([' ', '\t']);
    let line_end = ["\r\n", "\n"].into_iter().find(|it| rest.starts_with(it));
    let starts_line = blank == 0 || before[..blank].ends_with('\n');
    match line_end {
        Some(it) if starts_line => {
            let end = text.len() - rest.len() + it.len();
            Span::new(blank as u32, end as u32)
        }
        Some(_) => Span::new(blank as u32, comment.end),
        None if rest.is_empty() => Span::new(blank as u32, comment.end),
        // A block comment in front of code.
        None => Span::new(comment.start, (text.len() - rest.len()) as u32),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Edition, Tape};

    /// What the first comment covers, as text.
    fn covered(text: &str) -> String {
        let allows = allows(
            text,
            &ir::lower(text, &Tape::parse(text, Edition::Edition2024)),
        );
        let end = (allows[0].covers.end as usize).min(text.len());
        text[allows[0].covers.start as usize..end].to_owned()
    }

    #[test]
    fn behind_code_it_covers_the_line() {
        let text = "fn f() {\n    a(); // wakeful: allow(x) -- y\n    b();\n}\n";
        assert_eq!(covered(text), "    a(); // wakeful: allow(x) -- y");
        assert_eq!(
            covered("/* wakeful: allow(x) */ fn f() {}\nfn g() {}"),
            "/* wakeful: allow(x) */ fn f() {}"
        );
    }

    #[test]
    fn above_a_statement_it_covers_its_expression() {
        let text = "fn f() {\n    // wakeful: allow(x)\n    // more\n    #[cfg(a)]\n    a()\n        .b()?;\n    c();\n}\n";
        assert_eq!(covered(text), "    a()\n        .b()?;");
    }

    #[test]
    fn above_an_item_it_covers_the_item() {
        let item = "#[a([1])]\n/// Doc.\n#[b = \"]\"]\npub async fn f() {\n    a();\n}";
        assert_eq!(
            covered(&format!("// wakeful: allow(x)\n{item}\nfn g() {{}}\n")),
            item
        );
        let inside = item.replace("/// Doc.", "// wakeful: allow(x)");
        assert_eq!(covered(&format!("{inside}\nfn g() {{}}\n")), inside);
        assert_eq!(
            covered("/* wakeful: allow(x) */\nimpl S { fn f() {} }\n"),
            "impl S { fn f() {} }"
        );
    }

    #[test]
    fn an_inner_comment_covers_what_it_stands_in() {
        let text = "//! wakeful: allow(x)\nfn f() {}\n";
        assert_eq!(covered(text), text);
        assert_eq!(
            covered("fn g() {}\nmod m {\n    //! wakeful: allow(x)\n}\n"),
            "mod m {\n    //! wakeful: allow(x)\n}"
        );
    }

    #[test]
    fn a_gap_is_made_for_the_reason() {
        let gapped = |text: &str| {
            let allow = allows(text, &ir::File::default()).pop().expect("one");
            let fix = gap(FileId(0), text, &allow)?;
            let mut text = text.to_owned();
            text.insert_str(fix.edits[0].place.span.start as usize, &fix.edits[0].text);
            Some(text)
        };
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(
            gapped("/* wakeful: allow(a) */"),
            some("/* wakeful: allow(a) -- <why> */")
        );
        assert_eq!(
            gapped("a // wakeful: allow(a) --\n"),
            some("a // wakeful: allow(a) -- <why>\n")
        );
        assert_eq!(gapped("// wakeful: allow(a) -- <why>"), None);
    }

    #[test]
    fn ids_and_reasons_are_read() {
        let read = |text: &str| {
            let mut found = allows(text, &ir::File::default());
            found.pop().map(|it| {
                let ids: Vec<String> = it.ids.into_iter().map(|it| it.1).collect();
                (ids.join(" "), it.reason, it.problem.is_some())
            })
        };
        let some = |ids: &str, reason: Option<&str>, wrong| {
            Some((ids.to_owned(), reason.map(str::to_owned), wrong))
        };
        assert_eq!(
            read("// wakeful: allow(a, b) -- so (it) is"),
            some("a b", Some("so (it) is"), false)
        );
        assert_eq!(read("/* wakeful:allow( a ) */"), some("a", None, false));
        assert_eq!(read("// wakeful: allow(a) --"), some("a", None, false));
        assert_eq!(read("// wakeful: alow(a)"), some("", None, true));
        assert_eq!(read("// wakeful: allow()"), some("", None, true));
        assert_eq!(read("// wakeful: allow a"), some("", None, true));
        assert_eq!(read("// see wakeful: allow(a)"), None);
        assert_eq!(read("let a = \"// wakeful: allow(a)\";"), None);
    }
}
