//! What a baseline knows stays known while the code around it changes, and nothing else does.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::*;
use crate::analysis::{Analysis, OnThisThread, stubs};
use crate::index::{FileId, Index, Input};
use crate::ir;
use crate::syntax::{Edition, Tape};

fn analyse(files: &[(String, String)]) -> Analysis {
    let mut files = files.to_vec();
    files.sort();
    let lowered = files.iter().map(|(path, text)| {
        let file = ir::lower(text, &Tape::parse(text, Edition::Edition2024));
        (PathBuf::from(path), Arc::new(file))
    });
    let index = Index::build(Input {
        files: lowered.collect(),
        stubs: stubs(),
        ..Input::default()
    });
    let texts = files.iter().map(|it| it.1.as_str().into()).collect();
    Analysis::new(index, texts, &OnThisThread).expect("not cancelled")
}

/// Takes in everything that is found; the findings that are not known, as `path rule code`.
fn unknown(baseline: &Arc<Baseline>, files: &[(String, String)]) -> (Vec<String>, Ledger) {
    let analysis = analyse(files);
    let index = analysis.index();
    let mut ledger = Ledger::default();
    let found: Vec<(FileId, Vec<_>)> = index
        .workspace_files()
        .map(|it| (it, analysis.findings(&[it], &OnThisThread)))
        .collect();
    for (file, found) in &found {
        let path = index.path(*file);
        let named = Named::of(index, analysis.text(*file), found);
        ledger.set(baseline, path, named, |it| has_item(index, path, it));
    }
    ledger.follow(&|_| false);
    let mut shown = Vec::new();
    for (file, found) in &found {
        for (number, finding) in found.iter().enumerate() {
            let path = index.path(*file);
            if !ledger.knows(baseline, path, number) {
                let code = index.absolute(finding.place).of(analysis.text(*file));
                shown.push(format!("{} {} {code}", path.display(), finding.rule));
            }
        }
    }
    (shown, ledger)
}

fn baseline_of(files: &[(String, String)]) -> Arc<Baseline> {
    let empty = Arc::new(Baseline::empty("/w/wakeful-baseline.json".into()));
    let (_, ledger) = unknown(&empty, files);
    let matching = ledger.matchings().next().expect("there are files");
    Arc::new(matching.updated(|_| true, |_, _| true, &|_| false))
}

fn one(text: &str) -> Vec<(String, String)> {
    vec![("/w/src/a.rs".to_owned(), text.to_owned())]
}

/// What is shown of `after` when `before` is known.
fn shown(before: &str, after: &str) -> Vec<String> {
    unknown(&baseline_of(&one(before)), &one(after)).0
}

fn slept(name: &str, seconds: u32) -> String {
    format!(
        "pub async fn {name}() {{\n    tokio::task::yield_now().await;\n    std::thread::sleep(std::time::Duration::from_secs({seconds}));\n}}\n"
    )
}

#[test]
fn the_same_code_in_excess_is_told_where_it_is_new() {
    let (a, b) = (slept("a", 1), slept("b", 1));
    assert_eq!(shown(&b, &b), [""; 0]);
    assert_eq!(
        shown(&b, &(a.clone() + &b)),
        ["/w/src/a.rs blocking_sleep std::thread::sleep"]
    );
    assert_eq!(shown(&(a.clone() + &b), &b), [""; 0]);
    // One that is gone stands for the other that was moved.
    assert_eq!(shown(&b, &a), [""; 0]);
    assert_eq!(
        shown(&b, &slept("b", 2)),
        ["/w/src/a.rs blocking_sleep std::thread::sleep"]
    );
}

#[test]
fn what_happens_in_a_block_is_other_code() {
    let spawning = |body: &str| {
        format!(
            "pub fn f() {{\n    tokio::spawn(async {{ {body} }});\n}}\nasync fn g() {{}}\nasync fn h() {{}}\n"
        )
    };
    let before = spawning("g().await;");
    let known = baseline_of(&one(&before));
    assert_eq!(known.len(), 1, "{:?}", known.entries());
    assert_eq!(shown(&before, &spawning("h().await; g().await;")), [""; 0]);
    // But the one that is as it was is the known one.
    let both = before.replace(
        "    tokio::spawn",
        "    tokio::spawn(async { h().await; });\n    tokio::spawn",
    );
    let (_, ledger) = unknown(&known, &one(&both));
    let a = Path::new("/w/src/a.rs");
    assert_eq!([0, 1].map(|it| ledger.knows(&known, a, it)), [false, true]);
}

/// A function that calls another one, which blocks.
fn calling(name: &str, callee: &str) -> String {
    format!("pub async fn {name}() {{\n    tokio::task::yield_now().await;\n    {callee}();\n}}\n")
}

