//! Edits in, text and trees out: the incremental tree against a parse of the whole text.

use super::*;

/// Replaces the part between `<|` and `|>`; what was parsed, and whether the tree is the right one.
#[track_caller]
fn check(marked: &str, insert: &str, expected: &str) {
    let start = marked.find("<|").expect("a start");
    let end = marked.find("|>").expect("an end") - 2;
    let text = marked.replace("<|", "").replace("|>", "");
    let mut doc = Doc::new(&text, Edition::CURRENT);
    let delete = Span::new(start as u32, end as u32);
    let edited = doc.edit(delete, insert).expect("the range is right");
    let mut new = text;
    new.replace_range(start..end, insert);
    assert_eq!(doc.text(), new);
    assert_eq!(doc.tree(), &parse_file(&new, Edition::CURRENT), "{new}");
    let actual = match edited.reparse {
        Reparse::Token(span) => format!("token {}", span.of(&new)),
        Reparse::Block(span) => format!("block {}", span.of(&new)),
        Reparse::Full => "full".to_owned(),
    };
    assert_eq!(actual, expected, "{new}");
}

impl Doc {
    fn tree(&self) -> &GreenNode {
        match &self.content {
            Content::Tree(root) => root,
            Content::Text(_, limit) => panic!("{limit}"),
        }
    }
}

#[test]
fn an_edit_in_a_token_replaces_the_token() {
    check("fn f() { ab<||>; }", "c", "token abc");
    check("fn f() { <||>ab; }", "c", "token cab");
    check("fn f() { a<|b|>c; }", "", "token ac");
    check("fn f() { a<||> ; }", " ", "token   ");
    check("// a<||>\nfn f() {}", "b", "token // ab");
    check("fn f() { g(\"a<||>\") }", "b", "token \"ab\"");
    check("fn <|f|>() {}", "g", "token g");
}

#[test]
fn an_edit_in_braces_parses_what_is_between_them() {
    check("fn f() { a<||> }", ".b()", "block { a.b() }");
    check("fn f() { if a { b<||> } }", "; c", "block { b; c }");
    check(
        "struct S { a: u8<||> }",
        ", b: u8",
        "block { a: u8, b: u8 }",
    );
    check("fn f() { m! { a<||> } }", "(", "block { a( }");
    check("fn f() { a<|; {} |> }", "; { b", "full");
}

#[test]
fn other_edits_parse_the_file() {
    check("fn f(<||>) {}", "a: u8", "full");
    check("fn f() { <||> }", "{", "full");
    check("fn f() {} <||>", "fn g() {}", "full");
    check("<||>", "fn g() {}", "full");
    check("<|fn f() {}|>", "", "full");
}

#[test]
fn the_last_letter_of_a_contextual_keyword_changes_the_tree() {
    check(
        "fn f() { &ra<||> const a; }",
        "w",
        "block { &raw const a; }",
    );
    check("macro_rule<||>! m { () => {} }", "s", "full");
    check("unio<||> U { a: u8 }", "n", "full");
    check(
        "trait T { defaul<||> fn f(); }",
        "t",
        "block { default fn f(); }",
    );
    check(
        "fn f() { builti<||> # offset_of(a, b); }",
        "n",
        "block { builtin # offset_of(a, b); }",
    );
}

#[test]
fn tokens_that_grow_together_are_seen() {
    check("fn f() { <|a|>b\"s\"; }", "", "block { b\"s\"; }");
    check("fn f() { a<| |>b; }", "", "block { ab; }");
    check("fn f() { 1<||>; }", "2", "block { 12; }");
    check("fn f() { a /<||> b\n }", "/", "block { a // b\n }");
    check("/<||>/ a\nfn f() {}", "/", "full");
    check("// a\n<||>fn f() {}", "\n", "full");
}

#[test]
fn ranges_that_are_not_in_the_text_are_refused() {
    let mut doc = Doc::new("fn f() { \"ä\" } // ä", Edition::CURRENT);
    for (start, end) in [(11, 11), (10, 11), (0, 100), (5, 4), (19, 20)] {
        assert_eq!(
            doc.edit(Span { start, end }, "x"),
            Err(BadRange),
            "{start}..{end}"
        );
    }
    assert_eq!(doc.text(), "fn f() { \"ä\" } // ä");
}

const FULL: Edited = Edited {
    reparse: Reparse::Full,
    same_functions: false,
};

