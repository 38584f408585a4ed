//! Speed, as ratios within one run: `cargo bench --bench speed [-- DIR]`.
//!
//! Without a folder it takes the corpus, which `tests/corpus/fetch` brings.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use wakeful::analysis::{Analysis, OnThisThread, stubs};
use wakeful::index::{FileId, Index, Input};
use wakeful::ir;
use wakeful::syntax::{Edition, Tape, check_limits};
use wakeful::text::Span;

const STACK: usize = 256 << 20;

fn main() {
    let dir = env::args().skip(1).find(|it| !it.starts_with("--"));
    let dir = dir.map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/vendor"),
        PathBuf::from,
    );
    let mut files = Vec::new();
    rust_files(&dir, &mut files);
    if files.is_empty() {
        eprintln!("no Rust files in {}; run tests/corpus/fetch", dir.display());
        std::process::exit(2);
    }
    cold(&dir, &files);
    let work = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || keystroke(&files));
    let done = work.expect("a thread").join();
    done.expect("the keystroke bench does not panic");
}

fn rust_files(dir: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(dir)
        .into_iter()
        .flatten()
        .flatten()
        .map(|it| it.path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// `wakeful check` from nothing, and of what it knows, against reading and parsing the same files.
fn cold(dir: &Path, files: &[PathBuf]) {
    let threads = thread::available_parallelism().map_or(1, |it| it.get());
    let cache = env::temp_dir().join(format!("wakeful-speed-{}", std::process::id()));
    let cache = cache.to_str().expect("the system's directory is UTF-8");
    run(dir, &["--cache-dir", cache]);
    let [mut parse, mut check, mut again] = [Duration::MAX; 3];
    let mut told = String::new();
    // Taken in turns, so that a busy moment of the machine meets all.
    for _ in 0..3 {
        parse = parse.min(bare_parse(files, threads));
        let (took, stats) = run(dir, &["--no-cache"]);
        check = check.min(took);
        told = stats;
        again = again.min(run(dir, &["--cache-dir", cache]).0);
    }
    let _ = fs::remove_dir_all(cache);
    println!("cold check of {} files on {threads} threads", files.len());
    for line in told.lines().filter(|it| it.starts_with("stats: ")) {
        println!("  {}", line.trim_start_matches("stats: "));
    }
    let ratio = |it: Duration| it.as_secs_f64() / parse.as_secs_f64();
    println!("  bare parse   {:>8.3} s", parse.as_secs_f64());
    for (what, took) in [("wakeful check", check), ("known before ", again)] {
        println!(
            "  {what}{:>8.3} s, ratio {:.2}",
            took.as_secs_f64(),
            ratio(took)
        );
    }
}

/// How long a check takes, and its figures.
fn run(dir: &Path, options: &[&str]) -> (Duration, String) {
    let started = Instant::now();
    let output = Command::new(env!("CARGO_BIN_EXE_wakeful"))
        .args(["check", "--stats", "--level", "hint"])
        .args(["--output-format", "json-lines"])
        .args(options)
        .arg(dir)
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .expect("the binary runs");
    let took = started.elapsed();
    (took, String::from_utf8_lossy(&output.stderr).into_owned())
}

fn bare_parse(files: &[PathBuf], threads: usize) -> Duration {
    let started = Instant::now();
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Ok(text) = fs::read_to_string(path) else {
                continue;
            };
            // What wakeful refuses to parse, nobody parses here.
            if check_limits(&text, Edition::Edition2021).is_ok() {
                let parse =
                    ra_ap_syntax::SourceFile::parse(&text, ra_ap_syntax::Edition::Edition2021);
                std::hint::black_box(parse.tree());
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let thread = thread::Builder::new()
                .stack_size(STACK)
                .spawn_scoped(scope, work);
            thread.expect("a thread");
        }
    });
    started.elapsed()
}

/// An edit inside one function, against the analysis of the whole file.
fn keystroke(files: &[PathBuf]) {
    let Some((path, text)) = five_thousand_lines(files) else {
        return;
    };
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let mut whole = Vec::new();
    for _ in 0..7 {
        let started = Instant::now();
        let analysis = analyse(&text);
        std::hint::black_box(analysis.findings(&[FileId(0)], &OnThisThread));
        whole.push(started.elapsed());
    }
    let mut analysis = analyse(&text);
    let mut open = analysis.open(FileId(0));
    let _ = analysis.findings_in(FileId(0));
    let mut edits = Vec::new();
    for at in places(&analysis) {
        for (deleted, insert) in [
            (Span::empty(at), " let x = 1;"),
            (Span::new(at, at + 11), ""),
        ] {
            let started = Instant::now();
            let body = analysis.edit(&mut open, deleted, insert);
            let reach = analysis.refresh(&OnThisThread);
            std::hint::black_box(analysis.findings_in(FileId(0)));
            edits.push(started.elapsed());
            body.expect("a range of the text");
            reach.expect("not cancelled");
        }
    }
    whole.sort();
    edits.sort();
    let (whole, edit) = (whole[whole.len() / 2], edits[edits.len() / 2]);
    let late = edits[edits.len() * 99 / 100];
    let ratio = |it: Duration| whole.as_secs_f64() / it.as_secs_f64();
    println!(
        "keystroke in {name}, {} lines, {} edits",
        text.lines().count(),
        edits.len()
    );
    println!("  whole file   {:>8.3} ms", whole.as_secs_f64() * 1e3);
    println!(
        "  edit, median {:>8.3} ms, 1/{:.0} of it",
        edit.as_secs_f64() * 1e3,
        ratio(edit)
    );
    println!(
        "  edit, p99    {:>8.3} ms, 1/{:.0} of it",
        late.as_secs_f64() * 1e3,
        ratio(late)
    );
}

/// The file with the most async functions among those of about 5,000 lines.
fn five_thousand_lines(files: &[PathBuf]) -> Option<(PathBuf, String)> {
    let texts = files
        .iter()
        .filter_map(|it| Some((it.clone(), fs::read_to_string(it).ok()?)));
    let near = texts.filter(|it| (4_000..7_000).contains(&it.1.lines().count()));
    near.max_by_key(|it| it.1.matches("async fn").count())
}

fn analyse(text: &str) -> Analysis {
    let tape = Tape::parse(text, Edition::Edition2021);
    let file = Arc::new(ir::lower(text, &tape));
    let input = Input {
        files: vec![(PathBuf::from("/file.rs"), file)],
        stubs: stubs(),
        ..Input::default()
    };
    Analysis::new(Index::build(input), vec![text.into()], &OnThisThread).expect("not cancelled")
}

/// Behind the opening brace of every function.
fn places(analysis: &Analysis) -> Vec<u32> {
    let file = FileId(0);
    let index = analysis.index();
    let bodies = index
        .defs(file)
        .filter_map(|it| index.function(it)?.spans.body);
    bodies
        .filter(|it| it.len() > 2)
        .map(|it| it.start + 1)
        .collect()
}
