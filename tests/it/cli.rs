//! The command as its users run it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

/// A directory of its own, deleted at the end.
pub(crate) struct Dir {
    pub(crate) path: PathBuf,
}

pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Dir {
    fn new() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!(
            "wakeful-{}-{}",
            std::process::id(),
            COUNT.fetch_add(1, Ordering::Relaxed)
        );
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).expect("the temporary directory is ours");
        Self { path }
    }

    /// Each as path and content.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let dir = Self::new();
        for (path, text) in files {
            dir.write(path, text.as_bytes());
        }
        dir
    }

    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path.join(path);
        fs::create_dir_all(path.parent().expect("not the root")).expect("ours");
        fs::write(path, bytes).expect("ours");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path.join(path)).expect("it was written")
    }

    pub(crate) fn run(&self, args: &[&str]) -> Run {
        self.run_with(args, "", &[])
    }

    /// In a directory below.
    pub(crate) fn run_in(&self, below: &str, args: &[&str]) -> Run {
        self.run_at(&self.path.join(below), args, "", &[])
    }

    pub fn run_with(&self, args: &[&str], input: &str, env: &[(&str, &str)]) -> Run {
        self.run_at(&self.path, args, input, env)
    }

    fn run_at(&self, dir: &Path, args: &[&str], input: &str, env: &[(&str, &str)]) -> Run {
        let mut child = Command::new(env!("CARGO_BIN_EXE_wakeful"))
            .args(args)
            .current_dir(dir)
            .env_clear()
            .envs(env.iter().copied())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the binary was built");
        // It may not read its input.
        let _ = child
            .stdin
            .take()
            .expect("piped")
            .write_all(input.as_bytes());
        let output = child.wait_with_output().expect("it ends");
        let text = |bytes| String::from_utf8(bytes).expect("the output is UTF-8");
        let code = output.status.code().expect("it was not killed");
        Run {
            code,
            out: text(output.stdout),
            err: text(output.stderr),
        }
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.path);
    }
}

const CLEAN: &str = "fn main() {}\n";
/// A finding that needs no types: a comment that allows what does not exist.
const WARNED: &str = "fn f() {} // wakeful: allow(nothing_like_it) -- why\n";

#[test]
fn clean_code_is_exit_0() {
    let dir = Dir::with(&[("a.rs", CLEAN)]);
    let run = dir.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert_eq!(run.out, "Nothing found in 1 file.\n");
}

#[test]
fn a_warning_is_exit_1_and_shown_in_its_source() {
    let dir = Dir::with(&[("a.rs", CLEAN), ("b/c.rs", WARNED)]);
    let run = dir.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert!(
        run.out
            .starts_with("warning[unknown_allow]: there is no rule `nothing_like_it`"),
        "{}",
        run.out
    );
    let frame = "
  --> b/c.rs:1:29
   |
 1 | fn f() {} // wakeful: allow(nothing_like_it) -- why
   |                             ^^^^^^^^^^^^^^^

Found 1 warning in 2 files.
";
    assert!(run.out.ends_with(frame), "{}", run.out);
}

#[test]
fn bad_input_gets_one_line_each_and_the_rest_is_checked() {
    let dir = Dir::with(&[("a.rs", WARNED), ("broken.rs", "fn f( {\n")]);
    dir.write("bytes.rs", b"fn f() {}\n\xff\n");
    let big = fs::File::create(dir.path.join("big.rs")).expect("ours");
    // A hole in the file: nothing is written, and nothing must be read.
    big.set_len(100 << 20).expect("ours");
    let run = dir.run(&["check", ".", "missing.rs"]);
    let lines: Vec<&str> = run.err.lines().collect();
    let [big, broken, bytes, missing] = lines.as_slice() else {
        panic!("{}", run.err)
    };
    assert_eq!(*missing, "error: missing.rs: no such file or directory");
    assert!(
        big.starts_with("error: big.rs: 104 MB is too large"),
        "{big}"
    );
    assert!(broken.starts_with("warning: broken.rs:1:"), "{broken}");
    assert!(broken.contains("syntax error"), "{broken}");
    assert_eq!(
        *bytes,
        "error: bytes.rs: not UTF-8 (line 2, byte 10); not analysed"
    );
    assert_eq!(run.code, 2);
    assert!(run.out.contains("unknown_allow"), "{}", run.out);
    assert!(run.out.ends_with("2 files not analysed.\n"), "{}", run.out);
}

