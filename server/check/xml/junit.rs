//! The report of JUnit: a suite per file, a test case per finding.
//!
//! Infos and hints do not fail a run, and are test cases that pass.

use std::collections::HashSet;
use std::io::{self, Write};

use super::super::Document;
use super::super::load::Checked;
use super::{DECLARATION, escape};
use crate::finding::{Finding, Severity};
use crate::index::Place;
use crate::project::display;

pub(in crate::check) fn report(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let findings = &checked.findings;
    // Readers take a report without test cases for one of a run that broke.
    let tests = findings.len().max(1);
    let failures = findings.iter().filter(|it| fails(it)).count();
    writeln!(out, "{DECLARATION}")?;
    writeln!(
        out,
        "<testsuites name=\"wakeful\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    )?;
    if findings.is_empty() {
        suite(out, "wakeful", 1, 0)?;
        let case = "<testcase name=\"nothing found\" classname=\"wakeful\"/>";
        writeln!(out, "    {case}\n  </testsuite>")?;
    }
    let same_file = |a: &Finding, b: &Finding| a.place.file == b.place.file;
    for group in findings.chunk_by(same_file) {
        let document = checked.document(group[0].place);
        let path = escape(&display(&document.path));
        let failures = group.iter().filter(|it| fails(it)).count();
        suite(out, &path, group.len(), failures)?;
        let mut names = HashSet::new();
        for it in group {
            let name = name(document, it, &mut names);
            writeln!(out, "    <testcase name=\"{name}\" classname=\"{path}\">")?;
            let text = escape(&text(checked, it));
            match fails(it) {
                true => writeln!(
                    out,
                    "      <failure type=\"{}\" message=\"{}\">{text}</failure>",
                    it.severity,
                    escape(&it.message)
                )?,
                false => writeln!(out, "      <system-out>{text}</system-out>")?,
            }
            writeln!(out, "    </testcase>")?;
        }
        writeln!(out, "  </testsuite>")?;
    }
    writeln!(out, "</testsuites>")
}

fn suite(out: &mut impl Write, name: &str, tests: usize, failures: usize) -> io::Result<()> {
    writeln!(
        out,
        "  <testsuite name=\"{name}\" package=\"wakeful\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">"
    )
}

fn fails(finding: &Finding) -> bool {
    finding.severity >= Severity::Warning
}

/// Of two test cases with one name, readers leave one out.
fn name(document: &Document, finding: &Finding, seen: &mut HashSet<String>) -> String {
    let at = document.position(finding.place.span.start);
    let name = format!("{} at {}:{}", finding.rule, at.line, at.column);
    let others = (2..).map(|it| format!("{name} ({it})"));
    let mut free = [name.clone()].into_iter().chain(others);
    let free = free.find(|it| seen.insert(it.clone()));
    free.expect("there are more numbers than findings")
}

/// The finding in a line, and what is related in others.
fn text(checked: &Checked, finding: &Finding) -> String {
    let line = |place: Place, message: &str| {
        let document = checked.document(place);
        let at = document.position(place.span.start);
        let path = display(&document.path);
        match document.text.is_empty() {
            true => format!("{path}: {message}\n"),
            false => format!("{path}:{}:{}: {message}\n", at.line, at.column),
        }
    };
    let head = format!("{}[{}] {}", finding.severity, finding.rule, finding.message);
    let related = finding.related.iter();
    let notes = related.map(|it| line(it.place, &format!("note: {}", it.message)));
    line(finding.place, &head) + &notes.collect::<String>()
}
