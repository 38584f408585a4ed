//! The report that GitLab calls Code Quality.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::load::Checked;
use super::origin::Origin;
use super::{Position, fingerprint};
use crate::finding::Severity;

pub(super) fn issues(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let origin = Origin::find();
    let names = fingerprint::all(checked, &origin);
    let issues = checked.findings.iter().zip(names);
    let issues = issues.map(|(it, fingerprint)| {
        let document = checked.document(it.place);
        let (start, end) = document.range(it.place.span);
        let severity = match it.severity {
            Severity::Error => "critical",
            Severity::Warning => "major",
            Severity::Info => "minor",
            Severity::Hint => "info",
        };
        json!({
            "type": "issue",
            "check_name": it.rule,
            "description": it.message,
            "severity": severity,
            "fingerprint": fingerprint,
            "location": {
                "path": origin.path(&document.path),
                "positions": { "begin": position(start), "end": position(end) },
            },
        })
    });
    serde_json::to_writer_pretty(&mut *out, &issues.collect::<Vec<_>>())?;
    writeln!(out)
}

fn position(at: Position) -> Value {
    json!({ "line": at.line, "column": at.column })
}
