//! Programs, and whether the call of `here` in `t` stands in their start-up.

use super::super::testing::{line, with_facts};

fn is_start_up(text: &str) -> bool {
    let text = format!("fn here() {{}} {text}");
    let out = with_facts(&text, |facts, out| {
        let call = facts
            .calls()
            .iter()
            .find(|it| facts.callee_name(it) == "here");
        let call = call.expect("a call of `here`");
        line(out, facts.is_start_up(call.expr));
    });
    out == "true\n"
}

#[test]
fn the_entry_itself() {
    for text in [
        "#[tokio::main] async fn t() { here(); tokio::spawn(async {}); }",
        "#[actix_web::main] async fn t() { let a = 1; here(); }",
        "#[tokio::main] async fn t() { match a { 1 => { tokio::spawn(async {}); } _ => here() } }",
        "#[tokio::main] async fn t() { if a { tokio::spawn(async {}); } else { here() } }",
        "#[tokio::main] async fn t() { app::serve(here()); }",
        "#[derive(clap::Parser)] struct Cli; use clap::Parser; async fn t() { let cli = Cli::parse(); here() }",
        "async fn t() { here(); let socket = tokio::net::UnixListener::bind(path); }",
    ] {
        assert!(is_start_up(text), "{text}");
    }
    for text in [
        "async fn t() { here(); }",
        "#[tokio::test] async fn t() { here(); }",
        "#[tokio::main] async fn t() { tokio::spawn(async {}); here(); }",
        "#[tokio::main] async fn t() { if a { tokio::spawn(async {}); } here() }",
        "#[derive(clap::Parser)] struct Cli; use clap::Parser; async fn t(line: &str) { Cli::parse_from([line]); here() }",
        "async fn t() { let socket = UnixListener::bind(path); loop { socket.accept().await; here() } }",
        "#[tokio::main] async fn t() { match a { 1 => { tokio::spawn(async {}); here() } _ => {} } }",
        "#[tokio::main] async fn t() { loop { here(); } }",
        "#[tokio::main] async fn t() { tokio::spawn(async { here(); }); }",
        "#[tokio::main] async fn t() { tokio::select! { _ = x() => { here(); } } }",
        "#[tokio::main] async fn t() { axum::serve(a, b).await; here(); }",
    ] {
        assert!(!is_start_up(text), "{text}");
    }
}

#[test]
fn functions_that_only_the_entry_calls() {
    for text in [
        "#[tokio::main] async fn main() { t().await; } async fn t() { here(); }",
        "#[tokio::main] async fn main() { a().await; } async fn a() { t().await } async fn t() { here(); }",
        "fn main() { tokio::runtime::Runtime::new().unwrap().block_on(t()); } async fn t() { here(); }",
        "fn main() { futures::executor::block_on(async { t().await }); } async fn t() { here(); }",
        "#[tokio::main] async fn main() { t().await; } async fn t() { here(); }
         #[tokio::test] async fn test() { loop { t().await; } }",
    ] {
        assert!(is_start_up(text), "{text}");
    }
    for text in [
        "#[tokio::main] async fn main() { loop { t().await; } } async fn t() { here(); }",
        "#[tokio::main] async fn main() { tokio::spawn(t()); } async fn t() { here(); }",
        "#[tokio::main] async fn main() { t().await; } async fn t() { tokio::spawn(x()); here(); }",
        "#[tokio::main] async fn main() { t().await; } async fn t() { here(); } async fn b() { t().await; }",
        "#[tokio::main] async fn main() { f(t); } async fn t() { here(); }",
        "async fn a() { t().await } async fn t() { here(); a().await; }",
    ] {
        assert!(!is_start_up(text), "{text}");
    }
}
