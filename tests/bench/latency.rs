//! Latency over standard input and output, as an editor meets it: `cargo bench --bench latency`.
//!
//! From a keystroke to the published diagnostics, next to rust-analyzer's own reparse of the same
//! edit; a storm of edits; memory.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use ra_ap_syntax::{Edition, SourceFile, TextRange, TextSize};
use serde_json::{Value, json};

const SIZES: [usize; 4] = [200, 1_000, 5_000, 20_000];

/// Edits per file; each is inserted, awaited, deleted, awaited.
const EDITS: usize = 200;

const STORM: usize = 400;

fn main() {
    let work = thread::Builder::new().stack_size(256 << 20).spawn(bench);
    work.expect("a thread").join().expect("it does not panic");
}

fn bench() {
    let dir = env::temp_dir().join(format!("wakeful-latency-{}", std::process::id()));
    fs::create_dir_all(dir.join("src")).expect("a directory of our own");
    fs::write(dir.join("Cargo.toml"), MANIFEST).expect("it can be written");
    let fixtures = Fixtures::read();
    // Published code has a finding in some thousands of lines.
    println!("files without findings");
    let clean = SIZES.map(|it| text_of(it, &fixtures.clean, &fixtures.clean));
    keystrokes(&dir, &clean);
    println!("files with far more findings than real ones");
    let texts = SIZES.map(|it| text_of(it, &fixtures.bad, &fixtures.good));
    keystrokes(&dir, &texts);
    storm(&dir, &texts[1]);
    memory(&dir, &texts[0]);
    fs::remove_dir_all(&dir).expect("it was made");
}

fn keystrokes(dir: &Path, texts: &[String]) {
    let main: String = (0..SIZES.len())
        .map(|it| format!("mod file{it};\n"))
        .collect();
    fs::write(dir.join("src/lib.rs"), main).expect("it can be written");
    for (at, text) in texts.iter().enumerate() {
        fs::write(dir.join(format!("src/file{at}.rs")), text).expect("it can be written");
    }
    println!(
        "keystroke to published diagnostics, {} edits each, in ms",
        EDITS * 2
    );
    println!(
        "{:>7} {:>8} {:>8} {:>8} {:>9} | {:>8} {:>8} {:>7}",
        "lines", "median", "p99", "max", "findings", "reparse", "p99", "ratio"
    );
    for (at, text) in texts.iter().enumerate() {
        let mut editor = Editor::start(dir);
        editor.open(&format!("src/file{at}.rs"), text);
        let (mut times, mut reparses) = editor.type_into(text);
        times.sort();
        reparses.sort();
        let of = |times: &[Duration], share: usize| {
            times[(times.len() * share / 100).min(times.len() - 1)].as_secs_f64() * 1e3
        };
        println!(
            "{:>7} {:>8.2} {:>8.2} {:>8.2} {:>9} | {:>8.2} {:>8.2} {:>7.1}",
            text.lines().count(),
            of(&times, 50),
            of(&times, 99),
            of(&times, 100),
            editor.findings,
            of(&reparses, 50),
            of(&reparses, 99),
            of(&times, 50) / of(&reparses, 50),
        );
        editor.stop();
    }
}

/// Edits without a pause, as from a macro of the editor.
fn storm(dir: &Path, text: &str) {
    let mut editor = Editor::start(dir);
    editor.open("src/file1.rs", text);
    let at = places(text)[0];
    let started = Instant::now();
    let (mut published, mut longest) = (editor.version, 0);
    for _ in 0..STORM {
        editor.change(at, at, "x");
        longest = longest.max(editor.version - published);
        while let Some(version) = editor.published_so_far() {
            published = version;
        }
    }
    let sent = started.elapsed();
    let mut reports = 0;
    while published < editor.version {
        published = editor.await_published();
        reports += 1;
    }
    println!(
        "storm of {STORM} edits in {} lines: sent in {:.1} ms, settled after {:.1} ms, {reports} reports behind the last edit, at most {longest} edits without one",
        text.lines().count(),
        sent.as_secs_f64() * 1e3,
        started.elapsed().as_secs_f64() * 1e3,
    );
    editor.stop();
}

fn memory(dir: &Path, text: &str) {
    let modules: String = (0..100).map(|it| format!("mod open{it};\n")).collect();
    fs::write(dir.join("src/lib.rs"), modules).expect("it can be written");
    for it in 0..100 {
        fs::write(dir.join(format!("src/open{it}.rs")), text).expect("it can be written");
    }
    let mut editor = Editor::start(dir);
    let before = editor.memory();
    for it in 0..100 {
        editor.open(&format!("src/open{it}.rs"), text);
    }
    println!(
        "memory: {before} MB with nothing open, {} MB with 100 files of {} lines open",
        editor.memory(),
        text.lines().count()
    );
    editor.stop();
}

