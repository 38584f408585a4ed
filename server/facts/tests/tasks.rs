//! Tasks: what they give, and what becomes of their handles.

use expect_test::{Expect, expect};

use super::{facts_of, one_line};

fn check(text: &str, expected: &Expect) {
    let text = format!(
        "use std::io;
         use tokio::{{task::{{self, JoinSet}}, runtime::Handle}};
         async fn run(id: u32) -> io::Result<()> {{ Ok(()) }}
         async fn t(mut set: JoinSet<()>, tx: tokio::sync::mpsc::Sender<u8>) {{{text}}}"
    );
    let out = facts_of(&text, |facts| {
        let mut out = String::new();
        for task in facts.tasks() {
            let output = facts.world.types.display(&task.output);
            let held = if task.is_discarded() { "lost" } else { "held" };
            let fails = if facts.can_fail(task) { ", fails" } else { "" };
            let source = task
                .work
                .map_or("", |it| facts.text(facts.source_of_error(it)));
            out += &format!(
                "{:?} -> {output}: {held}{fails}: {}\n",
                task.kind,
                one_line(source)
            );
        }
        out
    });
    expected.assert_eq(&out);
}

#[test]
fn handles() {
    check(
        "task::spawn(async { 1 });
         let _ = tokio::spawn(async { 2 });
         drop(tokio::spawn(async { 3 }));
         { tokio::spawn(async { 4 }) };
         if tx.is_closed() { tokio::spawn(async { 5 }); }
         let kept = match 1 { 1 => tokio::spawn(async { 6 }), _ => return };
         tokio::spawn(async { 7 }).await;
         tokio::spawn(async { 8 }).abort_handle();
         let all = vec![tokio::spawn(async { 9 })];
         let later = || tokio::spawn(async { 10 });
         let done = || { tokio::spawn(async { 11 }); };
         set.spawn(async {});
         std::thread::spawn(|| 12);
         Handle::current().spawn_blocking(|| 13);
         keep(tokio::spawn(async { 14 }));
         std::mem::drop(tokio::spawn(async { 15 }));
         let later = async { tokio::spawn(async { 16 }) };
         task::Builder::new().spawn(async { 17 }).unwrap();
         let x = (tokio::spawn(async { 18 }), 1);
         tokio::select! { _ = async {} => tokio::spawn(async { 19 }), _ = async {} => return };",
        &expect![[r#"
            Task -> i32: lost: 1
            Task -> i32: lost: 2
            Task -> i32: lost: 3
            Task -> i32: lost: 4
            Task -> i32: lost: 5
            Task -> i32: held: 6
            Task -> i32: held: 7
            Task -> i32: held: 8
            Task -> i32: held: 9
            Task -> i32: held: 10
            Task -> i32: lost: 11
            Set -> (): held: async {}
            Thread -> i32: held: 12
            Blocking -> i32: lost: 13
            Task -> i32: held: 14
            Task -> i32: lost: 15
            Task -> i32: held: 16
            Task -> i32: held: 17
            Task -> i32: held: 18
            Task -> i32: lost: 19
        "#]],
    );
}

#[test]
fn outputs() {
    check(
        "tokio::spawn(run(1));
         let job = run(2);
         tokio::spawn(job);
         tokio::spawn(async move { run(3).await?; run(4).await });
         tokio::spawn(async move { if true { return Err(io::Error::last_os_error()); } Ok(()) });
         tokio::spawn(async { Ok::<_, std::convert::Infallible>(()) });
         tokio::spawn(async { run(5).await; });
         tokio::spawn(async { let x = async { run(6).await?; Ok::<(), io::Error>(()) }; });
         tokio::spawn(async move { tx.send(1).await });
         tokio::spawn(async { Err::<(), ()>(()) });
         tokio::spawn(async { Some(1)?; None::<u8> });
         task::spawn_blocking(|| std::fs::read(\"a\"));
         task::spawn_blocking(|| { std::fs::read(\"a\")?; Ok::<_, io::Error>(()) });
         tokio::spawn(Box::pin(run(7)));
         tokio::spawn(missing());
         tokio::spawn(async { loop { run(8).await?; } });",
        &expect![[r#"
            Task -> Result<(), Error>: lost, fails: run(1)
            Task -> Result<(), Error>: lost, fails: job
            Task -> Result<(), Error>: lost, fails: run(3).await?
            Task -> Result<(), Error>: lost, fails: Err(io::Error::last_os_error())
            Task -> Result<(), Infallible>: lost: Ok::<_, std::convert::Infallible>(())
            Task -> (): lost: async { run(5).await; }
            Task -> (): lost: async { let x = async { run(6).await?; Ok::<(), io::Error>(()) }; }
            Task -> Result<(), SendError<u8>>: lost: tx.send(1).await
            Task -> Result<(), ()>: lost: Err::<(), ()>(())
            Task -> Option<u8>: lost: Some(1)?
            Blocking -> Result<Vec<u8>, Error>: lost, fails: std::fs::read("a")
            Blocking -> Result<(), Error>: lost, fails: std::fs::read("a")?
            Task -> Result<(), Error>: lost, fails: Box::pin(run(7))
            Task -> _: lost: 
            Task -> _: lost: run(8).await?
        "#]],
    );
}
