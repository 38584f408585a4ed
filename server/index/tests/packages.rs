//! What is found in manifests.

use std::fmt::Write as _;
use std::path::Path;

use super::Tree;
use crate::index::{DependencyKind, Workspace};

fn discover(text: &str, start: &str) -> Workspace {
    Workspace::discover(&Tree::new(text), Path::new(start))
}

/// One line per package, target and dependency.
fn show(workspace: &Workspace) -> String {
    let mut out = String::new();
    for package in &workspace.packages {
        let member = if package.is_member {
            ""
        } else {
            " (not a member)"
        };
        let _ = writeln!(
            out,
            "{} {} {}{member}",
            package.name,
            package.edition,
            package.dir.display()
        );
        for root in &package.roots {
            let path = root.path.strip_prefix(&package.dir).unwrap_or(&root.path);
            let _ = writeln!(out, "  {:?} {} {}", root.target, root.name, path.display());
        }
        for it in &package.dependencies {
            let kind = match it.kind {
                DependencyKind::Normal => "",
                DependencyKind::Dev => "dev ",
                DependencyKind::Build => "build ",
            };
            let _ = write!(out, "  {kind}{} = {}", it.name, it.package);
            if let Some(version) = &it.version {
                let _ = write!(out, " {version}");
            }
            if let Some(path) = &it.path {
                let _ = write!(out, " at {}", path.display());
            }
            if !it.features.is_empty() {
                let _ = write!(out, " [{}]", it.features.join(" "));
            }
            if let Some(target) = &it.target {
                let _ = write!(out, " on {target}");
            }
            if it.optional {
                out.push_str(" optional");
            }
            out.push('\n');
        }
    }
    for problem in &workspace.problems {
        let _ = writeln!(
            out,
            "problem {}: {}",
            problem.path.display(),
            problem.message
        );
    }
    out
}

#[track_caller]
fn check(text: &str, start: &str, expected: &str) {
    let trimmed: Vec<&str> = expected
        .lines()
        .filter(|it| !it.trim().is_empty())
        .collect();
    let indent = trimmed
        .iter()
        .map(|it| it.len() - it.trim_start().len())
        .min()
        .unwrap_or(0);
    let expected: String = trimmed
        .iter()
        .map(|it| format!("{}\n", &it[indent..]))
        .collect();
    assert_eq!(show(&discover(text, start)), expected);
}

#[test]
fn targets_are_discovered_in_their_places() {
    check(
        r#"
//- /w/Cargo.toml
[package]
name = "my-app"
edition = "2021"
//- /w/build.rs
//- /w/src/lib.rs
//- /w/src/main.rs
//- /w/src/bin/one.rs
//- /w/src/bin/two/main.rs
//- /w/src/bin/two/helper.rs
//- /w/tests/it.rs
//- /w/tests/common/mod.rs
//- /w/benches/speed.rs
//- /w/examples/demo.rs
"#,
        "/w/src/bin/one.rs",
        "
        my-app 2021 /w
          Lib my_app src/lib.rs
          Bin my_app src/main.rs
          Bin one src/bin/one.rs
          Bin two src/bin/two/main.rs
          Test it tests/it.rs
          Bench speed benches/speed.rs
          Example demo examples/demo.rs
          BuildScript build_script_build build.rs
        ",
    );
}

#[test]
fn targets_can_be_listed_and_discovery_switched_off() {
    check(
        r#"
//- /w/Cargo.toml
[package]
name = "app"
edition = "2024"
autobins = false
autotests = false
build = false
[lib]
name = "core-lib"
path = "lib/root.rs"
[[bin]]
name = "app"
[[bin]]
name = "tool"
path = "tools/tool.rs"
[[test]]
name = "it"
path = "tests/it/main.rs"
//- /w/build.rs
//- /w/lib/root.rs
//- /w/src/main.rs
//- /w/src/bin/ignored.rs
//- /w/tools/tool.rs
//- /w/tests/it/main.rs
//- /w/tests/ignored.rs
"#,
        "/w",
        "
        app 2024 /w
          Lib core_lib lib/root.rs
          Bin app src/main.rs
          Bin tool tools/tool.rs
          Test it tests/it/main.rs
        ",
    );
}

#[test]
fn an_edition_that_is_not_given_is_2015() {
    check(
        "//- /w/Cargo.toml\n[package]\nname = 'a'\n[[bin]]\nname = 'x'\n\
         //- /w/src/bin/x.rs\n//- /w/src/bin/y.rs\n",
        "/w",
        "
        a 2015 /w
          Bin x src/bin/x.rs
        ",
    );
}

