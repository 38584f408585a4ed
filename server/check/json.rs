//! Findings for programs. Version 1: fields may be added, none removed or changed.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::Document;
use super::fixing::line_ends_of;
use super::load::Checked;
use super::report::Report;
use crate::finding::{Finding, Severity};
use crate::index::Place;
use crate::project::display;

const VERSION: u32 = 1;

/// Everything as one object.
pub(super) fn document(out: &mut impl Write, report: Report<'_>) -> io::Result<()> {
    let checked = report.checked;
    let findings: Vec<Value> = checked
        .findings
        .iter()
        .map(|it| finding(checked, it))
        .collect();
    let counts = checked.counts();
    let count = |of: &std::collections::BTreeMap<Severity, usize>| {
        let counts = Severity::ALL.map(|it| {
            (
                it.as_str().to_owned(),
                of.get(&it).copied().unwrap_or(0).into(),
            )
        });
        Value::Object(counts.into_iter().collect())
    };
    let problems = checked.problems.iter();
    let problems = problems.map(|it| json!({ "message": it.line, "fatal": it.fatal }));
    let value = json!({
        "version": VERSION,
        "findings": findings,
        "problems": problems.collect::<Vec<_>>(),
        "summary": {
            "files": checked.files,
            "skipped": checked.skipped,
            "shown": count(&counts),
            "hidden": count(&checked.hidden),
            "fixed": report.outcome.fixed(),
            "known": checked.known.hidden,
            "gone": checked.known.gone,
        },
    });
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)
}

/// Each finding on a line of its own.
pub(super) fn lines(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    for it in &checked.findings {
        serde_json::to_writer(&mut *out, &finding(checked, it))?;
        writeln!(out)?;
    }
    Ok(())
}

fn finding(checked: &Checked, finding: &Finding) -> Value {
    let mut value = place(checked, finding.place);
    value.insert("rule".into(), finding.rule.into());
    value.insert("severity".into(), finding.severity.as_str().into());
    value.insert("message".into(), finding.message.as_str().into());
    let related = finding.related.iter().map(|it| {
        let mut value = place(checked, it.place);
        value.insert("message".into(), it.message.as_str().into());
        Value::Object(value)
    });
    value.insert("related".into(), related.collect());
    let fixes = finding.fixes.iter().map(|fix| {
        let edits = fix.edits.iter().map(|it| {
            let mut value = place(checked, it.place);
            let text = line_ends_of(&checked.document(it.place).text, &it.text);
            value.insert("text".into(), text.into());
            Value::Object(value)
        });
        json!({
            "title": fix.title,
            "applicability": fix.applicability.as_str(),
            "edits": edits.collect::<Vec<_>>(),
        })
    });
    value.insert("fixes".into(), fixes.collect());
    Value::Object(value)
}

fn place(checked: &Checked, place: Place) -> Map<String, Value> {
    let document: &Document = checked.document(place);
    let span = checked.absolute(place);
    let (start, end) = (document.position(span.start), document.position(span.end));
    let mut value = Map::new();
    value.insert("path".into(), display(&document.path).into());
    value.insert("line".into(), start.line.into());
    value.insert("column".into(), start.column.into());
    value.insert("end_line".into(), end.line.into());
    value.insert("end_column".into(), end.column.into());
    value
}