#[test]
fn standard_input_is_a_file() {
    let dir = Dir::new();
    let run = dir.run_with(&["check", "-"], WARNED, &[]);
    assert_eq!(run.code, 1, "{}", run.err);
    assert!(run.out.contains("--> -:1:29"), "{}", run.out);
}

#[test]
fn json_has_all_fields_in_characters() {
    let text = "fn f() {}\n/* é */ /* wakeful: allow(nothing_of_the_kind) -- a */\n";
    let dir = Dir::with(&[("a.rs", text)]);
    let run = dir.run(&["check", "--output-format", "json"]);
    let value: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(value["version"], 1);
    assert_eq!(value["summary"]["shown"]["warning"], 1);
    let finding = value["findings"][0].as_object().expect("a finding");
    let keys: Vec<&str> = finding.keys().map(String::as_str).collect();
    assert_eq!(
        keys,
        [
            "path",
            "line",
            "column",
            "end_line",
            "end_column",
            "rule",
            "severity",
            "message",
            "related",
            "fixes"
        ]
    );
    let at = ["line", "column", "end_line", "end_column"].map(|it| finding[it].as_u64());
    assert_eq!(at, [Some(2), Some(27), Some(2), Some(46)]);

    let lines = dir.run(&["check", "--output-format", "json-lines"]);
    let only: Value = serde_json::from_str(lines.out.trim()).expect("one line of JSON");
    assert_eq!(&only, &value["findings"][0]);
    assert_eq!(lines.code, 1);
}

#[test]
fn rules_are_selected_and_ignored() {
    let dir = Dir::with(&[("a.rs", WARNED)]);
    for (args, code) in [
        (["--select", "unknown_allow"], 1),
        (["--select", "unused_allow"], 0),
        (["--ignore", "unknown_allow"], 0),
        (["--ignore", "unused_allow,unknown_allow"], 0),
        (["--level", "error"], 0),
    ] {
        assert_eq!(dir.run(&["check", args[0], args[1]]).code, code, "{args:?}");
    }
    let run = dir.run(&["check", "--select", "unknown-alow"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: there is no rule `unknown-alow`; did you mean `unknown_allow`?\n"
    );
}

#[test]
fn lesser_findings_are_counted_and_shown_on_demand() {
    let dir = Dir::with(&[("a.rs", "fn f() {} // wakeful: allow(unknown_allow)\n")]);
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 0);
    assert_eq!(
        run.out,
        "Nothing found in 1 file.\nHidden: 2 hints (`--level hint`).\n"
    );
    let run = dir.run(&["check", "--level", "hint"]);
    assert_eq!(run.code, 0);
    assert!(
        run.out.contains("hint[allow_without_reason]"),
        "{}",
        run.out
    );
    assert!(run.out.contains("hint[unused_allow]"), "{}", run.out);
}

#[test]
fn two_runs_say_the_same() {
    let files: Vec<(String, &str)> = (0..60)
        .map(|it| (format!("d{}/f{it}.rs", it % 7), WARNED))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|it| (it.0.as_str(), it.1)).collect();
    let dir = Dir::with(&files);
    let first = dir.run(&["check"]);
    assert_eq!(first.out.matches("unknown_allow").count(), 60);
    assert_eq!(first.out, dir.run(&["check"]).out);
}

