//! Lints of clippy that say what a rule says: where manifests and attributes turn them on and off.

use memchr::memmem;

use super::Scan;
use crate::comments::Comments;
use crate::finding::Finding;
use crate::index::LintLevel;
use crate::ir;
use crate::text::Span;

/// A lint that says what one of our findings says.
struct Lint {
    name: &'static str,
    group: &'static str,
    /// Without being asked for.
    by_default: bool,
}

static LINTS: [Lint; 4] = [
    Lint {
        name: "await_holding_lock",
        group: "suspicious",
        by_default: true,
    },
    Lint {
        name: "await_holding_refcell_ref",
        group: "suspicious",
        by_default: true,
    },
    Lint {
        name: "let_underscore_future",
        group: "suspicious",
        by_default: true,
    },
    Lint {
        name: "unused_async",
        group: "pedantic",
        by_default: false,
    },
];

/// Who has the word on what clippy finds too.
pub struct Clippy<'a> {
    /// `[lints.clippy]` of the package.
    pub manifest: &'a [LintLevel],
    /// Whether clippy has it, as the configuration says. If it says nothing, clippy has it where
    /// the manifest turns a lint on.
    pub has_word: Option<bool>,
}

impl Clippy<'_> {
    /// Takes away what clippy is left to say, and what it is told to allow. `start` tells where a
    /// finding begins in the file, `forbids` that nothing may allow a rule.
    pub fn apply(
        &self,
        text: &str,
        file: &ir::File,
        mut findings: Vec<Finding>,
        start: impl Fn(&Finding) -> u32,
        forbids: impl Fn(&str) -> bool,
    ) -> Vec<Finding> {
        if findings.iter().all(|it| it.clippy.is_none()) {
            return findings;
        }
        let attributes = Attributes::of(text, file);
        findings.retain(|it| {
            let Some(lint) = LINTS.iter().find(|lint| it.clippy == Some(lint.name)) else {
                return true;
            };
            let is_allowed = self.allows(lint) || attributes.allow(lint, start(it));
            !self.says(lint) && (!is_allowed || forbids(it.rule))
        });
        findings
    }

    fn says(&self, lint: &Lint) -> bool {
        match (self.is_on(lint), self.has_word) {
            (_, Some(false)) | (Some(false), _) => false,
            (Some(true), _) => true,
            (None, wanted) => wanted == Some(true) && lint.by_default,
        }
    }

    /// Whether the manifest turns a lint on or off, alone or with its group.
    fn is_on(&self, lint: &Lint) -> Option<bool> {
        let about = self.manifest.iter().filter(|it| lint.is_meant_by(&it.name));
        // As cargo does; of the same priority, the lint itself counts more than a group.
        let last = about.max_by_key(|it| (it.priority, it.name == lint.name));
        Some(last?.is_on)
    }

    /// Whether the manifest allows what the lint finds, by its own name.
    fn allows(&self, lint: &Lint) -> bool {
        let own = self.manifest.iter().find(|it| it.name == lint.name);
        own.is_some_and(|it| !it.is_on)
    }
}

impl Lint {
    /// The name is its own, or one of a group.
    fn is_meant_by(&self, name: &str) -> bool {
        name == self.name || name == self.group || name == "all" && self.by_default
    }
}

