//! From findings to what the protocol calls them.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag,
    Location, NumberOrString, Position, Range, TextEdit, Uri,
};
use serde_json::{Value, json};

use super::documents::Open;
use super::pages;
use super::paths::Folders;
use super::shared::Shared;
use crate::analysis::Analysis;
use crate::finding::{Finding, Fix, Severity};
use crate::index::{FileId, Place};
use crate::text::{LineIndex, Span};

pub(super) const SOURCE: &str = "wakeful";

/// The files of an analysis as the client sees them: under its names, in its columns.
pub(super) struct View<'a> {
    pub shared: &'a Shared,
    folders: &'a Folders,
    analysis: &'a Analysis,
    /// The document that is looked at, whose text needs no second line index.
    document: Option<(FileId, &'a Open)>,
    files: HashMap<FileId, Seen>,
}

struct Seen {
    uri: Option<Uri>,
    lines: LineIndex,
    /// The units of a byte order mark, which the client counts and the analysis does not.
    marked: bool,
}

impl<'a> View<'a> {
    pub fn new(
        shared: &'a Shared,
        folders: &'a Folders,
        analysis: &'a Analysis,
        document: Option<(FileId, &'a Open)>,
    ) -> Self {
        Self {
            shared,
            folders,
            analysis,
            document,
            files: HashMap::new(),
        }
    }

    /// The files that something was said about, but for the document itself.
    pub fn quoted(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let index = self.analysis.index();
        self.files.keys().map(|it| index.path(*it).to_owned())
    }

    /// `None` for places in what is known of libraries, which no editor can open.
    pub fn location(&mut self, place: Place) -> Option<Location> {
        let span = self.analysis.index().absolute(place);
        let (uri, range) = self.range(place.file, span)?;
        Some(Location { uri, range })
    }

    /// The range of bytes of a file's text.
    pub fn range(&mut self, file: FileId, span: Span) -> Option<(Uri, Range)> {
        let encoding = self.shared.client.encoding();
        if let Some((_, open)) = self.document.filter(|it| it.0 == file) {
            let at = |offset: u32| open.text.position(offset + open.mark(), encoding);
            let range = Range::new(position(at(span.start)), position(at(span.end)));
            return Some((open.uri.clone(), range));
        }
        if file.0 as usize >= self.analysis.index().workspace_files().count() {
            return None;
        }
        let text = self.analysis.text(file);
        let seen = self.files.entry(file).or_insert_with(|| {
            let path = self.analysis.index().path(file);
            let open = self.shared.documents.at(path);
            Seen {
                marked: open.as_ref().is_some_and(|it| it.mark() > 0),
                uri: open.map(|it| it.uri).or_else(|| self.folders.uri(path)),
                lines: LineIndex::new(text),
            }
        });
        let at = |offset| {
            let mut at = position(seen.lines.position(text, offset, encoding));
            if seen.marked && at.line == 0 {
                at.character += encoding.len("\u{feff}");
            }
            at
        };
        Some((seen.uri.clone()?, Range::new(at(span.start), at(span.end))))
    }

    /// By document, in the order of the first edit.
    pub fn edits(&mut self, fix: &Fix) -> Option<Vec<(Uri, Vec<TextEdit>)>> {
        let mut out: Vec<(Uri, Vec<TextEdit>)> = Vec::new();
        for edit in &fix.edits {
            let Location { uri, range } = self.location(edit.place)?;
            let edit = TextEdit::new(range, edit.text.clone());
            match out.iter_mut().find(|it| it.0 == uri) {
                Some((_, edits)) => edits.push(edit),
                None => out.push((uri, vec![edit])),
            }
        }
        out.iter_mut().for_each(|it| in_order(&mut it.1));
        Some(out)
    }
}

/// Of edits that begin at one place, the protocol wants the insertions first.
pub(super) fn in_order(edits: &mut Vec<TextEdit>) {
    edits.retain(|it| it.range.start != it.range.end || !it.new_text.is_empty());
    edits.sort_by_key(|it| (it.range.start, it.range.end));
}

fn position(it: crate::text::Position) -> Position {
    Position::new(it.line, it.column)
}

pub(super) fn diagnostic(view: &mut View<'_>, finding: &Finding) -> Diagnostic {
    let range = view.location(finding.place).map(|it| it.range);
    let mut message = finding.message.clone();
    let mut related = Vec::new();
    for it in &finding.related {
        let location = view.location(it.place);
        match location.filter(|_| view.shared.client.can().related_information) {
            Some(location) => related.push(DiagnosticRelatedInformation {
                location,
                message: it.message.clone(),
            }),
            // A client that does not show them gets them as text.
            None => message += &folded(view, it.place, &it.message),
        }
    }
    let described = pages::uri(finding.rule).filter(|_| view.shared.client.can().code_description);
    let fixes: Vec<Value> = finding.fixes.iter().map(|it| data(view, it)).collect();
    Diagnostic {
        range: range.unwrap_or_default(),
        severity: Some(severity(finding.severity)),
        code: Some(NumberOrString::String(finding.rule.to_owned())),
        code_description: described.map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message,
        related_information: (!related.is_empty()).then_some(related),
        tags: tag(view, finding.rule).map(|it| vec![it]),
        data: (!fixes.is_empty()).then(|| json!({ "fixes": fixes })),
    }
}

fn folded(view: &mut View<'_>, place: Place, message: &str) -> String {
    let Some(Location { uri, range }) = view.location(place) else {
        return format!("\n{message}");
    };
    let name = uri.path().as_str().rsplit('/').next().unwrap_or_default();
    let (line, column) = (range.start.line + 1, range.start.character + 1);
    format!("\n{name}:{line}:{column}: {message}")
}

/// What can be done about it, for clients that show or do that without asking for actions: with
/// the edits by document, as in the `changes` of a workspace edit.
fn data(view: &mut View<'_>, fix: &Fix) -> Value {
    let edits = view.edits(fix).unwrap_or_default().into_iter();
    let edits: BTreeMap<String, Vec<TextEdit>> = edits.map(|it| (it.0.to_string(), it.1)).collect();
    json!({
        "title": fix.title,
        "applicability": fix.applicability.as_str(),
        "edits": edits,
    })
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Hint => DiagnosticSeverity::HINT,
    }
}

/// Editors show what is of no use in grey.
fn tag(view: &View<'_>, rule: &str) -> Option<DiagnosticTag> {
    let is_needless = matches!(rule, "unused_allow");
    (is_needless && view.shared.client.can().unnecessary_tag).then_some(DiagnosticTag::UNNECESSARY)
}