const MANIFEST: &str = "[package]\nname = \"latency\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
[dependencies]\ntokio = \"1\"\nfutures = \"0.3\"\nreqwest = \"0.12\"\ntracing = \"0.1\"\n\
anyhow = \"1\"\nparking_lot = \"0.12\"\ntokio-stream = \"0.1\"\ntokio-util = \"0.7\"\n";

/// What the files are made of: the fixtures of all rules, by path.
struct Fixtures {
    bad: BTreeMap<PathBuf, String>,
    /// Without a plain hazard.
    good: BTreeMap<PathBuf, String>,
    /// Of these, the ones in which nothing at all is found.
    clean: BTreeMap<PathBuf, String>,
}

impl Fixtures {
    fn read() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
        let (mut bad, mut good) = (BTreeMap::new(), BTreeMap::new());
        for dir in fs::read_dir(&root).expect("the fixtures").flatten() {
            for file in fs::read_dir(dir.path()).into_iter().flatten().flatten() {
                let path = file.path();
                let name = file.file_name().to_string_lossy().into_owned();
                let files: &mut BTreeMap<PathBuf, String> = match name.starts_with("bad") {
                    true => &mut bad,
                    false => &mut good,
                };
                if name.ends_with(".rs") && name.matches('.').count() == 1 {
                    files.insert(path.clone(), fs::read_to_string(&path).expect("UTF-8"));
                }
            }
        }
        let checked = Command::new(env!("CARGO_BIN_EXE_wakeful"))
            .args([
                "check",
                "--level",
                "hint",
                "--output-format",
                "concise",
                ".",
            ])
            .current_dir(&root)
            .output()
            .expect("the binary was built");
        let found = String::from_utf8_lossy(&checked.stdout);
        let found: BTreeSet<&Path> = found
            .lines()
            .filter_map(|it| Some(Path::new(it.split_once(':')?.0)))
            .collect();
        let mut clean = good.clone();
        clean.retain(|path, _| !found.contains(path.strip_prefix(&root).expect("below it")));
        Self { bad, good, clean }
    }
}

/// One module behind the other, of which every tenth is a bad one.
fn text_of(
    lines: usize,
    bad: &BTreeMap<PathBuf, String>,
    good: &BTreeMap<PathBuf, String>,
) -> String {
    let mut out = String::new();
    let mut count = 0;
    let (mut bad, mut good) = (bad.values().cycle(), good.values().cycle());
    for number in 0.. {
        let files = if number % 10 == 5 {
            &mut bad
        } else {
            &mut good
        };
        let text = files.next().expect("there are fixtures");
        out += &format!("mod m{number} {{\n{}}}\n", text.replace("//!", "//"));
        count += text.lines().count() + 2;
        if count >= lines {
            break;
        }
    }
    out
}

/// Behind the opening braces of function bodies, spread over the text.
fn places(text: &str) -> Vec<usize> {
    let all: Vec<usize> = text
        .match_indices(") {\n")
        .map(|it| it.0 + 3)
        .filter(|it| {
            let line = text[..*it].rfind('\n').map_or(0, |it| it + 1);
            text[line..*it].contains("fn ")
        })
        .collect();
    let step = (all.len() / EDITS).max(1);
    all.into_iter().step_by(step).collect()
}

struct Editor {
    child: Child,
    input: ChildStdin,
    output: Receiver<Message>,
    /// When the last message that was looked at had come in as a whole.
    arrived: Instant,
    uri: String,
    text: String,
    version: i64,
    findings: usize,
    root: PathBuf,
}

