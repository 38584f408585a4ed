//! From a recipe to the edit that the client applies.

use std::collections::HashMap;
use std::path::PathBuf;

use lsp_types::*;

use super::recipe::{Document, Recipe};
use super::{allow, ignore};
use crate::analysis::Analysis;
use crate::finding::{Applicability, Finding, Fix};
use crate::fix::withhold_broken;
use crate::index::{FileId, Place};
use crate::lsp::documents::Open;
use crate::lsp::engine::Engine;
use crate::lsp::paths;
use crate::lsp::shared::Shared;
use crate::lsp::to_proto::{View, in_order};
use crate::syntax::Tape;
use crate::text::Span;

/// The error is one line.
pub(super) fn make(engine: &mut Engine, recipe: &Recipe) -> Result<WorkspaceEdit, String> {
    let open = match recipe.document() {
        Some(document) => Some(unchanged(engine, document)?),
        None => None,
    };
    if let (Some(open), Some(span)) = (&open, recipe.span()) {
        let (analysis, file) = engine.analysis_of(&open.path).ok_or(NOT_ANALYSED)?;
        let range = span.start as usize..span.end as usize;
        analysis
            .text(file)
            .get(range)
            .ok_or("there is no such place")?;
    }
    match (recipe, &open) {
        (
            Recipe::Fix {
                rule,
                start,
                end,
                number,
                ..
            },
            Some(open),
        ) => {
            let span = Span::new(*start, *end);
            let found = engine.findings(&open.path);
            let (analysis, _) = engine.analysis_of(&open.path).ok_or(NOT_ANALYSED)?;
            let index = analysis.index();
            let finding = found
                .into_iter()
                .find(|it| it.rule == rule && index.absolute(it.place) == span);
            let fix = finding.and_then(|it| it.fixes.into_iter().nth(*number));
            let fix = fix.ok_or("this is not found here any more")?;
            one(engine, open, &fix)
        }
        (
            Recipe::Refactor {
                id,
                start,
                end,
                number,
                ..
            },
            Some(open),
        ) => {
            let offered = engine.refactorings(&open.path, Span::new(*start, *end));
            let chosen = offered.into_iter().nth(*number).filter(|it| it.id == id);
            one(
                engine,
                open,
                &chosen.ok_or("this is not possible here any more")?.fix,
            )
        }
        (
            Recipe::All {
                rule, unsafe_too, ..
            },
            _,
        ) => {
            let files = match &open {
                Some(open) => Files::Open(open),
                None => Files::All,
            };
            all(engine, files, rule.as_deref(), most(*unsafe_too))
        }
        (Recipe::InFile { uri }, _) => {
            let uri = uri.parse().map_err(|_| "this is no URI")?;
            let path = paths::of(&uri);
            all(engine, Files::One(path), None, Applicability::Safe)
        }
        (
            Recipe::Allow {
                rule, at, scope, ..
            },
            Some(open),
        ) => {
            let edit = allow::insert(engine, open, rule, *at, *scope)?;
            texts(engine, open, edit)
        }
        (Recipe::Ignore { rule, .. }, Some(open)) => ignore::edit(engine, open, rule),
        (Recipe::Unallow { number, .. }, Some(open)) => {
            let edit = allow::remove(engine, open, *number)?;
            texts(engine, open, edit)
        }
        _ => Err("this action needs a document".to_owned()),
    }
}

const NOT_ANALYSED: &str = "the file is not analysed";

/// The applicability up to which fixes are taken.
pub(super) fn most(unsafe_too: bool) -> Applicability {
    match unsafe_too {
        true => Applicability::Suggested,
        false => Applicability::Safe,
    }
}

fn unchanged(engine: &Engine, document: &Document) -> Result<Open, String> {
    let uri = document.uri.parse().map_err(|_| "this is no URI")?;
    let open = engine.shared.documents.get(&uri);
    let open = open.ok_or("the document is not open any more")?;
    match open.version == document.version {
        true => Ok(open),
        false => Err("the document has changed meanwhile".to_owned()),
    }
}

fn one(engine: &Engine, open: &Open, fix: &Fix) -> Result<WorkspaceEdit, String> {
    let (analysis, file) = engine.analysis_of(&open.path).ok_or(NOT_ANALYSED)?;
    if sound(analysis, &[fix]).1.is_empty() {
        let mut view = View::new(
            &engine.shared,
            &engine.folders,
            analysis,
            Some((file, open)),
        );
        let edits = view
            .edits(fix)
            .ok_or("the change reaches outside of the workspace")?;
        let doubt = (fix.applicability > Applicability::Safe).then_some(Doubt::MustBeRead);
        return Ok(workspace_edit(
            &engine.shared,
            edits,
            doubt.filter(|_| fix_reaches_far(fix)),
        ));
    }
    Err("the change would break the syntax; please report it".to_owned())
}

/// Whether a fix changes more than one file; within one, the editor shows what happens.
fn fix_reaches_far(fix: &Fix) -> bool {
    let mut files = fix.edits.iter().map(|it| it.place.file);
    let first = files.next();
    files.any(|it| Some(it) != first)
}

/// The fixes of findings that can be applied together, and those that are not sound.
fn sound(analysis: &Analysis, fixes: &[&Fix]) -> (Vec<usize>, Vec<usize>) {
    let index = analysis.index();
    let locate = |place: Place| (place.file, index.absolute(place));
    let text_of = |file: &FileId| &**analysis.text(*file);
    let errors = |file: &FileId, text: &str| match index.path(*file).extension() {
        Some(it) if it == "toml" => usize::from(text.parse::<toml_edit::DocumentMut>().is_err()),
        _ => {
            let edition = index.krate(index.crate_of(*file)).edition;
            Tape::parse(text, edition).errors().len()
        }
    };
    let (selection, withheld) = withhold_broken(fixes, locate, text_of, errors);
    (selection.taken, withheld)
}

