//! The scenarios that a connection survives, each of which ends or stops tower-lsp's own.

use std::io::{BufReader, PipeReader, PipeWriter};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, mpsc};
use std::thread;
use std::time::Duration;

use lsp_types::*;
use tokio::sync::{oneshot, watch};
use tower_lsp::Client;
use tower_lsp::jsonrpc::Result;

use super::*;

/// Only what is broken takes so long.
const DEADLINE: Duration = Duration::from_secs(60);

/// What happened in the server, in order.
type Log = Arc<Mutex<Vec<String>>>;

/// A server whose hovers do what the line of their position says; it tells what it sees.
struct Probe {
    client: Client,
    log: Log,
    /// The way of those who do not ask tower-lsp.
    outbox: Outbox,
    /// Opened by `didSave`.
    gate: watch::Sender<bool>,
}

const PLAIN: u32 = 0;
const WAITS_FOR_SAVE: u32 = 1;
const SPINS_UNTIL_SAVE: u32 = 2;
const PANICS: u32 = 3;
const PANICS_LATER: u32 = 4;
const ASKS_CLIENT: u32 = 5;

impl Probe {
    fn note(&self, what: impl Into<String>) {
        let mut log = self.log.lock().expect("nobody panics with it");
        log.push(what.into());
    }

    async fn saved(&self) {
        let mut gate = self.gate.subscribe();
        let _ = gate.wait_for(|it| *it).await;
    }

    /// Work for a processor, on a thread of its own.
    async fn spin(&self) {
        let (done, result) = oneshot::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = Arc::clone(&stop);
        let working = thread::spawn(move || {
            while !stopped.load(Ordering::Relaxed) {
                std::hint::spin_loop();
            }
            let _ = done.send(());
        });
        self.saved().await;
        stop.store(true, Ordering::Relaxed);
        let _ = result.await;
        drop(working);
    }
}

/// Without the report on standard error.
fn panic_quietly() -> ! {
    std::panic::resume_unwind(Box::new("on purpose"))
}

impl LanguageServer for Probe {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        self.note("initialize");
        if params.initialization_options.is_some() {
            self.outbox.send(notification("$/early", json!({})));
        }
        // What stands behind it in the input must wait all the same.
        tokio::task::yield_now().await;
        Ok(InitializeResult::default())
    }

    async fn initialized(&self, _: InitializedParams) {
        self.note("initialized");
    }

    async fn shutdown(&self) -> Result<()> {
        self.note("shutdown");
        tokio::task::yield_now().await;
        self.note("shut down");
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        self.note(format!("open {}", params.text_document.version));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        self.note(format!("change {}", params.text_document.version));
    }

    async fn did_close(&self, _: DidCloseTextDocumentParams) {
        panic_quietly();
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {
        self.gate.send_replace(true);
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let at = params.text_document_position_params.position;
        self.note(format!("hover {}", at.character));
        match at.line {
            WAITS_FOR_SAVE => self.saved().await,
            SPINS_UNTIL_SAVE => self.spin().await,
            PANICS => panic_quietly(),
            PANICS_LATER => {
                tokio::task::yield_now().await;
                panic_quietly();
            }
            ASKS_CLIENT => {
                let values = self.client.configuration(Vec::new()).await?;
                self.note(format!("settings {values:?}"));
            }
            _ => {}
        }
        Ok(None)
    }
}

/// The client's end.
struct Wire {
    input: Option<PipeWriter>,
    output: mpsc::Receiver<Value>,
    served: mpsc::Receiver<u8>,
    log: Log,
    broken: Arc<Mutex<Vec<(String, String)>>>,
}

impl Wire {
    fn new() -> Self {
        let (from_client, input) = std::io::pipe().expect("the system has pipes");
        let (output, to_client) = std::io::pipe().expect("the system has pipes");
        let log = Log::default();
        let broken = Arc::new(Mutex::new(Vec::new()));
        let (told, noted) = (Arc::clone(&broken), Arc::clone(&log));
        let served = spawn(move || serve_probe(from_client, to_client, noted, told));
        Self {
            input: Some(input),
            output: messages(output),
            served,
            log,
            broken,
        }
    }

