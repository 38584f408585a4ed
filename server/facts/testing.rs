//! Facts from text, for tests.

use std::fmt::Write as _;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Direct, Facts, Summaries, World, direct_summary};
use crate::analysis::testing;
use crate::index::Def;
use crate::types;

/// Runs `f` on the facts of the function `t`, with the summaries of all functions, and puts
/// together what it says.
pub(super) fn with_facts(text: &str, f: impl Fn(&Facts<'_>, &mut String)) -> String {
    let index = testing::index(text);
    let texts: [Arc<str>; 1] = [text.into()];
    let world = World::new(&index, &texts, Default::default());
    let file = index.workspace_files().next().expect("a file");
    let defs: Vec<Def> = index
        .defs(file)
        .filter(|it| index.body(*it).is_some())
        .collect();
    let nothing = Default::default();
    let direct: Vec<(Def, Direct)> = defs
        .iter()
        .map(|def| {
            let body = index.body(*def).expect("filtered above");
            let types = types::infer(&world.types, *def, body);
            let facts = Facts::new(&world, *def, body, &types, &nothing);
            (*def, direct_summary(&facts))
        })
        .collect();
    let direct: FxHashMap<Def, Direct> = direct.into_iter().collect();
    let summaries = Summaries::of_all(&defs, &|it| direct.get(&it), &[]);
    let t = defs.iter().find(|it| index.item(**it).name == "t");
    let def = *t.expect("a function `t`");
    let body = index.body(def).expect("filtered above");
    let types = types::infer(&world.types, def, body);
    let facts = Facts::new(&world, def, body, &types, &summaries);
    let mut out = String::new();
    f(&facts, &mut out);
    out
}

/// One line each.
pub(super) fn line(out: &mut String, text: impl std::fmt::Display) {
    writeln!(out, "{text}").expect("a string takes all");
}
