//! `wakeful check` of a package, next to `cargo clippy` with only its lints for async code:
//! `cargo bench --bench clippy -- PACKAGE...`.
//!
//! Each package is a directory that cargo can compile. What it depends on is compiled before the
//! clock runs. One of its files is touched, and restored at the end.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs, thread};

use wakeful::syntax::{Edition, Tape, check_limits};

/// All of clippy's that are about async code.
const LINTS: [&str; 7] = [
    "await_holding_invalid_type",
    "await_holding_lock",
    "await_holding_refcell_ref",
    "async_yields_async",
    "large_futures",
    "let_underscore_future",
    "unused_async",
];

const ROUNDS: usize = 5;
const STACK: usize = 256 << 20;

fn main() {
    let packages: Vec<PathBuf> = env::args()
        .skip(1)
        .filter(|it| !it.starts_with("--"))
        .map(PathBuf::from)
        .collect();
    if packages.is_empty() {
        eprintln!("name the directories of packages, as tests/corpus/unpack makes them");
        // `cargo bench` runs all benches: that nothing is named is no failure.
        return;
    }
    println!("| package | what | time | parses |");
    println!("| --- | --- | ---: | ---: |");
    for package in packages {
        bench(&package);
    }
}

/// What is measured, in the order of the table.
const NAMES: [&str; 7] = [
    "reading and parsing, all cores",
    "`wakeful check`, nothing known",
    "`wakeful check`, nothing changed",
    "`wakeful check`, a file changed",
    "`cargo clippy`, package not compiled",
    "`cargo clippy`, nothing changed",
    "`cargo clippy`, a file changed",
];

fn bench(package: &Path) {
    let mut files = Vec::new();
    rust_files(package, &mut files);
    // One that is compiled whatever the targets are.
    let source = package.join("src");
    let largest = files
        .iter()
        .filter(|it| it.starts_with(&source))
        .max_by_key(|it| fs::metadata(it).map_or(0, |it| it.len()));
    let Some(changed) = largest else {
        eprintln!("{}: there are no Rust files in it", package.display());
        return;
    };
    let text = fs::read_to_string(changed).expect("source is text");
    let change = |round: usize| {
        let line = format!("{text}\nfn _changed_{round}() {{}}\n");
        fs::write(changed, line).expect("it can be written");
    };
    let cache = env::temp_dir().join(format!("wakeful-bench-{}", std::process::id()));
    // Dependencies, and what is in the memory of the system. Published packages often leave out
    // what their tests need.
    let all = lints(package, &["--all-targets"]).status();
    let targets: &[&str] = match all.is_ok_and(|it| it.success()) {
        true => &["--all-targets"],
        false => &[],
    };
    let clippy = |package: &Path| run(&mut lints(package, targets));
    clippy(package);
    wakeful(package, &cache);
    let mut times: [Vec<Duration>; 7] = Default::default();
    // In turns, so that a busy moment of the machine meets all.
    for round in 0..ROUNDS {
        times[0].push(timed(|| parse(&files)));
        times[1].push(timed(|| {
            let _ = fs::remove_dir_all(&cache);
            wakeful(package, &cache);
        }));
        times[2].push(timed(|| wakeful(package, &cache)));
        change(round);
        times[3].push(timed(|| wakeful(package, &cache)));
        times[6].push(timed(|| clippy(package)));
        times[5].push(timed(|| clippy(package)));
        clean(package);
        times[4].push(timed(|| clippy(package)));
    }
    fs::write(changed, text).expect("it can be written");
    let _ = fs::remove_dir_all(&cache);
    let mut unit = None;
    let name = package.file_name().unwrap_or_default().to_string_lossy();
    for (what, mut times) in NAMES.into_iter().zip(times) {
        times.sort();
        let median = times[times.len() / 2].as_secs_f64();
        let ratio = median / *unit.get_or_insert(median);
        println!("| {name} | {what} | {:.0} ms | {ratio:.1} |", 1e3 * median);
    }
}

fn timed(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

fn wakeful(package: &Path, cache: &Path) {
    let status = Command::new(env!("CARGO_BIN_EXE_wakeful"))
        .args(["check", "--level", "hint", "--cache-dir"])
        .arg(cache)
        .arg(package)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    let code = status.expect("the binary runs").code();
    assert!(matches!(code, Some(0 | 1)), "{}", package.display());
}

fn lints(package: &Path, targets: &[&str]) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(package).stdout(Stdio::null());
    command.stderr(Stdio::null()).args(["clippy", "--quiet"]);
    command.args(targets).arg("--");
    // What the package itself forbids is no failure.
    command.args(["--cap-lints", "warn", "-A", "clippy::all"]);
    for lint in LINTS {
        command.args(["-W", &format!("clippy::{lint}")]);
    }
    command
}

/// The package is to be compiled again, and not what it depends on.
fn clean(package: &Path) {
    let manifest = fs::read_to_string(package.join("Cargo.toml")).expect("a package");
    let name = manifest.lines().find_map(|it| it.strip_prefix("name = "));
    let name = name.expect("packages have names").trim_matches('"');
    let mut clean = Command::new("cargo");
    clean.current_dir(package).stdout(Stdio::null());
    clean.args(["clean", "--quiet", "--package", name]);
    run(&mut clean);
}

fn run(command: &mut Command) {
    let status = command.status();
    assert!(status.expect("there is cargo").success(), "{command:?}");
}

fn parse(files: &[PathBuf]) {
    let threads = thread::available_parallelism().map_or(1, |it| it.get());
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
            let Ok(text) = fs::read_to_string(path) else {
                continue;
            };
            if check_limits(&text, Edition::Edition2021).is_ok() {
                std::hint::black_box(Tape::parse(&text, Edition::Edition2021));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            let thread = thread::Builder::new().stack_size(STACK);
            thread.spawn_scoped(scope, work).expect("a thread");
        }
    });
}

fn rust_files(dir: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() && !path.ends_with("target") {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}
