//! Rust in; every connection made in `t`, with what limits the time for it, out.

use expect_test::{Expect, expect};

use crate::facts::testing::{line, with_facts};
use crate::known::WaitKind;

fn check(text: &str, expected: &Expect) {
    let text = format!(
        "use std::time::Duration;
         use tokio::net::TcpStream;
         use tokio::time::{{self, sleep, timeout}};
         const D: Duration = Duration::from_secs(1);
         {text}"
    );
    let found = with_facts(&text, |facts, out| {
        for call in facts.calls() {
            let waits = call.effects.waits.as_ref();
            if waits.is_some_and(|it| it.kind == WaitKind::Connect) {
                let arg = call.args.first().map_or("", |it| facts.text(*it));
                line(
                    out,
                    format_args!("{arg}: {:?}", facts.time_limit(call.expr)),
                );
            }
        }
    });
    expected.assert_eq(&found);
}

#[test]
fn a_timeout_limits_the_future_it_is_given() {
    check(
        "async fn t() {
             TcpStream::connect(1).await;
             timeout(D, TcpStream::connect(2)).await;
             timeout(D, async { TcpStream::connect(3).await?; loop { TcpStream::connect(4).await?; } }).await;
             time::timeout(D, Box::pin(TcpStream::connect(5))).await;
             { use tokio_util::future::FutureExt; TcpStream::connect(6).timeout(D).await; }
             time::timeout_at(time::Instant::now(), TcpStream::connect(7)).await;
         }",
        &expect![[r#"
            1: Unlimited
            2: Limited
            3: Limited
            4: Limited
            5: Limited
            6: Limited
            7: Limited
        "#]],
    );
}

#[test]
fn what_is_awaited_for_an_argument_comes_before_the_timeout() {
    check(
        "async fn t() {
             timeout(D, talk(TcpStream::connect(1).await)).await;
             timeout(limit(TcpStream::connect(2).await), talk(())).await;
             let talking = { let s = TcpStream::connect(3).await; talk(s) };
             timeout(D, talking).await;
         }
         async fn talk<T>(stream: T) {}
         fn limit<T>(t: T) -> Duration { D }",
        &expect![[r#"
            1: Unlimited
            2: Unlimited
            3: Unlimited
        "#]],
    );
}

#[test]
fn futures_are_followed_through_names_and_combinators() {
    check(
        "use futures::FutureExt;
         async fn t() {
             let one = TcpStream::connect(1);
             timeout(D, one).await;
             let two = TcpStream::connect(2);
             tokio::pin!(two);
             if timeout(D, &mut two).await.is_err() { two.await; }
             let three = TcpStream::connect(3).boxed();
             timeout(D, three).await;
             let four = async { TcpStream::connect(4).await };
             let _ = four.map(|it| it.is_ok()).await;
             let mut five = std::pin::pin!(TcpStream::connect(5));
             timeout(D, five.as_mut()).await;
             let never = TcpStream::connect(6);
         }",
        &expect![[r#"
            1: Limited
            2: Unknown
            3: Limited
            4: Unlimited
            5: Limited
            6: Unknown
        "#]],
    );
}

#[test]
fn select_and_join() {
    check(
        "use tokio_util::sync::CancellationToken;
         async fn t(token: CancellationToken, mut stop: tokio::sync::mpsc::Receiver<()>) {
             tokio::select! { _ = TcpStream::connect(1) => { TcpStream::connect(2).await; } _ = sleep(D) => { TcpStream::connect(3).await; } }
             tokio::select! { _ = async { TcpStream::connect(4).await } => {} _ = token.cancelled() => {} }
             tokio::select! { _ = TcpStream::connect(5) => {} _ = stop.recv() => {} }
             tokio::select! { _ = TcpStream::connect(6) => {} _ = tokio::signal::ctrl_c() => {} }
             let late = sleep(D);
             tokio::pin!(late);
             tokio::select! { _ = TcpStream::connect(7) => {} _ = &mut late => {} }
             tokio::join!(TcpStream::connect(8), sleep(D));
             timeout(D, async { tokio::try_join!(TcpStream::connect(9), TcpStream::connect(10)) }).await;
             futures::future::select(Box::pin(TcpStream::connect(11)), Box::pin(sleep(D))).await;
             let token = async { TcpStream::connect(12).await };
             tokio::pin!(token);
             tokio::select! { _ = &mut token => {} _ = sleep(D) => {} }
         }",
        &expect![[r#"
            1: Limited
            2: Unlimited
            3: Unlimited
            4: Limited
            5: Unknown
            6: Limited
            7: Limited
            8: Unlimited
            9: Limited
            10: Limited
            11: Limited
            12: Limited
        "#]],
    );
}

#[test]
fn tasks_closures_and_unknown_code() {
    check(
        "async fn t(mut set: tokio::task::JoinSet<()>) {
             tokio::spawn(async { TcpStream::connect(1).await; });
             timeout(D, tokio::spawn(async { TcpStream::connect(2).await; })).await;
             timeout(D, async { set.spawn(async { TcpStream::connect(3).await; }); }).await;
             within(D, TcpStream::connect(4)).await;
             unknown(async { TcpStream::connect(5).await }).await;
             retry(|| async { TcpStream::connect(6).await }).await;
             retry(|| TcpStream::connect(7)).await;
             tokio::runtime::Handle::current().block_on(async { TcpStream::connect(8).await });
             futures::future::join_all([TcpStream::connect(9)]).await;
         }
         async fn within<F: Future>(limit: Duration, future: F) { timeout(limit, future).await; }
         async fn retry<F: Future>(f: impl Fn() -> F) {}",
        &expect![[r#"
            1: Unlimited
            2: Unknown
            3: Unknown
            4: Unknown
            5: Unknown
            6: Unknown
            7: Unknown
            8: Unlimited
            9: Unknown
        "#]],
    );
}

#[test]
fn a_private_function_is_as_limited_as_its_callers() {
    let with = |callers: &str, expected: &Expect| {
        let t = "async fn t() -> std::io::Result<TcpStream> { TcpStream::connect(1).await }";
        check(&format!("{t} {callers}"), expected);
    };
    let limited = "async fn a() { timeout(D, t()).await; }";
    with("", &expect![["1: Unlimited\n"]]);
    with(limited, &expect![["1: Limited\n"]]);
    with(
        &format!("{limited} async fn b() {{ t().await; }}"),
        &expect![["1: Unlimited\n"]],
    );
    with(
        "async fn a() { timeout(D, async { b().await; t().await; }).await; } async fn b() { t().await; }",
        &expect![["1: Limited\n"]],
    );
    with(
        &format!("{limited} fn b() {{ tokio::spawn(t()); }}"),
        &expect![["1: Unlimited\n"]],
    );
    with(
        &format!("{limited} fn b() {{ keep(t); }} fn keep<T>(t: T) {{}}"),
        &expect![["1: Unlimited\n"]],
    );
    with(
        "struct S; impl S { async fn go(&self) { t().await; } } async fn a(s: S) { timeout(D, s.go()).await; }",
        &expect![["1: Limited\n"]],
    );
}