#[test]
fn a_closed_pipe_is_no_error() {
    let files: Vec<(String, &str)> = (0..400).map(|it| (format!("f{it}.rs"), WARNED)).collect();
    let files: Vec<(&str, &str)> = files.iter().map(|it| (it.0.as_str(), it.1)).collect();
    let dir = Dir::with(&files);
    let mut child = Command::new(env!("CARGO_BIN_EXE_wakeful"))
        .arg("check")
        .current_dir(&dir.path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary was built");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn rules_are_explained() {
    let dir = Dir::new();
    let run = dir.run(&["explain", "unused_allow"]);
    assert_eq!(run.code, 0);
    assert!(
        run.out
            .starts_with("unused_allow\nhint · safe fix · since "),
        "{}",
        run.out
    );
    assert!(run.out.contains("\nWrong\n\n    fn "), "{}", run.out);
    let run = dir.run(&["explain", "unusedallow"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: there is no rule `unusedallow`; did you mean `unused_allow`?\n"
    );
    let run = dir.run(&["rules"]);
    assert_eq!(run.code, 0);
    assert!(run.out.contains("\n  unused_allow  "), "{}", run.out);
}

#[test]
fn a_wrong_command_line_is_exit_2() {
    let dir = Dir::new();
    assert_eq!(dir.run(&["check", "--nonsense"]).code, 2);
    assert_eq!(dir.run(&[]).code, 2);
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 0);
    assert_eq!(run.err, "warning: .: there are no Rust files in it\n");
}

#[test]
fn no_temporary_files_stay() {
    let dir = Dir::with(&[("a.rs", WARNED)]);
    dir.run(&["check", "--fix", "--allow-no-vcs"]);
    let names: Vec<_> = fs::read_dir(Path::new(&dir.path))
        .expect("ours")
        .flatten()
        .collect();
    assert_eq!(names.len(), 1);
    assert_eq!(dir.read("a.rs"), WARNED);
}

/// A package with tokio, as fixes need it.
const MANIFEST: (&str, &str) = (
    "Cargo.toml",
    "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"full\"] }\n",
);
const SLEEPS: &str = "use std::thread::sleep;\r\nuse std::time::Duration;\r\n\r\nasync fn f() {\r\n    sleep(Duration::MAX);\r\n    sleep(Duration::MAX);\r\n}\r\n";

#[test]
fn safe_fixes_are_applied_and_keep_line_ends_and_mode() {
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", &format!("\u{feff}{SLEEPS}"))]);
    let path = dir.path.join("src/lib.rs");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o750)).expect("ours");
    }
    let run = dir.run(&["check", "--fix", "--allow-no-vcs"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(
        run.out,
        "Fixed 2 findings in 1 file.\nNothing found in 1 file.\n"
    );
    let fixed = SLEEPS.replace(
        "    sleep(Duration::MAX)",
        "    tokio::time::sleep(Duration::MAX).await",
    );
    assert_eq!(dir.read("src/lib.rs"), format!("\u{feff}{fixed}"));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = fs::metadata(&path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o750);
    }
    let names = fs::read_dir(dir.path.join("src")).expect("ours").count();
    assert_eq!(names, 1, "a temporary file stayed");
}

#[test]
fn diff_changes_nothing() {
    let text = SLEEPS.replace('\r', "");
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", &text)]);
    let run = dir.run(&["check", "--diff"]);
    assert_eq!(run.code, 1);
    let expected = "--- a/src/lib.rs
+++ b/src/lib.rs
@@ -2,6 +2,6 @@
 use std::time::Duration;
 
 async fn f() {
-    sleep(Duration::MAX);
-    sleep(Duration::MAX);
+    tokio::time::sleep(Duration::MAX).await;
+    tokio::time::sleep(Duration::MAX).await;
 }
";
    assert_eq!(run.out, expected);
    assert_eq!(dir.read("src/lib.rs"), text);
}

#[test]
fn fixed_standard_input_goes_to_standard_output() {
    let text = SLEEPS.replace('\r', "");
    let dir = Dir::with(&[MANIFEST]);
    let run = dir.run_with(&["check", "-", "--fix"], &text, &[]);
    assert!(
        run.out.starts_with("use std::thread::sleep;"),
        "{}",
        run.out
    );
}

#[test]
fn fixes_are_shown_as_diffs() {
    let dir = Dir::with(&[MANIFEST, ("src/lib.rs", &SLEEPS.replace('\r', ""))]);
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 1);
    let expected = "
 5 |     sleep(Duration::MAX);
   |     ^^^^^
fix: Use `tokio::time::sleep` (safe)
   |
 5 -     sleep(Duration::MAX);
 5 +     tokio::time::sleep(Duration::MAX).await;
";
    assert!(run.out.contains(expected), "{}", run.out);
    assert!(
        run.out.contains("\n2 fixable with `--fix`.\n"),
        "{}",
        run.out
    );
    let json = dir.run(&["check", "--output-format", "json"]).out;
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let fix = &value["findings"][0]["fixes"][0];
    assert_eq!(fix["applicability"], "safe");
    assert_eq!(fix["edits"][0]["path"], "src/lib.rs");
}

