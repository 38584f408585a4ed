//! What is said when something was asked for that cannot be done: what is wrong, and what would help.

use crate::cli::Dir;

const MANIFEST: &str = "[package]\nname = \"x\"\nedition = \"2024\"\n";

/// Each is refused with exit code 2, and these words come first on standard error.
fn refused(files: &[(&str, &str)], cases: &[(&[&str], &str)]) {
    let mut all = vec![("Cargo.toml", MANIFEST), ("src/lib.rs", "pub fn f() {}\n")];
    all.extend(files);
    let dir = Dir::with(&all);
    for (args, wanted) in cases {
        let run = dir.run(args);
        assert_eq!(run.code, 2, "{args:?}: {}{}", run.out, run.err);
        let first = run.err.lines().next().unwrap_or_default();
        assert_eq!(first, *wanted, "{args:?}");
    }
}

#[test]
fn options_that_make_no_sense() {
    refused(
        &[],
        &[
            (
                &["check", "-j", "0"],
                "error: invalid value '0' for '--threads <N>': a number is wanted, 1 or more",
            ),
            (
                &["check", "--max-warnings", "few"],
                "error: invalid value 'few' for '--max-warnings <N>': a number is wanted, 0 or more",
            ),
            (
                &["check", "--output", "sarif"],
                "error: invalid value 'sarif' for '--output <FORMAT=FILE>': it is not FORMAT=FILE, as in `sarif=wakeful.sarif`",
            ),
            (
                &["check", "--select", "blocking_slep"],
                "error: there is no rule `blocking_slep`; did you mean `blocking_sleep`?",
            ),
            (
                &["explain", "nothing"],
                "error: there is no rule `nothing`; `wakeful rules` lists them",
            ),
            (
                &["server", "--log", "loud"],
                "error: `loud` is no level of the log; there are error, warn, info, debug and trace",
            ),
        ],
    );
}

#[test]
fn what_cannot_be_read() {
    refused(
        &[("bad.json", "{"), ("newer.json", "{\"version\": 99}")],
        &[
            (
                &["check", "nothing.rs"],
                "error: nothing.rs: no such file or directory",
            ),
            (
                &["check", "--baseline", "nothing.json"],
                "error: nothing.json: there is no such file; `--update-baseline` writes it",
            ),
            (
                &["check", "--baseline", "bad.json"],
                "error: bad.json:1:1: this is no baseline: EOF while parsing an object",
            ),
            (
                &["check", "--baseline", "newer.json"],
                "error: newer.json:1:1: a newer wakeful wrote this (format 99, and this one reads 1); nothing was changed",
            ),
            (
                &["check", "--update-baseline"],
                "error: no baseline is named: add `--baseline wakeful-baseline.json`, or `baseline = \"wakeful-baseline.json\"` to `wakeful.toml`",
            ),
            (
                &["config", "show", "nothing"],
                "error: nothing: no such file or directory",
            ),
        ],
    );
}

#[test]
fn what_cannot_be_written() {
    refused(
        &[("file", "")],
        &[
            (
                &["check", "--output", "sarif=nothing/x.sarif"],
                "error: nothing/x.sarif: there is no directory `nothing`",
            ),
            (
                &["man", "--dir", "file/pages"],
                "error: file/pages: not a directory; not written",
            ),
            (
                &["server", "--log-file", "nothing/log"],
                "error: nothing/log: no such file or directory; not written",
            ),
        ],
    );
}

#[test]
fn configurations_that_cannot_be_read() {
    let dir = Dir::with(&[("src/lib.rs", "pub fn f() {}\n")]);
    dir.write("wakeful.toml", b"ignore = [\"\xff\"]\n");
    let run = dir.run(&["check"]);
    assert_eq!(run.code, 2);
    assert_eq!(
        run.err,
        "error: wakeful.toml:1:1: this cannot be read; is it UTF-8?\n"
    );
}
