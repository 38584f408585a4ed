//! What the server can do, given what the client can.

use lsp_types::*;

use super::actions;
use super::client::Can;
use super::commands;
use crate::text::Encoding;

pub(super) fn of(can: &Can) -> ServerCapabilities {
    let encoding = match can.encoding {
        Encoding::Utf8 => PositionEncodingKind::UTF8,
        Encoding::Utf16 => PositionEncodingKind::UTF16,
        Encoding::Utf32 => PositionEncodingKind::UTF32,
    };
    let files = FileOperationRegistrationOptions {
        filters: vec![FileOperationFilter {
            scheme: Some("file".to_owned()),
            pattern: FileOperationPattern {
                // A directory that moves takes its files with it.
                glob: "**/*".to_owned(),
                matches: None,
                options: None,
            },
        }],
    };
    ServerCapabilities {
        position_encoding: can.encoding_was_offered.then_some(encoding),
        text_document_sync: Some(TextDocumentSyncCapability::Options(
            TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::INCREMENTAL),
                save: Some(TextDocumentSyncSaveOptions::Supported(true)),
                ..TextDocumentSyncOptions::default()
            },
        )),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: Some(match can.code_action_literals {
            true => CodeActionProviderCapability::Options(CodeActionOptions {
                code_action_kinds: Some(actions::kinds()),
                resolve_provider: Some(can.code_action_resolve),
                work_done_progress_options: WorkDoneProgressOptions::default(),
            }),
            false => CodeActionProviderCapability::Simple(true),
        }),
        completion_provider: Some(CompletionOptions {
            trigger_characters: Some(vec!["(".to_owned(), ",".to_owned(), "\"".to_owned()]),
            ..CompletionOptions::default()
        }),
        diagnostic_provider: (can.pull_diagnostics && can.refresh_diagnostics).then(|| {
            DiagnosticServerCapabilities::Options(DiagnosticOptions {
                identifier: Some("wakeful".to_owned()),
                // What a helper does is told at its callers.
                inter_file_dependencies: true,
                workspace_diagnostics: true,
                work_done_progress_options: WorkDoneProgressOptions::default(),
            })
        }),
        inlay_hint_provider: can.inlay_hints.then_some(OneOf::Left(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: commands::ALL.iter().map(|it| (*it).to_owned()).collect(),
            work_done_progress_options: WorkDoneProgressOptions::default(),
        }),
        workspace: Some(WorkspaceServerCapabilities {
            workspace_folders: Some(WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(OneOf::Left(true)),
            }),
            file_operations: Some(WorkspaceFileOperationsServerCapabilities {
                did_create: Some(files.clone()),
                did_rename: Some(files.clone()),
                did_delete: Some(files),
                ..WorkspaceFileOperationsServerCapabilities::default()
            }),
        }),
        ..ServerCapabilities::default()
    }
}
