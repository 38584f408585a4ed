//! A client that follows a script: every message of the server must be asked for, and nothing may
//! be left over.

use std::collections::VecDeque;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use serde_json::{Value, json};

/// Only what is broken takes so long.
const DEADLINE: Duration = Duration::from_secs(60);

pub struct Client {
    root: PathBuf,
    child: Child,
    input: Option<ChildStdin>,
    output: Receiver<Value>,
    errors: Option<JoinHandle<String>>,
    /// Received, and not yet asked for.
    unclaimed: VecDeque<Value>,
    /// Methods of messages that do not count.
    forgotten: Vec<String>,
    transcript: String,
    requests: i64,
    /// It was seen to leave.
    ended: bool,
}

impl Client {
    /// A server that was started in this directory, and has heard nothing yet.
    pub fn start(root: &Path) -> Self {
        Self::start_with(root, &["--stdio"])
    }

    pub fn start_with(root: &Path, args: &[&str]) -> Self {
        let mut child = command(root, args)
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built");
        let mut stderr = child.stderr.take().expect("piped");
        let errors = thread::spawn(move || {
            let mut text = String::new();
            let _ = stderr.read_to_string(&mut text);
            text
        });
        let mut client = Self::of(root, child);
        client.errors = Some(errors);
        client
    }

    /// With nobody on the other end of standard error.
    pub fn start_unheard(root: &Path, args: &[&str]) -> Self {
        let mut command = command(root, args);
        let mut child = command
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built");
        drop(child.stderr.take());
        Self::of(root, child)
    }

    fn of(root: &Path, mut child: Child) -> Self {
        let input = child.stdin.take();
        let output = messages(child.stdout.take().expect("piped"));
        Self {
            root: root.to_owned(),
            child,
            input,
            output,
            errors: None,
            unclaimed: VecDeque::new(),
            forgotten: Vec::new(),
            transcript: String::new(),
            requests: 0,
            ended: false,
        }
    }

    /// The handshake, with the root as the only folder; the server's capabilities.
    pub fn initialize(&mut self, capabilities: Value) -> Value {
        let root = self.uri("");
        self.initialize_with(json!({
            "processId": std::process::id(),
            "rootUri": root,
            "workspaceFolders": [{ "uri": root, "name": "root" }],
            "capabilities": capabilities,
        }))
    }

    pub fn initialize_with(&mut self, params: Value) -> Value {
        let mut result = self.request("initialize", params);
        self.notify("initialized", json!({}));
        result["capabilities"].take()
    }

