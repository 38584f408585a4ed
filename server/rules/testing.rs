//! Runs a rule's fixtures and the examples of its page.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Rule;
use crate::analysis::{self, Analysis, OnThisThread, stubs};
use crate::finding::{Applicability, Finding, Fix, Severity};
use crate::fix::{apply, select};
use crate::index::{FileId, Files, Index, Input, Workspace};
use crate::ir;
use crate::page::Page;
use crate::syntax::{Edition, Tape};
use crate::text::Span;

/// `bad*.rs` has exactly the findings that its carets announce, `good*.rs` none; `bad*.fixed.rs`
/// is what safe fixes make of the bad one, `bad*.suggested.rs` what safe and suggested ones do.
/// A `.toml` of the same name is the configuration under which that is so.
#[track_caller]
pub(super) fn fixtures(id: &str) {
    let rule = super::by_id(id).expect("it is in the list");
    if let Err(failures) = compare(rule, &cases(id), Broken::Not) {
        panic!("\n{failures}");
    }
}

/// The rule finds something in each example under *Wrong*, and nothing is found under *Right*.
#[track_caller]
pub(super) fn page(id: &str) {
    let rule = super::by_id(id).expect("it is in the list");
    if let Err(failures) = compare_page(rule, Broken::Not) {
        panic!("{failures}");
    }
}

/// Each option is set by the configuration of a fixture, which comes out otherwise without it; and
/// the page says what can be set. With `UPDATE_EXPECT=1` that is written into the page.
#[track_caller]
pub(super) fn options(id: &str) {
    let rule = super::by_id(id).expect("it is in the list");
    let cases = cases(id);
    let configured = cases.iter().filter(|it| !it.config.is_empty());
    let mut set = Vec::new();
    for case in configured {
        let without = Case {
            config: String::new(),
            run: Run::new(&case.text, case.edition, ""),
            ..case.clone()
        };
        // What is said of the rule as a whole is the business of all fixtures together.
        let failures = compare(rule, &[without], Broken::Not).err();
        let differs = failures.is_some_and(|it| it.contains(&format!("{}.", case.name)));
        assert!(differs, "{}.toml changes nothing", case.name);
        set.push(&*case.config);
    }
    for option in rule.options {
        assert_eq!(option.key().0, id, "{}", option.name());
        let mut lines = set.iter().flat_map(|it| it.lines());
        let is_set = lines.any(|it| it.starts_with(option.name()));
        assert!(is_set, "no fixture sets `{}`", option.name());
    }
    let page = Page::parse(rule.page).expect("another test says what is wrong");
    let wanted = configuration(rule);
    if page.section("Configuration").trim() != wanted.trim() {
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            rewrite_page(&page, rule.page, &wanted);
        }
        panic!("under `## Configuration` the page should say:\n{wanted}");
    }
}

/// What the page of a rule says of its options.
fn configuration(rule: &Rule) -> String {
    if rule.options.is_empty() {
        return String::new();
    }
    let mut out = format!(
        "Under `[options.{}]` of the [configuration](../configuration.md#options-of-rules):\n\n",
        rule.id
    );
    for option in rule.options {
        let _ = writeln!(out, "- {}", option.described());
    }
    out
}

/// With this in the section for the configuration, which stands in front of the references.
fn rewrite_page(page: &Page<'_>, text: &str, wanted: &str) {
    let heading = "## Configuration\n\n";
    let old = page.section("Configuration");
    let new = match old.is_empty() {
        true => text.replace(
            "## References",
            &format!("{heading}{wanted}\n## References"),
        ),
        false => text.replace(old, &format!("\n{wanted}\n")),
    };
    let path = root().join(format!("docs/rules/{}.md", page.title));
    fs::write(path, new).expect("pages can be written");
}

