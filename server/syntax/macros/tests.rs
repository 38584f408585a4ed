//! Calls in, token trees out.

use crate::syntax::{Edition, MacroForm, SyntaxKind, Tape};

/// The token tree of the first macro call in a function with this body.
fn lowered(body: &str) -> String {
    let text = format!("async fn f() {{ {body} }}");
    let tape = Tape::parse(&text, Edition::CURRENT);
    assert_eq!(tape.errors(), [], "{body}");
    let tree = tape
        .descendants(Tape::ROOT)
        .find(|it| tape.kind(*it) == SyntaxKind::TOKEN_TREE)
        .expect("there is a macro call");
    match tape.macro_form(tree) {
        MacroForm::Opaque => "opaque".to_owned(),
        _ => tape.dump(&text, tree),
    }
}

#[track_caller]
fn check(body: &str, expected: &str) {
    assert_eq!(lowered(body), expected, "{body}");
}

#[test]
fn expression_lists() {
    check(
        r#"println!("{} {x}", a.await, x = f::<A, B>(),);"#,
        "(TOKEN_TREE:Exprs ( (LITERAL \"{} {x}\") , (AWAIT_EXPR (PATH_EXPR a) . \
         await) , (RECORD_EXPR_FIELD (NAME_REF x) = (CALL_EXPR (PATH_EXPR (PATH \
         (PATH_SEGMENT (NAME_REF f) (GENERIC_ARG_LIST :: < (TYPE_ARG A) , \
         (TYPE_ARG B) >)))) (ARG_LIST ( )))) , ))",
    );
    check("println!();", "(TOKEN_TREE:Exprs ( ))");
    check(
        "vec![x; n];",
        "(TOKEN_TREE:Exprs [ (PATH_EXPR x) ; (PATH_EXPR n) ])",
    );
    check(
        "vec![x, y];",
        "(TOKEN_TREE:Exprs [ (PATH_EXPR x) , (PATH_EXPR y) ])",
    );
    check(
        r#"assert_eq!(a, b, "m {}", c);"#,
        "(TOKEN_TREE:Exprs ( (PATH_EXPR a) , (PATH_EXPR b) , (LITERAL \"m {}\") , \
         (PATH_EXPR c) ))",
    );
}

#[test]
fn names_and_sigils_of_log_and_tracing() {
    check(
        r#"info!(target: "x", parent: &s, a.b = %c, ?d, %e.f, "m {}", g);"#,
        "(TOKEN_TREE:Exprs ( (RECORD_EXPR_FIELD (NAME_REF target) : (LITERAL \"x\")) \
         , (RECORD_EXPR_FIELD (NAME_REF parent) : (REF_EXPR & (PATH_EXPR s))) , \
         (RECORD_EXPR_FIELD (NAME_REF a . b) = (PATH_EXPR c)) , (PATH_EXPR d) , \
         (FIELD_EXPR (PATH_EXPR e) . (NAME_REF f)) , (LITERAL \"m {}\") , (PATH_EXPR \
         g) ))",
    );
    check(
        r#"info!(key:? = x, other:% = y, z:debug = w; "message");"#,
        "(TOKEN_TREE:Exprs ( (RECORD_EXPR_FIELD (NAME_REF key) : (PATH_EXPR x)) , \
         (RECORD_EXPR_FIELD (NAME_REF other) : (PATH_EXPR y)) , (RECORD_EXPR_FIELD \
         (NAME_REF z) : (PATH_EXPR w)) ; (LITERAL \"message\") ))",
    );
}

#[test]
fn fields_in_braces() {
    check(
        r#"debug!({ %a, b = c.d }, "message");"#,
        "(TOKEN_TREE:Exprs ( { (PATH_EXPR a) , (RECORD_EXPR_FIELD (NAME_REF b) = \
         (FIELD_EXPR (PATH_EXPR c) . (NAME_REF d))) } , (LITERAL \"message\") ))",
    );
}

#[test]
fn joins() {
    check(
        "join!(biased; a, b);",
        "(TOKEN_TREE:Exprs ( biased ; (PATH_EXPR a) , (PATH_EXPR b) ))",
    );
    check(
        "tokio::try_join!(a(), async { b.await })?;",
        "(TOKEN_TREE:Exprs ( (CALL_EXPR (PATH_EXPR a) (ARG_LIST ( ))) , \
         (BLOCK_EXPR async (STMT_LIST { (AWAIT_EXPR (PATH_EXPR b) . await) })) ))",
    );
}

