//! What belongs to tests.

use super::super::testing::{line, with_facts};

fn in_test(text: &str) -> bool {
    with_facts(text, |facts, out| line(out, facts.unit.in_test)) == "true\n"
}

#[test]
fn configurations_and_attributes() {
    for text in [
        "#[cfg(test)] async fn t() {}",
        "#[tokio::test] async fn t() {}",
        "#[cfg(any(test, feature = \"testing\"))] async fn t() {}",
        "#[cfg(feature = \"test-util\")] mod a { async fn t() {} }",
    ] {
        assert!(in_test(text), "{text}");
    }
    for text in [
        "async fn t() {}",
        "#[cfg(not(test))] async fn t() {}",
        "#[cfg(any(test, feature = \"latest\"))] async fn t() {}",
    ] {
        assert!(!in_test(text), "{text}");
    }
}

#[test]
fn functions_that_only_tests_call() {
    for text in [
        "async fn t() {} #[tokio::test] async fn a() { t().await }",
        "async fn t() {} async fn b() { t().await } #[cfg(test)] mod a { async fn a() { super::b().await } }",
        "struct S; impl S { async fn t(&self) {} } #[tokio::test] async fn a(s: S) { s.t().await }",
    ] {
        assert!(in_test(text), "{text}");
    }
    for text in [
        "async fn t() {} #[tokio::test] async fn a() { t().await } async fn b() { t().await }",
        "async fn t() {} #[tokio::test] async fn a() { t().await } fn b(it: Unknown) { it.t(); }",
        "impl Trait for S { async fn t(&self) {} } #[tokio::test] async fn a(s: S) { s.t().await }",
        "async fn t() { t().await }",
    ] {
        assert!(!in_test(text), "{text}");
    }
}
