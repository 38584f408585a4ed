//! The guide is true: its examples are what wakeful would have one write, and it leaves nothing out.

use std::fs;

use wakeful::{refactor, rules};

use crate::cli::Dir;

const MANIFEST: &str = "[package]
name = \"guide\"
version = \"0.0.0\"
edition = \"2024\"

[dependencies]
anyhow = \"1\"
async-stream = \"0.3\"
futures = \"0.3\"
rand = \"0.9\"
reqwest = \"0.12\"
tokio = { version = \"1\", features = [\"full\"] }
tokio-util = { version = \"0.7\", features = [\"full\"] }
tracing = \"0.1\"
";

fn guide() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/guide/async-patterns.md");
    fs::read_to_string(path).expect("there is a guide")
}

#[test]
fn nothing_is_found_in_its_examples() {
    let guide = guide();
    let examples: Vec<&str> = guide
        .split("```rust\n")
        .skip(1)
        .filter_map(|it| it.split("```").next())
        .collect();
    assert!(examples.len() > 10);
    for example in examples {
        let dir = Dir::with(&[("Cargo.toml", MANIFEST), ("src/main.rs", example)]);
        let run = dir.run(&["check"]);
        assert_eq!((run.code, &*run.err), (0, ""), "{}\n{example}", run.out);
    }
}

#[test]
fn every_rule_and_every_refactoring_has_its_place() {
    let guide = guide();
    // Those about comments and broken files are about wakeful itself.
    let own = ["_allow", "allow_without_reason", "not_analysed"];
    let rules = rules::all().iter().map(|it| it.id);
    for id in rules.filter(|id| !own.iter().any(|it| id.ends_with(it))) {
        let link = format!("(../rules/{id}.md)");
        assert!(guide.contains(&link), "the guide does not name {id}");
    }
    for refactoring in refactor::all() {
        let link = format!("(refactorings.md#{})", refactoring.id);
        assert!(guide.contains(&link), "the guide does not name {link}");
    }
}
