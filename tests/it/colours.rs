//! When there are colours: on standard output, on standard error, and in what is said of options.

use std::process::Command;

use crate::cli::{Dir, Run};

const WARNED: (&str, &str) = (
    "a.rs",
    "fn f() {} // wakeful: allow(blocking_slep) -- why\n",
);

/// On standard output and on standard error.
fn coloured(run: &Run) -> (bool, bool) {
    (run.out.contains('\u{1b}'), run.err.contains('\u{1b}'))
}

#[test]
fn colours_follow_the_environment() {
    let dir = Dir::with(&[WARNED]);
    let both = |args: &[&str], env: &[(&str, &str)]| coloured(&dir.run_with(args, "", env));
    let args = &["check", ".", "missing.rs"][..];
    for (env, is_coloured) in [
        (&[][..], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("FORCE_COLOR", "1")], true),
        (&[("FORCE_COLOR", "0")], false),
        (&[("FORCE_COLOR", "0"), ("CLICOLOR_FORCE", "1")], false),
        (&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], false),
    ] {
        assert_eq!(both(args, env), (is_coloured, is_coloured), "{env:?}");
    }
}

#[test]
fn the_option_comes_before_the_environment_everywhere() {
    let dir = Dir::with(&[WARNED]);
    for args in [
        &["check", ".", "missing.rs"][..],
        &["check", "--timings", "."],
        &["check", "--nonsense"],
        &["check", "--help"],
        &["--help"],
        &["explain", "blocking_slep"],
        &["server", "--log", "loud"],
        &["man", "nothing"],
    ] {
        let never = [args, &["--color", "never"]].concat();
        let run = dir.run_with(&never, "", &[("CLICOLOR_FORCE", "1")]);
        assert_eq!(coloured(&run), (false, false), "{args:?}");
        let always = [&["--color=always"], args].concat();
        let run = dir.run_with(&always, "", &[("NO_COLOR", "1")]);
        assert_eq!(
            coloured(&run),
            (!run.out.is_empty(), !run.err.is_empty()),
            "{args:?}"
        );
    }
    // What stands behind these is no option.
    let run = dir.run(&["check", "--", "--color=always"]);
    assert_eq!(coloured(&run), (false, false));
}

#[test]
fn cargo_says_when_there_are_colours() {
    let dir = Dir::with(&[("Cargo.toml", "[package]\nname = \"x\"\n"), WARNED]);
    let coloured = |args: &[&str], env: &[(&str, &str)]| {
        let output = Command::new(env!("CARGO_BIN_EXE_cargo-wakeful"))
            .arg("wakeful")
            .args(args)
            .current_dir(&dir.path)
            .env_clear()
            .envs(env.iter().copied())
            .output();
        output.expect("the binary was built").stdout.contains(&0x1b)
    };
    let always = ("CARGO_TERM_COLOR", "always");
    assert!(!coloured(&[], &[]));
    assert!(coloured(&[], &[always]));
    assert!(coloured(&["--help"], &[always]));
    assert!(!coloured(&["--color", "never"], &[always]));
    assert!(!coloured(
        &[],
        &[("CARGO_TERM_COLOR", "never"), ("CLICOLOR_FORCE", "1")]
    ));
    assert!(coloured(
        &[],
        &[("CARGO_TERM_COLOR", "auto"), ("CLICOLOR_FORCE", "1")]
    ));
}
