//! Rust in; whether each call of `f` in a loop of `t` is made of the same each time out.

use expect_test::{Expect, expect};

use crate::facts::testing::{line, with_facts};

fn check(body: &str, expected: &Expect) {
    let text = format!(
        "use std::collections::VecDeque; use std::sync::Mutex;
         struct S {{ url: String, tries: u32, all: Mutex<Vec<u8>> }}
         impl S {{ fn f(&mut self) {{}} fn turn(&self) {{}} fn pick(&self) -> u8 {{ 0 }} }}
         fn f<T>(t: T) {{}} fn g<T>(t: T) {{}}
         fn t(s: &mut S, url: &str, mut n: u32, mut q: VecDeque<u32>) {{ {body} }}"
    );
    let found = with_facts(&text, |facts, out| {
        for call in facts.calls() {
            let Some(of) = facts.enclosing_loop(call.expr) else {
                continue;
            };
            if facts.text_at(call.span) == "f" {
                let same = facts.is_same_each_turn(call.expr, of);
                line(out, format_args!("{}: {same}", facts.text(call.expr)));
            }
        }
    });
    expected.assert_eq(&found);
}

#[test]
fn the_same() {
    check(
        "loop { f(url); f((url, 80)); f(format!(\"{url}/x\")); f(url.to_owned()); f(Some(url)); }
         loop { s.tries += 1; f(url); n += 1; let it = url.trim(); f(it); g(&s); }
         loop { s.f(); }
         loop { f(&s.url); g(n); }
         for _ in 0..n { f(std::process::Command::new(url).arg(url)); }",
        &expect![[r#"
            f(url): true
            f((url, 80)): true
            f(format!("{url}/x")): true
            f(url.to_owned()): true
            f(Some(url)): true
            f(url): true
            f(it): true
            s.f(): true
            f(&s.url): true
            f(std::process::Command::new(url).arg(url)): true
        "#]],
    );
}

#[test]
fn another() {
    check(
        "loop { n += 1; f(n); f(format!(\"{n}\")); let it = n * 2; f(it); }
         for it in 0..n { f(it); f((url, it)); }
         while let Some(it) = q.pop_front() { f(it); }
         loop { f(q.pop_front()); let it = q.pop_front(); f(it); f(strange()); f(q.len()); }
         loop { s.f(); s.turn(); }
         loop { s.f(); s.url = String::new(); }
         loop { s.f(); g(&mut *s); }
         loop { f(s.all.lock().unwrap().pop()); f(s.pick()); }",
        &expect![[r#"
            f(n): false
            f(format!("{n}")): false
            f(it): false
            f(it): false
            f((url, it)): false
            f(it): false
            f(q.pop_front()): false
            f(it): false
            f(strange()): false
            f(q.len()): false
            s.f(): false
            s.f(): false
            s.f(): false
            f(s.all.lock().unwrap().pop()): false
            f(s.pick()): false
        "#]],
    );
}
