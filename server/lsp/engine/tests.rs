//! What happens to the engine that no editor can bring about.

use std::io::{self, Write};
use std::panic::resume_unwind;
use std::sync::{Mutex, OnceLock};
use std::{env, fs, process};

use lsp_types::{InitializeParams, InitializeResult};
use tower_lsp::{LanguageServer, LspService, jsonrpc};

use super::*;
use crate::lsp::client::Client;
use crate::lsp::transport;

struct Stub;

impl LanguageServer for Stub {
    async fn initialize(&self, _: InitializeParams) -> jsonrpc::Result<InitializeResult> {
        Ok(InitializeResult::default())
    }

    async fn shutdown(&self) -> jsonrpc::Result<()> {
        Ok(())
    }
}

/// What was sent to the client.
#[derive(Clone, Default)]
struct Sent(Arc<Mutex<Vec<u8>>>);

impl Write for Sent {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics with it").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn after_a_panic_everything_is_read_again_and_no_edit_is_lost() {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("a runtime");
    let sent = Sent::default();
    let (outbox, writer) = transport::outbox(sent.clone());
    outbox.open();
    let requests = OnceLock::new();
    let (_service, _socket) = LspService::new(|client| {
        requests.get_or_init(|| client);
        Stub
    });
    let requests = requests.into_inner().expect("it was made");
    let client = Client::new(requests, outbox.clone(), runtime.handle().clone());
    let shared = Arc::new(Shared::new(client));
    let root = env::temp_dir().join(format!("wakeful-engine-{}", process::id()));
    fs::create_dir_all(root.join("src")).expect("ours");
    fs::write(
        root.join("Cargo.toml"),
        "[package]\nname = \"a\"\nedition = \"2024\"\n",
    )
    .expect("ours");
    fs::write(root.join("src/lib.rs"), "").expect("ours");
    let root = root.canonicalize().expect("it was made");
    let uri = |path: &str| -> Uri {
        let uri = format!("file://{}", root.join(path).display());
        uri.parse().expect("a plain path")
    };
    let engine = start(Arc::clone(&shared));
    engine.tell(Event::Folders(Folders::new([uri("")])));
    let lib = uri("src/lib.rs");
    let text = "async fn f() {\n    std::thread::sleep(D);\n    g().await;\n}\n";
    let open = shared.documents.open(lib.clone(), 1, text);
    engine.tell(Event::Opened(open));
    let lines = |engine: &Handle| {
        let path = root.join("src/lib.rs");
        let asked = engine.ask(None, move |it| {
            let (analysis, file) = it.analysed(&path)?;
            let found = analysis.findings_in(file);
            let index = analysis.index();
            let start = found.iter().map(|it| index.absolute(it.place).start);
            Some(start.collect::<Vec<_>>())
        });
        runtime.block_on(asked)
    };
    let before = lines(&engine).ok().flatten().expect("it is analysed");
    assert_eq!(before.len(), 1);
    let failed = engine.ask(None, |_| resume_unwind(Box::new("on purpose")));
    assert_eq!(runtime.block_on(failed), Err::<(), _>(Unanswered::Changed));
    // An edit behind the panic, to a tree that is gone.
    let whole = lsp_types::TextDocumentContentChangeEvent {
        range: Some(lsp_types::Range::default()),
        range_length: None,
        text: "\n\n".to_owned(),
    };
    let changed = shared
        .documents
        .change(&lib, 2, vec![whole], Default::default());
    let (open, changes) = changed.expect("a valid range");
    engine.tell(Event::Changed(open, changes));
    let after = lines(&engine).ok().flatten();
    assert_eq!(after, Some(vec![before[0] + 2]));
    drop((engine, shared, outbox));
    writer.finish();
    let sent = sent.0.lock().expect("nobody panics with it");
    let sent = String::from_utf8_lossy(&sent);
    assert!(sent.contains("\"version\":2"), "{sent}");
    fs::remove_dir_all(&root).expect("ours");
}