fn blocking(name: &str) -> String {
    format!("pub fn {name}() {{ std::thread::sleep(std::time::Duration::from_secs(9)); }}\n")
}

#[test]
fn what_is_called_and_what_holds_may_have_other_names() {
    let before = calling("f", "helper") + &blocking("helper");
    assert_eq!(baseline_of(&one(&before)).len(), 1);
    let after = calling("f", "assist") + &blocking("assist");
    assert_eq!(shown(&before, &after), [""; 0]);
    // One more call in the same function is new.
    let twice = after.replace("assist();\n}", "assist();\n    assist();\n}");
    assert_eq!(
        shown(&before, &twice),
        ["/w/src/a.rs transitive_blocking_call assist"]
    );
    let held = |name: &str| {
        format!(
            "pub async fn f(m: &std::sync::Mutex<u8>) {{\n    let {name} = m.lock();\n    tokio::task::yield_now().await;\n}}\n"
        )
    };
    assert_eq!(shown(&held("a"), &held("guard")), [""; 0]);
    let slow = |path: &str| {
        format!(
            "use std::fs;\npub async fn f(p: &str) {{\n    let _ = {path}(p);\n    tokio::task::yield_now().await;\n}}\n"
        )
    };
    assert_eq!(shown(&slow("std::fs::read"), &slow("fs::read")), [""; 0]);
}

#[test]
fn a_function_that_is_still_there_is_not_another_one() {
    let functions = |f: &str, g: &str| {
        let helpers = blocking("helper") + &blocking("assist") + "pub fn nothing() {}\n";
        calling("f", f) + &calling("g", g) + &helpers
    };
    let before = functions("helper", "nothing");
    // One was mended, and another one blocks now.
    assert_eq!(
        shown(&before, &functions("nothing", "assist")),
        ["/w/src/a.rs transitive_blocking_call assist"]
    );
    // But it was renamed, if it is not there any more.
    let renamed = functions("nothing", "assist").replace("fn f()", "fn other()");
    assert_eq!(shown(&before, &renamed), [""; 0]);
    let files = |name: &str, callee: &str| {
        let helpers = blocking("helper") + &blocking("assist");
        vec![
            (
                "/w/src/a.rs".to_owned(),
                calling("f", "nothing") + "fn nothing() {}\n",
            ),
            (format!("/w/src/{name}.rs"), calling("g", callee) + &helpers),
        ]
    };
    let known = baseline_of(&files("b", "helper"));
    assert_eq!(unknown(&known, &files("c", "assist")).0, [""; 0]);
}

#[test]
fn what_is_gone_is_counted_and_taken_out() {
    let known = baseline_of(&one(&(slept("a", 1) + &slept("b", 2) + &slept("c", 2))));
    let (_, ledger) = unknown(&known, &one(&slept("c", 2)));
    let matching = ledger.matchings().next().expect("one");
    let gone = |selects: fn(&str) -> bool| matching.gone(selects, &|_| true);
    assert_eq!(gone(|_| true), 2);
    assert_eq!(gone(|it| it != "blocking_sleep"), 0);
    let pruned = matching.updated(|_| true, |_, _| false, &|_| true);
    assert_eq!(pruned.entries().len(), 1);
    assert_eq!(pruned.entries()[0].print.item, "c");
    let kept = matching.updated(|_| false, |_, _| false, &|_| true);
    assert_eq!(kept.len(), 3);
}

#[test]
fn files_that_were_not_looked_at_keep_theirs() {
    let mut files = one(&slept("a", 1));
    files.push(("/w/src/b.rs".to_owned(), slept("b", 2)));
    let known = baseline_of(&files);
    // The same code, in a file where it was not known.
    let moved = vec![("/w/src/c.rs".to_owned(), slept("b", 2))];
    let (shown, mut ledger) = unknown(&known, &moved);
    assert_eq!(shown, [""; 0], "all others are gone");
    ledger.follow(&|_| true);
    let c = Path::new("/w/src/c.rs");
    assert!(!ledger.knows(&known, c, 0), "it may still be there");
    assert_eq!(ledger.asks(&|_, _| true)[0].1, Path::new("/w/src/b.rs"));
    let matching = ledger.matchings().next().expect("one");
    assert_eq!(matching.gone(|_| true, &|_| true), 0);
    let pruned = matching.updated(|_| true, |_, _| false, &|_| true);
    assert_eq!(pruned, *known);
}

