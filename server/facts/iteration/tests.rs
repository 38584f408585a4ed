//! Rust in; how many items each argument of `see` in `t` can have out.

use expect_test::{Expect, expect};

use crate::facts::testing::{line, with_facts};

fn check(text: &str, expected: &Expect) {
    let text = format!("use std::collections::HashMap; fn see<T>(t: T) {{}} {text}");
    let found = with_facts(&text, |facts, out| {
        for call in facts
            .calls()
            .iter()
            .filter(|it| facts.text_at(it.span) == "see")
        {
            for arg in call.args {
                line(
                    out,
                    format_args!("{}: {:?}", facts.text(*arg), facts.amount(*arg)),
                );
            }
        }
    });
    expected.assert_eq(&found);
}

#[test]
fn sources() {
    check(
        "const N: usize = 3; const URLS: &[&str] = &[\"a\"];
         struct S { all: Vec<u8>, three: [u8; 3] }
         async fn t(v: Vec<u8>, a: [u8; 4], m: &HashMap<u8, u8>, s: S, n: usize, i: impl Iterator<Item = u8>, o: Other, b: Box<[u8]>) {
             see(v.iter().map(f)); see(a.iter()); see(m.values()); see(s.all.iter()); see(s.three);
             see(0..n); see(0..N); see((1..=4).rev()); see(0..s.all.len()); see(0..n.min(8)); see(0..N * 2);
             see([1, 2]); see(vec![1, 2]); see(vec![1; n]); see(vec![1; 4]); see(URLS.iter()); see(i); see(o.iter());
             see(v.iter().take(3)); see(&v[..3]); see(&v[n..]); see(\"a b\".split(' ')); see(b.iter());
             see(std::iter::repeat(1)); see(load().into_iter());
         }
         fn load() -> Vec<u8> { vec![] }",
        &expect![[r#"
            v.iter().map(f): Many
            a.iter(): Few
            m.values(): Many
            s.all.iter(): Many
            s.three: Few
            0..n: Many
            0..N: Few
            (1..=4).rev(): Few
            0..s.all.len(): Many
            0..n.min(8): Few
            0..N * 2: Few
            [1, 2]: Few
            vec![1, 2]: Few
            vec![1; n]: Many
            vec![1; 4]: Few
            URLS.iter(): Few
            i: Many
            o.iter(): Unknown
            v.iter().take(3): Few
            &v[..3]: Few
            &v[n..]: Unknown
            "a b".split(' '): Many
            b.iter(): Many
            std::iter::repeat(1): Unknown
            load().into_iter(): Many
        "#]],
    );
}

#[test]
fn locals() {
    check(
        "async fn t(v: Vec<u8>, n: usize) {
             let a = vec![1, 2]; see(a.iter());
             let b: Vec<_> = v.iter().take(2).collect(); see(b);
             let c: Vec<_> = v.iter().collect(); see(c);
             let mut d = Vec::new(); d.push(1); if n > 1 { d.push(2); } see(d);
             let mut e = Vec::new(); for it in &v { e.push(it); } see(e);
             let mut f = Vec::new(); for it in 0..3 { f.push(it); } see(f);
             let mut g = Vec::new(); fill(&mut g); see(g);
             let mut h = vec![1]; h.extend(v.iter()); see(h);
             for part in v.chunks(16) { see(part.iter()); }
             for part in &v { let mut i = Vec::new(); i.push(part); see(i); }
             while let Some(i) = v.iter().next() { let j = vec![i]; see(j); }
         }",
        &expect![[r#"
            a.iter(): Few
            b: Few
            c: Many
            d: Few
            e: Many
            f: Few
            g: Unknown
            h: Many
            part.iter(): Few
            i: Few
            j: Few
        "#]],
    );
}
