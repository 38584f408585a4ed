//! Packages, and which of their crates are command-line tools.

use super::Programs;
use crate::analysis::testing;
use crate::syntax::Edition;

/// The names and targets of the crates that are tools.
fn tools(files: &[(&str, &str)]) -> String {
    let index = testing::index_of(Edition::Edition2024, files);
    let seen = index
        .workspace_files()
        .flat_map(|it| Programs::look(&index, it));
    let programs = Programs::new(&index, seen);
    let tools = index.crates().filter(|it| programs.is_tool(*it));
    let mut names = tools
        .map(|it| format!("{} {:?}", index.krate(it).name, index.krate(it).target))
        .collect::<Vec<_>>();
    names.sort();
    names.join(", ")
}

const TOOL: (&str, &str) = (
    "src/main.rs",
    "use clap::Parser; fn main() { test::run(); }",
);
const MANIFEST: (&str, &str) = (
    "Cargo.toml",
    "[package]\nname = \"test\"\nedition = \"2024\"\n",
);

#[test]
fn a_program_that_reads_the_command_line_and_serves_nobody() {
    assert_eq!(tools(&[MANIFEST, TOOL]), "test Bin");
    let reads = ("src/main.rs", "fn main() { for it in std::env::args() {} }");
    assert_eq!(tools(&[MANIFEST, reads]), "test Bin");
    let quiet = ("src/main.rs", "fn main() {}");
    assert_eq!(tools(&[MANIFEST, quiet]), "");
}

#[test]
fn a_library_that_only_tools_use() {
    let lib = ("src/lib.rs", "pub fn run() { sqlx::query(\"\").bind(1); }");
    assert_eq!(tools(&[MANIFEST, TOOL, lib]), "test Bin, test Lib");
    assert_eq!(tools(&[MANIFEST, lib]), "");
    let tests = (
        "src/lib.rs",
        "pub fn run() {} #[cfg(test)] mod tests { fn s() { axum::serve(l, r); } }",
    );
    assert_eq!(tools(&[MANIFEST, TOOL, tests]), "test Bin, test Lib");
}

#[test]
fn a_value_of_the_configuration_is_no_connection() {
    for call in [
        "let codes: Codes = config.accept().into();",
        "assert!(config.accept() == Codes::default());",
    ] {
        let lib = format!("pub fn run() {{ {call} }}");
        let files = [MANIFEST, TOOL, ("src/lib.rs", &lib)];
        assert_eq!(tools(&files), "test Bin, test Lib", "{call}");
    }
}

#[test]
fn what_serves_is_no_tool() {
    for call in [
        "axum::serve(listener, router)",
        "listener.accept()",
        "tokio::net::TcpListener::bind(address)",
        "HttpServer::new(f).bind(address)",
        "rocket().serve_with_incoming(stream)",
    ] {
        let lib = format!("pub fn run() {{ {call}; }}");
        assert_eq!(tools(&[MANIFEST, TOOL, ("src/lib.rs", &lib)]), "", "{call}");
    }
}

#[test]
fn a_socket_for_a_free_port() {
    let lib = "use std::net::TcpListener; pub fn run() { TcpListener::bind(\"[::]:0\"); }";
    assert_eq!(
        tools(&[MANIFEST, TOOL, ("src/lib.rs", lib)]),
        "test Bin, test Lib"
    );
    let rocket = "#[launch] fn rocket() -> _ { rocket::build() }";
    assert_eq!(tools(&[MANIFEST, TOOL, ("src/lib.rs", rocket)]), "");
}

#[test]
fn a_library_that_a_service_uses_too() {
    let files = [
        (
            "Cargo.toml",
            "[workspace]\nmembers = [\"tool\", \"service\", \"both\", \"one\"]\n",
        ),
        (
            "tool/Cargo.toml",
            "[package]\nname = \"tool\"\n[dependencies]\nboth = { path = \"../both\" }\none = { path = \"../one\" }\n",
        ),
        ("tool/src/main.rs", "use clap::Parser; fn main() {}"),
        (
            "service/Cargo.toml",
            "[package]\nname = \"service\"\n[dependencies]\nboth = { path = \"../both\" }\n",
        ),
        (
            "service/src/main.rs",
            "use clap::Parser; fn main() { axum::serve(a, b); }",
        ),
        ("both/Cargo.toml", "[package]\nname = \"both\"\n"),
        ("both/src/lib.rs", ""),
        ("one/Cargo.toml", "[package]\nname = \"one\"\n"),
        ("one/src/lib.rs", ""),
    ];
    assert_eq!(tools(&files), "one Lib, tool Bin");
}
