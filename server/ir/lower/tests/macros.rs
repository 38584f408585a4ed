//! Macro calls.

use expect_test::expect;

use super::check_body;

#[test]
fn format_macros() {
    check_body(
        r##"println!("{a} {b:?} {{x}} {c} {:>a$} {}", b, c = a); info!(target: "t", a = 1, ?b, %a, "x {b}"); other!("{a} {zz}"); format!("\u{61} {GLOBAL}"); assert!(a, "no {b}"); vec![a; 2]; matches!(a, Some(x) if b); todo!()"##,
        expect![[r#"
            ; #1 println! opaque
            ; #2 info! opaque
            ; #3 other! opaque
            ; #4 format! opaque
            ; #5 assert! opaque
            ; #6 vec! opaque
            ; #7 matches! opaque
            #8 todo! opaque
        "#]],
    );
}

#[test]
fn asynchronous_macros() {
    check_body(
        r##"let (x, y) = tokio::join!(a, async { b.await }); try_join!(a, b)?; tokio::select! { biased; Some(x) = a.recv(), if b => x, () = sleep(x) => { return x } else => y, }; let s = stream! { yield a; let q = b; q };"##,
        expect![[r#"
            let (x$2, y$3)
              = #1 tokio::join! opaque
            ; #2 ?
              #3 try_join! opaque
            ; #4 tokio::select! opaque
            let s$4
              = #5 stream! opaque
        "#]],
    );
}

#[test]
fn futures_select() {
    check_body(
        r##"futures::select! { x = a => x, complete => break, default => { a } }; try_stream! { yield a?; }; cfg_if! { if #[cfg(x)] { a } }"##,
        expect![[r#"
            ; #1 futures::select! opaque
            ; #2 try_stream! opaque
            #3 cfg_if! opaque
        "#]],
    );
}
