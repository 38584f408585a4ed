//! Expressions, patterns, statements and names.

use expect_test::expect;

use super::check_body;

#[test]
fn calls_and_chains() {
    check_body(
        r##"a.b().c::<u8, Vec<_>>(1, b)?.d.0.1[2].await; g::<T>(a)(b); A::new(&mut a, &raw const b); x as *mut u8"##,
        expect![[r#"
            ; #1 .await
              #2 index
                #3 .1
                  #4 .0
                    #5 .d
                      #6 ?
                        #7 .c<u8, Vec<_>>()
                          #8 .b()
                            #9 a$0
                          #10 Int(Some(1), None)
                          #11 b$1
                #12 Int(Some(2), None)
            ; #13 call
              #14 call
                #15 g<T>
                #16 a$0
              #17 b$1
            ; #18 call
              #19 A::new
              #20 &mut
                #21 a$0
              #22 &
                #23 b$1
            #24 as *mut u8
              #25 x
        "#]],
    );
}

#[test]
fn operators() {
    check_body(
        r##"a + b * -1 == !2 && *a < b || 1 >> 2 != 3; a = b; a += 1; a <<= 2; (a) = (b); _ = a; a..=b; ..; 1.."##,
        expect![[r#"
            ; #1 Or
              #2 And
                #3 Compare
                  #4 Add
                    #5 a$0
                    #6 Mul
                      #7 b$1
                      #8 unary
                        #9 Int(Some(1), None)
                  #10 unary
                    #11 Int(Some(2), None)
                #12 Compare
                  #13 *
                    #14 a$0
                  #15 b$1
              #16 Compare
                #17 Shr
                  #18 Int(Some(1), None)
                  #19 Int(Some(2), None)
                #20 Int(Some(3), None)
            ; #21 =
              #22 a$0
              #23 b$1
            ; #24 Add=
              #25 a$0
              #26 Int(Some(1), None)
            ; #27 Shl=
              #28 a$0
              #29 Int(Some(2), None)
            ; #30 =
              #31 a$0
              #32 b$1
            ; #33 =
              #34 _
              #35 a$0
            ; #36 ..=
              from #37 a$0
              to #38 b$1
            ; #39 ..
            #40 ..
              from #41 Int(Some(1), None)
        "#]],
    );
}

#[test]
fn literals() {
    check_body(
        r##"(1_000u32, 0xFFu8, 0b1, 340282366920938463463374607431768211456, 1.5, 2f64, 1e3_f32, "a\n\u{41}\"", r#"b"\n"#, b"x", c"x", 'x', b'x', true)"##,
        expect![[r##"
            #1 tuple
              #2 Int(Some(1000), Some("u32"))
              #3 Int(Some(255), Some("u8"))
              #4 Int(Some(1), None)
              #5 Int(None, None)
              #6 Float(None)
              #7 Float(Some("f64"))
              #8 Float(Some("f32"))
              #9 Str("a\nA\"")
              #10 Str("b\"\\n")
              #11 ByteStr
              #12 CStr
              #13 Char
              #14 Byte
              #15 Bool(true)
        "##]],
    );
}

#[test]
fn blocks() {
    check_body(
        r##"'a: { 1 } unsafe { 2; } const { 3 } async { 4 }; async move { a; }; { #![x] } let x = try { 1? }; {{}}"##,
        expect![[r#"
            - #1 Plain 'a
              #2 Int(Some(1), None)
            - #3 Unsafe
              ; #4 Int(Some(2), None)
            - #5 Const
              #6 Int(Some(3), None)
            ; #7 Async { is_move: false }
              #8 Int(Some(4), None)
            ; #9 Async { is_move: true }
              ; #10 a$0
            - #11 Plain
            let x$2
              = #12 Try
                #13 ?
                  #14 Int(Some(1), None)
            #15 Plain
              #16 Plain
        "#]],
    );
}

#[test]
fn control_flow() {
    check_body(
        r##"if a { 1 } else if b { 2 } else { 3 } 'l: loop { break 'l 5; } while a { continue; } 'm: for x in a { x; continue 'm } match a { A::B | C => 1, d @ 1..=9 if d > a => return d, _ => {} } return; yield a; become g(a)"##,
        expect![[r#"
            - #1 if
              #2 a$0
              then #3 Plain
                #4 Int(Some(1), None)
              else #5 if
                #6 b$1
                then #7 Plain
                  #8 Int(Some(2), None)
                else #9 Plain
                  #10 Int(Some(3), None)
            - #11 loop 'l
              #12 Plain
                ; #13 break 'l
                  #14 Int(Some(5), None)
            - #15 while
              #16 a$0
              #17 Plain
                ; #18 continue
            - #19 for 'm x$2
              #20 a$0
              #21 Plain
                ; #22 x$2
                #23 continue 'm
            - #24 match
              #25 a$0
              arm =A::B | =C
                #26 Int(Some(1), None)
              arm d$3 @ value
                if #27 Compare
                  #28 d$3
                  #29 a$0
                #30 return
                  #31 d$3
              arm _
                #32 Plain
            ; #33 return
            ; #34 yield
              #35 a$0
            #36 return
              #37 call
                #38 g
                #39 a$0
        "#]],
    );
}

#[test]
fn let_forms() {
    check_body(
        r##"let x; let y: u8 = 1; let Some(z) = a else { return }; let (a, b) = (b, a); x; a; if let Some(x) = z && x > y && let Ok(z) = x { z } else { z }; while let Some(x) = x.next() { x } x"##,
        expect![[r#"
            let x$2
            let y$3: u8
              = #1 Int(Some(1), None)
            let Some(z$4)
              = #2 a$0
              else #3 Plain
                #4 return
            let (a$5, b$6)
              = #5 tuple
                #6 b$1
                #7 a$0
            ; #8 x$2
            ; #9 a$5
            ; #10 if
              #11 And
                #12 And
                  #13 let Some(x$7)
                    #14 z$4
                  #15 Compare
                    #16 x$7
                    #17 y$3
                #18 let Ok(z$8)
                  #19 x$7
              then #20 Plain
                #21 z$8
              else #22 Plain
                #23 z$4
            - #24 while
              #25 let Some(x$9)
                #26 .next()
                  #27 x$2
              #28 Plain
                #29 x$9
            #30 x$2
        "#]],
    );
}

#[test]
fn patterns() {
    check_body(
        r##"let (a, .., c) = a; let S { x, y: ref mut z, mut w, .. } = a; let [p, q @ .., _] = b; let &(ref r) = b; match a { Some(E::A(n)) | E::B { n, .. } => n, None | MAX => 1, -1 | 'a'..='z' | A..=B | "s" => 2, m!() => 3, const { 4 } => 4, (x | x) => x, k => k, }"##,
        expect![[r#"
            let (a$2, .., c$3)
              = #1 a$0
            let S { x: x$4, y: ref mut z$5, w: mut w$6 }
              = #2 a$2
            let [p$7, q$8 @ .., _]
              = #3 b$1
            let &ref r$9
              = #4 b$1
            #5 match
              #6 a$2
              arm Some(E::A(n$10)) | E::B { n: n$10 }
                #7 n$10
              arm =None | =MAX
                #8 Int(Some(1), None)
              arm value | value | value | value
                #9 Int(Some(2), None)
              arm macro!
                #10 Int(Some(3), None)
              arm value
                #11 Int(Some(4), None)
              arm x$11 | x$11
                #12 x$11
              arm k$12
                #13 k$12
        "#]],
    );
}

#[test]
fn closures() {
    check_body(
        r##"let c = |x: u8, (y, _), Z { z }| -> u8 { x + y + z + a }; async move || c; move |a| a; || async { a }; a"##,
        expect![[r#"
            let c$5
              = #1 |x$2: u8, (y$3, _), Z { z: z$4 }| -> u8
                #2 Plain
                  #3 Add
                    #4 Add
                      #5 Add
                        #6 x$2
                        #7 y$3
                      #8 z$4
                    #9 a$0
            ; #10 async move ||
              #11 c$5
            ; #12 move |a$6|
              #13 a$6
            ; #14 ||
              #15 Async { is_move: false }
                #16 a$0
            #17 a$0
        "#]],
    );
}

#[test]
fn struct_literals() {
    check_body(
        r##"S { a, b: 1, 0: b, ..Default::default() }; [a, b]; [0; 4]; (a,); ()"##,
        expect![[r#"
            ; #1 S {}
              a: #2 a$0
              b: #3 Int(Some(1), None)
              0: #4 b$1
              .. #5 call
                #6 Default::default
            ; #7 array
              #8 a$0
              #9 b$1
            ; #10 repeat
              #11 Int(Some(0), None)
              #12 Int(Some(4), None)
            ; #13 tuple
              #14 a$0
            #15 tuple
        "#]],
    );
}

#[test]
fn names_in_scope() {
    check_body(
        r##"let x = 1; { let x = x; x } x; { fn x() { a } const a: u8 = x; x; a; let a = 1; a } a; let f = |x| x; self; x::y; x!(); S { x }; if x == 1 { let b = 2; b } else { b }; macro_rules! m { () => { a } } let r#type = 1; r#type; ::a"##,
        expect![[r#"
            let x$2
              = #1 Int(Some(1), None)
            - #2 Plain
              let x$3
                = #3 x$2
              #4 x$3
            ; #5 x$2
            - #6 Plain item 1,  item 2
              ; #7 x
              ; #8 a
              let a$4
                = #9 Int(Some(1), None)
              #10 a$4
            ; #11 a$0
            let f$6
              = #12 |x$5|
                #13 x$5
            ; #14 self
            ; #15 x::y
            ; #16 x!
            ; #17 S {}
              x: #18 x$2
            ; #19 if
              #20 Compare
                #21 x$2
                #22 Int(Some(1), None)
              then #23 Plain
                let b$7
                  = #24 Int(Some(2), None)
                #25 b$7
              else #26 Plain
                #27 b$1
            let type$8
              = #28 Int(Some(1), None)
            ; #29 type$8
            #30 ::a
              1: (in 0 #6) fn x()
            #0 Plain
              #1 a
              2: (in 0 #6) const a: u8
            #0 x
              3: (in 0 #0) macro m
        "#]],
    );
}