#[test]
fn it_is_written_and_read() {
    let known = baseline_of(&one(&(slept("a", 1) + &slept("b", 2))));
    let text = known.write();
    assert_eq!(text.lines().filter(|it| it.contains("\"path\"")).count(), 2);
    let read = Baseline::parse(known.path.clone(), &text);
    assert_eq!(read.as_ref(), Ok(&*known));
    let empty = Baseline::empty(known.path.clone());
    assert_eq!(
        Baseline::parse(known.path.clone(), &empty.write()),
        Ok(empty)
    );
    let twice = format!("{}{}", slept("a", 1), slept("a", 1));
    assert!(baseline_of(&one(&twice)).write().contains("\"count\": 2"));
    let broken = |text: &str| {
        let broken = Baseline::parse(known.path.clone(), text).expect_err("broken");
        (broken.at, broken.message)
    };
    assert_eq!(
        broken("{\n  <<<<<<< HEAD\n}"),
        (4, "this is no baseline: key must be a string".to_owned())
    );
    let newer = text.replace("\"version\": 1", "\"version\": 2");
    assert!(
        broken(&newer)
            .1
            .starts_with("a newer wakeful wrote this (format 2,")
    );
    assert!(
        broken(&text.replace("\"hash\"", "\"hush\""))
            .1
            .ends_with("finding 1 is not understood")
    );
    assert!(broken("[]").1.contains("no `version`"));
}

/// Known hazards, each written in two ways. `$a` is a function beside it and `$v` a variable, both
/// of which have other names now and then; `$fs` is a module that is imported now and then.
const HAZARDS: &[(&str, &str)] = &[
    (
        "std::thread::sleep(std::time::Duration::from_secs(1));",
        "std::thread::sleep(\n        // Long enough.\n        std::time::Duration::from_secs(1),\n    );",
    ),
    (
        "std::thread::sleep(std::time::Duration::from_millis(20));",
        "std :: thread :: sleep( std::time::Duration::from_millis( 20 ) ) ;",
    ),
    (
        "let $v = $fs::read_to_string(\"a // b\");",
        "let $v =\n        $fs::read_to_string(\n            \"a // b\",\n        ); // Slow.",
    ),
    (
        "for $v in 0..3 { let bytes = $fs::read(format!(\"{$v}\")); drop(bytes); }",
        "for $v in 0..3 {\n        let bytes = $fs::read(format!(\"{$v}\"));\n        /* no more */\n        drop(bytes);\n    }",
    ),
    (
        "match n { 0 => std::thread::sleep(std::time::Duration::MAX), _ => {} }",
        "match n {\n        0 => std::thread::sleep(\n            std::time::Duration::MAX,\n        ),\n        _ => {}\n    }",
    ),
    (
        "let $v = lock.lock().unwrap(); tokio::task::yield_now().await; drop($v);",
        "let $v = lock\n        .lock()\n        .unwrap();\n    tokio::task::yield_now().await;\n    drop($v);",
    ),
    // Of another function, which blocks.
    ("$a(n);", "$a(\n        n, // No more.\n    );"),
    (
        "let $v = $a(n) + 1; drop($v);",
        "let $v =\n        $a(n)\n        + 1;\n    drop($v);",
    ),
    (
        "tokio::spawn(async move { $a(n); tokio::task::yield_now().await });",
        "tokio::spawn(async move {\n        $a(n);\n        tokio::task::yield_now().await\n    });",
    ),
];

/// A hazard of the function as a whole: it waits for nothing.
const IDLE: usize = HAZARDS.len();

/// The kinds of hazards, and how many findings one of each makes.
const KINDS: usize = HAZARDS.len() + 1;

#[derive(Clone)]
struct Function {
    name: String,
    /// In `HAZARDS`, or `IDLE`.
    hazard: Option<usize>,
    callee: String,
    variable: String,
    imports: bool,
    wide: bool,
    locals: usize,
    comments: usize,
    modules: Vec<String>,
    method: bool,
}