    /// Past the handshake.
    fn ready() -> Self {
        let mut wire = Self::new();
        wire.send(&[initialize(), notification("initialized", json!({}))]);
        assert_eq!(wire.receive()["id"], json!("first"));
        wire.is_alive_and_saw(&["initialize", "initialized"]);
        wire
    }

    fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it was not closed");
        input.write_all(bytes).expect("the server reads");
    }

    /// All in one write.
    fn send(&mut self, messages: &[Value]) {
        self.write(messages.iter().map(frame).collect::<String>().as_bytes());
    }

    fn receive(&self) -> Value {
        let received = self.output.recv_timeout(DEADLINE);
        received.unwrap_or_else(|_| panic!("no message; the server saw {:?}", self.log))
    }

    /// An answer, by its id, and nothing else.
    fn answer(&self, id: impl Into<Value>) -> Value {
        let answer = self.receive();
        assert_eq!(answer["id"], id.into(), "{answer}");
        answer
    }

    fn error(&self, id: impl Into<Value>) -> i64 {
        let answer = self.answer(id);
        let code = answer.pointer("/error/code").and_then(Value::as_i64);
        code.unwrap_or_else(|| panic!("no error: {answer}"))
    }

    /// The server still answers, and has seen just this.
    fn is_alive_and_saw(&mut self, expected: &[&str]) {
        self.send(&[hover("alive", PLAIN, 0)]);
        let answer = self.answer("alive");
        assert_eq!(answer["result"], Value::Null, "{answer}");
        let mut seen = std::mem::take(&mut *self.log.lock().expect("nobody panics with it"));
        assert_eq!(seen.pop().as_deref(), Some("hover 0"));
        assert_eq!(seen, expected);
    }

    fn broken(&self) -> Vec<String> {
        let mut broken = self.broken.lock().expect("nobody panics with it");
        broken.drain(..).map(|it| it.0).collect()
    }

    /// The exit code, when nothing more is sent; there is nothing that was not received.
    fn exit(mut self, closes: bool) -> u8 {
        let input = self.input.take().filter(|_| !closes);
        let code = self.served.recv_timeout(DEADLINE).expect("it leaves");
        drop(input);
        assert_eq!(self.output.recv_timeout(DEADLINE).ok(), None);
        code
    }
}

/// What it returns, once it does.
fn spawn(work: impl FnOnce() -> u8 + Send + 'static) -> mpsc::Receiver<u8> {
    let (done, result) = mpsc::channel();
    thread::spawn(move || done.send(work()));
    result
}

fn serve_probe(
    input: PipeReader,
    output: impl Write + Send + 'static,
    log: Log,
    broken: Arc<Mutex<Vec<(String, String)>>>,
) -> u8 {
    let (outbox, writer) = outbox(output);
    let (service, socket) = LspService::new(|client| Probe {
        client,
        log,
        outbox: outbox.clone(),
        gate: watch::Sender::new(false),
    });
    let on_broken = Box::new(move |it: &Changed, reason: &str| {
        let mut broken = broken.lock().expect("nobody panics with it");
        broken.push((it.uri.clone(), reason.to_owned()));
    });
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let code = runtime.block_on(serve(service, socket, input, outbox, on_broken));
    writer.finish();
    code
}

/// What the server writes, read as far ahead as it goes.
fn messages(output: PipeReader) -> mpsc::Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        use std::io::BufRead;
        let mut output = BufReader::new(output);
        loop {
            let mut header = String::new();
            if output.read_line(&mut header).unwrap_or(0) == 0 {
                return;
            }
            let length = header.strip_prefix("Content-Length: ").expect("a header");
            let length: usize = length.trim().parse().expect("a length");
            let mut bytes = vec![0; length + 2];
            output.read_exact(&mut bytes).expect("a whole message");
            let message = serde_json::from_slice(&bytes[2..]).expect("JSON");
            if sender.send(message).is_err() {
                return;
            }
        }
    });
    receiver
}

