"""The server, spoken to by a client that is not ours: pytest-lsp, with the types of lsprotocol."""

import os
import pathlib
import shutil

import pytest_lsp
from lsprotocol import types
from pytest_lsp import ClientServerConfig, LanguageClient, client_capabilities

ROOT = pathlib.Path(__file__).parents[2]
SERVER = os.environ.get("WAKEFUL", str(ROOT / "target/debug/wakeful"))

TEXT = """use std::time::Duration;

async fn wait() {
    std::thread::sleep(Duration::from_secs(1));
    tokio::task::yield_now().await;
}
"""
MANIFEST = """[package]
name = "smoke"
edition = "2024"
[dependencies]
tokio = { version = "1", features = ["full"] }
"""


@pytest_lsp.fixture(
    params=["neovim", "visual-studio-code"],
    config=ClientServerConfig(server_command=[SERVER, "server", "--stdio"]),
)
async def client(request, lsp_client: LanguageClient, tmp_path_factory):
    folder = tmp_path_factory.mktemp("smoke")
    (folder / "src").mkdir()
    (folder / "Cargo.toml").write_text(MANIFEST)
    (folder / "src/lib.rs").write_text(TEXT)
    # Its editors can register, but pytest-lsp does not answer for them.
    lsp_client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda *_: None)
    result = await lsp_client.initialize_session(
        types.InitializeParams(
            process_id=os.getpid(),
            capabilities=client_capabilities(request.param),
            root_uri=folder.as_uri(),
            workspace_folders=[types.WorkspaceFolder(uri=folder.as_uri(), name="smoke")],
        )
    )
    lsp_client.can = result.capabilities
    lsp_client.uri = (folder / "src/lib.rs").as_uri()
    yield
    await lsp_client.shutdown_session()
    shutil.rmtree(folder)


async def findings(client: LanguageClient):
    """What is said of the document: pulled by clients that pull, pushed to the others."""
    if client.can.diagnostic_provider is not None:
        report = await client.text_document_diagnostic_async(
            types.DocumentDiagnosticParams(text_document=types.TextDocumentIdentifier(client.uri))
        )
        return list(report.items)
    while client.uri not in client.diagnostics:
        await client.wait_for_notification(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
    return list(client.diagnostics[client.uri])


def opened(client: LanguageClient):
    client.text_document_did_open(
        types.DidOpenTextDocumentParams(
            text_document=types.TextDocumentItem(
                uri=client.uri, language_id="rust", version=1, text=TEXT
            )
        )
    )


async def test_findings(client: LanguageClient):
    opened(client)
    found = await findings(client)
    assert [it.code for it in found] == ["blocking_sleep"]
    assert found[0].range.start == types.Position(line=3, character=4)
    assert found[0].severity == types.DiagnosticSeverity.Error
    assert found[0].source == "wakeful"


async def test_hover(client: LanguageClient):
    opened(client)
    at = types.Position(line=3, character=10)
    document = types.TextDocumentIdentifier(client.uri)
    hover = await client.text_document_hover_async(
        types.HoverParams(text_document=document, position=at)
    )
    assert "blocking_sleep" in hover.contents.value
    assert "Why this matters" in hover.contents.value
    nothing = await client.text_document_hover_async(
        types.HoverParams(text_document=document, position=types.Position(0, 0))
    )
    assert nothing is None


async def test_quick_fix(client: LanguageClient):
    opened(client)
    found = await findings(client)
    actions = await client.text_document_code_action_async(
        types.CodeActionParams(
            text_document=types.TextDocumentIdentifier(client.uri),
            range=found[0].range,
            context=types.CodeActionContext(diagnostics=found),
        )
    )
    preferred = [it for it in actions if getattr(it, "is_preferred", False)]
    assert [it.title for it in preferred] == ["Use `tokio::time::sleep`"]
    action = preferred[0]
    if action.edit is None:
        action = await client.code_action_resolve_async(action)
    if action.edit.document_changes:
        edits = action.edit.document_changes[0].edits
    else:
        edits = action.edit.changes[client.uri]
    assert "tokio::time::sleep" in [it.new_text for it in edits]


async def test_fixed_text_is_clean(client: LanguageClient):
    opened(client)
    assert len(await findings(client)) == 1
    client.diagnostics.clear()
    client.text_document_did_change(
        types.DidChangeTextDocumentParams(
            text_document=types.VersionedTextDocumentIdentifier(uri=client.uri, version=2),
            content_changes=[
                types.TextDocumentContentChangePartial(
                    range=types.Range(types.Position(3, 0), types.Position(4, 0)), text=""
                )
            ],
        )
    )
    assert await findings(client) == []