/// The fixtures and the page of a rule fail when it is broken, and say where.
#[track_caller]
pub(super) fn is_missed(id: &str) {
    let rule = super::by_id(id).expect("it is in the list");
    let cases = cases(id);
    let fails = |broken| {
        let failures = compare(rule, &cases, broken).err();
        failures.unwrap_or_else(|| panic!("nothing fails when {id} is broken: {broken:?}"))
    };

    let silent = fails(Broken::Silent);
    for case in cases.iter().filter(|it| !it.expected.is_empty()) {
        let Seen {
            line, start, end, ..
        } = case.expected[0];
        let missing = format!("{}.rs:{line}:{start}..{end}: missing {id}", case.name);
        assert!(silent.contains(&missing), "not told: {missing}\n{silent}");
    }
    compare_page(rule, Broken::Silent).expect_err("the page fails when the rule is silent");

    let loud = fails(Broken::Loud);
    let good = cases.iter().filter(|it| it.name.starts_with("good"));
    for case in good {
        let unexpected = format!("{}.rs:1:1..1: unexpected {id}", case.name);
        assert!(loud.contains(&unexpected), "not told: {unexpected}\n{loud}");
    }
    compare_page(rule, Broken::Loud).expect_err("the page fails when the rule speaks everywhere");

    if rule.meta.fix.is_some() {
        let unfixed = fails(Broken::WithoutFixes);
        assert!(unfixed.contains("the easiest fix is None"), "{unfixed}");
        for (case, suffix) in cases
            .iter()
            .flat_map(|it| SUFFIXES.map(|suffix| (it, suffix.0)))
        {
            let differs = case.after(suffix).is_some_and(|it| it != case.text);
            let told = unfixed.contains(&format!("{}.{suffix}.rs comes out", case.name));
            assert_eq!(told, differs, "{}.{suffix}.rs\n{unfixed}", case.name);
        }
    }
}

/// What is done to the findings of a rule before they are compared, to see the comparison fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Broken {
    Not,
    /// It finds nothing.
    Silent,
    /// It finds something at the start of each file.
    Loud,
    /// It offers no fixes.
    WithoutFixes,
}

/// One fixture, and what was found in it.
#[derive(Clone)]
struct Case {
    /// Without `.rs`
    name: String,
    path: PathBuf,
    edition: Edition,
    text: String,
    /// Its own, empty for most.
    config: String,
    expected: Vec<Seen>,
    run: Run,
}

impl Case {
    fn after(&self, suffix: &str) -> Option<String> {
        let path = self.path.with_extension(format!("{suffix}.rs"));
        path.exists().then(|| read(&path))
    }
}

const SUFFIXES: [(&str, Applicability); 2] = [
    ("fixed", Applicability::Safe),
    ("suggested", Applicability::Suggested),
];