impl Function {
    fn render(&self) -> String {
        let mut body = match self.hazard {
            Some(IDLE) => "    drop((n, lock));\n".to_owned(),
            _ => "    tokio::task::yield_now().await;\n".to_owned(),
        };
        if self.imports {
            body += "    use std::fs;\n";
        }
        (0..self.locals).for_each(|it| body += &format!("    let local_{it} = {it};\n"));
        (0..self.comments).for_each(|it| body += &format!("    // Comment {it}.\n"));
        if let Some((short, long)) = self.hazard.and_then(|it| HAZARDS.get(it)) {
            body += &format!("    {}\n", if self.wide { long } else { short });
        }
        let fs = if self.imports { "fs" } else { "std::fs" };
        let body = body.replace("$a", &self.callee).replace("$fs", fs);
        let body = body.replace("$v", &self.variable);
        let arguments = "n: u32, lock: std::sync::Arc<std::sync::Mutex<u32>>";
        let mut text = format!("pub async fn {}({arguments}) {{\n{body}}}\n", self.name);
        if self.hazard == Some(IDLE) {
            // It is told where somebody waits for it.
            let path = if self.method { "Self::" } else { "" };
            text = text.replace("pub async fn", "async fn");
            text += &format!(
                "pub async fn with_{0}({arguments}) {{\n    tokio::task::yield_now().await;\n    {path}{0}(n, lock).await;\n}}\n",
                self.name
            );
        }
        if self.method {
            text = format!("pub struct Of_{0};\nimpl Of_{0} {{\n{text}}}\n", self.name);
        }
        text += &format!(
            "fn {}(n: u32) -> u32 {{\n    std::thread::sleep(std::time::Duration::from_secs(9));\n    n\n}}\n",
            self.callee
        );
        for module in self.modules.iter().rev() {
            text = format!("pub mod {module} {{\n{text}}}\n");
        }
        text
    }
}

/// SplitMix64: the same edits in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % most as u64) as usize
    }
}

struct Tree {
    files: Vec<(String, Vec<Function>)>,
    names: usize,
}

impl Tree {
    fn new() -> Self {
        let mut tree = Self {
            files: vec![
                ("/w/src/a.rs".to_owned(), Vec::new()),
                ("/w/src/b.rs".to_owned(), Vec::new()),
            ],
            names: 0,
        };
        for at in 0..KINDS * 2 {
            let function = tree.function(Some(at % KINDS));
            tree.files[at / KINDS].1.push(function);
        }
        tree
    }

    fn function(&mut self, hazard: Option<usize>) -> Function {
        self.names += 1;
        Function {
            name: format!("f{}", self.names),
            hazard,
            callee: format!("a{}", self.names),
            variable: "v".to_owned(),
            imports: false,
            wide: false,
            locals: 0,
            comments: 0,
            modules: Vec::new(),
            method: false,
        }
    }

    fn edit(&mut self, random: &mut Random) {
        let file = random.below(self.files.len());
        let other = random.below(self.files.len());
        self.names += 1;
        let name = self.names;
        let (plain, kind) = (self.function(None), random.below(12));
        let functions = &mut self.files[file].1;
        if functions.is_empty() || kind == 0 {
            return functions.insert(0, plain);
        }
        let at = random.below(functions.len());
        let function = &mut functions[at];
        match kind {
            1 => function.name = format!("g{name}"),
            2 => function.modules.insert(0, format!("m{name}")),
            3 => function.wide = !function.wide,
            4 => function.locals += 1,
            5 => function.comments += 1,
            6 => function.method = !function.method,
            7 => function.callee = format!("callee{name}"),
            8 => function.variable = format!("variable{name}"),
            9 => function.imports = !function.imports,
            10 => {
                let function = functions.remove(at);
                let to = random.below(self.files[other].1.len() + 1);
                self.files[other].1.insert(to, function);
            }
            _ => self.files[file].0 = format!("/w/src/n{name}.rs"),
        }
    }

    fn render(&self) -> Vec<(String, String)> {
        let text = |it: &[Function]| it.iter().map(Function::render).collect::<String>();
        self.files
            .iter()
            .map(|it| (it.0.clone(), text(&it.1)))
            .collect()
    }
}

#[test]
fn two_hundred_edits_show_nothing_and_a_new_hazard_is_the_only_one_shown() {
    let mut tree = Tree::new();
    let known = baseline_of(&tree.render());
    // One of the kinds is told of twice: the task, and what blocks in it.
    assert_eq!(known.len(), 2 * (KINDS + 1), "{:#?}", known.entries());
    let mut random = Random(2026);
    for number in 0..200 {
        tree.edit(&mut random);
        let files = tree.render();
        let (shown, ledger) = unknown(&known, &files);
        assert_eq!(shown, [""; 0], "after edit {number}: {files:#?}");
        let gone = ledger.matchings().map(|it| it.gone(|_| true, &|_| false));
        assert_eq!(gone.sum::<usize>(), 0, "after edit {number}");
        if number % 20 == 0 {
            let mut files = files;
            let at = random.below(files.len());
            let fresh = slept("fresh", 7).replace("thread::sleep", "fs::read");
            let fresh = fresh.replace("std::time::Duration::from_secs(7)", "\"new\"");
            files[at].1.insert_str(0, &fresh);
            let expected = format!("{} blocking_fs std::fs::read", files[at].0);
            assert_eq!(unknown(&known, &files).0, [expected], "after edit {number}");
        }
    }
}
