//! Open files: an edit goes in, and only what it changed is looked at again.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::relevance::Interest;
use super::{Analysis, Cancelled, OnThisThread, Spread, examine};
use crate::facts::{News, Renewed};
use crate::finding::Finding;
use crate::index::{Def, FileId};
use crate::ir::{self, File, same_shape};
use crate::syntax::{BadRange, Doc, Edition, Tape};
use crate::text::Span;

/// A file that is being edited.
pub struct OpenFile {
    pub file: FileId,
    edition: Edition,
    doc: Doc,
}

/// How far edits reached.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reach {
    /// What files can see of each other is new, so everything may be.
    pub everything: bool,
    /// In these, findings may be other than they were.
    pub files: BTreeSet<FileId>,
}

impl Analysis {
    pub fn open(&self, file: FileId) -> OpenFile {
        let edition = self.index.krate(self.index.crate_of(file)).edition;
        OpenFile {
            file,
            edition,
            doc: Doc::new(self.text(file), edition),
        }
    }

    /// Replaces `deleted`, in bytes of the file's text, by `insert`. It is looked at by
    /// [`refresh`](Self::refresh), so that many edits cost one look.
    pub fn edit(
        &mut self,
        open: &mut OpenFile,
        deleted: Span,
        insert: &str,
    ) -> Result<(), BadRange> {
        let edited = open.doc.edit(deleted, insert)?;
        let inserted = insert.len() as u32;
        let at = open.file.0 as usize;
        let old = &self.texts[at];
        let (before, after) = (&old[..deleted.start as usize], &old[deleted.end as usize..]);
        self.texts[at] = [before, insert, after].concat().into();
        if edited.same_functions && !self.waiting.contains_key(&open.file) {
            let text = Arc::clone(&self.texts[at]);
            let mut ir = Arc::clone(self.index.file(open.file));
            // The index gives its hold up, so that the file is changed in place.
            self.index.replace_bodies(open.file, Arc::default());
            let lowered = Arc::make_mut(&mut ir);
            let changed = lowered.edit_body(deleted, inserted, &text, open.edition);
            self.index.replace_bodies(open.file, ir);
            if let Some(items) = changed {
                let file = open.file;
                let defs = items.into_iter().map(|item| Def { file, item });
                self.edited.extend(defs);
                return Ok(());
            }
        }
        self.waiting.insert(open.file, open.edition);
        Ok(())
    }

    /// The file was changed as a whole; takes effect with the next [`refresh`](Self::refresh).
    pub fn set_text(&mut self, file: FileId, text: Arc<str>) {
        if *self.texts[file.0 as usize] == *text {
            return;
        }
        self.texts[file.0 as usize] = text;
        if self
            .index
            .path(file)
            .extension()
            .is_some_and(|it| it == "toml")
        {
            self.look_again_at_fixes(file);
            return;
        }
        let edition = self.index.krate(self.index.crate_of(file)).edition;
        self.waiting.insert(file, edition);
    }

    /// A manifest has changed in which fixes write: where they do is to be found out again.
    fn look_again_at_fixes(&mut self, manifest: FileId) {
        self.found.retain(|def, found| {
            let stale = found.needs.manifest == Some(manifest);
            if stale {
                self.reached.files.insert(def.file);
            }
            !stale
        });
    }

    /// Takes in what waits, and tells how far all edits since the last time have reached. After
    /// [`Cancelled`] it still waits, and findings are those of before.
    pub fn refresh(&mut self, spread: &impl Spread) -> Result<Reach, Cancelled> {
        if self.waiting.is_empty() {
            let edited = std::mem::take(&mut self.edited);
            self.look_again(edited.into_iter().collect());
            return Ok(std::mem::take(&mut self.reached));
        }
        let mut changed = FxHashMap::default();
        let mut same = true;
        for (file, edition) in &self.waiting {
            let text = &self.texts[file.0 as usize];
            let new = Arc::new(ir::lower(text, &Tape::parse(text, *edition)));
            same &= same_shape(self.index.file(*file), &new);
            changed.insert(*file, new);
            super::unless_cancelled(spread)?;
        }
        if !same {
            let index = self.index.rebuilt(&changed);
            let new = Self::new(index, self.texts.clone(), spread)?;
            let configs = std::mem::take(&mut self.configs);
            *self = Self { configs, ..new };
            return Ok(Reach {
                everything: true,
                files: BTreeSet::new(),
            });
        }
        self.waiting.clear();
        let mut bodies = Vec::from_iter(std::mem::take(&mut self.edited));
        for (file, new) in changed {
            bodies.extend(changed_bodies(self.index.file(file), &new, file));
            self.index.replace_bodies(file, new);
            let text = &self.texts[file.0 as usize];
            let unseen = &mut self.unseen[file.0 as usize];
            let before = std::mem::replace(unseen, self.relevance.unseen(&self.index, text, file));
            self.summaries.mention(&before, unseen);
        }
        self.look_again(bodies);
        Ok(std::mem::take(&mut self.reached))
    }