#[test]
fn comments_allow_findings() {
    let sleeps = |comments: [&str; 4]| {
        let [file, item, above, behind] = comments;
        format!(
            "{file}\nuse std::thread::sleep;\nuse std::time::Duration;\n{item}\nasync fn f() {{\n    {above}\n    sleep(Duration::MAX); {behind}\n}}\n"
        )
    };
    let allow = "// wakeful: allow(blocking_sleep) -- a test";
    let inner = "//! wakeful: allow(blocking_sleep) -- a test";
    for (text, code) in [
        (sleeps(["", "", "", ""]), 1),
        (sleeps(["", "", "", allow]), 0),
        (sleeps(["", "", allow, ""]), 0),
        (sleeps(["", allow, "", ""]), 0),
        (sleeps([inner, "", "", ""]), 0),
        (sleeps([allow, "", "", ""]), 1),
        (
            sleeps([
                "",
                "",
                "// wakeful: allow(blocking_fs, blocking_sleep) -- a test",
                "",
            ]),
            0,
        ),
    ] {
        let dir = Dir::with(&[MANIFEST, ("src/lib.rs", &text)]);
        // Ids of rules that do not exist yet are not what this is about.
        let run = dir.run(&["check", "--ignore", "unknown_allow"]);
        assert_eq!(run.code, code, "{text}\n{}", run.out);
    }
}

#[test]
fn what_other_files_define_counts_but_is_not_reported() {
    let dir = Dir::with(&[
        MANIFEST,
        ("src/lib.rs", "mod a;\nmod b;\n"),
        ("src/a.rs", "pub use std::thread::sleep as nap;\n"),
        (
            "src/b.rs",
            "async fn f() {\n    crate::a::nap(std::time::Duration::MAX);\n}\n",
        ),
    ]);
    assert_eq!(dir.run(&["check", "src/a.rs"]).code, 0);
    let run = dir.run(&["check", "src/b.rs"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert!(run.out.contains("--> src/b.rs:2:5"), "{}", run.out);
}

#[test]
fn a_file_that_is_nested_too_deeply_does_not_stop_the_others() {
    let deep = format!(
        "fn f() {{ let _ = {}1{}; }}\n",
        "(".repeat(50_000),
        ")".repeat(50_000)
    );
    let dir = Dir::with(&[("a.rs", WARNED), ("deep.rs", &deep)]);
    let run = dir.run(&["check"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    assert!(
        run.out.contains("warning[not_analysed]: not analysed: "),
        "{}",
        run.out
    );
    let end = "Found 2 warnings in 1 file.\n1 file not analysed.\n";
    assert!(run.out.ends_with(end), "{}", run.out);
}

#[test]
fn a_fix_adds_the_feature_it_needs() {
    let manifest = "[package]\nname = \"x\"\nedition = \"2024\"\n\n[dependencies]\ntokio = { version = \"1\", features = [\"rt\"] } # why\n";
    let text = "async fn f() -> std::io::Result<()> {\n    std::thread::sleep(D);\n    std::fs::write(\"a\", b)?;\n    Ok(())\n}\n";
    let dir = Dir::with(&[("Cargo.toml", manifest), ("src/lib.rs", text)]);
    let run = dir.run(&["check", "--fix", "--allow-no-vcs"]);
    assert_eq!(run.code, 1, "{}", run.out);
    assert_eq!(dir.read("Cargo.toml"), manifest);
    let run = dir.run(&["check", "--unsafe-fixes", "--allow-no-vcs"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{}", run.out);
    assert!(
        run.out.starts_with("Fixed 2 findings in 2 files.\n"),
        "{}",
        run.out
    );
    let features = dir.read("Cargo.toml");
    assert!(
        features.contains("features = [\"rt\", ") && features.ends_with("] } # why\n"),
        "{features}"
    );
    assert!(
        features.contains("\"time\"") && features.contains("\"fs\""),
        "{features}"
    );
    assert!(
        dir.read("src/lib.rs")
            .contains("tokio::time::sleep(D).await;")
    );
}

#[test]
fn a_fix_follows_the_callers_into_other_files() {
    let dir = Dir::with(&[
        MANIFEST,
        (
            "src/lib.rs",
            "mod a;\npub async fn f() -> u32 {\n    a::n().await + tick().await\n}\n\nasync fn tick() -> u32 {\n    tokio::task::yield_now().await;\n    1\n}\n",
        ),
        ("src/a.rs", "pub(crate) async fn n() -> u32 {\n    7\n}\n"),
    ]);
    let run = dir.run(&["check", "--fix", "--allow-no-vcs", "--level", "hint"]);
    assert_eq!(run.code, 0, "{}{}", run.out, run.err);
    assert!(dir.read("src/a.rs").starts_with("pub(crate) fn n()"));
    assert!(dir.read("src/lib.rs").contains("a::n() + tick().await"));
}
