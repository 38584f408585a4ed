//! Rust in; the calls, or the await points, of `t` out.

use expect_test::{Expect, expect};

use crate::facts::testing::{line, with_facts};

fn check_calls(text: &str, expected: &Expect) {
    let found = with_facts(text, |facts, out| {
        for call in facts.calls() {
            let path = facts.index().canonical_path(call.def);
            let receiver = call.receiver.map_or("-", |it| facts.text(it));
            let args: Vec<_> = call.args.iter().map(|it| facts.text(*it)).collect();
            let awaited = if call.awaited.is_some() {
                " awaited"
            } else {
                ""
            };
            let span = facts.text_at(call.span);
            line(
                out,
                format_args!("{span}: {path} {receiver} {args:?}{awaited}"),
            );
        }
    });
    expected.assert_eq(&found);
}

fn check_awaits(text: &str, expected: &Expect) {
    let found = with_facts(text, |facts, out| {
        for point in facts.awaits() {
            let what = facts.text(point.expr).replace('\n', " ");
            line(out, format_args!("{what}: {:?}", point.waits));
        }
    });
    expected.assert_eq(&found);
}

#[test]
fn targets_receivers_and_arguments() {
    check_calls(
        "use tokio::io::{self, AsyncWriteExt};
         use std::sync::Arc;
         async fn t(mut file: tokio::fs::File, rx: tokio::sync::mpsc::Receiver<u8>) {
             file.write_all(b\"a\").await;
             AsyncWriteExt::write_all(&mut file, b\"b\").await;
             <tokio::fs::File as AsyncWriteExt>::flush(&mut file).await;
             tokio::fs::File::sync_all(&file).await;
             let lent = Arc::clone(&Arc::new(1));
             std::mem::drop::<u8>(1);
             Vec::<u8>::with_capacity(1);
             let _ = own::<u8>(2);
             println!(\"{}\", own(3));
             missing(own(4));
         }
         fn own<T>(t: T) -> T { t }",
        &expect![[r#"
            write_all: tokio::io::AsyncWriteExt::write_all file ["b\"a\""] awaited
            AsyncWriteExt::write_all: tokio::io::AsyncWriteExt::write_all &mut file ["b\"b\""] awaited
            <tokio::fs::File as AsyncWriteExt>::flush: tokio::io::AsyncWriteExt::flush &mut file [] awaited
            tokio::fs::File::sync_all: tokio::fs::File::sync_all &file [] awaited
            Arc::clone: std::clone::Clone::clone &Arc::new(1) []
            Arc::new: std::sync::Arc::new - ["1"]
            std::mem::drop: std::mem::drop - ["1"]
            Vec::<u8>::with_capacity: std::vec::Vec::with_capacity - ["1"]
            own: main::own - ["2"]
            own: main::own - ["3"]
            own: main::own - ["4"]
        "#]],
    );
}

#[test]
fn await_points_come_in_the_order_of_evaluation() {
    check_awaits(
        "use tokio::{sync::Mutex, time::sleep, time::Duration};
         async fn t(client: reqwest::Client, lock: Mutex<u8>) {
             client.get(\"a\").send().await?.text().await?;
             add(lock.lock().await, sleep(D).await).await;
             let later = tokio::net::TcpStream::connect(\"a\");
             later.await;
             let task = tokio::spawn(async { sleep(D).await });
             tokio::select! {
                 _ = task => add(1, 2).await,
                 _ = async { sleep(D).await } => {}
             }
             tokio::join!(async { lock.lock().await }, sleep(D));
         }
         const D: Duration = Duration::from_secs(1);
         async fn add<A, B>(a: A, b: B) {}",
        &expect![[r#"
            client.get("a").send().await: Some(Request)
            client.get("a").send().await?.text().await: Some(Request)
            lock.lock().await: Some(Lock)
            sleep(D).await: Some(Timer)
            add(lock.lock().await, sleep(D).await).await: None
            later.await: Some(Connect)
            sleep(D).await: Some(Timer)
            sleep(D).await: Some(Timer)
            tokio::select! {                  _ = task => add(1, 2).await,                  _ = async { sleep(D).await } => {}              }: None
            add(1, 2).await: None
            lock.lock().await: Some(Lock)
            tokio::join!(async { lock.lock().await }, sleep(D)): None
        "#]],
    );
}

#[test]
fn a_parameter_that_cannot_be_what_its_name_says() {
    for (param, is_known) in [
        ("rx: Receiver<u8>", false),
        ("mut rx: Receiver<u8>", true),
        ("rx: &mut Receiver<u8>", true),
    ] {
        let text = format!(
            "use tokio::sync::broadcast::Receiver; async fn t({param}) {{ rx.recv().await; }}"
        );
        let found = with_facts(&text, |facts, out| line(out, facts.calls().len()));
        assert_eq!(found == "1\n", is_known, "{param}");
    }
}

#[test]
fn a_for_loop_calls_what_its_iterable_says() {
    check_calls(
        "use std::sync::mpsc;
         struct Own;
         impl Iterator for Own {
             type Item = u8;
             fn next(&mut self) -> Option<u8> { None }
         }
         struct Bag;
         impl IntoIterator for Bag {
             type Item = u8;
             type IntoIter = Own;
             fn into_iter(self) -> Own { Own }
         }
         async fn t(a: mpsc::Receiver<u8>, b: mpsc::Receiver<u8>, bag: Bag, own: Own) {
             for _ in a {}
             for _ in &b {}
             for _ in bag {}
             for _ in own {}
             for _ in vec![1] {}
             for _ in [1].iter() {}
             for _ in &missing() {}
             for _ in (&missing()).into_iter() {}
         }",
        &expect![[r#"
            a: std::sync::mpsc::Receiver::into_iter a []
            &b: std::sync::mpsc::Receiver::into_iter &b []
            bag: main::Bag::into_iter bag []
            own: main::Own::next own []
            iter: std::slice::iter [1] []
            into_iter: std::iter::IntoIterator::into_iter &missing() []
        "#]],
    );
}