    /// Examines bodies that have changed, and what they now call.
    fn look_again(&mut self, mut wanted: Vec<Def>) {
        wanted.sort_unstable();
        wanted.dedup();
        let mut news = News::default();
        if let Some((overview, found)) = self.overview.renewed(&self.index, &wanted) {
            self.overview = Arc::new(overview);
            news = found;
            let of_crate = |it: &Def| news.crates.contains(&self.index.crate_of(it.file));
            wanted.extend(self.examined.keys().copied().filter(of_crate));
            wanted.sort_unstable();
            wanted.dedup();
        }
        self.found.retain(|def, found| {
            let mut read = found.needs.bodies.iter();
            let stale = found.needs.nearby && news.files.contains(&def.file)
                || read.any(|it| wanted.binary_search(it).is_ok());
            if stale {
                self.reached.files.insert(def.file);
            }
            !stale
        });
        self.reached.files.extend(wanted.iter().map(|it| it.file));
        let mut stale = Vec::new();
        let mut moved = FxHashMap::default();
        while let Some(def) = wanted.pop() {
            self.found.remove(&def);
            let text = &self.texts[def.file.0 as usize];
            let interest = self.relevance.interest(&self.index, text, def);
            let keep = interest == Interest::Root;
            let known = self.examined.get(&def);
            if interest == Interest::None && known.is_none() {
                continue;
            }
            let new = examine(&self.workspace().world(), def, keep);
            match known.and_then(|it| it.direct.moved_to(&new.direct)) {
                Some(places) => drop(moved.insert(def, places)),
                None => stale.push(def),
            }
            let is_same =
                known.is_some_and(|it| it.failed == new.failed && it.types.is_some() == keep);
            if !is_same {
                self.bodies.remove(&def.file);
            }
            let asked = new.direct.asks_for();
            wanted.extend(asked.filter(|it| !self.examined.contains_key(it) && *it != def));
            self.examined.insert(def, new);
        }
        let touched = self.summaries.move_places(&moved);
        let mut renewed = Renewed::default();
        if !stale.is_empty() || self.summaries.are_names_new() {
            let examined = &self.examined;
            let direct = |it| Some(&examined.get(&it)?.direct);
            renewed = self.summaries.renew(&direct, &stale);
        }
        renewed.defs.extend(touched);
        if renewed == Renewed::default() {
            return;
        }
        // What callers see of a function is part of their findings.
        self.found.retain(|def, found| {
            let stale = renewed.concerns(&found.needs);
            if stale {
                self.reached.files.insert(def.file);
            }
            !stale
        });
    }

    /// Looks for findings in many files at once, so that [`findings_in`](Self::findings_in) has
    /// them at hand.
    pub fn find(&mut self, files: &[FileId], spread: &impl Spread) -> Result<(), Cancelled> {
        let ruled = files.iter().flat_map(|it| self.bodies_of(*it).ruled);
        let missing = ruled.filter(|it| !self.found.contains_key(it));
        let missing = missing.collect::<Vec<_>>();
        let found = spread.map(self.workspace(), &missing, |world, def| {
            self.findings_of(world, *def, spread)
        });
        super::unless_cancelled(spread)?;
        self.found.extend(missing.into_iter().zip(found));
        Ok(())
    }

    /// The findings in one file as of [`Self::findings`], those of unchanged functions remembered.
    pub fn findings_in(&mut self, file: FileId) -> Vec<Finding> {
        let bodies = match self.bodies.get(&file) {
            Some(known) => Arc::clone(known),
            None => {
                let bodies = Arc::new(self.bodies_of(file));
                self.bodies.insert(file, Arc::clone(&bodies));
                bodies
            }
        };
        let ruled = bodies.ruled.iter();
        let missing = ruled.filter(|it| !self.found.contains_key(it));
        let missing = missing.copied().collect::<Vec<_>>();
        if !missing.is_empty() {
            let world = self.workspace().world();
            let new = missing
                .iter()
                .map(|it| (*it, self.findings_of(&world, *it, &OnThisThread)));
            let new = new.collect::<Vec<_>>();
            self.found.extend(new);
        }
        let ruled = bodies.ruled.iter();
        let found = ruled.filter_map(|it| self.found.get(it));
        let found = found.flat_map(|it| &it.findings).cloned();
        self.sorted(self.told(file, &bodies.failed, found.collect()))
    }
}

