//! Rust in; out come the guards, each with the lines of the awaits at which it may live.

use expect_test::{Expect, expect};

use crate::analysis::testing;
use crate::facts::{Facts, GuardPlace, Summaries, World};
use crate::syntax::Edition;
use crate::types;

/// The guards of all functions called `t…`. `async fn w(n)` and the lock `m` of a list are there.
fn guards(body: &str, edition: Edition) -> String {
    let text = format!(
        "{body}\nasync fn w<T>(t: T) -> u32 {{ 1 }}\nfn c() -> bool {{ true }}\n\
         use std::sync::*; use std::cell::*; use std::collections::*;\n\
         struct S {{ m: Mutex<Vec<u32>>, rw: RwLock<Vec<u32>>, cell: RefCell<Vec<u32>>, n: Mutex<u32>,\n\
         pl: parking_lot::Mutex<u32>, prw: parking_lot::RwLock<u32>, map: dashmap::DashMap<u32, u32>, tm: tokio::sync::Mutex<Vec<u32>> }}"
    );
    let dependencies = "tokio = \"1\"\nparking_lot = \"0\"\ndashmap = \"6\"\nasync-stream = \"0\"";
    let index = testing::index_in(&text, edition, dependencies);
    let texts = [text.as_str().into()];
    let world = World::new(&index, &texts, Default::default());
    let summaries = Summaries::default();
    let file = index.workspace_files().next().expect("a file");
    let mut out = String::new();
    for def in index.defs(file) {
        if !index.item(def).name.starts_with('t') {
            continue;
        }
        let Some(body) = index.body(def) else {
            continue;
        };
        let types = types::infer(&world.types, def, body);
        let facts = Facts::new(&world, def, body, &types, &summaries);
        for guard in facts.guards() {
            let line = |at: u32| text[..at as usize].matches('\n').count();
            let start = index.item(def).span.start;
            let awaits = guard.awaits.iter().map(|it| &facts.awaits()[*it]);
            let mut lines: Vec<_> = awaits
                .map(|it| line(start + it.span.start).to_string())
                .collect();
            lines.dedup();
            let kind = match guard.place {
                GuardPlace::Named(_) => "",
                GuardPlace::Temporary(_) => " in a statement",
                GuardPlace::Scrutinee { .. } => " in a scrutinee",
                GuardPlace::Extended(_) => " extended",
            };
            let name = facts.text_at(guard.span);
            let lines = match lines.is_empty() {
                true => "-".to_owned(),
                false => lines.join(", "),
            };
            out += &format!("{name}{kind}: {lines}\n");
        }
    }
    out
}

/// The body of `async fn t(s: &S)`, whose lines count from 1.
#[track_caller]
fn check(body: &str, expected: &Expect) {
    let text = format!("async fn t(s: &'static S) {{\n{body}\n}}");
    expected.assert_eq(&guards(&text, Edition::Edition2024));
}

/// Which of these statements, each in a block of its own, hold a guard across an await: by
/// edition, as `rustc` says by whether the future is `Send`.
#[track_caller]
fn editions(statements: &[(&str, &str)]) {
    for (statement, expected) in statements {
        for (edition, name) in [
            (Edition::Edition2021, "2021"),
            (Edition::Edition2024, "2024"),
        ] {
            let text = format!("async fn t(s: &'static S) {{\n{statement}\n}}");
            let found = guards(&text, edition);
            let holds = found.lines().any(|it| !it.ends_with(": -"));
            assert_eq!(
                holds,
                expected.contains(name),
                "in {name}: {statement}\n{found}"
            );
        }
    }
}

const BOTH: &str = "2021 2024";
const NONE: &str = "";

