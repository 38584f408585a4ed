//! SARIF 2.1.0, which code hosts, editors and dashboards read.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::fixing::line_ends_of;
use super::load::Checked;
use super::origin::{Origin, Reference};
use super::report::Report;
use super::{Document, fingerprint};
use crate::explain;
use crate::finding::{Applicability, Finding, Fix, Severity};
use crate::index::{FileId, Place};
use crate::page::{self, Page};
use crate::paint::Paint;
use crate::rules::{self, Rule};
use crate::text::{Encoding, Span};

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
/// What the paths count from.
const ROOT: &str = "%SRCROOT%";
/// Of the pages, in columns, where they are plain text.
const WIDTH: usize = 80;
/// Of the form of our fingerprints: a new one makes every finding a new one.
const FINGERPRINT: &str = "wakeful/v1";

pub(super) fn log(out: &mut impl Write, report: Report<'_>) -> io::Result<()> {
    let checked = report.checked;
    let problems = &checked.problems;
    let origin = &Origin::find();
    let ids: BTreeSet<&str> = checked.findings.iter().map(|it| it.rule).collect();
    let ids: Vec<&str> = ids.into_iter().collect();
    let rules: Vec<Value> = ids
        .iter()
        .filter_map(|it| rules::by_id(it))
        .map(rule)
        .collect();
    let names = fingerprint::all(checked, origin);
    let results = checked.findings.iter().zip(names);
    let results = results.map(|(it, name)| {
        let mut result = Map::new();
        result.insert("ruleId".into(), it.rule.into());
        if let Ok(index) = ids.binary_search(&it.rule) {
            result.insert("ruleIndex".into(), index.into());
        }
        result.insert("level".into(), level(it.severity).into());
        result.insert("message".into(), json!({ "text": it.message }));
        let location = json!({ "physicalLocation": physical(checked, origin, it.place) });
        result.insert("locations".into(), json!([location]));
        if !it.related.is_empty() {
            result.insert("relatedLocations".into(), related(checked, origin, it));
        }
        result.insert("partialFingerprints".into(), json!({ FINGERPRINT: name }));
        // A program that applies a fix fills in no gaps.
        let fixes = it.fixes.iter();
        let fixes = fixes.filter(|it| it.applicability < Applicability::Placeholder);
        let fixes: Vec<Value> = fixes.map(|it| fix(checked, origin, it)).collect();
        if !fixes.is_empty() {
            result.insert("fixes".into(), fixes.into());
        }
        result.insert(
            "properties".into(),
            json!({ "severity": it.severity.as_str() }),
        );
        Value::Object(result)
    });
    let results: Vec<Value> = results.collect();
    let notes = problems.iter().map(|it| {
        let level = if it.fatal { "error" } else { "warning" };
        json!({ "level": level, "message": { "text": it.line } })
    });
    let mut driver = Map::new();
    driver.insert("name".into(), "wakeful".into());
    driver.insert("version".into(), env!("CARGO_PKG_VERSION").into());
    driver.insert("semanticVersion".into(), env!("CARGO_PKG_VERSION").into());
    if let Some(home) = page::HOME {
        driver.insert("informationUri".into(), home.into());
    }
    driver.insert("rules".into(), rules.into());
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "invocations": [{
                "executionSuccessful": !problems.iter().any(|it| it.fatal),
                "toolExecutionNotifications": notes.collect::<Vec<_>>(),
            }],
            "originalUriBaseIds": { ROOT: { "uri": origin.uri() } },
            "columnKind": "utf16CodeUnits",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log)?;
    writeln!(out)
}

/// With its page as help.
fn rule(rule: &Rule) -> Value {
    let page = Page::parse(rule.page);
    let summary = page.as_ref().map_or(rule.id, |it| it.summary);
    let summary = explain::plain(summary);
    let mut value = Map::new();
    value.insert("id".into(), rule.id.into());
    value.insert("shortDescription".into(), json!({ "text": summary }));
    value.insert("fullDescription".into(), json!({ "text": summary }));
    value.insert(
        "help".into(),
        json!({
            "text": explain::terminal(rule, WIDTH, Paint::PLAIN),
            "markdown": explain::relinked(&explain::hover(rule), |_| None),
        }),
    );
    if let Some(address) = page::address(rule.id) {
        value.insert("helpUri".into(), address.into());
    }
    value.insert(
        "defaultConfiguration".into(),
        json!({ "level": level(rule.meta.severity) }),
    );
    let severity = match rule.meta.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "recommendation",
    };
    // Two words that GitHub sorts by.
    let properties = json!({ "precision": "high", "problem.severity": severity });
    value.insert("properties".into(), properties);
    Value::Object(value)
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

fn related(checked: &Checked, origin: &Origin, finding: &Finding) -> Value {
    let locations = finding.related.iter().enumerate().map(|(index, it)| {
        let mut value = Map::new();
        value.insert("id".into(), (index + 1).into());
        // A signature that we know is in no file of theirs.
        if !checked.document(it.place).text.is_empty() {
            let place = physical(checked, origin, it.place);
            value.insert("physicalLocation".into(), place);
        }
        value.insert("message".into(), json!({ "text": it.message }));
        Value::Object(value)
    });
    locations.collect()
}

fn fix(checked: &Checked, origin: &Origin, fix: &Fix) -> Value {
    let files: BTreeSet<FileId> = fix.edits.iter().map(|it| it.place.file).collect();
    let changes = files.into_iter().map(|file| {
        let at = Place {
            file,
            item: None,
            span: Span::empty(0),
        };
        let document = checked.document(at);
        let edits = fix.edits.iter().filter(|it| it.place.file == file);
        let replacements = edits.map(|it| {
            let text = line_ends_of(&document.text, &it.text);
            json!({
                "deletedRegion": region(checked, document, it.place.span),
                "insertedContent": { "text": text },
            })
        });
        json!({
            "artifactLocation": artifact(origin, document),
            "replacements": replacements.collect::<Vec<_>>(),
        })
    });
    json!({
        "description": { "text": fix.title },
        "artifactChanges": changes.collect::<Vec<_>>(),
        "properties": { "applicability": fix.applicability.as_str() },
    })
}

fn physical(checked: &Checked, origin: &Origin, place: Place) -> Value {
    let document = checked.document(place);
    json!({
        "artifactLocation": artifact(origin, document),
        "region": region(checked, document, place.span),
    })
}

fn artifact(origin: &Origin, document: &Document) -> Value {
    match origin.reference(&document.path) {
        Reference::Relative(uri) => json!({ "uri": uri, "uriBaseId": ROOT }),
        Reference::Absolute(uri) => json!({ "uri": uri }),
    }
}

/// The same both in lines and columns and in bytes of the file.
fn region(checked: &Checked, document: &Document, span: Span) -> Value {
    let position = |it| document.lines.position(&document.text, it, Encoding::Utf16);
    let (start, end) = (position(span.start), position(span.end));
    let mark = match checked.marked.contains(&document.path) {
        true => "\u{feff}".len() as u32,
        false => 0,
    };
    json!({
        "startLine": start.line + 1,
        "startColumn": start.column + 1,
        "endLine": end.line + 1,
        "endColumn": end.column + 1,
        "byteOffset": mark + span.start,
        "byteLength": span.len(),
    })
}