#[test]
fn over_a_limit_there_is_text_and_no_tree() {
    let mut doc = Doc::new("fn f() { a }", Edition::CURRENT);
    let deep = "(".repeat(10_000);
    assert_eq!(doc.edit(Span::empty(9), &deep), Ok(FULL));
    assert!(matches!(doc.limit(), Some(Limit::TooDeep { .. })));
    assert_eq!(doc.len(), 10_012);
    assert_eq!(doc.edit(Span::new(9, 10_009), ""), Ok(FULL));
    assert_eq!(doc.limit(), None);
    assert_eq!(doc.text(), "fn f() { a }");
}

/// Random edits of random sources. The tree's text is the text; where the text has no syntax
/// errors, the tree is that of a full parse.
#[test]
fn random_edits_give_the_tree_of_a_full_parse() {
    const SOURCES: &[&str] = &[
        include_str!("../doc.rs"),
        include_str!("../macros.rs"),
        include_str!("../../ir/item.rs"),
        "fn a() { let x = 1; /* c */ b(\"s\", 'c', b\"x\")?; }\n\n/// doc\n// plain\nstruct S { a: u8 }\n\
         impl S { async fn c(&self) { select! { x = a => { b.await } } } }\n",
    ];
    const INSERTS: &[&str] = &[
        "a",
        "x",
        "s",
        "n",
        "1",
        " ",
        "\n",
        "\n\n",
        ";",
        ",",
        ".",
        "(",
        ")",
        "()",
        "{",
        "}",
        "{}",
        "\"",
        "\"\"",
        "'",
        "/",
        "//",
        "/*",
        "*/",
        "///",
        "!",
        "#",
        "#[a]",
        "&",
        "=",
        "let x = y;",
        "x.await;",
        "fn g() {}",
        "if a { b }",
        "r",
        "b",
        "c",
        "union",
        "raw",
        "ä",
        "\r\n",
        "<",
        ">",
        "::",
        "_",
        "|",
    ];
    let mut random = 0x2545_F491_4F6C_DD1Du64;
    let mut next = |below: usize| {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random % below.max(1) as u64) as usize
    };
    let rounds = std::env::var("WAKEFUL_FUZZ")
        .ok()
        .and_then(|it| it.parse().ok());
    let (mut incremental, mut compared) = (0, 0);
    for _ in 0..rounds.unwrap_or(120) {
        let source = SOURCES[next(SOURCES.len())];
        let mut text = source.to_owned();
        if text.len() > 4_000 {
            let mut cut = [next(text.len() - 4_000), 0];
            cut[1] = cut[0] + 4_000;
            let [from, to] = cut.map(|it| {
                source[..source.floor_char_boundary(it)]
                    .rfind("\n}\n")
                    .map_or(0, |it| it + 3)
            });
            text = source[from..to].to_owned();
        }
        let mut doc = Doc::new(&text, Edition::CURRENT);
        for _ in 0..8 {
            let mut start = next(text.len() + 1);
            let mut end = (start + [0, 0, 0, 1, 1, 2, 9][next(7)]).min(text.len());
            while !text.is_char_boundary(start) {
                start -= 1;
            }
            while !text.is_char_boundary(end) {
                end += 1;
            }
            let insert = if start < end && next(3) == 0 {
                ""
            } else {
                INSERTS[next(INSERTS.len())]
            };
            let before = text.clone();
            text.replace_range(start..end, insert);
            let delete = Span::new(start as u32, end as u32);
            let old = doc.clone();
            let edited = doc.edit(delete, insert).expect("the range is right");
            assert_eq!(doc.text(), text);
            incremental += u32::from(edited.reparse != Reparse::Full);
            let inserted = insert.len() as u32;
            assert!(
                !edited.same_functions || same_functions(old.tree(), doc.tree(), delete, inserted),
                "{before:?} {delete:?} {insert:?}"
            );
            let lexed = LexedStr::new(Edition::CURRENT, &text);
            let output = TopEntryPoint::SourceFile.parse(&lexed.to_input(Edition::CURRENT));
            let is_error = |it| matches!(it, ra_ap_parser::Step::Error { .. });
            if lexed.errors().next().is_none() && !output.iter().any(is_error) {
                compared += 1;
                assert!(
                    doc.tree() == &build(&lexed, &output).0,
                    "{delete:?} by {insert:?} ({edited:?}) in\n{before}",
                );
            }
        }
    }
    assert!(
        incremental > 200 && compared > 50,
        "{incremental} {compared}"
    );
}