/// The `#[allow(clippy::…)]` and `#[expect(clippy::…)]` of a file that are about our findings.
#[derive(Default)]
struct Attributes(Vec<(&'static Lint, Span)>);

impl Attributes {
    fn of(text: &str, file: &ir::File) -> Self {
        const TOOL: &str = "clippy::";
        let named = memmem::find_iter(text.as_bytes(), TOOL).flat_map(|at| {
            let rest = &text[at + TOOL.len()..];
            let end = rest.find(|it: char| it != '_' && !it.is_alphanumeric());
            let name = &rest[..end.unwrap_or(rest.len())];
            let lints = LINTS.iter().filter(move |it| it.is_meant_by(name));
            lints.map(move |it| (it, at as u32))
        });
        let named: Vec<_> = named.collect();
        if named.is_empty() {
            return Self::default();
        }
        let comments = Comments::of(text);
        let scan = Scan {
            text,
            comments: &comments,
            file,
        };
        let found = named
            .into_iter()
            .filter_map(|(lint, at)| Some((lint, scan.allowed_from(at)?)))
            .collect();
        Self(found)
    }

    /// Whether what a lint finds at an offset is allowed.
    fn allow(&self, lint: &Lint, at: u32) -> bool {
        let about = self.0.iter().filter(|it| it.0.name == lint.name);
        about.map(|it| it.1).any(|it| it.contains_offset(at))
    }
}

impl Scan<'_> {
    /// What the attribute covers in whose `allow(…)` or `expect(…)` an offset is.
    fn allowed_from(&self, at: u32) -> Option<Span> {
        let before = &self.text[..at as usize];
        let start = before.rfind("#[").max(before.rfind("#!["))? as u32;
        let is_code = |at: u32| {
            let next = self.comments.all.partition_point(|it| it.span.start <= at);
            let commented = next > 0 && at < self.comments.all[next - 1].span.end;
            !commented && !self.comments.is_in_string(at)
        };
        // The word in front of the parenthesis that is open here.
        let mut depth = 0;
        let open = before.char_indices().rev().find(|(_, it)| {
            match it {
                ')' => depth += 1,
                '(' => depth -= 1,
                _ => {}
            }
            depth < 0
        });
        let word = before[..open?.0].trim_end();
        let is_one = ["allow", "expect"].iter().any(|it| {
            let rest = word.strip_suffix(it);
            rest.is_some_and(|it| it.ends_with(['[', '(', ',', ' ', '\n']))
        });
        let inner = self.text[start as usize..].starts_with("#![");
        let end = self.brackets_end(start + 1 + u32::from(inner))?;
        if !is_one || at > end || !is_code(start) || !is_code(at) {
            return None;
        }
        if inner {
            return Some(self.module_around(start));
        }
        let code = self.skip_attributes(end);
        let whole = self.item_at(code).unwrap_or_else(|| self.statement(code));
        Some(Span::new(start, whole.end))
    }

    /// From the first token of a statement, an arm or an argument to its end.
    fn statement(&self, start: u32) -> Span {
        let rest = &self.text[start as usize..];
        let is_let = rest.starts_with("let ") || rest.starts_with("let(");
        let (mut depth, mut is_arm) = (0_i32, false);
        let mut at = start;
        while (at as usize) < self.text.len() {
            at = self.comments.next_code(self.text, at);
            let Some(it) = self.text[at as usize..].chars().next() else {
                break;
            };
            let here = at;
            at += it.len_utf8() as u32;
            if self.comments.is_in_string(here) {
                continue;
            }
            match it {
                '(' | '[' | '{' => depth += 1,
                ')' | ']' | '}' => depth -= 1,
                '=' => is_arm |= depth == 0 && self.text[at as usize..].starts_with('>'),
                ';' if depth == 0 => return Span::new(start, at),
                ',' if depth == 0 && is_arm => return Span::new(start, at),
                _ => {}
            }
            if depth < 0 {
                return Span::new(start, here);
            }
            if it == '}' && depth == 0 && !is_let {
                let next = self.comments.next_code(self.text, at) as usize;
                let next = &self.text[next..];
                if !next.starts_with(['.', '?']) && !next.starts_with("else") {
                    return Span::new(start, at);
                }
            }
        }
        Span::new(start, self.text.len() as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::{Edition, Tape};

    /// What is allowed to hold a lock, as text.
    fn covered(text: &str) -> Vec<&str> {
        let file = ir::lower(text, &Tape::parse(text, Edition::Edition2024));
        let found = Attributes::of(text, &file);
        let locks = found
            .0
            .iter()
            .filter(|it| it.0.name == "await_holding_lock");
        let spans = locks.map(|it| Span::new(it.1.start, it.1.end.min(text.len() as u32)));
        spans.map(|it| it.of(text)).collect()
    }

    #[test]
    fn an_attribute_covers_what_it_stands_at() {
        let item = "#[allow(clippy::await_holding_lock)]\n/// Doc.\nasync fn f() { a(); }";
        assert_eq!(covered(&format!("{item}\nfn g() {{}}\n")), [item]);
        let inner = "#![expect(clippy::all, reason = \"so\")]\nfn f() {}\n";
        assert_eq!(covered(inner), [inner]);
        let module = "mod m {\n#![allow(clippy::suspicious)]\n}";
        assert_eq!(covered(&format!("{module}\nfn f() {{}}")), [module]);
        let conditional =
            "#[cfg_attr(test, allow(dead_code, clippy::await_holding_lock))]\nfn f() {}";
        assert_eq!(covered(conditional), [conditional]);
    }

    #[test]
    fn at_a_statement_it_covers_the_statement() {
        let body = |it: &str| format!("async fn f() {{\n    {it}\n    b();\n}}\n");
        for statement in [
            "#[allow(clippy::await_holding_lock)]\n    let a: M<A, B> = { l(); \"};\" };",
            "#[allow(clippy::await_holding_lock)] // why; not\n    match a { A => b, }",
            "#[allow(clippy::await_holding_lock)]\n    if a { b } else { c }.await;",
        ] {
            assert_eq!(covered(&body(statement)), [statement]);
        }
        let arms = "fn f() { match a {\n    #[allow(clippy::await_holding_lock)]\n    A => b(c, d),\n    B => e,\n} }";
        assert_eq!(
            covered(arms),
            ["#[allow(clippy::await_holding_lock)]\n    A => b(c, d),"]
        );
    }

    #[test]
    fn what_only_looks_like_one_allows_nothing() {
        for text in [
            "// #[allow(clippy::await_holding_lock)]\nfn f() {}",
            "#[warn(clippy::await_holding_lock)]\nfn f() {}",
            "#[doc = \"allow(clippy::await_holding_lock)\"]\nfn f() {}",
            "#[allow(clippy::await_holding_locks)]\nfn f() {}",
            "#[allow(dead_code)]\nfn f() { clippy::await_holding_lock() }",
        ] {
            assert_eq!(covered(text), [] as [&str; 0], "{text}");
        }
    }

    /// The lints that are left to clippy, and those that it is told to allow.
    fn left(
        said: &[(&str, i64, bool)],
        has_word: Option<bool>,
    ) -> (Vec<&'static str>, Vec<&'static str>) {
        let said = said.iter().map(|it| LintLevel {
            name: it.0.to_owned(),
            priority: it.1,
            is_on: it.2,
        });
        let manifest: Vec<_> = said.collect();
        let clippy = Clippy {
            manifest: &manifest,
            has_word,
        };
        let names = |is_it: &dyn Fn(&Lint) -> bool| {
            let lints = LINTS.iter().filter(|it| is_it(it));
            lints.map(|it| it.name).collect()
        };
        (names(&|it| clippy.says(it)), names(&|it| clippy.allows(it)))
    }

    #[test]
    fn clippy_has_the_word_where_it_is_turned_on() {
        let (lock, future) = ("await_holding_lock", "let_underscore_future");
        let suspicious = vec![lock, "await_holding_refcell_ref", future];
        assert_eq!(left(&[], None).0, [] as [&str; 0]);
        assert_eq!(left(&[], Some(true)).0, suspicious);
        assert_eq!(left(&[(lock, 0, true)], None).0, [lock]);
        for group in ["suspicious", "all"] {
            assert_eq!(left(&[(group, 0, true)], None).0, suspicious);
            assert_eq!(left(&[(group, 0, true)], Some(false)).0, [] as [&str; 0]);
            assert_eq!(left(&[(group, 0, false)], Some(true)), (vec![], vec![]));
        }
        assert_eq!(left(&[("pedantic", 0, true)], None).0, ["unused_async"]);
        let but = [(lock, 0, false), ("all", -1, true)];
        assert_eq!(left(&but, None), (suspicious[1..].to_vec(), vec![lock]));
        let same = [(lock, 0, true), ("all", 0, false)];
        assert_eq!(left(&same, None).0, [lock]);
    }
}
