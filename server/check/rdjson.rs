//! The diagnostic format of reviewdog.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::Document;
use super::fixing::line_ends_of;
use super::load::Checked;
use crate::finding::{Applicability, Finding, Fix, Severity};
use crate::fix::{Patch, apply};
use crate::index::Place;
use crate::page;
use crate::project::display;
use crate::text::{Encoding, Span};

/// What a suggestion may span: one of a whole file helps nobody.
const MOST_LINES: u32 = 20;

pub(super) fn diagnostics(out: &mut impl Write, checked: &Checked) -> io::Result<()> {
    let diagnostics = checked.findings.iter().map(|it| diagnostic(checked, it));
    let mut value = json!({
        "source": { "name": "wakeful" },
        "diagnostics": diagnostics.collect::<Vec<_>>(),
    });
    if let Some(home) = page::HOME {
        value["source"]["url"] = home.into();
    }
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)
}

fn diagnostic(checked: &Checked, finding: &Finding) -> Value {
    let severity = match finding.severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Info | Severity::Hint => "INFO",
    };
    let mut value = json!({
        "message": finding.message,
        "location": location(checked, finding.place),
        "severity": severity,
        "code": { "value": finding.rule },
    });
    if let Some(address) = page::address(finding.rule) {
        value["code"]["url"] = address.into();
    }
    let related = finding.related.iter().map(|it| {
        let location = location(checked, it.place);
        json!({ "message": it.message, "location": location })
    });
    let related = related.collect::<Vec<_>>();
    if !related.is_empty() {
        value["related_locations"] = related.into();
    }
    let fixes = finding.fixes.iter();
    let ready = fixes.filter(|it| it.applicability <= Applicability::Suggested);
    let suggestions = ready.filter_map(|it| suggestion(checked, finding, it));
    let suggestions = suggestions.collect::<Vec<_>>();
    if !suggestions.is_empty() {
        value["suggestions"] = suggestions.into();
    }
    value
}

fn location(checked: &Checked, place: Place) -> Value {
    let document = checked.document(place);
    json!({
        "path": display(&document.path),
        "range": range(document, place.span),
    })
}

/// A suggestion is one range in the file of its finding: all that changes, and what lies between.
fn suggestion(checked: &Checked, finding: &Finding, fix: &Fix) -> Option<Value> {
    let document = checked.document(finding.place);
    let here = |it: &Place| it.file == finding.place.file;
    if !fix.edits.iter().all(|it| here(&it.place)) {
        return None;
    }
    let spans = fix.edits.iter().map(|it| it.place.span);
    let start = spans.clone().map(|it| it.start).min()?;
    let end = spans.map(|it| it.end).max()?;
    let lines = document.lines.line(end) - document.lines.line(start);
    if lines > MOST_LINES {
        return None;
    }
    let patches = fix.edits.iter().map(|it| Patch {
        span: it.place.span,
        text: line_ends_of(&document.text, &it.text),
    });
    let fixed = apply(&document.text, &patches.collect::<Vec<_>>())?;
    let behind = document.text.len() - end as usize;
    let text = &fixed[start as usize..fixed.len() - behind];
    Some(json!({
        "range": range(document, Span::new(start, end)),
        "text": text,
    }))
}

/// Lines and columns count from 1, columns in bytes.
fn range(document: &Document, span: Span) -> Value {
    let position = |it| {
        let at = document.lines.position(&document.text, it, Encoding::Utf8);
        json!({ "line": at.line + 1, "column": at.column + 1 })
    };
    json!({ "start": position(span.start), "end": position(span.end) })
}
