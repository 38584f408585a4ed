//! Edits on small files: text in, text out.

use super::{Patch, Source, apply};
use crate::finding::Edit;
use crate::index::{FileId, Place};
use crate::ir::{self, Body, ExprId, ExprKind, ItemId, ItemKind};
use crate::syntax::{Edition, Tape};
use crate::text::Span;

/// Runs `edit` on the last function of the file and applies what it answers.
fn edited(text: &str, edit: impl Fn(&Source<'_>, ItemId, &Body) -> Vec<Edit>) -> String {
    let ir = ir::lower(text, &Tape::parse(text, Edition::Edition2024));
    let source = Source {
        file: FileId(0),
        text,
        ir: &ir,
    };
    let is_fn = |it: &ir::Item| matches!(it.kind, ItemKind::Fn(_));
    let at = ir.items.iter().rposition(is_fn).expect("a function");
    let ItemKind::Fn(function) = &ir.items[at].kind else {
        unreachable!("just found")
    };
    let body = function.body.as_ref().expect("with a body");
    let edits = edit(&source, ItemId(at as u32), body);
    let patches: Vec<Patch> = edits
        .into_iter()
        .map(|it| Patch {
            span: source.absolute(it.place),
            text: it.text,
        })
        .collect();
    apply(text, &patches).expect("edits do not overlap")
}

/// What stands first in the text as `what`.
fn place(source: &Source<'_>, item: ItemId, what: &str) -> Place {
    let start = source.text.find(what).expect("it is in the text") as u32;
    source.place(item, Span::new(start, start + what.len() as u32))
}

fn find(source: &Source<'_>, item: ItemId, body: &Body, what: &str) -> ExprId {
    let place = place(source, item, what);
    body.ids()
        .find(|it| body.span(*it) == place.span)
        .expect("an expression")
}

#[track_caller]
fn check_import(path: &str, text: &str, name: &str, expected: &str) {
    let new = edited(text, |source, at, _| {
        let (parent, last) = path.rsplit_once("::").expect("a path");
        let import = source.import(at, parent, &[last]);
        assert_eq!(import.names, [name]);
        import.edits
    });
    assert_eq!(new, expected);
}

#[test]
fn a_use_is_added_among_its_like() {
    check_import(
        "tokio::time::sleep",
        "//! Doc.\n\nuse std::fs;\n\nuse serde::Serialize;\nuse uuid::Uuid;\n\nfn f() {}\n",
        "sleep",
        "//! Doc.\n\nuse std::fs;\n\nuse serde::Serialize;\nuse tokio::time::sleep;\nuse uuid::Uuid;\n\nfn f() {}\n",
    );
    check_import(
        "std::time::Duration",
        "use serde::Serialize;\n\nfn f() {}\n",
        "Duration",
        "use std::time::Duration;\n\nuse serde::Serialize;\n\nfn f() {}\n",
    );
    check_import(
        "tokio::time::sleep",
        "use std::fs;\r\n\r\nfn f() {}\r\n",
        "sleep",
        "use std::fs;\r\n\r\nuse tokio::time::sleep;\r\n\r\nfn f() {}\r\n",
    );
    check_import(
        "tokio::time::sleep",
        "#![allow(x)]\n//! Doc.\n\n/// F.\nfn f() {}\n",
        "sleep",
        "#![allow(x)]\n//! Doc.\n\nuse tokio::time::sleep;\n\n/// F.\nfn f() {}\n",
    );
}

#[test]
fn a_use_joins_a_group() {
    check_import(
        "tokio::time::sleep",
        "use tokio::time::{self as t, Duration};\nfn f() {}\n",
        "t::sleep",
        "use tokio::time::{self as t, Duration};\nfn f() {}\n",
    );
    check_import(
        "tokio::time::sleep",
        "use tokio::time::{interval, timeout};\nfn f() {}\n",
        "sleep",
        "use tokio::time::{interval, sleep, timeout};\nfn f() {}\n",
    );
    check_import(
        "tokio::time::sleep",
        "use tokio::{\n    net::TcpStream,\n    sync::Mutex,\n};\nfn f() {}\n",
        "sleep",
        "use tokio::{\n    net::TcpStream,\n    sync::Mutex,\n    time::sleep,\n};\nfn f() {}\n",
    );
    check_import(
        "tokio::time::timeout",
        "use tokio::time::{sleep, Duration};\nfn f() {}\n",
        "timeout",
        "use tokio::time::{sleep, timeout, Duration};\nfn f() {}\n",
    );
    check_import(
        "tokio::net::UdpSocket",
        "use tokio::{\n    net::{TcpListener, TcpStream},\n    sync::Mutex,\n};\nfn f() {}\n",
        "UdpSocket",
        "use tokio::{\n    net::{TcpListener, TcpStream, UdpSocket},\n    sync::Mutex,\n};\nfn f() {}\n",
    );
    check_import(
        "tokio::io::AsyncWriteExt",
        "use tokio::{\n    net::TcpStream,\n    sync::Mutex,\n};\nfn f() {}\n",
        "AsyncWriteExt",
        "use tokio::{\n    io::AsyncWriteExt,\n    net::TcpStream,\n    sync::Mutex,\n};\nfn f() {}\n",
    );
}

#[test]
fn a_single_use_becomes_a_group_unless_each_name_has_its_line() {
    check_import(
        "tokio::time::timeout",
        "use tokio::time::Duration;\nfn f() {}\n",
        "timeout",
        "use tokio::time::{Duration, timeout};\nfn f() {}\n",
    );
    check_import(
        "tokio::time::timeout",
        "use tokio::time::Duration;\nuse tokio::time::sleep;\nfn f() {}\n",
        "timeout",
        "use tokio::time::Duration;\nuse tokio::time::sleep;\nuse tokio::time::timeout;\nfn f() {}\n",
    );
}

#[test]
fn names_of_one_module_come_together() {
    let check = |text: &str, expected: &str| {
        let new = edited(text, |source, at, _| {
            source.import(at, "a", &["D", "C"]).edits
        });
        assert_eq!(new, expected);
    };
    check("fn f() {}\n", "use a::{C, D};\n\nfn f() {}\n");
    check("use a::D;\nfn f() {}\n", "use a::{C, D};\nfn f() {}\n");
    check("use a::B;\nfn f() {}\n", "use a::{B, C, D};\nfn f() {}\n");
    check("use a::{B};\nfn f() {}\n", "use a::{B, C, D};\nfn f() {}\n");
    check("use a::{E};\nfn f() {}\n", "use a::{C, D, E};\nfn f() {}\n");
    check("use a::{};\nfn f() {}\n", "use a::{C, D};\nfn f() {}\n");
    check(
        "use a::A;\nuse a::B;\nfn f() {}\n",
        "use a::A;\nuse a::B;\nuse a::C;\nuse a::D;\nfn f() {}\n",
    );
}

#[test]
fn what_is_imported_is_used() {
    for (text, name) in [
        ("use tokio::time::sleep;\nfn f() {}\n", "sleep"),
        ("use tokio::time::sleep as nap;\nfn f() {}\n", "nap"),
        ("use tokio::time;\nfn f() {}\n", "time::sleep"),
        ("use tokio::time::*;\nfn f() {}\n", "sleep"),
        ("fn f() { use tokio::time::sleep; }\n", "sleep"),
        // The name means something else here, or there.
        ("use std::thread::sleep;\nfn f() {}\n", "tokio::time::sleep"),
        ("fn sleep() {}\nfn f() {}\n", "tokio::time::sleep"),
        ("fn f() { let sleep = 1; }\n", "tokio::time::sleep"),
    ] {
        check_import("tokio::time::sleep", text, name, text);
    }
}

#[test]
fn a_use_goes_to_the_module_it_is_for() {
    check_import(
        "tokio::time::sleep",
        "use tokio::time::sleep;\nmod m {\n    use super::*;\n\n    fn f() {}\n}\n",
        "sleep",
        "use tokio::time::sleep;\nmod m {\n    use super::*;\n\n    use tokio::time::sleep;\n\n    fn f() {}\n}\n",
    );
    check_import(
        "tokio::time::sleep",
        "mod m {\n    fn f() {}\n}\n",
        "sleep",
        "mod m {\n    use tokio::time::sleep;\n\n    fn f() {}\n}\n",
    );
}

#[test]
fn await_stands_in_front_of_what_follows() {
    let check = |text: &str, what: &str, expected: &str| {
        let new = edited(text, |source, item, body| {
            source.add_await(item, body, find(source, item, body, what))
        });
        assert_eq!(new, expected);
    };
    check(
        "async fn f() { g(1)?; }",
        "g(1)",
        "async fn f() { g(1).await?; }",
    );
    check(
        "async fn f() { a.g().unwrap() }",
        "a.g()",
        "async fn f() { a.g().await.unwrap() }",
    );
    check(
        "async fn f() { &mut g }",
        "&mut g",
        "async fn f() { (&mut g).await }",
    );
}

#[test]
fn await_is_removed_with_its_line() {
    let remove = |text: &str| {
        edited(text, |source, item, body| {
            let is_await = |it: &ExprId| matches!(body.kind(*it), ExprKind::Await { .. });
            let found = body.ids().find(is_await).expect("an await");
            source.remove_await(item, body, found).into_iter().collect()
        })
    };
    assert_eq!(
        remove("async fn f() { g().await?; }"),
        "async fn f() { g()?; }"
    );
    assert_eq!(
        remove("async fn f() {\n    g()\n        .await?;\n}"),
        "async fn f() {\n    g()?;\n}"
    );
}

#[test]
fn wrapping_moves_the_lines_in() {
    let text = "fn f() {\n    let a = g(\n        \"x\n  y\",\n\n        1,\n    );\n}\n";
    let new = edited(text, |source, item, _| {
        let inner = place(source, item, "g(\n        \"x\n  y\",\n\n        1,\n    )");
        source.wrap(inner, "spawn_blocking(move || {\n\t", "\n})\n.await")
    });
    assert_eq!(
        new,
        "fn f() {\n    let a = spawn_blocking(move || {\n        g(\n            \"x\n  y\",\n\n            1,\n        )\n    })\n    .await;\n}\n"
    );
}

#[test]
fn statements_come_and_go_with_their_lines() {
    let text = "fn f() {\n    a();\n    b(); // why\n    c();\n}\n";
    let run = |edit: &dyn Fn(&Source<'_>, Place) -> Edit, what: &str| {
        edited(text, |source, item, _| {
            vec![edit(source, place(source, item, what))]
        })
    };
    assert_eq!(
        run(&|source, it| source.insert_before(it, "x();"), "b();"),
        text.replace("    b();", "    x();\n    b();")
    );
    assert_eq!(
        run(&|source, it| source.insert_after(it, "x();\ny();"), "a();"),
        text.replace("    a();", "    a();\n    x();\n    y();")
    );
    assert_eq!(
        run(&|source, it| source.delete_lines(it), "c();"),
        text.replace("    c();\n", "")
    );
    // The comment stays.
    assert_eq!(
        run(&|source, it| source.delete_lines(it), "b();"),
        text.replace("b();", "")
    );
    assert_eq!(
        run(
            &|source, it| source.rewrite(it, "if x {\n\ta();\n}"),
            "a();"
        ),
        text.replace("a();", "if x {\n        a();\n    }")
    );
}

#[test]
fn statements_come_and_go_inside_of_lines() {
    let text = "fn f() { a(); loop { b() } }\n";
    let run = |edit: &dyn Fn(&Source<'_>, Place) -> Edit, what: &str| {
        edited(text, |source, item, _| {
            vec![edit(source, place(source, item, what))]
        })
    };
    assert_eq!(
        run(&|source, it| source.insert_before(it, "x();"), "loop"),
        "fn f() { a(); x(); loop { b() } }\n"
    );
    assert_eq!(
        run(&|source, it| source.insert_after(it, "x();"), "a();"),
        "fn f() { a(); x(); loop { b() } }\n"
    );
    assert_eq!(
        run(
            &|source, it| source.insert_before(it, "// why\nx();"),
            "loop"
        ),
        "fn f() { a();\n    // why\n    x();\n    loop { b() } }\n"
    );
    assert_eq!(
        run(&|source, it| source.insert_after(it, "x();\ny();"), "b()"),
        "fn f() { a(); loop { b()\n    x();\n    y();\n} }\n"
    );
    assert_eq!(
        run(&|source, it| source.delete_lines(it), "a();"),
        "fn f() { loop { b() } }\n"
    );
}

#[test]
fn paths_are_as_short_as_the_imports_allow() {
    let check = |uses: &str, body: &str, path: &str, expected: &str| {
        let text = format!("{uses}\nfn f() {{ {body} }}\n");
        let written = std::cell::RefCell::new(String::new());
        edited(&text, |source, at, _| {
            *written.borrow_mut() = source.qualified(at, path);
            Vec::new()
        });
        assert_eq!(written.into_inner(), expected, "{text}");
    };
    let lagged = "tokio::sync::broadcast::error::RecvError::Lagged";
    check("", "", lagged, lagged);
    check("use tokio;", "", lagged, lagged);
    check(
        "use tokio::sync::broadcast;",
        "",
        lagged,
        "broadcast::error::RecvError::Lagged",
    );
    check(
        "use tokio::sync::{broadcast, broadcast::error as e};",
        "",
        lagged,
        "e::RecvError::Lagged",
    );
    check("use tokio::time::sleep;", "", "tokio::time::sleep", "sleep");
    // The local variable would be called.
    check(
        "use tokio::time::sleep;",
        "let sleep = 1;",
        "tokio::time::sleep",
        "tokio::time::sleep",
    );
}

#[test]
fn levels_are_indented_as_the_file_is() {
    let wrapped = |text: &str| {
        edited(text, |source, item, _| {
            let place = place(source, item, "g(\n");
            let end = source.text.find(");\n").expect("in the text") as u32 + 2;
            let start = source.absolute(place).start;
            let whole = source.place(item, Span::new(start, end));
            source.wrap(whole, "{\n\t", "\n}")
        })
    };
    let text = "fn f() {\n  if a {\n    g(\n      1,\n    );\n  }\n}\n";
    let expected = "fn f() {\n  if a {\n    {\n      g(\n        1,\n      );\n    }\n  }\n}\n";
    assert_eq!(wrapped(text), expected);
    let tabs = |it: &str| it.replace("  ", "\t");
    assert_eq!(wrapped(&tabs(text)), tabs(expected));
    let four = |it: &str| it.replace("  ", "    ");
    assert_eq!(wrapped(&four(text)), four(expected));
}

#[test]
fn the_level_is_the_one_that_is_most_frequent() {
    let check = |text: &str, expected: &str| {
        let ir = ir::lower(text, &Tape::parse(text, Edition::Edition2024));
        let file = FileId(0);
        let source = Source {
            file,
            text,
            ir: &ir,
        };
        assert_eq!(source.level(), expected, "{text}");
    };
    check("", "    ");
    check("fn f() {}\n", "    ");
    check("fn f() {\n\n   x();\n}\n", "   ");
    // What continues a line is not a level, and one odd line decides nothing.
    check(
        "fn f() {\n  let a =\n      b;\n}\nfn g() {\n  c(\n        1,\n  );\n}\n",
        "  ",
    );
    check("a {\n\tb\n}\nc {\n  d\n}\ne {\n\tf\n}\n", "\t");
}
