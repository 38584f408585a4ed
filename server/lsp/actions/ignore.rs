//! Leaving a rule out of the configuration that counts for a document.

use std::path::PathBuf;

use lsp_types::*;

use crate::config;
use crate::lsp::documents::Open;
use crate::lsp::engine::Engine;
use crate::project::Disk;
use crate::text::LineIndex;

/// The configuration, which is there or can be made.
pub(super) fn target(engine: &Engine, open: &Open) -> Option<PathBuf> {
    let (analysis, file) = engine.analysis_of(&open.path)?;
    let known = analysis.configuration(file).map(|it| it.to_owned());
    known.or_else(|| {
        let can = engine.shared.client.can();
        let folders = engine.folders.paths().into_iter();
        let around = folders.filter(|it| open.path.starts_with(it));
        let folder = around.max_by_key(|it| it.as_os_str().len());
        Some(folder.filter(|_| can.create_files)?.join(config::FILE))
    })
}

/// Changes nothing where it is left out already.
pub(super) fn edit(engine: &Engine, open: &Open, rule: &str) -> Result<WorkspaceEdit, String> {
    let path = target(engine, open).ok_or("there is no configuration")?;
    let shared = &engine.shared;
    let document = engine.open.get(&path).map(|it| &it.document);
    let is_new = document.is_none() && !path.exists();
    let text = match document {
        Some(document) => document.plain(),
        None if is_new => "".into(),
        None => Disk::default().text(&path)?.text,
    };
    let patch = config::ignoring(&path, &text, rule);
    let patch = patch.ok_or("the configuration cannot be read")?;
    let uri = match document {
        Some(document) => Some(document.uri.clone()),
        None => engine.folders.uri(&path),
    };
    let uri = uri.ok_or("the configuration has no URI")?;
    let Some(patch) = patch else {
        return Ok(WorkspaceEdit::default());
    };
    let encoding = shared.client.encoding();
    let lines = LineIndex::new(&text);
    let at = |offset: u32| {
        let at = match document {
            Some(it) => it.text.position(offset + it.mark(), encoding),
            None => lines.position(&text, offset, encoding),
        };
        Position::new(at.line, at.column)
    };
    let range = Range::new(at(patch.span.start), at(patch.span.end));
    let edits = vec![(uri.clone(), vec![TextEdit::new(range, patch.text)])];
    let mut edit = super::edits::workspace_edit(shared, edits, None);
    if is_new && let Some(DocumentChanges::Edits(edits)) = edit.document_changes.take() {
        let create = ResourceOp::Create(CreateFile {
            uri,
            options: Some(CreateFileOptions {
                overwrite: Some(false),
                ignore_if_exists: Some(true),
            }),
            annotation_id: None,
        });
        let edits = edits.into_iter().map(DocumentChangeOperation::Edit);
        let all = std::iter::once(DocumentChangeOperation::Op(create)).chain(edits);
        edit.document_changes = Some(DocumentChanges::Operations(all.collect()));
    }
    Ok(edit)
}