fn frame(message: &Value) -> String {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len())
}

fn request(id: impl Into<Value>, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id.into(), "method": method, "params": params })
}

fn notification(method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "method": method, "params": params })
}

fn initialize() -> Value {
    request("first", "initialize", json!({ "capabilities": {} }))
}

fn shutdown() -> Value {
    json!({ "jsonrpc": "2.0", "id": "last", "method": "shutdown" })
}

fn exit() -> Value {
    json!({ "jsonrpc": "2.0", "method": "exit" })
}

const DOCUMENT: &str = "file:///a.rs";

fn change(version: i32) -> Value {
    let document = json!({ "uri": DOCUMENT, "version": version });
    let params = json!({ "textDocument": document, "contentChanges": [{ "text": "" }] });
    notification("textDocument/didChange", params)
}

fn save() -> Value {
    notification(
        "textDocument/didSave",
        json!({ "textDocument": { "uri": DOCUMENT } }),
    )
}

fn hover(id: impl Into<Value>, does: u32, note: u32) -> Value {
    let position = json!({ "line": does, "character": note });
    let params = json!({ "textDocument": { "uri": DOCUMENT }, "position": position });
    request(id, "textDocument/hover", params)
}

fn cancel(id: impl Into<Value>) -> Value {
    notification("$/cancelRequest", json!({ "id": id.into() }))
}

