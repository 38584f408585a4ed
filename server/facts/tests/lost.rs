//! Futures that are made and thrown away.

use super::facts_of;

fn is_lost(function: &str, call: &str) -> bool {
    let text = format!("struct S; {function} async fn t(s: S) {{ {call}; }}");
    let lost = facts_of(&text, |facts| facts.lost_futures().len().to_string());
    lost == "1"
}

#[test]
fn an_attribute_macro_may_make_another_function() {
    assert!(is_lost("async fn run() {}", "run()"));
    for kept in [
        "must_use",
        "inline(always)",
        "tracing::instrument(skip_all)",
        "cfg(feature = \"a\")",
    ] {
        assert!(
            is_lost(&format!("#[{kept}] async fn run() {{}}"), "run()"),
            "{kept}"
        );
    }
    for rewritten in ["poise::command(slash_command)", "endpoint", "get(\"/\")"] {
        let function = format!("#[{rewritten}] async fn run() {{}}");
        assert!(!is_lost(&function, "run()"), "{rewritten}");
    }
    assert!(is_lost(
        "#[async_trait] impl S { async fn run(&self) {} }",
        "s.run()"
    ));
    assert!(!is_lost(
        "#[remote] impl S { async fn run(&self) {} }",
        "s.run()"
    ));
}
