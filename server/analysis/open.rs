//! Open files: an edit goes in, and only what it changed is looked at again.

use std::sync::Arc;

use super::{Analysis, Spread, examine, propagate};
use crate::finding::Finding;
use crate::index::{Def, FileId, Input, same_shape};
use crate::ir::{self, Body, File, Item, ItemKind};
use crate::syntax::{BadRange, Doc, Edition, FunctionSpan, Tape};
use crate::text::Span;

/// A file that is being edited.
pub struct OpenFile {
    pub file: FileId,
    edition: Edition,
    doc: Doc,
    functions: Vec<FunctionSpan>,
}

/// How far an edit reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Nothing but the body of one function.
    Body(Def),
    /// Bodies of this file.
    File,
    /// What other files can see of this one.
    Workspace,
}

impl Analysis {
    pub fn open(&self, file: FileId) -> OpenFile {
        let edition = self.index.krate(self.index.crate_of(file)).edition;
        let mut doc = Doc::new(self.text(file), edition);
        let functions = doc.functions();
        OpenFile {
            file,
            edition,
            doc,
            functions,
        }
    }

    /// Replaces `deleted`, in bytes of the file's text, by `insert`.
    pub fn edit(
        &mut self,
        open: &mut OpenFile,
        deleted: Span,
        insert: &str,
        spread: &impl Spread,
    ) -> Result<Reach, BadRange> {
        open.doc.edit(deleted, insert)?;
        let functions = open.doc.functions();
        let inserted = insert.len() as u32;
        let structure = same_functions(&open.functions, &functions, deleted, inserted);
        open.functions = functions;
        let at = open.file.0 as usize;
        let old = &self.texts[at];
        let (before, after) = (&old[..deleted.start as usize], &old[deleted.end as usize..]);
        self.texts[at] = [before, insert, after].concat().into();
        let text = Arc::clone(&self.texts[at]);

        let mut ir = Arc::clone(self.index.file(open.file));
        if structure {
            // The index gives its hold up, so that the file is changed in place.
            self.index.replace_bodies(open.file, Arc::default());
            let id = Arc::make_mut(&mut ir).edit_body(deleted, inserted, &text, open.edition);
            self.index.replace_bodies(open.file, ir);
            if let Some(item) = id {
                let def = Def {
                    file: open.file,
                    item,
                };
                self.look_again(&[def]);
                return Ok(Reach::Body(def));
            }
        }
        Ok(self.lower_again(open, &text, spread))
    }

    fn lower_again(&mut self, open: &OpenFile, text: &str, spread: &impl Spread) -> Reach {
        let new = Arc::new(ir::lower(text, &Tape::parse(text, open.edition)));
        let old = Arc::clone(self.index.file(open.file));
        if same_shape(&old, &new) {
            let changed = changed_bodies(&old, &new, open.file);
            self.index.replace_bodies(open.file, new);
            self.unseen[open.file.0 as usize] = self.relevance.unseen(&self.index, text, open.file);
            self.look_again(&changed);
            return Reach::File;
        }
        let files = self.index.workspace_files().map(|it| {
            let ir = if it == open.file {
                Arc::clone(&new)
            } else {
                Arc::clone(self.index.file(it))
            };
            (self.index.path(it).to_owned(), ir)
        });
        let input = Input {
            workspace: Arc::new(self.index.workspace().clone()),
            files: files.collect(),
            stubs: super::stubs(),
        };
        let texts = std::mem::take(&mut self.texts);
        *self = Self::new(crate::index::Index::build(input), texts, spread);
        Reach::Workspace
    }

    /// Examines bodies that have changed, and what they now call.
    fn look_again(&mut self, changed: &[Def]) {
        let mut wanted = changed.to_vec();
        let mut stale = false;
        while let Some(def) = wanted.pop() {
            self.found.remove(&def);
            let text = &self.texts[def.file.0 as usize];
            let keep = self.relevance.is_root(&self.index, text, def);
            let known = self.examined.get(&def);
            if !keep && known.is_none() {
                continue;
            }
            let new = examine(&self.workspace().world(), def, keep);
            stale |= known.is_none_or(|it| it.direct != new.direct);
            let asked = new.direct.asks_for();
            wanted.extend(asked.filter(|it| !self.examined.contains_key(it) && *it != def));
            self.examined.insert(def, new);
        }
        if stale {
            let summaries = propagate(&self.examined, &self.unseen);
            // What callers see of a function is part of their findings.
            if summaries != self.summaries {
                self.found.clear();
            }
            self.summaries = summaries;
        }
    }