#[test]
fn named_guards_live_to_the_end_of_their_block() {
    check(
        "let before = w(0).await;
         let g = s.m.lock().unwrap();
         w(1).await;
         {
             let inner = s.n.lock().unwrap();
             w(2).await;
         }
         w(3).await;
         let after = s.n.lock().unwrap();",
        &expect![[r#"
            g: 3, 6, 8
            inner: 6
            after: -
        "#]],
    );
}

#[test]
fn dropping_and_moving_end_a_guard_and_shadowing_does_not() {
    check(
        "let a = s.m.lock().unwrap();
         drop(a);
         w(1).await;
         let b = s.m.lock().unwrap();
         std::mem::drop(b);
         w(2).await;
         let c = s.m.lock().unwrap();
         take(c);
         w(3).await;
         let d = s.m.lock().unwrap();
         let d = d.len();
         w(d).await;
         let e = s.n.lock().unwrap();
         let e = e;
         w(4).await;
         drop((e, 1));
         w(5).await;
     }
     fn take(g: MutexGuard<'_, Vec<u32>>) {",
        &expect![[r#"
            a: -
            b: -
            c: -
            d: 12, 15, 17
            e: -
            e: 15
            g: -
        "#]],
    );
}

#[test]
fn branches_meet() {
    check(
        "let a = s.m.lock().unwrap();
         if c() { drop(a); w(1).await; } else { w(2).await; }
         w(3).await;
         let b = s.n.lock().unwrap();
         if c() { drop(b); } else { drop(b); }
         w(4).await;
         let d = s.n.lock().unwrap();
         if c() { drop(d); return; }
         w(5).await;
         drop(d);
         let e = s.n.lock().unwrap();
         match 7 { 1 => drop(e), 2 => return, 3 => panic!(), _ => { w(6).await; drop(e) } }
         w(7).await;
         let f = s.n.lock().unwrap();
         if c() { std::process::exit(1) } else { drop(f) }
         w(8).await;",
        &expect![[r#"
            a: 2, 3, 6, 9, 12, 13, 16
            b: -
            d: 9
            e: 12
            f: -
        "#]],
    );
}

#[test]
fn loops() {
    check(
        "loop {
             let a = s.m.lock().unwrap();
             if c() { break }
             if c() { continue }
             drop(a);
             w(1).await;
         }
         w(2).await;
         let b = s.m.lock().unwrap();
         for i in 0..3 {
             w(3).await;
             if c() { drop(b); break }
         }
         w(4).await;
         'outer: loop {
             let d = s.n.lock().unwrap();
             loop { let e = s.n.lock().unwrap(); if c() { break 'outer } break }
             w(5).await;
         }
         w(6).await;
         let x = 'block: { let f = s.n.lock().unwrap(); if c() { break 'block 1 } *f };
         w(7).await;
         while let Ok(g) = s.n.lock() { w(8).await; }
         w(9).await;",
        &expect![[r#"
            a: -
            b: 11, 14, 18, 20, 22, 23, 24
            d: 18
            e: -
            f: -
            g: 23
        "#]],
    );
}

#[test]
fn what_a_loop_brings_back() {
    check(
        "let mut g = None;
         loop {
             w(1).await;
             if c() { g = Some(s.m.lock().unwrap()); continue }
             g = None;
             w(2).await;
         }",
        &expect![[r#"
            g: 3
        "#]],
    );
}

#[test]
fn assignment_drops_late_and_empties() {
    check(
        "let mut g = s.n.lock().unwrap();
         drop(g);
         w(1).await;
         g = s.n.lock().unwrap();
         w(2).await;
         let mut o = None;
         w(3).await;
         drop(g);
         o = Some(s.n.lock().unwrap());
         w(4).await;
         o = None;
         w(5).await;
         o = Some(s.n.lock().unwrap());
         drop(o.take());
         w(6).await;
         o = Some(s.n.lock().unwrap());
         std::mem::take(&mut o);
         w(7).await;
         let later;
         w(8).await;
         later = s.n.lock().unwrap();
         w(9).await;",
        &expect![[r#"
            g: 5, 7
            o: 10
            later: 22
        "#]],
    );
}

#[test]
fn wrapped_guards() {
    check(
        "let r = s.m.lock();
         w(1).await;
         let g = r.unwrap();
         w(2).await;
         drop(g);
         let o = s.m.try_lock().ok();
         w(3).await;
         if let Some(inner) = o { w(4).await; }
         w(5).await;
         let Ok(p) = s.m.try_lock() else { w(6).await; return };
         w(7).await;
         drop(p);
         let (q, n) = (s.m.lock().unwrap(), 7);
         w(8).await;
         drop(q);
         let pair = (s.m.lock().unwrap(), 7);
         w(9).await;
         drop(pair.0);
         w(10).await;
         match s.m.lock() { Ok(t) => { w(11).await; } Err(e) => { w(12).await; } }
         let u = s.m.lock().unwrap_or_else(PoisonError::into_inner);
         w(13).await;
         drop(u);
         let v = match s.m.lock() { Ok(v) => v, Err(e) => e.into_inner() };
         w(14).await;",
        &expect![[r#"
            r: 2
            g: 4
            o: 7
            inner: 8
            p: 11
            q: 14
            pair: 17
            t: 20
            u: 22
            v: -
            v: 25
        "#]],
    );
}

#[test]
fn other_locks() {
    check(
        "{ let g = s.pl.lock(); w(1).await; }
         { let g = s.prw.read(); w(2).await; }
         { let g = s.prw.upgradable_read(); w(3).await; }
         { let g = s.rw.write().unwrap(); w(4).await; }
         { let g = s.cell.borrow_mut(); w(5).await; }
         { let g = s.cell.borrow(); w(6).await; }
         { let g = s.map.get(&1).unwrap(); w(7).await; }
         { if let Some(mut g) = s.map.get_mut(&1) { w(8).await; } }
         { let g = s.map.entry(1).or_default(); w(9).await; }
         { let g = s.tm.lock().await; w(10).await; }
         { for g in s.map.iter() { w(11).await; } }
         { let it = s.map.iter(); for g in it { w(12).await; } }
         { parking_lot::MutexGuard::unlock_fair(s.pl.lock()); w(13).await; }
         { let g = parking_lot::RwLockWriteGuard::downgrade(s.prw.write()); w(14).await; }",
        &expect![[r#"
            g: 1
            g: 2
            g: 3
            g: 4
            g: 5
            g: 6
            g: 7
            g: 8
            g: 9
            g: 10
            iter in a scrutinee: 11
            it: -
            g: 12
            g: 14
        "#]],
    );
}

#[test]
fn underscore_binds_nothing() {
    check(
        "let _ = s.m.lock();
         w(1).await;
         _ = s.m.lock().unwrap();
         w(2).await;
         let _g = s.m.lock();
         let _ = _g;
         w(3).await;",
        &expect![[r#"
            _g: 7
        "#]],
    );
}

#[test]
fn closures_and_other_bodies() {
    check(
        "let a = s.m.lock().unwrap();
         let f = move || a.len();
         w(f()).await;
         let b = s.n.lock().unwrap();
         let f = || *b;
         w(f()).await;
         drop(b);
         let d = s.n.lock().unwrap();
         let later = async move { w(*d).await };
         later.await;
         let e = s.n.lock().unwrap();
         let later = async { w(1).await };
         drop(e);
         later.await;
         let bump = || { let g = s.n.lock().unwrap(); *g };
         tokio::spawn(async { w(1).await; let h = s.n.lock().unwrap(); w(2).await; });",
        &expect![[r#"
            a: -
            b: 6
            d: 9
            e: -
            g: -
            h: 16
        "#]],
    );
}

#[test]
fn select_join_and_streams() {
    check(
        "let a = s.m.lock().unwrap();
         tokio::select! {
             x = w(a.len()) => { drop(a); w(1).await; }
             y = w(2) => { return }
         }
         w(3).await;
         let b = s.m.lock().unwrap();
         tokio::join!(w(b.len()), w(s.n.lock().unwrap().clone()));
         drop(b);
         loop { let d = s.m.lock().unwrap(); tokio::select! { x = w(1) => break, y = w(2) => return } }
         w(4).await;
         let st = async_stream::stream! { let e = s.m.lock().unwrap(); yield 1; };",
        &expect![[r#"
            a: 2
            b: 8
            lock in a statement: -
            d: 10
            e: 12
        "#]],
    );
}

#[test]
fn parameters_are_held() {
    let text = "async fn t(g: MutexGuard<'_, u32>, r: &MutexGuard<'_, u32>) {\n w(1).await;\n}";
    expect![[r#"
        g: 1
    "#]]
    .assert_eq(&guards(text, Edition::Edition2024));
}

#[test]
fn temporaries() {
    check(
        "w(s.m.lock().unwrap().clone()).await;
         let n = *s.n.lock().unwrap() + w(1).await;
         *s.n.lock().unwrap() = w(2).await;
         let later = w(s.m.lock().unwrap().len()); later.await;
         for x in s.m.lock().unwrap().iter() { w(*x).await; }
         match s.m.lock().unwrap().first() { Some(x) => { w(*x).await; } None => {} }
         match w(s.m.lock().unwrap().len()).await { x => { c(); } }
         let e = &*s.m.lock().unwrap();
         w(e.len()).await;",
        &expect![[r#"
            lock in a statement: 1
            lock in a statement: 2
            lock in a statement: -
            lock in a statement: -
            lock in a scrutinee: 5
            lock in a scrutinee: 6
            lock in a scrutinee: 7
            lock extended: 9
        "#]],
    );
}

#[test]
fn temporaries_by_edition() {
    editions(&[
        ("w({ s.m.lock().unwrap().len() }).await;", "2021"),
        ("w({ s.m.lock().unwrap() }.len()).await;", BOTH),
        (
            "if let Some(x) = s.m.lock().unwrap().pop() {} else { w(1).await; }",
            "2021",
        ),
        (
            "w(if let Some(n) = s.m.lock().unwrap().first() { *n } else { 2 }).await;",
            "2021",
        ),
        (
            "let x = if let Some(n) = s.m.lock().unwrap().first() { *n } else { 2 }; w(x).await;",
            NONE,
        ),
        (
            "w(match s.m.lock().unwrap().first() { Some(n) => *n, None => 2 }).await;",
            BOTH,
        ),
        (
            "w(match 1 { 1 => s.m.lock().unwrap().len(), _ => 1 }).await;",
            NONE,
        ),
        (
            "w(if c() { s.m.lock().unwrap().len() } else { 3 }).await;",
            NONE,
        ),
        (
            "w({ for x in s.m.lock().unwrap().iter() { c(); } }).await;",
            NONE,
        ),
        (
            "match { s.m.lock().unwrap().len() } { 0 => {} n => { w(n).await; } }",
            "2021",
        ),
        (
            "while let Some(x) = { s.m.lock().unwrap().pop() } { w(x).await; }",
            "2021",
        ),
    ]);
}

#[test]
fn conditions_and_operands() {
    editions(&[
        (
            "if s.m.lock().unwrap().is_empty() { w(1).await; } else { w(2).await; }",
            NONE,
        ),
        ("if (&*s.m.lock().unwrap()).len() > 3 { w(1).await; }", NONE),
        ("while s.m.lock().unwrap().len() > 3 { w(1).await; }", NONE),
        (
            "while let Some(x) = s.m.lock().unwrap().pop() { drop(x) } w(1).await;",
            NONE,
        ),
        (
            "while let Some(x) = s.m.lock().unwrap().pop() { w(x).await; }",
            BOTH,
        ),
        ("w(s.m.lock().unwrap().is_empty() && true).await;", NONE),
        (
            "let x = s.m.lock().unwrap().is_empty() && w(1).await == 1;",
            NONE,
        ),
        (
            "let Some(x) = s.m.lock().unwrap().pop() else { w(1).await; return };",
            NONE,
        ),
        ("*s.n.lock().unwrap() += w(1).await;", NONE),
        ("w(s.m.lock().unwrap()[0]).await;", BOTH),
        (
            "for i in 0..s.m.lock().unwrap().len() { w(i).await; }",
            BOTH,
        ),
        (
            "match 7 { n if s.m.lock().unwrap().len() > n => { w(n).await; } _ => {} }",
            NONE,
        ),
    ]);
}

#[test]
fn extended_temporaries() {
    editions(&[
        ("let x = { &*s.m.lock().unwrap() }; w(1).await;", BOTH),
        ("let x = &s.m.lock().unwrap().len(); w(1).await;", NONE),
        ("let x = Some(&*s.m.lock().unwrap()); w(1).await;", BOTH),
        (
            "let x = if c() { &*s.m.lock().unwrap() } else { &*s.m.lock().unwrap() }; w(1).await;",
            BOTH,
        ),
        ("let ref x = *s.m.lock().unwrap(); w(1).await;", BOTH),
        ("let _ = &s.m.lock(); w(1).await;", BOTH),
        (
            "let x = { let y = &s.n.lock().unwrap(); **y }; w(x).await;",
            NONE,
        ),
        ("let x = s.m.lock().unwrap().len(); w(1).await;", NONE),
    ]);
}

#[test]
fn macros() {
    editions(&[
        ("w(format!(\"{}\", s.n.lock().unwrap())).await;", NONE),
        ("w(vec![*s.n.lock().unwrap()]).await;", BOTH),
        ("w(matches!(*s.n.lock().unwrap(), 3)).await;", BOTH),
        (
            "println!(\"{} {}\", s.n.lock().unwrap(), w(1).await);",
            BOTH,
        ),
        ("println!(\"{}\", s.n.lock().unwrap()); w(1).await;", NONE),
        ("assert_eq!(*s.n.lock().unwrap(), w(1).await);", BOTH),
    ]);
}