impl Editor {
    fn start(root: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wakeful"))
            .args(["server", "--stdio"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the binary runs");
        let input = child.stdin.take().expect("it is piped");
        let output = child.stdout.take().expect("it is piped");
        let (sender, receiver) = channel();
        thread::spawn(move || read(output, &sender));
        let mut editor = Self {
            child,
            input,
            output: receiver,
            arrived: Instant::now(),
            uri: String::new(),
            text: String::new(),
            version: 0,
            findings: 0,
            root: root.to_owned(),
        };
        let root = format!("file://{}", root.display());
        let params = json!({
            "processId": std::process::id(),
            "rootUri": root,
            "capabilities": { "general": { "positionEncodings": ["utf-8"] } },
        });
        editor.send(json!({ "id": 1, "method": "initialize", "params": params }));
        editor.await_message(|it| it["id"] == 1);
        editor.send(json!({ "method": "initialized", "params": {} }));
        editor
    }

    fn open(&mut self, path: &str, text: &str) {
        self.uri = format!("file://{}", self.root.join(path).display());
        self.text = text.to_owned();
        self.version = 1;
        let document = json!({ "uri": self.uri, "languageId": "rust", "version": 1, "text": text });
        let params = json!({ "textDocument": document });
        self.send(json!({ "method": "textDocument/didOpen", "params": params }));
        self.await_published();
    }

    fn type_into(&mut self, text: &str) -> (Vec<Duration>, Vec<Duration>) {
        let places = places(text);
        let mut parse = SourceFile::parse(text, Edition::Edition2024);
        let (mut times, mut reparses) = (Vec::new(), Vec::new());
        for number in 0..EDITS {
            let at = places[number % places.len()];
            for (start, end, insert) in [(at, at, " let x = 1;"), (at, at + 11, "")] {
                let range = TextRange::new(TextSize::new(start as u32), TextSize::new(end as u32));
                let started = Instant::now();
                parse = parse.reparse(range, insert, Edition::Edition2024);
                reparses.push(started.elapsed());
                let started = Instant::now();
                self.change(start, end, insert);
                while self.await_published() < self.version {}
                times.push(self.arrived - started);
            }
        }
        (times, reparses)
    }

    fn change(&mut self, start: usize, end: usize, insert: &str) {
        let range = json!({ "start": self.position(start), "end": self.position(end) });
        self.text.replace_range(start..end, insert);
        self.version += 1;
        let params = json!({
            "textDocument": { "uri": self.uri, "version": self.version },
            "contentChanges": [{ "range": range, "text": insert }],
        });
        self.send(json!({ "method": "textDocument/didChange", "params": params }));
    }

    fn position(&self, at: usize) -> Value {
        let before = &self.text[..at];
        let line = before.matches('\n').count();
        let start = before.rfind('\n').map_or(0, |it| it + 1);
        json!({ "line": line, "character": at - start })
    }

    fn await_published(&mut self) -> i64 {
        let uri = self.uri.clone();
        let message = self.await_message(|it| {
            it["method"] == "textDocument/publishDiagnostics" && it["params"]["uri"] == *uri
        });
        self.published(&message)
    }

    fn published_so_far(&mut self) -> Option<i64> {
        while let Ok(message) = self.output.try_recv() {
            let message = message.value();
            if message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == *self.uri
            {
                return Some(self.published(&message));
            }
        }
        None
    }

    fn published(&mut self, message: &Value) -> i64 {
        let diagnostics = message["params"]["diagnostics"].as_array();
        self.findings = diagnostics.map_or(0, Vec::len);
        message["params"]["version"].as_i64().unwrap_or(-1)
    }

    fn await_message(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.output.recv_timeout(Duration::from_secs(60));
            let message = message.expect("the server answers");
            self.arrived = message.arrived;
            let message = message.value();
            if wanted(&message) {
                return message;
            }
        }
    }

    fn send(&mut self, mut message: Value) {
        message["jsonrpc"] = "2.0".into();
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("it reads");
        self.input.flush().expect("it reads");
    }

    /// Resident, in megabytes; 0 where the system does not tell.
    fn memory(&self) -> usize {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find(|it| it.starts_with("VmRSS:"));
        let kilobytes = line.and_then(|it| it.split_whitespace().nth(1)?.parse::<usize>().ok());
        kilobytes.unwrap_or(0) / 1024
    }

    fn stop(mut self) {
        self.send(json!({ "id": 2, "method": "shutdown" }));
        self.await_message(|it| it["id"] == 2);
        self.send(json!({ "method": "exit" }));
        self.child.wait().expect("it was started");
    }
}

/// What the server sent, before an editor makes sense of it.
struct Message {
    arrived: Instant,
    bytes: Vec<u8>,
}

impl Message {
    fn value(&self) -> Value {
        serde_json::from_slice(&self.bytes).expect("JSON")
    }
}

fn read(output: ChildStdout, messages: &Sender<Message>) {
    let mut output = BufReader::new(output);
    loop {
        let mut length = 0;
        loop {
            let mut line = String::new();
            if output.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            match line.trim().strip_prefix("Content-Length: ") {
                Some(number) => length = number.parse().expect("a number"),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut bytes = vec![0; length];
        if output.read_exact(&mut bytes).is_err() {
            return;
        }
        let message = Message {
            arrived: Instant::now(),
            bytes,
        };
        if messages.send(message).is_err() {
            return;
        }
    }
}