#[test]
fn matches_is_its_expression_and_its_guard() {
    check(
        "matches!(x.recv().await, Some(A | B) if y(z));",
        "(TOKEN_TREE:Exprs ( (AWAIT_EXPR (METHOD_CALL_EXPR (PATH_EXPR x) . \
         (NAME_REF recv) (ARG_LIST ( ))) . await) , (CALL_EXPR (PATH_EXPR y) \
         (ARG_LIST ( (PATH_EXPR z) ))) ))",
    );
    check(
        "matches!(a::<B, C>(), Some(..));",
        "(TOKEN_TREE:Exprs ( (CALL_EXPR (PATH_EXPR (PATH (PATH_SEGMENT (NAME_REF \
         a) (GENERIC_ARG_LIST :: < (TYPE_ARG B) , (TYPE_ARG C) >)))) (ARG_LIST ( \
         ))) , ))",
    );
}

#[test]
fn select_arms() {
    check(
        "select! { biased; x = a.recv(), if y => z, Ok(v) | Err(v) = b => { w } \
         _ = c => f::<A, B>(), else => {} }",
        "(TOKEN_TREE:Select { biased ; (MATCH_ARM (IDENT_PAT x) = \
         (METHOD_CALL_EXPR (PATH_EXPR a) . (NAME_REF recv) (ARG_LIST ( ))) \
         (MATCH_GUARD if (PATH_EXPR y)) => (PATH_EXPR z) ,) (MATCH_ARM (OR_PAT \
         (TUPLE_STRUCT_PAT (PATH Ok) ( (IDENT_PAT v) )) | (TUPLE_STRUCT_PAT (PATH \
         Err) ( (IDENT_PAT v) ))) = (PATH_EXPR b) => (BLOCK_EXPR (STMT_LIST { \
         (PATH_EXPR w) }))) (MATCH_ARM (WILDCARD_PAT _) = (PATH_EXPR c) => \
         (CALL_EXPR (PATH_EXPR (PATH (PATH_SEGMENT (NAME_REF f) (GENERIC_ARG_LIST \
         :: < (TYPE_ARG A) , (TYPE_ARG B) >)))) (ARG_LIST ( ))) ,) (MATCH_ARM else \
         => (BLOCK_EXPR (STMT_LIST { }))) })",
    );
    check(
        "select! { x = a.fuse() => x?, complete => break, default => {}, };",
        "(TOKEN_TREE:Select { (MATCH_ARM (IDENT_PAT x) = (METHOD_CALL_EXPR \
         (PATH_EXPR a) . (NAME_REF fuse) (ARG_LIST ( ))) => (TRY_EXPR (PATH_EXPR \
         x) ?) ,) (MATCH_ARM complete => (BREAK_EXPR break) ,) (MATCH_ARM default \
         => (BLOCK_EXPR (STMT_LIST { })) ,) })",
    );
    check("select! { recv(r) -> m => {} }", "opaque");
}

#[test]
fn select_under_another_name() {
    check(
        "use tokio::{join, select as sel}; sel! { x = a => x }",
        "(TOKEN_TREE:Select { (MATCH_ARM (IDENT_PAT x) = (PATH_EXPR a) => (PATH_EXPR x)) })",
    );
    check("sel! { x = a => x }", "opaque");
}

#[test]
fn statements() {
    check("pin!(fut);", "(TOKEN_TREE:Exprs ( (PATH_EXPR fut) ))");
    check(
        "tokio::pin! { let a = b(); let c = d(); }",
        "(TOKEN_TREE:Block { (LET_STMT let (IDENT_PAT a) = (CALL_EXPR (PATH_EXPR \
         b) (ARG_LIST ( ))) ;) (LET_STMT let (IDENT_PAT c) = (CALL_EXPR (PATH_EXPR \
         d) (ARG_LIST ( ))) ;) })",
    );
    check(
        "try_stream! { for await x in y { yield x?; } z };",
        "(TOKEN_TREE:Stream { (EXPR_STMT (FOR_EXPR for await (IDENT_PAT x) in \
         (PATH_EXPR y) (BLOCK_EXPR (STMT_LIST { (EXPR_STMT (YIELD_EXPR yield \
         (TRY_EXPR (PATH_EXPR x) ?)) ;) })))) (PATH_EXPR z) })",
    );
}

