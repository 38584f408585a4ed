//! Macro calls.

use expect_test::expect;

use super::check_body;

#[test]
fn format_macros() {
    check_body(
        r##"println!("{a} {b:?} {{x}} {c} {:>a$} {}", b, c = a); info!(target: "t", a = 1, ?b, %a, "x {b}"); other!("{a} {zz}"); format!("\u{61} {GLOBAL}"); assert!(a, "no {b}"); vec![a; 2]; matches!(a, Some(x) if b); todo!()"##,
        expect![[r#"
            ; #1 println!
              #2! Str("{a} {b:?} {{x}} {c} {:>a$} {}")
              #6! b$1
              c = #7! a$0
              #3! a$0
              #4! b$1
              #5! a$0
            ; #8 info!
              target = #9! Str("t")
              a = #10! Int(Some(1), None)
              #11! b$1
              #12! a$0
              #13! Str("x {b}")
              #14! b$1
            ; #15 other!
              #16! Str("{a} {zz}")
              #17! a$0
            ; #18 format!
              #19! Str("a {GLOBAL}")
              #20! GLOBAL
            ; #21 assert!
              #22! a$0
              #23! Str("no {b}")
              #24! b$1
            ; #25 vec!
              #26! a$0
              #27! Int(Some(2), None)
            ; #28 matches!
              #29! a$0
              #30! b$1
            #31 todo!
        "#]],
    );
}

#[test]
fn asynchronous_macros() {
    check_body(
        r##"let (x, y) = tokio::join!(a, async { b.await }); try_join!(a, b)?; tokio::select! { biased; Some(x) = a.recv(), if b => x, () = sleep(x) => { return x } else => y, }; let s = stream! { yield a; let q = b; q };"##,
        expect![[r#"
            let (x$2, y$3)
              = #1 tokio::join! join try=false
                #2! a$0
                #3! Async { is_move: false }
                  #4! .await
                    #5! b$1
            ; #6 ?
              #7 try_join! join try=true
                #8! a$0
                #9! b$1
            ; #10 tokio::select! select biased=true
              arm Some(x$4)
                #11! .recv()
                  #12! a$0
                if #13! b$1
                => #14! x$4
              arm ()
                #15! call
                  #16! sleep
                  #17! x$2
                => #18! Plain
                  #19! return
                    #20! x$2
              else #21! y$3
            let s$6
              = #22 stream! stream try=false
                #23! Async { is_move: true }
                  ; #24! yield
                    #25! a$0
                  let q$5
                    = #26! b$1
                  #27! q$5
        "#]],
    );
}

#[test]
fn futures_select() {
    check_body(
        r##"futures::select! { x = a => x, complete => break, default => { a } }; try_stream! { yield a?; }; cfg_if! { if #[cfg(x)] { a } }"##,
        expect![[r#"
            ; #1 futures::select! select biased=false
              arm x$2
                #2! a$0
                => #3! x$2
              complete #4! break
              default #5! Plain
                #6! a$0
            ; #7 try_stream! stream try=true
              #8! Async { is_move: true }
                ; #9! yield
                  #10! ?
                    #11! a$0
            #12 cfg_if! opaque
        "#]],
    );
}
