//! Completions and manual pages.

use std::collections::BTreeSet;
use std::process::Command;

use crate::cli::Dir;

/// The long flags that a text names.
fn flags(text: &str) -> BTreeSet<String> {
    let plain = text.replace("\\-", "-").replace("\\fB", " ");
    let words = plain.split(|it: char| !(it.is_ascii_alphanumeric() || it == '-'));
    let flags = words.filter(|it| it.starts_with("--") && it.len() > 2);
    flags.map(str::to_owned).collect()
}

#[test]
fn the_manual_names_every_flag_of_the_help() {
    let dir = Dir::with(&[]);
    for command in ["check", "server", "explain", "rules", "man"] {
        let help = dir.run(&[command, "--help"]).out;
        let page = dir.run(&["man", command]).out;
        let missing: Vec<_> = flags(&help).difference(&flags(&page)).cloned().collect();
        assert!(missing.is_empty(), "{command}: {missing:?}");
    }
    assert!(dir.run(&["man", "check"]).out.contains("\\-\\-fix"));
    assert_eq!(dir.run(&["man", "--dir", "pages"]).code, 0);
    assert!(dir.read("pages/wakeful.1").contains(".TH wakeful 1"));
    assert!(dir.read("pages/cargo-wakeful.1").contains("\\-\\-package"));
    let wrong = dir.run(&["man", "chekc"]);
    assert_eq!(wrong.code, 2);
    assert!(
        wrong.err.contains("there is no page `wakeful-chekc`"),
        "{}",
        wrong.err
    );
}

#[test]
fn every_shell_has_a_script_with_the_rules() {
    let dir = Dir::with(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish", "nushell"] {
        let run = dir.run(&["completions", shell]);
        assert_eq!(run.code, 0, "{shell}: {}", run.err);
        assert!(
            run.out.contains("--unsafe-fixes") || run.out.contains("unsafe-fixes"),
            "{shell}"
        );
    }
    let help = dir.run(&["explain", "--help"]).out;
    assert!(!help.contains("blocking_fs"), "{help}");
}

#[test]
fn the_command_of_cargo_is_completed_where_shells_can() {
    let dir = Dir::with(&[]);
    for (shell, wanted) in [
        ("bash", "\nopt__wakeful='--package --workspace "),
        ("zsh", "#compdef cargo-wakeful\n"),
        (
            "fish",
            "\ncomplete -c cargo -n '__fish_seen_subcommand_from wakeful' -s p -l package ",
        ),
        ("powershell", "-CommandName 'cargo-wakeful'"),
        ("elvish", "edit:completion:arg-completer[cargo-wakeful]"),
        ("nushell", "export extern \"cargo wakeful\""),
    ] {
        let run = dir.run(&["completions", shell, "cargo-wakeful"]);
        assert_eq!(run.code, 0, "{shell}: {}", run.err);
        assert!(run.out.contains(wanted), "{shell}: {}", run.out);
        assert!(!run.out.contains("all-targets"), "{shell}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn bash_completes_a_rule() {
    let dir = Dir::with(&[]);
    let script = dir.run(&["completions", "bash"]).out;
    let complete = |words: &str| {
        let last = words.split(' ').count() - 1;
        let asked = format!(
            "{script}\nCOMP_WORDS=({words}); COMP_CWORD={last}; \
             _wakeful wakeful \"${{COMP_WORDS[{last}]}}\" \"${{COMP_WORDS[{last}-1]}}\"; \
             echo \"${{COMPREPLY[@]}}\""
        );
        let output = Command::new("bash").args(["--norc", "-c", &asked]).output();
        String::from_utf8(output.expect("there is bash").stdout).expect("UTF-8")
    };
    assert_eq!(
        complete("wakeful check --select blocking_sl").trim(),
        "blocking_sleep"
    );
    assert_eq!(
        complete("wakeful explain blocking_sl").trim(),
        "blocking_sleep"
    );
}
