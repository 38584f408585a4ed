//! Rust in, facts out.

mod blocking;
mod in_test;
mod lost;
mod select;
mod tasks;

use crate::analysis::testing;
use crate::ir::ExprId;
use crate::types::{self};

use super::{Facts, Summaries, World};

/// The facts of the function `t`, and what `f` says of them.
fn facts_of(text: &str, f: impl FnOnce(&Facts<'_>) -> String) -> String {
    let index = testing::index(text);
    let texts = [text.into()];
    let world = World::new(&index, &texts, Default::default());
    let file = index.workspace_files().next().expect("a file");
    let mut defs = index.defs(file);
    let def = defs
        .find(|it| index.item(*it).name == "t")
        .expect("a function `t`");
    let body = index.body(def).expect("its body");
    let types = types::infer(&world.types, def, body);
    let summaries = Summaries::default();
    f(&Facts::new(&world, def, body, &types, &summaries))
}

/// The sources of expressions, in one line.
fn list(facts: &Facts<'_>, exprs: impl IntoIterator<Item = ExprId>) -> String {
    let sources = exprs.into_iter().map(|it| one_line(facts.text(it)));
    sources.collect::<Vec<_>>().join(", ")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
