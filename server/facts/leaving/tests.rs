//! Rust in; where `t` leaves because of the result of `f().await` out.

use expect_test::{Expect, expect};

use crate::facts::testing::{line, with_facts};

fn check(body: &str, expected: &Expect) {
    let text = format!(
        "use std::io; async fn f() -> Result<io::Result<u8>, String> {{ todo!() }}
         async fn t() -> anyhow::Result<u8> {{ {body} Ok(0) }}"
    );
    let found = with_facts(&text, |facts, out| {
        let calls = facts.calls().iter();
        for awaited in calls
            .filter(|it| facts.text_at(it.span) == "f")
            .filter_map(|it| it.awaited)
        {
            match facts.leaves_on_error(awaited) {
                Some(exit) => line(out, facts.text(exit)),
                None => line(out, "stays"),
            }
        }
    });
    expected.assert_eq(&found);
}

#[test]
fn question_marks() {
    check(
        "f().await??;
         f().await.map_err(drop)?;
         let v = f().await; println!(\"{}\", v?.unwrap());
         match f().await { Ok(inner) => println!(\"{}\", inner?), Err(_) => {} }
         let _ = f().await; done()?;
         let v = f().await; println!(\"{v:?}\"); done()?;
         async { f().await? }.await.ok();",
        &expect![[r#"
            f().await?
            f().await.map_err(drop)?
            v?
            inner?
            stays
            stays
            f().await?
        "#]],
    );
}

#[test]
fn returns() {
    check(
        "match f().await { Ok(Ok(v)) => return Ok(v), Ok(Err(e)) => return Err(e), Err(_) => {} }
         match f().await { Ok(v) => println!(\"{v:?}\"), _ => return Ok(1) }
         if let Err(e) = f().await { return Ok(2); }
         if let Ok(Err(e)) = f().await { return Ok(3); }
         if let Ok(v) = f().await { drop(v); } else { return Ok(4); }
         let Ok(v) = f().await else { return Ok(5) };
         if let Ok(v) = f().await { return Ok(6); }
         if let Ok(Ok(v)) = f().await { return Ok(7); }
         if let Err(e) = f().await { tasks.push(async { return 8; }); }",
        &expect![[r#"
            return Err(e)
            return Ok(1)
            return Ok(2)
            return Ok(3)
            return Ok(4)
            return Ok(5)
            stays
            stays
            stays
        "#]],
    );
}