    /// The findings in one file, those of unchanged functions remembered.
    pub fn findings_in(&mut self, file: FileId) -> Vec<Finding> {
        let defs = self
            .index
            .defs(file)
            .filter(|it| self.has_rules(*it))
            .collect::<Vec<_>>();
        let missing = defs
            .iter()
            .copied()
            .filter(|it| !self.found.contains_key(it));
        let missing = missing.collect::<Vec<_>>();
        if !missing.is_empty() {
            let world = self.workspace().world();
            let new = missing
                .iter()
                .map(|it| (*it, self.findings_of(&world, *it)));
            let new = new.collect::<Vec<_>>();
            self.found.extend(new);
        }
        let found = defs
            .iter()
            .filter_map(|it| self.found.get(it))
            .flatten()
            .cloned();
        self.sorted(found.collect())
    }
}

/// Whether an edit lies inside one function, and all others are where they were.
fn same_functions(
    old: &[FunctionSpan],
    new: &[FunctionSpan],
    deleted: Span,
    inserted: u32,
) -> bool {
    let moved = |offset: u32| {
        if offset < deleted.end {
            offset
        } else {
            offset - deleted.len() + inserted
        }
    };
    old.len() == new.len()
        && old.iter().zip(new).all(|(old, new)| {
            Span::new(moved(old.span.start), moved(old.span.end)) == new.span
                && old.outer == new.outer
        })
}

fn changed_bodies(old: &File, new: &File, file: FileId) -> Vec<Def> {
    let pairs = old.items.iter().zip(&new.items).enumerate();
    let changed = pairs.filter(|(_, (old, new))| body_of(old) != body_of(new));
    changed
        .map(|(at, _)| Def {
            file,
            item: ir::ItemId(at as u32),
        })
        .collect()
}

fn body_of(item: &Item) -> Option<&Arc<Body>> {
    match &item.kind {
        ItemKind::Fn(it) => it.body.as_ref(),
        ItemKind::Const(it) | ItemKind::Static(it) => it.body.as_ref(),
        _ => None,
    }
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
            format!(
                "{:?} {} {}",
                analysis.index().absolute(it.place),
                it.rule,
                it.message
            )
        };
        found.iter().map(one).collect()
    }

    /// After each edit, the findings are those of a fresh start.
    fn check(edits: &[(&str, &str, &str)]) -> Vec<Reach> {
        let mut text = TEXT.to_owned();
        let mut analysis = testing::analyse(&text);
        let file = FileId(0);
        let mut open = analysis.open(file);
        let mut reached = Vec::new();
        for (at, delete, insert) in edits {
            let start = text.find(at).expect("a place in the text");
            let deleted = Span::new(start as u32, (start + delete.len()) as u32);
            text.replace_range(start..start + delete.len(), insert);
            let reach = analysis.edit(&mut open, deleted, insert, &OnThisThread);
            reached.push(reach.expect("a valid range"));
            let fresh = testing::analyse(&text);
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
            (
                "sleep(Duration::MAX)",
                "sleep(Duration::MAX)",
                "first().await",
            ),
            ("let b", "", "sleep(Duration::ZERO); "),
        ]);
        assert!(
            reached.iter().all(|it| matches!(it, Reach::Body(_))),
            "{reached:?}"
        );
    }

    #[test]
    fn what_a_helper_does_reaches_its_callers() {
        check(&[
            ("let _x = 1;", "let _x = 1;", "sleep(Duration::ZERO);"),
            (
                "sleep(Duration::ZERO);",
                "sleep(Duration::ZERO);",
                "let _x = 2;",
            ),
        ]);
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
        assert_eq!(reached[0], Reach::Workspace);
    }

    #[test]
    fn an_edit_outside_of_the_text_is_refused() {
        let mut analysis = testing::analyse(TEXT);
        let mut open = analysis.open(FileId(0));
        let far = Span::new(9_000, 9_001);
        assert!(analysis.edit(&mut open, far, "x", &OnThisThread).is_err());
        assert_eq!(**analysis.text(FileId(0)), *TEXT);
    }
}
