//! Rust in; what `t` does with the result of each `f().await` in a loop out.

use expect_test::{Expect, expect};

use crate::facts::testing::{line, with_facts};

fn check(body: &str, expected: &Expect) {
    let text = format!(
        "use std::io; async fn f() -> io::Result<u8> {{ todo!() }} fn g() {{}}
         async fn t(x: bool) -> io::Result<()> {{ {body} Ok(()) }}"
    );
    let found = with_facts(&text, |facts, out| {
        for call in facts
            .calls()
            .iter()
            .filter(|it| facts.text_at(it.span) == "f")
        {
            let Some(awaited) = call.awaited else {
                continue;
            };
            let Some(of) = facts.enclosing_loop(awaited) else {
                line(out, "no loop");
                continue;
            };
            let outcomes = facts.outcomes(awaited, of);
            if outcomes.is_empty() {
                line(out, "not known");
            }
            for it in &outcomes {
                let ways = [
                    (it.paths.on, "on"),
                    (it.paths.again, "again"),
                    (it.paths.out, "out"),
                ];
                let ways: Vec<_> = ways.iter().filter(|it| it.0).map(|it| it.1).collect();
                let (ok, err) = (facts.takes(it, &["Ok"]), facts.takes(it, &["Err"]));
                line(out, format_args!("ok {ok:?}, err {err:?}: {ways:?}"));
            }
        }
    });
    expected.assert_eq(&found);
}

#[test]
fn matches() {
    check(
        "loop { match f().await { Ok(7) => break, Ok(_) => {} Err(e) if x => continue, Err(e) => return Err(e) } }
         loop { let v = match f().await { Ok(v) => v, Err(_) => continue }; if v == 1 { continue; } break; }
         loop { match f().await { Err(io::Error { .. }) => g(), it => { it?; } } }
         loop { match &f().await { Ok(_) | Err(_) => panic!() } }",
        &expect![[r#"
            ok Some, err Nothing: ["out"]
            ok All, err Nothing: ["again"]
            ok Nothing, err Some: ["again"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["again", "out"]
            ok Nothing, err All: ["again"]
            ok Nothing, err Some: ["again"]
            ok All, err All: ["again", "out"]
            ok All, err All: ["out"]
        "#]],
    );
}

#[test]
fn conditions_and_let_else() {
    check(
        "loop { if let Ok(v) = f().await { return Ok(()); } g(); }
         loop { if f().await.is_err() { continue; } else { break } }
         loop { if !f().await.is_ok() { break; } }
         while f().await.is_err() {}
         while let Ok(_) = f().await { if x { break; } }
         loop { let Ok(v) = f().await else { continue; }; return Ok(()); }
         loop { let r = f().await; if let Err(e) = &r { continue; } break; }
         loop { f().await?; break; }
         loop { f().await.map_err(|e| e).unwrap(); }
         loop { if x && f().await.is_ok() { break; } }",
        &expect![[r#"
            ok All, err Nothing: ["out"]
            ok Nothing, err All: ["again"]
            ok Nothing, err All: ["again"]
            ok All, err Nothing: ["out"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["again"]
            ok Nothing, err All: ["again"]
            ok All, err Nothing: ["out"]
            ok All, err Nothing: ["again", "out"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["out"]
            ok Nothing, err All: ["again"]
            ok Nothing, err All: ["again"]
            ok All, err Nothing: ["out"]
            ok All, err Nothing: ["out"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["again"]
            ok Nothing, err All: ["out"]
            not known
        "#]],
    );
}

#[test]
fn jumps_to_other_loops() {
    check(
        "'a: loop { for _ in 0..3 { match f().await { Ok(_) => break 'a, Err(_) => continue 'a } } }
         loop { match f().await { Ok(_) => loop { break; }, Err(_) => loop { if x { return Ok(()) } } } }
         loop { match f().await { Ok(_) => 'b: { if x { break 'b; } return Ok(()) } Err(_) => std::process::exit(1) } }
         loop { match f().await { Ok(_) => { while x { break; } break }, Err(_) => { let c = || return; async { return; }; } } }
         for _ in [f().await] {}",
        &expect![[r#"
            ok All, err Nothing: ["out"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["again"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["again", "out"]
            ok Nothing, err All: ["out"]
            ok All, err Nothing: ["out"]
            ok Nothing, err All: ["again"]
            no loop
        "#]],
    );
}