fn cases(id: &str) -> Vec<Case> {
    let dir = root().join("fixtures").join(id);
    let entries = fs::read_dir(&dir).unwrap_or_else(|_| panic!("there is no {}", dir.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|it| it.expect("an entry").path())
        .filter(|it| it.extension().is_some_and(|it| it == "rs"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "no fixtures in {}", dir.display());
    let named = files.into_iter().map(|path| {
        let stem = path.file_stem().unwrap_or_default();
        (stem.to_string_lossy().into_owned(), path)
    });
    let before = named.filter(|it| {
        !SUFFIXES
            .iter()
            .any(|(after, _)| it.0.ends_with(&format!(".{after}")))
    });
    let cases = before.map(|(name, path)| {
        let known = name.starts_with("bad") || name.starts_with("good");
        assert!(known, "what is {name}?");
        let text = read(&path);
        let edition = match name.ends_with("_2021") {
            true => Edition::Edition2021,
            false => Edition::Edition2024,
        };
        let config = fs::read_to_string(path.with_extension("toml")).unwrap_or_default();
        Case {
            run: Run::new(&text, edition, &config),
            config,
            expected: expected(&text),
            name,
            path,
            edition,
            text,
        }
    });
    cases.collect()
}

/// What is not as the fixtures say.
fn compare(rule: &Rule, cases: &[Case], broken: Broken) -> Result<(), String> {
    let id = rule.id;
    let mut failures = String::new();
    let mut easiest: Option<Applicability> = None;
    for case in cases {
        let Case {
            name,
            expected,
            run,
            ..
        } = case;
        // What other rules say about the same code is the business of their own fixtures.
        let own = run.findings.iter().filter(|it| it.rule == id);
        let mut found: Vec<Seen> = match broken {
            Broken::Silent => Vec::new(),
            _ => own.clone().map(|it| run.seen(it)).collect(),
        };
        if broken == Broken::Loud {
            found.push(Seen {
                line: 1,
                start: 1,
                end: 1,
                rule: id.to_owned(),
                severity: None,
                message: String::new(),
            });
        }
        if name.starts_with("good") && !expected.is_empty() {
            failures += &format!("{name} announces findings\n");
        }
        for (sign, list, other) in [
            ("missing", expected, &found),
            ("unexpected", &found, expected),
        ] {
            for it in list
                .iter()
                .filter(|it| !other.iter().any(|other| it.is(other)))
            {
                let Seen {
                    line,
                    start,
                    end,
                    rule,
                    severity,
                    message,
                } = it;
                let severity = severity.as_deref().unwrap_or_default();
                let _ = writeln!(
                    failures,
                    "{name}.rs:{line}:{start}..{end}: {sign} {rule} {severity} {message}"
                );
            }
        }
        let is_fixed = !matches!(broken, Broken::Silent | Broken::WithoutFixes);
        let fixes = own.filter(|_| is_fixed).flat_map(|it| &it.fixes);
        let fix = fixes.map(|it| it.applicability).min();
        easiest = easiest.into_iter().chain(fix).min();
        for (suffix, hardest) in SUFFIXES.into_iter().filter(|_| broken != Broken::Loud) {
            let wanted = match case.after(suffix) {
                Some(it) => it,
                // Not every fix that must be read has its own file.
                None if hardest == Applicability::Suggested => continue,
                None => case.text.clone(),
            };
            let got = match is_fixed {
                true => all_fixed(case, rule, hardest),
                false => case.text.clone(),
            };
            if got != wanted {
                let _ = writeln!(
                    failures,
                    "{name}.{suffix}.rs comes out differently:\n{}",
                    difference(&wanted, &got)
                );
            }
        }
    }
    if easiest != rule.meta.fix {
        let _ = writeln!(
            failures,
            "META says {:?}, the easiest fix is {easiest:?}",
            rule.meta.fix
        );
    }
    match failures.is_empty() {
        true => Ok(()),
        false => Err(failures),
    }
}

/// Which example is not what its heading says.
fn compare_page(rule: &Rule, broken: Broken) -> Result<(), String> {
    let page = Page::parse(rule.page).expect("another test says what is wrong");
    for code in page.examples("Wrong") {
        let run = Run::new(&code, Edition::Edition2024, "");
        let found = run.findings.iter().any(|it| it.rule == rule.id);
        if !found || broken == Broken::Silent {
            return Err(format!(
                "nothing is found under Wrong:\n{code}\n{}",
                run.list()
            ));
        }
    }
    for code in page.examples("Right") {
        let run = Run::new(&code, Edition::Edition2024, "");
        if run.counted(rule).next().is_some() || broken == Broken::Loud {
            return Err(format!("found under Right:\n{code}\n{}", run.list()));
        }
    }
    Ok(())
}

/// One file, analysed as the library of a package that depends on everything fixtures use.
#[derive(Clone)]
struct Run {
    text: Arc<str>,
    index: Index,
    findings: Vec<Finding>,
}

/// A finding as a reader sees it: 1-based line and characters, the end on the same line.
#[derive(Clone)]
struct Seen {
    line: usize,
    start: usize,
    end: usize,
    rule: String,
    /// Comments need not say it.
    severity: Option<String>,
    message: String,
}

impl Seen {
    fn is(&self, other: &Self) -> bool {
        let differs = match (&self.severity, &other.severity) {
            (Some(own), Some(other)) => own != other,
            _ => false,
        };
        !differs
            && (self.line, self.start, self.end, &self.rule)
                == (other.line, other.start, other.end, &other.rule)
    }
}

const FILE: FileId = FileId(0);

impl Run {
    fn new(text: &str, edition: Edition, config: &str) -> Self {
        let ir = Arc::new(ir::lower(text, &Tape::parse(text, edition)));
        let package = Package(manifest(edition));
        let workspace = Workspace::discover(&package, Path::new("/fixture"));
        assert_eq!(workspace.problems, []);
        let index = Index::build(Input {
            workspace: Arc::new(workspace),
            files: vec![(PathBuf::from("/fixture/src/lib.rs"), ir)],
            stubs: stubs(),
        });
        let text: Arc<str> = text.into();
        let texts = vec![Arc::clone(&text)];
        let mut analysis =
            Analysis::new(index.clone(), texts, &OnThisThread).expect("not cancelled");
        analysis.configure(vec![analysis::testing::config(config)]);
        let findings = analysis.findings(&[FILE], &OnThisThread);
        Self {
            text,
            index,
            findings,
        }
    }

    /// All of the rule, and of others what is shown by default.
    fn counted<'a>(&'a self, rule: &'a Rule) -> impl Iterator<Item = &'a Finding> {
        self.findings
            .iter()
            .filter(|it| it.rule == rule.id || it.severity >= Severity::Warning)
    }

    fn seen(&self, finding: &Finding) -> Seen {
        let Span { start, end } = self.index.absolute(finding.place);
        let before = &self.text[..start as usize];
        let line_start = before.rfind('\n').map_or(0, |it| it + 1);
        let marked = self.text[start as usize..end as usize]
            .lines()
            .next()
            .unwrap_or_default();
        let column = self.text[line_start..start as usize].chars().count() + 1;
        Seen {
            line: before.matches('\n').count() + 1,
            start: column,
            end: column + marked.chars().count(),
            rule: finding.rule.to_owned(),
            severity: Some(finding.severity.to_string()),
            message: format!("({})", finding.message),
        }
    }

    fn list(&self) -> String {
        let list = self.findings.iter().map(|finding| {
            let it = self.seen(finding);
            let severity = finding.severity;
            format!(
                "{}:{}: {} {severity} {}\n",
                it.line, it.start, it.rule, it.message
            )
        });
        list.collect()
    }
}

/// `//  ^^^^ rule_id` or `//  ^^^^ rule_id severity` is about the last line above that is no such
/// comment.
fn expected(text: &str) -> Vec<Seen> {
    let mut out = Vec::new();
    let mut line = 0;
    for (index, source) in text.lines().enumerate() {
        let comment = source.trim_start().strip_prefix("//").map(str::trim_start);
        let Some(carets) = comment.filter(|it| it.starts_with('^')) else {
            line = index + 1;
            continue;
        };
        let (marks, rest) =
            carets.split_at(carets.trim_start_matches('^').len().abs_diff(carets.len()));
        let start = source.chars().take_while(|it| *it != '^').count() + 1;
        let mut words = rest.split_whitespace();
        let rule = words.next().unwrap_or_default();
        out.push(Seen {
            line,
            start,
            end: start + marks.len(),
            rule: rule.to_owned(),
            severity: words.next().map(str::to_owned),
            message: String::new(),
        });
    }
    out
}

/// Applies the first fix of each finding of the rule that is easy enough, until there is none.
fn all_fixed(case: &Case, rule: &Rule, hardest: Applicability) -> String {
    let mut text = case.text.clone();
    for _ in 0..8 {
        let run = Run::new(&text, case.edition, &case.config);
        let is_easy = |it: &&Fix| it.applicability <= hardest;
        let own = run.findings.iter().filter(|it| it.rule == rule.id);
        let fixes: Vec<&Fix> = own.filter_map(|it| it.fixes.iter().find(is_easy)).collect();
        let selection = select(fixes, |it| (it.file, run.index.absolute(it)));
        let Some(patches) = selection.patches.get(&FILE) else {
            break;
        };
        text = apply(&text, patches).expect("selected fixes do not overlap");
    }
    text
}

/// The lines that differ, as they are needed to see what went wrong.
fn difference(wanted: &str, got: &str) -> String {
    let (a, b): (Vec<&str>, Vec<&str>) = (wanted.lines().collect(), got.lines().collect());
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let (rest_a, rest_b) = (&a[front..], &b[front..]);
    let back = rest_a
        .iter()
        .rev()
        .zip(rest_b.iter().rev())
        .take_while(|(x, y)| x == y)
        .count();
    let mut out = format!("  (line {})\n", front + 1);
    for (sign, lines) in [
        ("-", &rest_a[..rest_a.len() - back]),
        ("+", &rest_b[..rest_b.len() - back]),
    ] {
        for line in lines.iter().take(40) {
            let _ = writeln!(out, "{sign} {line}");
        }
    }
    out
}

/// A package with one library, in memory.
struct Package(String);

impl Files for Package {
    fn read(&self, path: &Path) -> Option<String> {
        (path == Path::new("/fixture/Cargo.toml")).then(|| self.0.clone())
    }

    fn is_file(&self, path: &Path) -> bool {
        path == Path::new("/fixture/Cargo.toml") || path == Path::new("/fixture/src/lib.rs")
    }

    fn list(&self, _: &Path) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// With the dependencies of the fixtures' own manifest.
fn manifest(edition: Edition) -> String {
    let own = read(&root().join("fixtures/Cargo.toml"));
    let list = own
        .split("[workspace.dependencies]")
        .nth(1)
        .expect("it has such a table");
    let list = list.split("\n[").next().unwrap_or_default();
    format!("[package]\nname = \"fixture\"\nedition = \"{edition}\"\n\n[dependencies]{list}")
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}
