//! The answer to a request for the diagnostics of the whole workspace.

use std::collections::{HashMap, HashSet};

use lsp_types::*;
use serde_json::json;

use super::publish::Report;
use super::shared::Shared;

/// Reports that are sent at once, before the answer, to a client that takes parts.
const PART: usize = 64;

/// All that is to be said, with what the client has already left out.
pub(super) fn items(
    reports: Vec<(Uri, Option<i32>, Report)>,
    previous: &[PreviousResultId],
) -> Vec<WorkspaceDocumentDiagnosticReport> {
    let known: HashMap<&str, &str> = previous
        .iter()
        .map(|it| (it.uri.as_str(), it.value.as_str()))
        .collect();
    let mut items: Vec<WorkspaceDocumentDiagnosticReport> = Vec::new();
    for (uri, version, report) in with_gone(reports, previous) {
        let id = report.id_at(version);
        let version = version.map(i64::from);
        let before = known.get(uri.as_str());
        // A file of which nothing is and was said is not worth a line.
        if before.is_none() && report.diagnostics.is_empty() {
            continue;
        }
        items.push(match before == Some(&id.as_str()) {
            true => WorkspaceDocumentDiagnosticReport::Unchanged(
                WorkspaceUnchangedDocumentDiagnosticReport {
                    uri,
                    version,
                    unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport {
                        result_id: id,
                    },
                },
            ),
            false => {
                WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                    uri,
                    version,
                    full_document_diagnostic_report: FullDocumentDiagnosticReport {
                        result_id: Some(id),
                        items: report.diagnostics,
                    },
                })
            }
        });
    }
    items
}

/// Whether the client does not have all of it already.
pub(super) fn are_new(items: &[WorkspaceDocumentDiagnosticReport]) -> bool {
    let is_full = |it| matches!(it, &WorkspaceDocumentDiagnosticReport::Full(_));
    items.iter().any(is_full)
}

/// Sends it, to a client that takes parts before the answer.
pub(super) fn answer(
    shared: &Shared,
    items: Vec<WorkspaceDocumentDiagnosticReport>,
    partial: Option<ProgressToken>,
) -> WorkspaceDiagnosticReportResult {
    let Some(token) = partial else {
        return WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items });
    };
    // Who asked for parts gets everything in parts, and nothing twice.
    for part in items.chunks(PART) {
        shared
            .client
            .notify::<Partial>(json!({ "token": token, "value": { "items": part } }));
    }
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport::default())
}

/// Of files that the client was told of, and that are not there any more, nothing is to be said.
fn with_gone(
    mut reports: Vec<(Uri, Option<i32>, Report)>,
    previous: &[PreviousResultId],
) -> Vec<(Uri, Option<i32>, Report)> {
    let there: HashSet<&str> = reports.iter().map(|it| it.0.as_str()).collect();
    let gone = previous
        .iter()
        .filter(|it| !there.contains(it.uri.as_str()));
    let gone: Vec<Uri> = gone.map(|it| it.uri.clone()).collect();
    reports.extend(gone.into_iter().map(|it| (it, None, Report::default())));
    reports
}

/// `$/progress` with a part of a result.
enum Partial {}

impl notification::Notification for Partial {
    type Params = serde_json::Value;
    const METHOD: &'static str = "$/progress";
}