    /// What the server answers; an error fails the test.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.send_request(method, params);
        match self.answer(id) {
            Ok(result) => result,
            Err(error) => self.fail(&format!("{method} is an error: {error}")),
        }
    }

    /// Does not wait for the answer.
    pub fn send_request(&mut self, method: &str, params: Value) -> i64 {
        self.requests += 1;
        let id = self.requests;
        let mut request = json!({ "jsonrpc": "2.0", "id": id, "method": method });
        if !params.is_null() {
            request["params"] = params;
        }
        self.send(&request);
        id
    }

    /// The result or the error that answers a request.
    pub fn answer(&mut self, id: impl Into<Value>) -> Result<Value, Value> {
        let id = id.into();
        let mut answer = self.claim(&format!("the answer to {id}"), |it| {
            it.get("method").is_none() && it["id"] == id
        });
        match answer.get_mut("error") {
            Some(error) => Err(error.take()),
            None => Ok(answer["result"].take()),
        }
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The parameters of the next such notification that nobody has asked for.
    pub fn expect_notification(&mut self, method: &str) -> Value {
        let mut found = self.claim(method, |it| {
            it["method"] == method && it.get("id").is_none()
        });
        found["params"].take()
    }

    /// The id and the parameters of the next such request; it wants [`Client::respond`].
    pub fn expect_request(&mut self, method: &str) -> (Value, Value) {
        self.forgotten.retain(|it| it != method);
        let mut found = self.claim(method, |it| {
            it["method"] == method && it.get("id").is_some()
        });
        (found["id"].take(), found["params"].take())
    }

    pub fn respond(&mut self, id: &Value, result: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
    }

    /// What the server may say any number of times is not asked for.
    pub fn forget(&mut self, method: &str) {
        self.forgotten.push(method.to_owned());
        self.unclaimed.retain(|it| it["method"] != *method);
    }

    /// Waits until the server has taken in all that it was told, and has said what it has to say.
    pub fn settle(&mut self) {
        let command = json!({ "command": "wakeful.debugInformation", "arguments": [] });
        self.request("workspace/executeCommand", command);
    }

    /// Nothing like this is said of all that it was told up to now.
    pub fn expect_silence(&mut self, method: &str) {
        self.settle();
        if let Some(told) = self.unclaimed.iter().find(|it| it["method"] == *method) {
            let told = told.to_string();
            self.fail(&format!("nobody wanted to hear\n{told}"));
        }
    }

    /// A file by its path from the root, with a text that need not be on the disk.
    pub fn open(&mut self, path: &str, text: &str) {
        self.open_at(path, 1, text);
    }

    pub fn open_at(&mut self, path: &str, version: i32, text: &str) {
        let document = json!({
            "uri": self.uri(path), "languageId": "rust", "version": version, "text": text,
        });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes as the protocol writes them.
    pub fn change(&mut self, path: &str, version: i32, changes: Value) {
        let document = json!({ "uri": self.uri(path), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.notify("textDocument/didChange", params);
    }

    pub fn close(&mut self, path: &str) {
        let document = json!({ "uri": self.uri(path) });
        self.notify("textDocument/didClose", json!({ "textDocument": document }));
    }

    /// What is published of a file at this version; what was published of it at versions before
    /// that is passed over.
    pub fn diagnostics_for(&mut self, path: &str, version: impl Into<Value>) -> Vec<Value> {
        let (uri, version) = (self.uri(path), version.into());
        loop {
            let wanted = format!("diagnostics of {path} at {version}");
            let mut found = self.claim(&wanted, |it| {
                it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == *uri
            });
            let params = &mut found["params"];
            if *params.get("version").unwrap_or(&Value::Null) == version {
                return match params["diagnostics"].take() {
                    Value::Array(diagnostics) => diagnostics,
                    other => self.fail(&format!("no diagnostics: {other}")),
                };
            }
        }
    }

    /// The ids of the rules that were found, sorted.
    pub fn rules_for(&mut self, path: &str, version: impl Into<Value>) -> Vec<String> {
        let code = |it: Value| it["code"].as_str().unwrap_or_default().to_owned();
        let found = self.diagnostics_for(path, version).into_iter();
        let mut rules: Vec<String> = found.map(code).collect();
        rules.sort_unstable();
        rules
    }

    pub fn uri(&self, path: &str) -> String {
        let root = format!("file://{}", self.root.display());
        match path {
            "" => root,
            _ if path.contains(':') => path.to_owned(),
            _ => format!("{root}/{path}"),
        }
    }

    /// Says goodbye. The server must leave with 0, and everything it has said must have been
    /// asked for.
    pub fn shutdown(mut self) {
        self.settle();
        let id = self.send_request("shutdown", Value::Null);
        let answer = self.answer(id);
        if answer != Ok(Value::Null) {
            self.fail(&format!("shutdown: {answer:?}"));
        }
        self.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
        let code = self.exit_code();
        if code != Some(0) {
            self.fail(&format!("the exit code is {code:?}"));
        }
    }

    /// Waits until the server has left by itself; everything it has said must have been asked for.
    pub fn exit_code(&mut self) -> Option<i32> {
        loop {
            match self.output.recv_timeout(DEADLINE) {
                Ok(message) => self.receive(message),
                Err(mpsc::RecvTimeoutError::Disconnected) => break,
                Err(mpsc::RecvTimeoutError::Timeout) => self.fail("the server stays"),
            }
        }
        let status = self.child.wait().expect("it was started");
        self.ended = true;
        self.expect_nothing_left();
        status.code()
    }

    fn expect_nothing_left(&mut self) {
        let left: Vec<String> = self.unclaimed.drain(..).map(|it| it.to_string()).collect();
        if !left.is_empty() {
            self.fail(&format!("nobody asked for\n{}", left.join("\n")));
        }
    }

    /// What it has written to standard error, after its end.
    pub fn errors(&mut self) -> String {
        let errors = self.errors.take().expect("it is heard, and asked once");
        errors.join().expect("reading does not panic")
    }

    /// Ends its input.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    pub fn send(&mut self, message: &Value) {
        let _ = writeln!(self.transcript, "--> {message}");
        self.write(frame(message).as_bytes());
    }

    /// Bytes that may be no message.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("it has not hung up");
        let written = input.write_all(bytes).and_then(|()| input.flush());
        if let Err(error) = written {
            self.fail(&format!("the server does not read: {error}"));
        }
    }

    /// The first message like this that was not asked for before.
    pub fn claim(&mut self, what: &str, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unclaimed.iter().position(&is_it) {
            return self.unclaimed.remove(at).expect("it was just found");
        }
        loop {
            match self.output.recv_timeout(DEADLINE) {
                Ok(message) => self.receive(message),
                Err(error) => self.fail(&format!("no {what}: {error}")),
            }
            if self.unclaimed.back().is_some_and(&is_it) {
                return self.unclaimed.pop_back().expect("it was just found");
            }
        }
    }

    fn receive(&mut self, message: Value) {
        let _ = writeln!(self.transcript, "<-- {message}");
        if self.forgotten.iter().any(|it| message["method"] == **it) {
            return;
        }
        self.unclaimed.push_back(message);
    }

    fn fail(&mut self, why: &str) -> ! {
        let _ = self.child.kill();
        let errors = self.errors.take().and_then(|it| it.join().ok());
        let errors = errors.unwrap_or_default();
        panic!("{why}\n\n{}\n{errors}", self.transcript);
    }
}

impl Drop for Client {
    /// A test that does not say goodbye has to have asked for everything, too.
    fn drop(&mut self) {
        if !thread::panicking() && !self.ended {
            if self.input.is_some() {
                self.settle();
                let _ = self.child.kill();
            }
            self.exit_code();
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

pub fn frame(message: &Value) -> String {
    let text = message.to_string();
    format!("Content-Length: {}\r\n\r\n{text}", text.len())
}

fn command(root: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_wakeful"));
    command
        .arg("server")
        .args(args)
        .current_dir(root)
        .env_clear()
        // Pages are written to the cache of the user.
        .env("HOME", root)
        .env(
            "XDG_CACHE_HOME",
            concat!(env!("CARGO_TARGET_TMPDIR"), "/cache"),
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    command
}

/// What the server writes, read as far ahead as it goes.
fn messages(output: ChildStdout) -> Receiver<Value> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
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
            assert_eq!(&bytes[..2], b"\r\n", "no other header is sent");
            let message = serde_json::from_slice(&bytes[2..]).expect("JSON");
            if sender.send(message).is_err() {
                return;
            }
        }
    });
    receiver
}