#[test]
fn members_are_globbed_and_inherit() {
    check(
        r#"
//- /w/Cargo.toml
[workspace]
members = ["crates/*", "tools/**", "xtask"]
exclude = ["crates/old"]
[workspace.package]
edition = "2021"
version = "1.2.3"
[workspace.dependencies]
tokio = { version = "1", features = ["rt"] }
shared = { path = "crates/shared" }
//- /w/crates/app/Cargo.toml
[package]
name = "app"
edition.workspace = true
[dependencies]
tokio = { workspace = true, features = ["fs"], optional = true }
shared.workspace = true
//- /w/crates/app/src/main.rs
//- /w/crates/shared/Cargo.toml
[package]
name = "shared"
edition = { workspace = true }
//- /w/crates/shared/src/lib.rs
//- /w/crates/old/Cargo.toml
[package]
name = "old"
//- /w/crates/notes.md
//- /w/tools/a/b/Cargo.toml
[package]
name = "deep"
edition = "2018"
//- /w/xtask/Cargo.toml
[package]
name = "xtask"
edition = "2018"
"#,
        "/w/crates/app/src",
        "
        app 2021 /w/crates/app
          Bin app src/main.rs
          tokio = tokio [rt fs] optional
          shared = shared at /w/crates/shared
        shared 2021 /w/crates/shared
          Lib shared src/lib.rs
        deep 2018 /w/tools/a/b
        xtask 2018 /w/xtask
        ",
    );
}

#[test]
fn dependencies_of_all_tables_are_read() {
    check(
        r#"
//- /w/Cargo.toml
[package]
name = "a"
edition = "2021"
[dependencies]
tokio-util = "0.7"
rt = { package = "tokio", version = "1", default-features = false }
near = { path = "../near" }
[dev-dependencies]
tokio = { version = "1", features = ["full"] }
[build-dependencies]
cc = "1"
[target.'cfg(unix)'.dependencies]
nix = "0.29"
//- /w/Cargo.lock
version = 4
[[package]]
name = "a"
version = "0.1.0"
dependencies = [
 "tokio 1.40.0",
 "tokio-util",
]
[[package]]
name = "tokio"
version = "0.2.0"
[[package]]
name = "tokio"
version = "1.40.0"
[[package]]
name = "tokio-util"
version = "0.7.9"
//- /near/Cargo.toml
[package]
name = "near"
edition = "2018"
//- /near/src/lib.rs
"#,
        "/w",
        "
        a 2021 /w
          tokio_util = tokio-util 0.7.9
          rt = tokio 1.40.0
          near = near at /near
          dev tokio = tokio 1.40.0 [full]
          build cc = cc
          nix = nix on cfg(unix)
        near 2018 /near (not a member)
          Lib near src/lib.rs
        ",
    );
}

#[test]
fn features_of_dependencies_are_known() {
    let workspace = discover(
        r#"
//- /w/Cargo.toml
[package]
name = "a"
[dependencies]
tokio = { version = "1", features = ["full"] }
reqwest = "0.12"
hyper = { version = "1", optional = true }
[features]
web = ["dep:hyper", "hyper?/server"]
"#,
        "/w",
    );
    let package = &workspace.packages[0];
    assert_eq!(package.has_feature("tokio", "fs"), Some(true));
    assert_eq!(package.has_feature("tokio", "test-util"), Some(false));
    assert_eq!(package.has_feature("reqwest", "json"), Some(false));
    assert_eq!(package.has_feature("hyper", "server"), Some(true));
    assert_eq!(package.has_feature("serde", "derive"), None);
}

#[test]
fn a_broken_manifest_is_a_problem_of_one_line() {
    let workspace = discover(
        "//- /w/Cargo.toml\n[package\nname = 1\n//- /w/src/lib.rs\n",
        "/w",
    );
    assert!(workspace.packages.is_empty());
    let problem = &workspace.problems[0];
    assert_eq!(problem.path, Path::new("/w/Cargo.toml"));
    assert!(!problem.message.is_empty() && !problem.message.contains('\n'));
    assert!(problem.span.is_some());
}

#[test]
fn a_broken_member_does_not_hide_the_others() {
    check(
        "//- /w/Cargo.toml\n[workspace]\nmembers = ['a', 'b']\n\
         //- /w/a/Cargo.toml\nname =\n\
         //- /w/b/Cargo.toml\n[package]\nname = 'b'\nedition = '2024'\n",
        "/w",
        "
        b 2024 /w/b
        problem /w/a/Cargo.toml: string values must be quoted, expected literal string
        ",
    );
}

#[test]
fn nothing_is_needed() {
    check("//- /tmp/a.rs\nfn main() {}\n", "/tmp/a.rs", "");
}

#[test]
fn a_package_beside_the_workspace_is_added_by_its_manifest() {
    let text = "//- /w/Cargo.toml\n[package]\nname = 'a'\nedition = '2021'\n[workspace]\n\
                //- /w/fuzz/Cargo.toml\n[package]\nname = 'fuzz'\nedition = '2021'\n[workspace]\n\
                [dependencies]\na = { path = '..' }\n";
    let files = Tree::new(text);
    let mut workspace = Workspace::discover(&files, Path::new("/w"));
    assert_eq!(workspace.packages.len(), 1);
    workspace.add(&files, Path::new("/w/fuzz/Cargo.toml"));
    workspace.add(&files, Path::new("/w/fuzz/Cargo.toml"));
    let names: Vec<&str> = workspace
        .packages
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert_eq!(names, ["a", "fuzz"]);
    assert!(workspace.packages.iter().all(|it| it.is_member));
}
