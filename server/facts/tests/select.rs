//! What the arms of `select!` poll, what they drop, and whether the loop goes on.

use expect_test::{Expect, expect};

use super::{facts_of, list};

/// Per arm: what it drops when another arm wins, and whether its handler leads to another turn.
fn check(text: &str, expected: &Expect) {
    let text = format!(
        "use std::pin::pin;
         use futures::{{FutureExt, future}};
         use tokio::{{io::AsyncReadExt, net::TcpStream, select, sync::mpsc, time}};
         const D: std::time::Duration = std::time::Duration::from_secs(1);
         async fn t(mut s: TcpStream, mut jobs: mpsc::Receiver<u32>, mut b: [u8; 4]) {{{text}}}"
    );
    let out = facts_of(&text, |facts| {
        let mut out = String::new();
        for select in facts.selects() {
            for arm in &select.arms {
                let turns = match select.in_loop {
                    None => "once",
                    Some(it) if facts.goes_round(arm.arm.handler, it) => "again",
                    Some(_) => "ends",
                };
                let timer = match (arm.is_timer(), arm.is_event()) {
                    (true, _) => ", timer",
                    (_, true) => ", event",
                    _ => "",
                };
                let dropped = list(facts, arm.dropped.iter().copied());
                out += &format!("{turns}{timer}: {dropped}\n");
            }
        }
        out
    });
    expected.assert_eq(&out);
}

#[test]
fn futures_made_in_the_arm_are_dropped() {
    check(
        "select! {
             _ = s.read_exact(&mut b) => {}
             _ = time::timeout(D, jobs.recv()) => {}
             _ = Box::pin(jobs.recv()).fuse() => {}
             _ = FutureExt::fuse(pin!(jobs.recv())) => {}
             _ = async { jobs.recv().await; time::sleep(D).await; async { s.flush() } } => {}
             _ = async { select! { _ = jobs.recv() => {} } tokio::join!(s.read_u8()) } => {}
             _ = time::sleep(D) => {}
         }",
        &expect![[r#"
            once: s.read_exact(&mut b)
            once: time::timeout(D, jobs.recv()), jobs.recv()
            once: Box::pin(jobs.recv()), jobs.recv(), Box::pin(jobs.recv()).fuse()
            once: FutureExt::fuse(pin!(jobs.recv())), jobs.recv()
            once, timer: jobs.recv(), time::sleep(D)
            once: jobs.recv(), s.read_u8()
            once, timer: time::sleep(D)
            once: jobs.recv()
        "#]],
    );
}

#[test]
fn named_futures_are_dropped_with_the_turn() {
    check(
        "let mut outside = pin!(s.read_u8());
         let moved = jobs.recv();
         select! { _ = &mut outside => {}, _ = moved => {} }
         loop {
             let made = s.read_exact(&mut b);
             let mut pinned = pin!(jobs.recv());
             let boxed = Box::pin(jobs.recv());
             let other = jobs.recv();
             tokio::pin!(other);
             select! {
                 _ = made => {}
                 _ = &mut pinned => {}
                 _ = boxed => {}
                 _ = other.as_mut() => {}
                 _ = &mut outside => {}
             }
         }",
        &expect![[r#"
            once: 
            once: jobs.recv()
            again: s.read_exact(&mut b)
            again: jobs.recv()
            again: Box::pin(jobs.recv()), jobs.recv()
            again: jobs.recv()
            again: 
        "#]],
    );
}

#[test]
fn handlers_that_leave_the_loop() {
    check(
        "'outer: loop {
             loop {
                 select! {
                     _ = async { 1 } => break,
                     _ = async { 2 } => { if b[0] == 1 { return } else { panic!() } }
                     _ = async { 3 } => { if b[0] == 1 { return } }
                     _ = async { 4 } => continue,
                     _ = async { 5 } => continue 'outer,
                     _ = async { 6 } => match b[0] { 0 => break 'outer, _ => std::process::exit(1) },
                     _ = async { 7 } => { loop { break; } }
                     _ = async { 8 } => { loop { b[0] += 1; } }
                     _ = async { 9 } => { let _ = async { return }; }
                 }
             }
             let n = select! { n = async { 10 } => n, _ = async { 11 } => continue };
             if n > 10 { break }
             select! { _ = async { 12 } => continue, _ = async { 13 } => {} }
             return;
         }",
        &expect![[r#"
            ends: 
            ends: 
            again: 
            again: 
            ends: 
            ends: 
            again: 
            ends: 
            again: 
            again: 
            again: 
            again: 
            ends: 
        "#]],
    );
}

#[test]
fn timers_and_events() {
    check(
        "let mut sleep = Box::pin(time::sleep(D));
         let mut every = time::interval(D);
         let token = tokio_util::sync::CancellationToken::new();
         let notify = tokio::sync::Notify::new();
         let (_tx, mut stop) = tokio::sync::oneshot::channel::<()>();
         let (_tx, mut state) = tokio::sync::watch::channel(1);
         let mut task = tokio::spawn(async {});
         loop {
             select! {
                 _ = &mut sleep => {}
                 _ = every.tick() => {}
                 _ = token.cancelled() => {}
                 _ = notify.notified() => {}
                 _ = &mut stop => {}
                 _ = state.changed() => {}
                 _ = &mut task => {}
                 _ = tokio::signal::ctrl_c() => {}
                 _ = jobs.recv() => {}
                 _ = s.read_exact(&mut b) => {}
             }
         }",
        &expect![[r#"
            again, timer: 
            again, timer: every.tick()
            again, event: token.cancelled()
            again, event: notify.notified()
            again, event: 
            again, event: state.changed()
            again, event: 
            again, event: tokio::signal::ctrl_c()
            again: jobs.recv()
            again: s.read_exact(&mut b)
        "#]],
    );
}
