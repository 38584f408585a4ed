//! Functions and how they are called, as text.

use expect_test::{Expect, expect};

use super::super::testing::{line, with_facts};

fn check(text: &str, expected: &Expect) {
    let out = with_facts(text, |facts, out| {
        line(out, format_args!("waits for {:?}", facts.waiting()));
        let awaits = facts.summaries.awaited_at(facts.def);
        let Some(awaits) = awaits else {
            return line(out, "not all callers are seen");
        };
        for place in awaits {
            let name = &facts.index().item(crate::index::Def {
                file: place.file,
                item: place.item.expect("it stands in a function"),
            });
            line(out, format_args!("awaited in {}", name.name));
        }
    });
    expected.assert_eq(&out);
}

#[test]
fn calls_that_are_awaited_at_once() {
    check(
        "async fn t() -> u32 { 7 }
         async fn one() { t().await; println!(\"{}\", t().await); }
         fn two() { tokio::spawn(async { t().await }); }",
        &expect![[r#"
            waits for Nothing
            awaited in one
            awaited in one
            awaited in two
        "#]],
    );
}

#[test]
fn a_method_among_others_of_the_same_name() {
    check(
        "struct A; struct B;
         impl A { async fn t(&self) -> u32 { 7 } }
         impl B { async fn t(&self) { std::future::pending().await } }
         async fn one(a: A, b: B) { a.t().await; tokio::spawn(async move { b.t().await }); }",
        &expect![[r#"
            waits for Nothing
            awaited in one
        "#]],
    );
}

#[test]
fn other_mentions() {
    let not_seen = expect![[r#"
        waits for Nothing
        not all callers are seen
    "#]];
    for other in [
        "fn one() { tokio::spawn(t()); }",
        "fn one(list: &[u32]) { list.iter().map(t); }",
        "fn one(it: Unknown) { it.t(); }",
        "fn one() { strange! { t => 1 } }",
        "fn one() { other::t(); }",
        "async fn one() { let it = t(); it.await; }",
    ] {
        check(&format!("async fn t() -> u32 {{ 7 }} {other}"), &not_seen);
    }
}

#[test]
fn functions_that_others_may_call() {
    let not_seen = expect![[r#"
        waits for Nothing
        not all callers are seen
    "#]];
    for text in [
        "struct A; impl unknown::Trait for A { async fn t(&self) -> u32 { 7 } }",
        "#[cfg(unix)] mod a { async fn t() -> u32 { 7 } }",
        "trait A { async fn t(&self) -> u32 { 7 } }",
    ] {
        check(text, &not_seen);
    }
}

#[test]
fn what_is_waited_for() {
    let kind = |text: &str| {
        with_facts(text, |facts, out| {
            line(out, format_args!("{:?}", facts.waiting()))
        })
    };
    assert_eq!(kind("async fn t() { async { x().await }; }"), "Nothing\n");
    assert_eq!(
        kind("async fn t(n: u32) { Box::pin(t(n - 1)).await; t(1).await }"),
        "Itself\n"
    );
    for body in [
        "x().await",
        "tokio::join!(x())",
        "tokio::spawn(x())",
        "tokio::runtime::Handle::current()",
        "strange!(1)",
    ] {
        assert_eq!(
            kind(&format!("async fn t() {{ {body}; }}")),
            "Something\n",
            "{body}"
        );
    }
}
