//! What runs wakeful elsewhere: hooks, actions, releases.

use std::fs;
use std::path::Path;

use crate::cli::Dir;

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}

#[test]
fn hooks_and_actions_use_flags_that_exist() {
    let help = Dir::with(&[]).run(&["check", "--help"]).out;
    let hooks = read(".pre-commit-hooks.yaml");
    let action = read(".github/actions/wakeful/action.yml");
    let page = read("docs/ci.md");
    let mut seen = 0;
    for text in [hooks, action, page] {
        for (_, command) in text
            .lines()
            .filter_map(|it| it.split_once("wakeful check "))
        {
            for flag in command.split([' ', '`']).filter(|it| it.starts_with("--")) {
                seen += 1;
                let known = help.split([' ', '\n', ',']).any(|it| it == flag);
                assert!(known, "`wakeful check` has no `{flag}`");
            }
        }
    }
    assert!(seen > 4, "{seen}");
}

#[test]
fn binstall_asks_for_the_archives_of_a_release() {
    let manifest = read("Cargo.toml");
    let release = read(".github/workflows/release.yml");
    // The tag is `v` and the version.
    let name = "{ name }-{ target }-v{ version }";
    assert!(manifest.contains(&format!("/v{{ version }}/{name}{{ archive-suffix }}\"")));
    assert!(manifest.contains(&format!("\"{name}/{{ bin }}{{ binary-ext }}\"")));
    assert!(release.contains("name=\"wakeful-$TARGET-$GITHUB_REF_NAME\""));
    assert!(release.contains("archive=\"$name.tgz\"") && manifest.contains("pkg-fmt = \"tgz\""));
    assert!(release.contains("archive=\"$name.zip\""));
    let windows = release.lines().filter_map(|it| it.split_once("target: "));
    let windows = windows.filter_map(|it| it.1.split(',').next());
    for target in windows.filter(|it| it.contains("windows")) {
        let over = format!("binstall.overrides.{target}]\npkg-fmt = \"zip\"");
        assert!(manifest.contains(&over), "{target}");
    }
}

#[test]
fn what_builds_wakeful_has_the_toolchain_that_it_needs() {
    let manifest = read("Cargo.toml");
    let version = manifest.lines().find_map(|it| {
        let value = it.strip_prefix("rust-version = ")?;
        Some(value.trim_matches('"').to_owned())
    });
    let version = version.expect("the manifest says it");
    for path in [
        ".github/workflows/ci.yml",
        ".github/workflows/release.yml",
        ".github/actions/wakeful/action.yml",
    ] {
        let install = format!("rustup toolchain install {version} ");
        assert!(read(path).contains(&install), "{path}");
    }
    assert!(read(".ci/Containerfile").contains(&format!("rust:{version}-")));
    assert!(read("docs/ci.md").contains(&format!("Rust {version} or newer")));
}

#[test]
fn hooks_fix_only_what_git_can_bring_back() {
    for path in [".pre-commit-hooks.yaml", "docs/check.md"] {
        let text = read(path);
        let fixes = text
            .lines()
            .filter(|it| it.contains("--exit-non-zero-on-fix "));
        let fixes = fixes.filter(|it| it.contains("wakeful check"));
        let lines: Vec<&str> = fixes.collect();
        assert!(!lines.is_empty(), "{path}");
        for line in lines {
            assert!(
                line.contains("--allow-staged") && !line.contains("--allow-dirty"),
                "{line}"
            );
        }
    }
}
