//! Text in, items and bodies out.

mod bodies;
mod items;
mod macros;

use expect_test::{Expect, expect};

use super::dump::dump;
use super::{lower, lower_fn};
use crate::ir::*;
use crate::syntax::{Edition, Tape};
use crate::text::Span;

fn file(text: &str) -> File {
    lower(text, &Tape::parse(text, Edition::CURRENT))
}

fn check(text: &str, expected: Expect) {
    let file = file(text);
    assert_sound(&file, text);
    expected.assert_eq(&dump(&file));
}

/// The body of an `async fn f(a: A, b: B)` with these statements.
fn check_body(text: &str, expected: Expect) {
    let text = format!("async fn f(a: A, b: B) {{ {text} }}");
    let file = file(&text);
    assert_sound(&file, &text);
    assert_eq!(file.errors, []);
    let dump = dump(&file);
    let body = dump.split_once("\n  #0 Plain").map_or("", |it| it.1);
    let body = body.split_once('\n').map_or("", |it| it.1);
    let lines = body.lines().map(|it| it.strip_prefix("    ").unwrap_or(it));
    let lines = lines.map(|it| format!("{it}\n")).collect::<String>();
    expected.assert_eq(&lines);
}

#[test]
fn broken_code() {
    check(
        r##"
fn f( { a. }
fn g(x: u8) { x.; x.y( ; if { } ; match x { A => , B } ; let = ; let x = ; &; x + ; S { a: , b } ; for in { } ; while { }; |x| }
struct S { a: , b: u8
impl for { fn h(&self }
fn i() { a(b, , c) 1 2 { } 3 }
use a::{b, ; use ;
"##,
        expect![[r#"
            0: fn f()
              #0 Plain
                #1 .
                  #2 a
            1: fn g(x: u8)
              |x$0|
              #0 Plain
                ; #1 .
                  #2 x$0
                - #3 .y()
                  #4 x$0
                ; #5 if
                  #6 missing
                  then #7 Plain
                ; #8 match
                  #9 x$0
                  arm =A
                    #10 missing
                  arm =B
                    #11 missing
                let missing
                let x$1
                - #12 &
                  #13 missing
                - #14 Add
                  #15 x$1
                  #16 missing
                ; #17 S {}
                  a: #18 missing
                  b: #19 b
                ; #20 for missing
                  #21 missing
                  #22 Plain
                ; #23 while
                  #24 missing
                  #25 Plain
                #26 |x$2|
                  #27 missing
            2: struct S { a: ?, b: u8, i: (), a: ? }
        "#]],
    );
}

#[test]
fn one_function_alone_has_the_same_body() {
    let text = r##"
mod m {
    impl S {
        // A comment that is not its own.
        /// Docs.
        #[inline]
        pub async fn f(&self, x: u8) -> u8 { let y = self.g(x).await; format!("{y}{x}"); y }
    }
}
"##;
    let file = file(text);
    let item = &file.items[2];
    let alone = item.span.of(text);
    assert!(alone.starts_with("/// Docs."));
    let parse = |text: &str| lower_fn(text, &Tape::parse(text, Edition::CURRENT), ItemId(7));
    let alone = parse(alone).expect("one function").remove(0);
    let (ItemKind::Fn(inside), ItemKind::Fn(outside)) = (&item.kind, &alone.kind) else {
        panic!("functions");
    };
    assert_eq!(inside.body, outside.body);
    assert_eq!(alone.name_span.offset(item.span.start), item.name_span);
    let nested = parse("fn f() { mod m { fn g() {} } }").expect("one function");
    assert!(matches!(nested[1].parent, Parent::Block(ItemId(7), _)));
    assert_eq!(nested[2].parent, Parent::Item(ItemId(8)));
    for text in ["fn f() {} fn g() {}", "struct S;", "", "fn f() {} //"] {
        assert_eq!(parse(text), None, "{text}");
    }
}

#[test]
fn spans_show_what_they_name() {
    let text = "/// d\npub async fn f(x: u8) -> u8 { x.await_it(1).y; S::g(|a| a) }";
    let file = file(text);
    let item = &file.items[0];
    assert_eq!(item.span.of(text), text);
    assert_eq!(item.name_span.of(text), "f");
    let ItemKind::Fn(function) = &item.kind else {
        panic!("a function")
    };
    let spans = function.spans;
    assert_eq!(spans.async_kw.map(|it| it.of(text)), Some("async"));
    assert_eq!(spans.fn_kw.of(text), "fn");
    assert_eq!(spans.params.of(text), "(x: u8)");
    assert_eq!(spans.ret.map(|it| it.of(text)), Some("-> u8"));
    assert_eq!(spans.body.map(|it| it.of(text).len()), Some(32));
    let body = function.body.as_deref().expect("a body");
    let texts = body
        .ids()
        .map(|it| body.span(it).of(text))
        .collect::<Vec<_>>();
    assert_eq!(texts[1..4], ["x.await_it(1).y", "x.await_it(1)", "x"]);
    let ExprKind::MethodCall { method_span, .. } = body.kind(ExprId(2)) else {
        panic!("a call")
    };
    assert_eq!(method_span.of(text), "await_it");
    assert_eq!(body.binding(BindingId(1)).span.of(text), "a");
}

/// A text in which every kind of item and expression stands.
const EVERYTHING: &str = include_str!("tests/everything.rs.txt");

#[test]
fn no_prefix_of_a_file_breaks_it() {
    for end in (0..EVERYTHING.len())
        .filter(|it| EVERYTHING.is_char_boundary(*it))
        .step_by(5)
    {
        let text = &EVERYTHING[..end];
        assert_sound(&file(text), text);
    }
}

#[test]
fn no_lost_tokens_break_it() {
    let tape = Tape::parse(EVERYTHING, Edition::CURRENT);
    let tokens = tape.descendants(Tape::ROOT).filter(|it| tape.is_token(*it));
    let tokens = tokens.map(|it| tape.span(it)).collect::<Vec<_>>();
    let mut seed = 1_u64;
    for _ in 0..150 {
        let mut text = EVERYTHING.to_owned();
        for token in tokens.iter().rev() {
            // Knuth's generator; every 64th token or so goes.
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            if seed >> 58 == 0 {
                text.replace_range(token.start as usize..token.end as usize, "");
            }
        }
        assert_sound(&file(&text), &text);
    }
}

/// What the types promise for any file, broken or not.
fn assert_sound(file: &File, text: &str) {
    assert!(file.items.is_sorted_by_key(|it| it.span.start), "{text}");
    for (index, item) in file.items.iter().enumerate() {
        assert!(
            text.get(item.span.start as usize..item.span.end as usize)
                .is_some()
        );
        assert!(item.span.contains(item.name_span), "{item:?}");
        if let Parent::Item(parent) | Parent::Block(parent, _) = item.parent {
            assert!((parent.0 as usize) < index);
            let outer = &file.items[parent.0 as usize];
            assert!(outer.span.contains(item.span));
        }
        if let Parent::Block(parent, block) = item.parent {
            let body = file.items[parent.0 as usize].body().expect("has a block");
            let ExprKind::Block(block) = body.kind(block) else {
                panic!("the parent of {item:?} is not a block");
            };
            assert!(block.items.contains(&ItemId(index as u32)));
        }
        if let ItemKind::Fn(it) = &item.kind
            && let Some(body) = &it.body
        {
            assert_eq!(it.params.len(), body.params.len());
            assert_eq!(it.self_param.is_some(), body.self_binding.is_some());
        }
        if let Some(body) = item.body() {
            assert_body(body, item.span.of(text));
        }
    }
}

fn assert_body(body: &Body, text: &str) {
    let on_text = |span: Span| text.get(span.start as usize..span.end as usize).is_some();
    for id in body.ids() {
        let expr = body.expr(id);
        assert!(on_text(expr.span), "{expr:?}");
        match expr.parent {
            None => assert_eq!(id, body.root),
            Some(parent) => {
                assert!(parent < id);
                assert!(
                    body.span(parent).contains(expr.span),
                    "{expr:?} in {:?}",
                    body.expr(parent)
                );
                assert!(!body.expr(parent).in_macro || expr.in_macro);
            }
        }
        if let ExprKind::Local(binding) = expr.kind {
            assert_eq!(
                body.binding(binding)
                    .uses
                    .iter()
                    .filter(|it| **it == id)
                    .count(),
                1
            );
        }
    }
    for binding in &body.bindings {
        assert!(on_text(binding.span));
        for id in &binding.uses {
            let ExprKind::Local(of) = body.kind(*id) else {
                panic!("{:?} is no use of {binding:?}", body.expr(*id));
            };
            assert_eq!(body.binding(*of), binding);
        }
        let starts = binding.uses.iter().map(|it| body.span(*it).start);
        assert!(starts.is_sorted(), "{binding:?}");
    }
    assert!(body.pats.iter().all(|it| on_text(it.span)));
}