#[test]
fn nothing_but_answers_is_sent_before_the_connection_stands() {
    let mut wire = Wire::new();
    wire.send(&[
        request("early", "textDocument/hover", json!({})),
        request("wrong", "initialize", json!(7)),
    ]);
    wire.error("early");
    wire.error("wrong");
    let params = json!({ "capabilities": {}, "initializationOptions": {} });
    wire.send(&[
        request("first", "initialize", params),
        hover("next", PLAIN, 1),
    ]);
    assert!(wire.answer("first")["result"].is_object());
    assert_eq!(wire.receive()["method"], "$/early");
    wire.answer("next");
    wire.is_alive_and_saw(&["initialize", "hover 1"]);
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn handlers_begin_in_order_of_arrival() {
    let mut wire = Wire::ready();
    let mut sent = Vec::new();
    let mut expected = Vec::new();
    for at in 0..200 {
        sent.push(change(at));
        sent.push(hover(at, WAITS_FOR_SAVE, at as u32));
        expected.push(format!("change {at}"));
        expected.push(format!("hover {at}"));
    }
    wire.send(&sent);
    wire.is_alive_and_saw(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    wire.send(&[save()]);
    let mut answered: Vec<_> = (0..200).map(|_| wire.receive()["id"].as_i64()).collect();
    answered.sort_unstable();
    assert_eq!(answered, (0..200).map(Some).collect::<Vec<_>>());
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn slow_requests_keep_nothing_waiting() {
    let mut wire = Wire::ready();
    for (does, id) in [(WAITS_FOR_SAVE, 0), (SPINS_UNTIL_SAVE, 4)] {
        let slow: Vec<Value> = (id..id + 4).map(|it| hover(it, does, 7)).collect();
        wire.send(&slow);
        wire.send(&[change(1), cancel(id + 2)]);
        assert_eq!(wire.error(id + 2), -32800);
        wire.is_alive_and_saw(&["hover 7", "hover 7", "hover 7", "hover 7", "change 1"]);
    }
    wire.send(&[save()]);
    let mut answered: Vec<_> = (0..6).map(|_| wire.receive()["id"].as_i64()).collect();
    answered.sort_unstable();
    assert_eq!(answered, [0, 1, 3, 4, 5, 7].map(Some));
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn a_panic_costs_one_answer() {
    let mut wire = Wire::ready();
    for does in [PANICS, PANICS_LATER] {
        // The id is free again.
        for _ in 0..2 {
            wire.send(&[hover(1, does, 1)]);
            assert_eq!(wire.error(1), -32603);
            wire.is_alive_and_saw(&["hover 1"]);
        }
    }
    let close = json!({ "textDocument": { "uri": DOCUMENT } });
    wire.send(&[notification("textDocument/didClose", close), change(3)]);
    wire.is_alive_and_saw(&["change 3"]);
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn what_is_no_message_is_answered_and_left_out() {
    let mut wire = Wire::ready();
    let bad: [&[u8]; 4] = [
        b"Content-Length: 5\r\n\r\n{\"a\":",
        b"Content-Length: 4\r\n\r\n\"\xff\xfe\"",
        b"Content-Type: x\r\n\r\n",
        b"Content-Length: 0\r\n\r\n",
    ];
    for bytes in bad {
        wire.write(bytes);
        assert_eq!(wire.error(Value::Null), -32700);
        wire.is_alive_and_saw(&[]);
    }
    let wrong = [json!(7), json!([exit()]), json!({ "jsonrpc": "2.0" })];
    for message in wrong {
        wire.send(&[message]);
        assert_eq!(wire.error(Value::Null), -32600);
    }
    wire.send(&[json!({ "id": 5, "method": "textDocument/hover" })]);
    assert_eq!(wire.error(5), -32600);
    wire.is_alive_and_saw(&[]);
    assert_eq!(wire.broken(), Vec::<String>::new());
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn a_message_may_come_in_pieces() {
    let mut wire = Wire::ready();
    for byte in frame(&change(1)).bytes() {
        wire.write(&[byte]);
    }
    wire.write(b"\r\n\r\n");
    wire.is_alive_and_saw(&["change 1"]);
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn no_change_of_a_document_is_lost_without_a_word() {
    let mut wire = Wire::ready();
    let uri = json!({ "uri": DOCUMENT });
    for method in ["didOpen", "didChange", "didClose"] {
        let method = format!("textDocument/{method}");
        wire.send(&[notification(
            &method,
            json!({ "textDocument": { "uri": DOCUMENT, "version": "x" } }),
        )]);
        let closes = method.ends_with("didClose");
        wire.is_alive_and_saw(&[]);
        assert_eq!(wire.broken().len(), usize::from(!closes), "{method}");
        wire.send(&[request(8, &method, json!({ "textDocument": uri }))]);
        assert_eq!(wire.error(8), -32600);
        assert_eq!(wire.broken(), [DOCUMENT], "{method}");
    }
    // A character that is none, as text and as bytes, and a message of an unknown kind.
    let text = change(2)
        .to_string()
        .replace("\"text\":\"\"", "\"text\":\"\\ud800\"");
    wire.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    assert_eq!(wire.error(Value::Null), -32700);
    let mut old = change(3);
    old["jsonrpc"] = json!("1.0");
    wire.send(&[old]);
    wire.is_alive_and_saw(&[]);
    assert_eq!(wire.broken(), [DOCUMENT, DOCUMENT]);
    // What changes no document is only logged.
    wire.send(&[notification("textDocument/didSave", json!(7))]);
    wire.is_alive_and_saw(&[]);
    assert_eq!(wire.broken(), Vec::<String>::new());
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn a_client_need_not_wait_for_the_handshake() {
    let mut wire = Wire::new();
    let document = json!({ "uri": DOCUMENT, "languageId": "rust", "version": 1, "text": "" });
    wire.send(&[
        initialize(),
        notification("initialized", json!({})),
        notification("textDocument/didOpen", json!({ "textDocument": document })),
        change(2),
        hover(1, PLAIN, 3),
    ]);
    assert!(wire.answer("first").get("result").is_some());
    assert_eq!(wire.answer(1)["result"], Value::Null);
    wire.is_alive_and_saw(&["initialize", "initialized", "open 1", "change 2", "hover 3"]);
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn leaving_in_one_write_is_answered() {
    let mut wire = Wire::ready();
    wire.send(&[hover(1, WAITS_FOR_SAVE, 0), shutdown(), exit()]);
    let answer = wire.answer("last");
    assert_eq!(answer.get("result"), Some(&Value::Null), "{answer}");
    let log = Arc::clone(&wire.log);
    assert_eq!(wire.exit(false), 0);
    let log = log.lock().expect("nobody panics with it");
    assert_eq!(*log, ["hover 0", "shutdown", "shut down"]);
}

#[test]
fn leaving_without_a_word_is_an_error() {
    let mut wire = Wire::ready();
    wire.send(&[exit()]);
    assert_eq!(wire.exit(false), 1);
    let wire = Wire::ready();
    assert_eq!(wire.exit(true), 1);
    assert_eq!(Wire::new().exit(true), 1);
    let mut wire = Wire::ready();
    wire.send(&[shutdown()]);
    wire.answer("last");
    assert_eq!(wire.exit(true), 0);
}

/// An output that nobody reads any more.
struct Closed;

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
        Err(std::io::ErrorKind::BrokenPipe.into())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_client_that_does_not_read_is_gone() {
    let (input, mut client) = std::io::pipe().expect("the system has pipes");
    let served = spawn(move || serve_probe(input, Closed, Log::default(), Arc::default()));
    client
        .write_all(frame(&initialize()).as_bytes())
        .expect("it reads");
    assert_eq!(served.recv_timeout(DEADLINE), Ok(1));
    drop(client);
}

#[test]
fn handlers_may_wait_for_the_client_behind_any_queue() {
    let mut wire = Wire::ready();
    let mut sent: Vec<Value> = (0..8).map(|it| hover(it, ASKS_CLIENT, 1)).collect();
    sent.extend((0..290).map(change));
    wire.send(&sent);
    let asked: Vec<Value> = (0..8).map(|_| wire.receive()).collect();
    for request in asked {
        assert_eq!(request["method"], "workspace/configuration");
        wire.send(&[json!({ "jsonrpc": "2.0", "id": request["id"], "result": [1] })]);
        assert_eq!(wire.receive()["result"], Value::Null);
    }
    let mut expected = vec!["hover 1".to_owned(); 8];
    expected.extend((0..290).map(|it| format!("change {it}")));
    expected.extend(vec!["settings [Number(1)]".to_owned(); 8]);
    wire.is_alive_and_saw(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn late_and_odd_answers_harm_nobody() {
    let mut wire = Wire::ready();
    wire.send(&[hover(1, ASKS_CLIENT, 1)]);
    let asked = wire.receive()["id"].clone();
    wire.send(&[cancel(1)]);
    assert_eq!(wire.error(1), -32800);
    let odd = [asked, json!(99), json!("x"), Value::Null];
    let odd = odd.map(|it| json!({ "jsonrpc": "2.0", "id": it, "result": [1] }));
    wire.send(&odd);
    wire.is_alive_and_saw(&["hover 1"]);
    // Nothing, and no error, is an answer too.
    wire.send(&[hover(2, ASKS_CLIENT, 1)]);
    let asked = wire.receive()["id"].clone();
    wire.send(&[json!({ "jsonrpc": "2.0", "id": asked })]);
    wire.answer(2);
    wire.is_alive_and_saw(&["hover 1"]);
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn ids_are_what_the_client_likes() {
    let mut wire = Wire::ready();
    wire.send(&[hover("ä", PLAIN, 1), hover(-3, PLAIN, 2)]);
    wire.answer("ä");
    wire.answer(-3);
    wire.send(&[hover(1, WAITS_FOR_SAVE, 3), hover(1, PLAIN, 4)]);
    assert_eq!(wire.error(1), -32600);
    wire.send(&[cancel("nobody"), save()]);
    assert_eq!(wire.answer(1)["result"], Value::Null);
    wire.is_alive_and_saw(&["hover 1", "hover 2", "hover 3"]);
    assert_eq!(wire.exit(true), 1);
}

#[test]
fn unknown_methods_are_refused_when_they_want_an_answer() {
    let mut wire = Wire::ready();
    wire.send(&[
        notification("$/unknown", json!({})),
        notification("unknown", json!(null)),
        request(1, "unknown", json!({})),
    ]);
    assert_eq!(wire.error(1), -32601);
    wire.is_alive_and_saw(&[]);
    assert_eq!(wire.exit(true), 1);
}