#[test]
fn macros_in_macros() {
    check(
        "outer!(inner!(a.await), vec![b.await]);",
        "(TOKEN_TREE:Exprs ( (MACRO_EXPR (MACRO_CALL (PATH inner) ! \
         (TOKEN_TREE:Exprs ( (AWAIT_EXPR (PATH_EXPR a) . await) )))) , (MACRO_EXPR \
         (MACRO_CALL (PATH vec) ! (TOKEN_TREE:Exprs [ (AWAIT_EXPR (PATH_EXPR b) . \
         await) ]))) ))",
    );
}

#[test]
fn what_is_not_an_expression_list_is_opaque() {
    check(r#"json!({ "a": b });"#, "opaque");
    check("unknown!(a => b);", "opaque");
    check("unknown!(let x = 1; y);", "opaque");
    check("unknown!(name: x);", "opaque");
}

#[test]
fn unknown_macros_of_expressions() {
    check(
        "unknown!{ a.await; b.await; };",
        "(TOKEN_TREE:Exprs { (AWAIT_EXPR (PATH_EXPR a) . await) ; (AWAIT_EXPR \
         (PATH_EXPR b) . await) ; })",
    );
    check(
        r#"write!(f, "{}", t.0.1)?;"#,
        "(TOKEN_TREE:Exprs ( (PATH_EXPR f) , (LITERAL \"{}\") , (FIELD_EXPR \
         (FIELD_EXPR (PATH_EXPR t) . (NAME_REF 0)) . (NAME_REF 1)) ))",
    );
}

/// Whether what a macro with these rules is given runs in place.
fn runs_in_place(rules: &str) -> bool {
    let text = format!("macro_rules! m {{ {rules} }}");
    let tape = Tape::parse(&text, Edition::CURRENT);
    let tree = tape
        .descendants(Tape::ROOT)
        .find(|it| tape.kind(*it) == SyntaxKind::TOKEN_TREE)
        .expect("there are rules");
    tape.macro_form(tree) == MacroForm::InPlace
}

#[test]
fn rules_that_run_what_they_are_given_in_place() {
    for rules in [
        "($e:expr) => { match $e { Ok(it) => it, Err(e) => return Err(e.into()) } }",
        "($e:expr) => { $e }; ($e:expr, $($rest:expr),* $(,)?) => {{ $e; m!($($rest),*) }};",
        "($e:expr) => { $e; m!() }; () => {};",
        "($($arg:tt)*) => { if on() { log::info!($($arg)*) } }",
        "($e:expr) => { println!(\"{} {}\", stringify!($e), $e) }",
        "($a:expr, $b:expr) => { $a || $b }",
        "($e:expr) => { let f = || 1; $e }",
        "($e:expr) => { call(|it| it + 1); $crate::m!($e) }",
        "($name:ident, $ty:ty) => { async { $name } }",
        "($e:expr) => [ if let A | B = $e { 1 } else { 2 } ]",
        "",
    ] {
        assert!(runs_in_place(rules), "{rules}");
    }
}

#[test]
fn rules_that_may_run_what_they_are_given_elsewhere() {
    for rules in [
        "($($b:tt)*) => { spawn_blocking(move || { $($b)* }) }",
        "($e:expr) => { spawn(async move { $e }) }",
        "($e:expr) => { retry(3, || $e) }",
        "($e:expr) => { list.map(|_, _| $e) }",
        "($e:expr) => { let f = &|| $e; f() }",
        "($($t:tt)*) => {}",
        "($e:expr) => { stringify!($e) }",
        "($a:expr, $b:expr) => { $a }",
        "($e:expr) => { unknown!($e) }",
        "($e:expr) => { fn f() { $e } }",
        "($e:expr) => { static A: u8 = $e; }",
        "($e:expr) => { $e }; (later $e:expr) => { async { $e } };",
        "($e:expr) => $e",
        "broken",
    ] {
        assert!(!runs_in_place(rules), "{rules}");
    }
}

#[test]
fn stray_tokens_are_opaque() {
    for token in [
        "#", "#[a]", "let", "=", "=>", "|", "!", "$x", "..", "biased;", "a;;",
    ] {
        lowered(&format!("unknown!({token});"));
        lowered(&format!("select! {{ {token} }}"));
        lowered(&format!("info!({token});"));
        lowered(&format!("matches!({token});"));
    }
}