/// Where everything is to be fixed.
enum Files<'a> {
    Open(&'a Open),
    One(PathBuf),
    All,
}

/// Changes nothing where nothing is to be fixed.
fn all(
    engine: &mut Engine,
    files: Files<'_>,
    rule: Option<&str>,
    most: Applicability,
) -> Result<WorkspaceEdit, String> {
    let mut edits: Vec<(Uri, Vec<TextEdit>)> = Vec::new();
    let (paths, open) = match &files {
        Files::Open(open) => (vec![open.path.clone()], Some(*open)),
        Files::One(path) => (vec![path.clone()], None),
        Files::All => (engine.reported_paths(), None),
    };
    let mut by_analysis: HashMap<usize, Vec<Finding>> = HashMap::new();
    for path in paths {
        if let Some(group) = engine.group_at(&path) {
            let found = engine.findings(&path);
            by_analysis.entry(group).or_default().extend(found);
        }
    }
    for (group, found) in by_analysis {
        let Some(analysis) = engine.analysis_at(group) else {
            continue;
        };
        let wanted = found
            .iter()
            .filter(|it| rule.is_none_or(|rule| it.rule == rule));
        let fixes: Vec<&Fix> = wanted
            .filter_map(|it| {
                let fixes = it.fixes.iter().filter(|it| it.applicability <= most);
                fixes.min_by_key(|it| it.applicability)
            })
            .collect();
        let (taken, _) = sound(analysis, &fixes);
        let document = open.and_then(|it| Some((analysis.index().file_at(&it.path)?, it)));
        let mut view = View::new(&engine.shared, &engine.folders, analysis, document);
        for fix in taken.into_iter().map(|it| fixes[it]) {
            for (uri, more) in view.edits(fix).unwrap_or_default() {
                match edits.iter_mut().find(|it| it.0 == uri) {
                    // Two fixes may need the same `use`.
                    Some((_, known)) => {
                        let fresh = more
                            .into_iter()
                            .filter(|it| it.range.start != it.range.end || !known.contains(it));
                        let fresh: Vec<_> = fresh.collect();
                        known.extend(fresh);
                    }
                    None => edits.push((uri, more)),
                }
            }
        }
    }
    edits.iter_mut().for_each(|it| in_order(&mut it.1));
    let doubt = match (files, rule) {
        // The command says what it does.
        (Files::All, None) => Some(Doubt::Asked),
        (Files::All, Some(_)) => Some(Doubt::ReachesFar),
        _ => None,
    };
    Ok(workspace_edit(&engine.shared, edits, doubt))
}

/// Edits of the document alone, in bytes of the text that is analysed.
fn texts(
    engine: &Engine,
    open: &Open,
    edits: Vec<(Span, String)>,
) -> Result<WorkspaceEdit, String> {
    let (analysis, file) = engine.analysis_of(&open.path).ok_or(NOT_ANALYSED)?;
    let mut view = View::new(
        &engine.shared,
        &engine.folders,
        analysis,
        Some((file, open)),
    );
    let edits = edits.into_iter().filter_map(|(span, text)| {
        let (_, range) = view.range(file, span)?;
        Some(TextEdit::new(range, text))
    });
    let edits = vec![(open.uri.clone(), edits.collect())];
    Ok(workspace_edit(&engine.shared, edits, None))
}

/// Why the user is asked before an edit is applied, by clients that can ask.
#[derive(Clone, Copy)]
pub(super) enum Doubt {
    MustBeRead,
    ReachesFar,
    /// Nobody is asked twice.
    Asked,
}

pub(super) fn workspace_edit(
    shared: &Shared,
    edits: Vec<(Uri, Vec<TextEdit>)>,
    doubt: Option<Doubt>,
) -> WorkspaceEdit {
    let can = shared.client.can();
    if !can.document_changes {
        #[allow(clippy::mutable_key_type)] // The cells of a URI are no part of its hash.
        let changes: HashMap<Uri, Vec<TextEdit>> = edits.into_iter().collect();
        return WorkspaceEdit {
            changes: Some(changes),
            ..WorkspaceEdit::default()
        };
    }
    let doubt = doubt.filter(|_| can.change_annotations);
    let annotated = |edit: TextEdit| match doubt {
        Some(_) => OneOf::Right(AnnotatedTextEdit {
            text_edit: edit,
            annotation_id: ANNOTATION.to_owned(),
        }),
        None => OneOf::Left(edit),
    };
    let documents = edits.into_iter().map(|(uri, edits)| {
        let version = shared.documents.get(&uri).map(|it| it.version);
        TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(annotated).collect(),
        }
    });
    let annotation = doubt.map(|doubt| {
        let (label, description) = match doubt {
            Doubt::MustBeRead => ("wakeful: read this", "It may change what the code does."),
            Doubt::ReachesFar | Doubt::Asked => {
                ("wakeful: all files", "Everything that is safe to fix.")
            }
        };
        let annotation = ChangeAnnotation {
            label: label.to_owned(),
            needs_confirmation: Some(!matches!(doubt, Doubt::Asked)),
            description: Some(description.to_owned()),
        };
        HashMap::from([(ANNOTATION.to_owned(), annotation)])
    });
    WorkspaceEdit {
        changes: None,
        document_changes: Some(DocumentChanges::Edits(documents.collect())),
        change_annotations: annotation,
    }
}

const ANNOTATION: &str = "wakeful";
