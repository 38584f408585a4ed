//! Ten thousand random edits through the protocol, after each of which the server has the text that
//! the client has, and finds what another one finds that has just opened it.

use std::path::PathBuf;
use std::sync::Arc;

use serde_json::{Value, json};
use wakeful::analysis::{Analysis, OnThisThread, stubs_for};
use wakeful::index::{FileId, Index, Input, Workspace};
use wakeful::ir;
use wakeful::syntax::{Edition, Tape};

use super::client::Client;
use super::positions::{ENCODINGS, range};
use crate::cli::Dir;

/// In all three encodings together.
const EDITS: usize = 10_000;

/// The library has no state at all, and needs long; it is asked after every so many messages.
const AFRESH: i32 = 12;

const MANIFEST: &str =
    "[package]\nname = \"a\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";

/// What is edited: everything that an edit can break, and characters of every width.
const TEXT: &str = "use std::time::Duration;

// wakeful: allow(blocking_sleep) -- naïve 😀
async fn allowed() {
    std::thread::sleep(Duration::from_secs(1)); /* ä */
}

mod inner {
    pub fn helper(path: &str) -> std::io::Result<String> {
        drop(path); std::fs::read_to_string(path)
    }
}

struct Service { state: std::sync::Mutex<Vec<u8>>, name: &'static str }

impl Service {
    async fn run(&self) -> usize {
        let guard = self.state.lock().unwrap();
        let 😀 = \"ünï 😀\"; tokio::task::yield_now().await;
        println!(\"{} {}\", guard.len(), self.name);
        let _ = inner::helper(\"/tmp/é\");
        fn nested() { std::thread::sleep(Duration::MAX); }
        nested(); drop(2); guard.len()
    }
}

async fn caller(service: Service) {
    service.run(); drop(3);
    drop(4); drop(5);
    tokio::select! {
        _ = service.run() => {}
        else => std::thread::sleep(Duration::MAX),
    }
    tokio::spawn(async move { service.run().await; Err::<(), _>(std::io::Error::other(\"x\")) });
}
";

const SNIPPETS: &[&str] = &[
    "x",
    " ",
    "\n",
    "\r\n",
    "{",
    "}",
    "(",
    ")",
    ";",
    "\"",
    "'",
    "//",
    "/*",
    "*/",
    "#",
    "!",
    "😀",
    "ä",
    "async ",
    "await",
    ".await",
    "fn f() {}\n",
    "let y = 1;",
    "std::thread::sleep(d);",
    "tokio::task::yield_now().await;",
    "self::",
    "mod m {",
    "use tokio::time;\n",
    "select! {",
    "// wakeful: allow(blocking_fs)",
    "#[cfg(test)]\n",
    "impl ",
    "pub ",
    "drop(guard);",
    "\r",
];

/// Each ends in what the next may stand behind.
const STATEMENTS: &[&str] = &[
    "std::thread::sleep(Duration::MAX); ",
    "tokio::task::yield_now().await; ",
    "let _é = std::fs::read(\"😀\"); ",
    "drop(1); ",
    "tokio::time::sleep(Duration::MAX); ",
];

/// Messages of one kind.
const PHASE: i32 = 40;

#[test]
fn edits_never_drift_in_utf_8() {
    follow(0);
}

#[test]
fn edits_never_drift_in_utf_16() {
    follow(1);
}

#[test]
fn edits_never_drift_in_utf_32() {
    follow(2);
}

fn follow(which: usize) {
    let encoding = ENCODINGS[which];
    let dir = Dir::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", "")]);
    let mut client = start(&dir, encoding);
    let mut other = start(&dir, encoding);
    let starts = [TEXT.to_owned(), TEXT.replace('\n', "\r\n")];
    let mut model = starts[0].clone();
    client.open("src/lib.rs", &model);
    other.open("src/lib.rs", "");
    other.diagnostics_for("src/lib.rs", 1);
    let mut found = client.diagnostics_for("src/lib.rs", 1);
    assert!(found.len() > 5, "{found:?}");
    let mut random = Random(0x9e37_79b9_7f4a_7c15 + which as u64);
    let (mut version, mut edits) = (1, 0);
    while edits < EDITS / ENCODINGS.len() + 1 {
        let before = model.clone();
        let mut changes = Vec::new();
        // In turns: statements that come and go, as people type, and noise.
        let gentle = version / PHASE % 2 == 0;
        // Each of both with each of both ends of lines.
        let start = &starts[(version / PHASE / 2 % 2) as usize];
        if version % PHASE == 0 {
            changes.push(whole(&mut model, start));
        }
        if gentle {
            changes.push(statement(&mut model, &mut random, encoding));
            edits += 1;
        }
        for _ in 0..if gentle { 0 } else { 1 + random.below(8) } {
            // Noise on noise has no findings any more.
            let change = match random.below(60) {
                0 => whole(&mut model, start),
                _ => edit(&mut model, &mut random, encoding),
            };
            changes.push(change);
            edits += 1;
        }
        version += 1;
        client.change("src/lib.rs", version, json!(changes));
        found = client.diagnostics_for("src/lib.rs", version);
        let params = json!({
            "command": "wakeful.debugInformation",
            "arguments": [client.uri("src/lib.rs")],
        });
        let known = client.request("workspace/executeCommand", params);
        assert_eq!(known["text"], *model, "{changes:#?} in {before:?}");
        let opened = open_again(&mut other, version, &model);
        assert_eq!(shown(&found), shown(&opened), "{changes:#?} in {before:?}");
        if version % AFRESH == 0 {
            assert_eq!(
                shown(&found),
                afresh(&model, encoding),
                "{changes:#?} in {before:?}"
            );
        }
    }
    assert_eq!(shown(&found), afresh(&model, encoding));
    client.shutdown();
    other.shutdown();
}

fn start(dir: &Dir, encoding: &str) -> Client {
    let mut client = Client::start(&dir.path);
    client.initialize(json!({
        "general": { "positionEncodings": [encoding] },
        "textDocument": { "publishDiagnostics": { "relatedInformation": true } },
    }));
    client
}

/// What a server finds in a document that it opens with this text.
fn open_again(client: &mut Client, version: i32, text: &str) -> Vec<Value> {
    client.close("src/lib.rs");
    client.open_at("src/lib.rs", version, text);
    client.diagnostics_for("src/lib.rs", version)
}

fn whole(model: &mut String, text: &str) -> Value {
    text.clone_into(model);
    json!({ "text": text })
}

/// Puts a statement behind another, or takes one away that was put there.
fn statement(model: &mut String, random: &mut Random, encoding: &str) -> Value {
    let text = STATEMENTS[random.below(STATEMENTS.len())];
    let there = model.match_indices(text).map(|it| it.0);
    let there: Vec<usize> = there.collect();
    let (start, end, text) = match there.is_empty() || random.below(2) == 0 {
        true => {
            let behind: Vec<usize> = model.match_indices("; ").map(|it| it.0 + 2).collect();
            let at = behind[random.below(behind.len())];
            (at, at, text)
        }
        false => {
            let at = there[random.below(there.len())];
            (at, at + text.len(), "")
        }
    };
    let change = json!({ "range": range(model, start, end, encoding), "text": text });
    model.replace_range(start..end, text);
    change
}

fn edit(model: &mut String, random: &mut Random, encoding: &str) -> Value {
    let start = random.place(model);
    let end = match random.below(3) {
        0 => start,
        _ => boundary(model, (start + random.below(24)).min(model.len())).max(start),
    };
    let text = match random.below(3) {
        0 => "",
        _ => SNIPPETS[random.below(SNIPPETS.len())],
    };
    let change = json!({ "range": range(model, start, end, encoding), "text": text });
    model.replace_range(start..end, text);
    change
}

/// As the library finds them in a text that nobody has edited.
fn afresh(text: &str, encoding: &str) -> Vec<String> {
    let file = ir::lower(text, &Tape::parse(text, Edition::Edition2024));
    let manifest = Manifest;
    let index = Index::build(Input {
        workspace: Arc::new(Workspace::discover(&manifest, std::path::Path::new("/a"))),
        files: vec![(PathBuf::from("/a/src/lib.rs"), Arc::new(file))],
        stubs: stubs_for(["tokio", "a"]),
    });
    let analysis = Analysis::new(index, vec![text.into()], &OnThisThread);
    let analysis = analysis.expect("nobody cancels it");
    let found = analysis.findings(&[FileId(0)], &OnThisThread);
    let mut shown: Vec<String> = found
        .iter()
        .map(|it| {
            let span = analysis.index().absolute(it.place);
            let range = range(text, span.start as usize, span.end as usize, encoding);
            format!("{range} {} {}", it.rule, it.message)
        })
        .collect();
    shown.sort();
    shown
}

fn shown(diagnostics: &[Value]) -> Vec<String> {
    let text = |it: &Value| it.as_str().unwrap_or_default().to_owned();
    let mut shown: Vec<String> = diagnostics
        .iter()
        .map(|it| {
            format!(
                "{} {} {}",
                it["range"],
                text(&it["code"]),
                text(&it["message"])
            )
        })
        .collect();
    shown.sort();
    shown
}

struct Manifest;

impl wakeful::index::Files for Manifest {
    fn read(&self, path: &std::path::Path) -> Option<String> {
        self.is_file(path).then(|| MANIFEST.to_owned())
    }

    fn is_file(&self, path: &std::path::Path) -> bool {
        path == std::path::Path::new("/a/Cargo.toml")
    }

    fn list(&self, _: &std::path::Path) -> Vec<PathBuf> {
        Vec::new()
    }
}

/// Places at which an editor can put its cursor.
fn boundary(text: &str, at: usize) -> usize {
    let at = text.floor_char_boundary(at);
    match text[..at].ends_with('\r') && text[at..].starts_with('\n') {
        true => at - 1,
        false => at,
    }
}

/// The same numbers in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }

    fn place(&mut self, text: &str) -> usize {
        let at = self.below(text.len() + 1);
        boundary(text, at)
    }
}
