//! `cargo wakeful`, in workspaces of several packages.

use std::process::Command;

use crate::cli::Dir;

const BAD: &str = "pub async fn f() { std::thread::sleep(std::time::Duration::from_secs(1)); }\n";

fn manifest(name: &str, more: &str) -> String {
    format!("[package]\nname = \"{name}\"\nversion = \"1.2.3\"\nedition = \"2024\"\n{more}")
}

/// A package at the root, members below it, and a package that belongs to nobody.
fn workspace(root: &str) -> Dir {
    let dir = Dir::with(&[("Cargo.toml", root)]);
    for path in ["", "api-core/", "api-web/", "tool/", "fixtures/"] {
        let name = path.trim_end_matches('/');
        if !path.is_empty() {
            dir.write(&format!("{path}Cargo.toml"), manifest(name, "").as_bytes());
        }
        if !path.is_empty() || root.contains("[package]") {
            dir.write(&format!("{path}src/lib.rs"), BAD.as_bytes());
        }
    }
    dir
}

fn virtual_workspace() -> Dir {
    workspace("[workspace]\nmembers = [\"api-*\", \"tool\"]\nresolver = \"3\"\n")
}

/// What is found where: exit code, the files, what was complained.
fn run(dir: &Dir, below: &str, args: &[&str]) -> (i32, Vec<String>, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_cargo-wakeful"))
        .arg("wakeful")
        .args(args)
        .args(["--output-format", "json-lines"])
        .current_dir(dir.path.join(below))
        .output()
        .expect("the binary was built");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    let out = text(output.stdout);
    let names = ["api-core", "api-web", "tool", "fixtures"];
    let files = out.lines().filter(|it| it.contains("blocking_sleep"));
    let file = |line: &str| {
        let found = names.iter().find(|it| line.contains(&format!("{it}/src")));
        found.map_or("root".to_owned(), |it| (*it).to_owned())
    };
    let code = output.status.code().expect("no signal");
    // Beside a package its own files are named from there.
    let files = files.map(file).collect();
    (code, files, text(output.stderr))
}

#[track_caller]
fn check(dir: &Dir, args: &[&str], expected: &[&str]) {
    let (code, files, err) = run(dir, "", args);
    assert_eq!(files, expected, "{err}");
    assert_eq!(code, i32::from(!expected.is_empty()), "{err}");
}

#[track_caller]
fn refused(args: &[&str], message: &str) {
    let (code, files, err) = run(&virtual_workspace(), "", args);
    assert_eq!((code, files.len()), (2, 0), "{err}");
    assert!(err.contains(message), "{err}");
}

#[test]
fn packages_are_chosen_by_name_pattern_and_version() {
    let dir = virtual_workspace();
    check(&dir, &["-p", "tool"], &["tool"]);
    check(
        &dir,
        &["-p", "tool", "--package", "api-web"],
        &["api-web", "tool"],
    );
    check(&dir, &["-p", "api-*"], &["api-core", "api-web"]);
    check(&dir, &["-p", "tool@1.2"], &["tool"]);
    check(&dir, &["-p", "tool", "api-web"], &[]);
}

#[test]
fn a_virtual_workspace_means_its_members_or_the_default_ones() {
    check(&virtual_workspace(), &[], &["api-core", "api-web", "tool"]);
    let root = "[workspace]\nmembers = [\"api-*\", \"tool\"]\ndefault-members = [\"api-web\"]\n";
    let dir = workspace(root);
    check(&dir, &[], &["api-web"]);
    check(&dir, &["--workspace", "--exclude", "api-*"], &["tool"]);
    check(&dir, &["--all"], &["api-core", "api-web", "tool"]);
}

#[test]
fn a_root_package_is_not_what_lies_in_its_folders() {
    let members = "[workspace]\nmembers = [\"api-*\", \"tool\"]\nexclude = [\"fixtures\"]\n";
    let dir = workspace(&manifest("main", members));
    check(&dir, &[], &["root"]);
    let (_, files, _) = run(&dir, "", &["--workspace"]);
    assert_eq!(files, ["api-core", "api-web", "root", "tool"]);
    let (_, files, _) = run(&dir, "tool/src", &[]);
    assert_eq!(files.len(), 1);
    let path = ["--manifest-path", "../api-web/Cargo.toml"];
    assert_eq!(run(&dir, "tool", &path).1, ["api-web"]);
}

#[test]
fn what_cannot_be_chosen_is_told_as_cargo_tells_it() {
    refused(
        &["-p", "tol"],
        "package ID specification `tol` did not match any packages; a package with a similar name exists: `tool`",
    );
    refused(&["-p", "zz*"], "package pattern(s) `zz*` not found");
    refused(&["-p", "tool@2"], "`tool@2` did not match any packages");
    refused(
        &["--exclude", "tool"],
        "--exclude can only be used together with --workspace",
    );
    refused(
        &["--manifest-path", "x/Cargo.toml"],
        "manifest path `x/Cargo.toml` does not exist",
    );
    let (code, files, err) = run(
        &virtual_workspace(),
        "",
        &["--workspace", "--exclude", "zz", "--exclude", "api-*"],
    );
    assert_eq!((code, files.len()), (1, 1));
    assert!(err.contains("excluded package(s) `zz` not found"), "{err}");
}

#[test]
fn a_path_that_is_in_none_of_the_packages_is_told() {
    let (code, files, err) = run(
        &virtual_workspace(),
        "",
        &["-p", "tool", "tool", "fixtures"],
    );
    assert_eq!((code, files.len()), (1, 1));
    let wanted = "warning: fixtures: this is in none of the packages that are checked\n";
    assert_eq!(err, wanted);
}

#[test]
fn flags_of_cargo_that_mean_nothing_here_are_taken() {
    let dir = virtual_workspace();
    let flags = [
        &["--all-targets", "--all-features", "--no-default-features"][..],
        &["--features", "a,b", "-F", "c", "--lib", "--bins", "--tests"],
        &["--examples", "--benches", "--bin=a", "--test", "b"],
        &["--example=c", "--bench", "d", "--locked", "--offline"],
        &[
            "--frozen",
            "-vv",
            "--verbose",
            "--target",
            "x86_64-unknown-linux-gnu",
        ],
        &["--profile", "dev", "--release", "--target-dir", "x"],
        &["-r", "--ignore-rust-version", "--keep-going", "--jobs=1"],
    ];
    for flags in flags {
        check(&dir, &[flags, &["-p", "tool"]].concat(), &["tool"]);
    }
    refused(
        &["--message-format", "json"],
        "error: invalid value 'json' for '--message-format <FORMAT>': no compiler runs here that would write messages; `--output-format` writes findings for programs\n",
    );
}