fn changed_bodies(old: &File, new: &File, file: FileId) -> Vec<Def> {
    let pairs = old.items.iter().zip(&new.items).enumerate();
    let changed = pairs.filter(|(_, (old, new))| old.body() != new.body());
    changed
        .map(|(at, _)| Def {
            file,
            item: ir::ItemId(at as u32),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{OnThisThread, testing};

    const TEXT: &str = "use std::thread::sleep;
use std::time::Duration;
async fn first() { sleep(Duration::from_secs(1)); }
fn helper() { let _x = 1; }
async fn second() { helper(); first().await; }
struct Other;
impl Other { async fn third(&self) { let a = 2; sleep(Duration::MAX); } }
";

    fn shown(found: &[Finding], analysis: &Analysis) -> Vec<String> {
        let one = |it: &Finding| {
            let related = it.related.iter();
            let related: Vec<_> = related
                .map(|it| (analysis.index().absolute(it.place), &it.message))
                .collect();
            let edits = it.fixes.iter().flat_map(|it| &it.edits);
            let edits: Vec<_> = edits
                .map(|it| (analysis.index().absolute(it.place), &it.text))
                .collect();
            format!(
                "{:?} {} {} {} {related:?} {edits:?}",
                analysis.index().absolute(it.place),
                it.rule,
                it.severity,
                it.message
            )
        };
        found.iter().map(one).collect()
    }

    /// As [`check_in`] the text above.
    fn check(edits: &[(&str, &str, &str)]) -> Vec<Reach> {
        check_in(TEXT, edits, testing::analyse)
    }

    /// After each edit, the findings are those of a fresh start.
    fn check_in(
        text: &str,
        edits: &[(&str, &str, &str)],
        analyse: impl Fn(&str) -> Analysis,
    ) -> Vec<Reach> {
        let mut text = text.to_owned();
        let mut analysis = analyse(&text);
        let file = FileId(0);
        analysis.findings_in(file);
        let mut open = analysis.open(file);
        let mut reached = Vec::new();
        for (at, delete, insert) in edits {
            let start = text.find(at).expect("a place in the text");
            let deleted = Span::new(start as u32, (start + delete.len()) as u32);
            text.replace_range(start..start + delete.len(), insert);
            let body = analysis.edit(&mut open, deleted, insert);
            body.expect("a valid range");
            reached.push(analysis.refresh(&OnThisThread).expect("not cancelled"));
            let fresh = analyse(&text);
            let expected = fresh.findings(&[file], &OnThisThread);
            let found = analysis.findings_in(file);
            assert_eq!(shown(&found, &analysis), shown(&expected, &fresh), "{text}");
            assert_eq!(**analysis.text(file), *text);
        }
        reached
    }

    #[test]
    fn an_edit_inside_a_body_looks_at_that_body() {
        let reached = check(&[
            ("let a", "", "let b = 3; "),
            ("let b = 3; ", "let b = 3; ", ""),
            (
                "sleep(Duration::MAX)",
                "sleep(Duration::MAX)",
                "first().await",
            ),
            ("let a", "", "sleep(Duration::MAX); "),
        ]);
        let only_here = |it: &Reach| !it.everything && it.files == BTreeSet::from([FileId(0)]);
        assert!(reached.iter().all(only_here), "{reached:?}");
    }

    #[test]
    fn an_edit_of_a_function_that_holds_items_looks_at_these() {
        let text = "async fn outer() {
    use std::thread::sleep;
    struct Inner;
    impl Inner { async fn method(&self) { helper(); } }
    fn helper() { let _x = 1; }
    Inner.method().await;
    let done = || { async fn last() { helper() } last() };
}
async fn other() { let a = 1; }
";
        let edits = [
            (
                "let _x",
                "",
                "std::thread::sleep(std::time::Duration::MAX); ",
            ),
            ("Inner.method", "", "{ fn_that_is_none(); } "),
            (
                "helper(); }",
                "helper();",
                "let a = 2; sleep(std::time::Duration::MAX);",
            ),
            ("helper() } last", "helper()", "let b = 1; helper()"),
            ("let a = 1", "", "outer().await; "),
        ];
        let mut analysis = testing::analyse(text);
        let mut open = analysis.open(FileId(0));
        for (at, delete, insert) in edits {
            let start = analysis.text(FileId(0)).find(at).expect("it is there") as u32;
            let deleted = Span::new(start, start + delete.len() as u32);
            let edited = analysis.edit(&mut open, deleted, insert);
            edited.expect("a valid range");
            assert!(analysis.waiting.is_empty(), "{insert}");
        }
        let reached = check_in(text, &edits, testing::analyse);
        assert!(reached.iter().all(|it| !it.everything), "{reached:?}");
    }

    #[test]
    fn what_a_helper_does_reaches_its_callers() {
        let reached = check(&[
            ("let _x = 1;", "let _x = 1;", "sleep(Duration::MAX);"),
            (
                "sleep(Duration::MAX);",
                "sleep(Duration::MAX);",
                "let _x = 2;",
            ),
        ]);
        assert!(reached.iter().all(|it| !it.everything), "{reached:?}");
    }

    #[test]
    fn a_chain_of_calls_follows_its_leaf() {
        let reached = check(&[
            ("let _x = 1;", "let _x = 1;", "sleep(Duration::MAX);"),
            ("sleep(Duration::MAX)", "", "let _y = 1; "),
            ("let _y = 1; ", "let _y", "let _yy"),
            ("let _yy = 1; ", "let _yy = 1; ", ""),
            ("helper(); ", "", "let c = 1; "),
        ]);
        assert!(reached.iter().all(|it| !it.everything), "{reached:?}");
    }

    #[test]
    fn what_an_iterator_does_reaches_loops_that_do_not_name_it() {
        let text = "struct Own;
impl Iterator for Own { type Item = u8; fn next(&mut self) -> Option<u8> { let a = 1; None } }
fn drain(own: Own) { for it in own {} }
async fn here(own: Own) { for it in own {} }
async fn there(own: Own) { drain(own); }
";
        let (at, sleep) = ("let a", "std::thread::sleep(std::time::Duration::MAX); ");
        check_in(
            text,
            &[(at, "", sleep), (sleep, sleep, "")],
            testing::analyse,
        );
        let mut analysis = testing::analyse(&text.replace(at, &format!("{sleep}{at}")));
        let found = analysis.findings_in(FileId(0)).into_iter();
        let rules = found.map(|it| it.rule);
        let is_it = |it: &_| *it == "transitive_blocking_call";
        assert_eq!(rules.filter(is_it).count(), 2);
    }

    #[test]
    fn other_bodies_of_the_file_count() {
        let text = "async fn get() { let _client = reqwest::Client::new(); }
async fn read(mut it: reqwest::Response) { it.text().await; }
async fn two(limit: &tokio::sync::Semaphore) { let _ = limit.acquire().await; }
fn more(limit: &tokio::sync::Semaphore) { limit.available_permits(); }
fn later(at: u8) -> impl Future<Output = ()> { async {} }
async fn lose() { later(1); }
";
        let reached = check_in(
            text,
            &[
                (".text()", ".text()", ".chunk()"),
                (".chunk()", ".chunk()", ".text()"),
                (
                    "available_permits()",
                    "available_permits()",
                    "add_permits(1)",
                ),
                ("add_permits(1)", "add_permits", "less"),
                ("{ async {}", "{", "{ println!();"),
                ("println!();", "println!();", ""),
            ],
            testing::analyse,
        );
        assert!(reached.iter().all(|it| !it.everything), "{reached:?}");
    }

    #[test]
    fn a_tool_that_begins_to_serve_is_none() {
        let text = "#[tokio::main]
async fn main() { let _name = std::env::args(); work().await; }
async fn work() { loop { tokio::task::yield_now().await; std::fs::read(\"x\"); } }
async fn other() { let _listener = (); }
";
        let manifest =
            "[package]\nname = \"test\"\nedition = \"2024\"\n[dependencies]\ntokio = \"1\"\n";
        let analyse = |text: &str| {
            let files = [("Cargo.toml", manifest), ("src/main.rs", text)];
            let index = testing::index_of(Edition::Edition2024, &files);
            Analysis::new(index, vec![text.into()], &OnThisThread).expect("not cancelled")
        };
        let bind = "= tokio::net::TcpListener::bind(\"[::]:1\").await";
        check_in(
            text,
            &[("= ()", "= ()", bind), (bind, bind, "= ()")],
            analyse,
        );
    }

    #[test]
    fn other_edits_reach_further() {
        let reached = check(&[
            ("struct Other;", "", "fn new() {}\n"),
            ("use std::time", "", "// A comment.\n"),
            ("sleep;", "sleep;", "yield_now as sleep;"),
            ("{ helper", "{", ""),
            (" helper", "", "{"),
        ]);
        assert!(reached[0].everything);
    }

    #[test]
    fn many_edits_cost_one_look() {
        let mut analysis = testing::analyse(TEXT);
        let file = FileId(0);
        let mut open = analysis.open(file);
        let mut text = TEXT.to_owned();
        for (at, insert) in [
            ("fn helper", "fn fresh() {}\n"),
            ("let a", "helper(); "),
            ("let _x", "sleep(Duration::MAX); "),
        ] {
            let start = text.find(at).expect("a place in the text");
            text.insert_str(start, insert);
            let at = Span::empty(start as u32);
            let edited = analysis.edit(&mut open, at, insert);
            edited.expect("a valid range");
            assert!(analysis.waiting.contains_key(&file), "it waits");
        }
        let refreshed = analysis.refresh(&OnThisThread).expect("not cancelled");
        assert!(refreshed.everything);
        assert_eq!(analysis.refresh(&OnThisThread), Ok(Reach::default()));
        let fresh = testing::analyse(&text);
        let expected = shown(&fresh.findings(&[file], &OnThisThread), &fresh);
        assert_eq!(shown(&analysis.findings_in(file), &analysis), expected);
        assert!(expected.len() > 3, "{expected:?}");
    }

    #[test]
    fn a_cancelled_look_is_taken_later() {
        struct Stopped;
        impl Spread for Stopped {
            fn map<T: Send + Sync, R: Send>(
                &self,
                _: super::super::Workspace<'_>,
                _: &[T],
                _: impl Fn(&crate::facts::World<'_>, &T) -> R + Sync,
            ) -> Vec<R> {
                Vec::new()
            }

            fn follow<R: Send>(
                &self,
                _: super::super::Workspace<'_>,
                _: &[Def],
                _: impl Fn(&crate::facts::World<'_>, Def) -> (R, Vec<Def>) + Sync,
            ) -> Vec<(Def, R)> {
                Vec::new()
            }

            fn is_cancelled(&self) -> bool {
                true
            }
        }
        let mut analysis = testing::analyse(TEXT);
        let file = FileId(0);
        let text = TEXT.replace("fn helper() {", "fn helper() { sleep(Duration::MAX);");
        for text in [text.clone(), format!("{text}fn more() {{}}")] {
            analysis.set_text(file, text.as_str().into());
            assert_eq!(analysis.refresh(&Stopped), Err(Cancelled));
            let refreshed = analysis.refresh(&OnThisThread).expect("not cancelled");
            assert_ne!(refreshed, Reach::default());
            let fresh = testing::analyse(&text);
            let expected = shown(&fresh.findings(&[file], &OnThisThread), &fresh);
            assert_eq!(shown(&analysis.findings_in(file), &analysis), expected);
        }
    }

    #[test]
    fn a_fix_is_made_again_when_its_option_changes() {
        let mut analysis = testing::analyse(
            "fn f() -> reqwest::Client {
    reqwest::Client::new()
}
",
        );
        let mut titles = |config: &str| {
            let news = analysis.configure(vec![testing::config(config)]);
            let found = analysis.findings_in(FileId(0));
            let fixes = found.iter().flat_map(|it| &it.fixes);
            (news, fixes.map(|it| it.title.clone()).collect::<Vec<_>>())
        };
        let shorter = "[options.http_client_without_timeout]\ntimeout-seconds = 5\n";
        let after = |it: &str| vec![format!("Give up after {it} seconds")];
        assert_eq!(titles(""), (true, after("30")));
        assert_eq!(titles(shorter), (true, after("5")));
        assert_eq!(titles(shorter), (false, after("5")));
        assert_eq!(titles(""), (true, after("30")));
    }

    #[test]
    fn an_edit_outside_of_the_text_is_refused() {
        let mut analysis = testing::analyse(TEXT);
        let mut open = analysis.open(FileId(0));
        let far = Span::new(9_000, 9_001);
        assert!(analysis.edit(&mut open, far, "x").is_err());
        assert_eq!(**analysis.text(FileId(0)), *TEXT);
    }
}
