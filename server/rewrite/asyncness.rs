//! Makes a plain function async, or an async one plain, and follows its callers.

use std::collections::BTreeMap;

use crate::facts::{Caller, Facts, RegionKind, Waiting};
use crate::finding::{Edit, Fix};
use crate::index::Def;
use crate::text::Span;

/// Any other attribute may be the one that asks for the signature.
const HARMLESS: &[&str] = &[
    "allow",
    "cold",
    "deny",
    "deprecated",
    "doc",
    "expect",
    "inline",
    "must_use",
    "warn",
];

/// The most functions that become async together.
const MOST: usize = 16;

/// Whether an attribute of the function, or of the impl around it, may ask for the signature.
pub fn is_signature_wanted(facts: &Facts<'_>) -> bool {
    let container = facts.index().container(facts.def);
    let outer = container.map(|it| facts.index().item(it));
    let mut attrs = [Some(facts.item()), outer]
        .into_iter()
        .flatten()
        .flat_map(|it| &it.attrs);
    attrs.any(|it| !HARMLESS.contains(&it.path.as_str()))
}

/// Deletes `async`, and `.await` at every call, of a function in which nothing waits and all of
/// whose calls are awaited at once.
pub fn make_plain(facts: &Facts<'_>) -> Option<Fix> {
    let function = facts.function()?;
    let awaits = facts.summaries.awaited_at(facts.def)?;
    if facts.waiting() != Waiting::Nothing {
        return None;
    }
    let keyword = function.spans.async_kw?;
    let rest = &facts.source()?.text[keyword.end as usize..];
    let blanks = rest.len() - rest.trim_start().len();
    let keyword = Span::new(keyword.start, keyword.end + blanks as u32);
    let keyword = facts.place(keyword.relative_to(facts.item().span.start));
    let whole = facts.item().span;
    let whole = facts.place(whole.relative_to(whole.start));
    let fix = Fix::safe("Make it a plain function");
    let fix = fix.reshaping(whole).delete(keyword);
    Some(awaits.iter().fold(fix, |fix, it| fix.delete(*it)))
}

/// Adds `async`, and `.await` at every call; plain functions that call it become async too.
pub fn make_async(facts: &Facts<'_>) -> Option<Fix> {
    let mut change = Change::default();
    change.add(facts)?;
    let mut next = 0;
    while let Some(def) = change.functions.get(next).copied() {
        next += 1;
        for caller in facts.world.callers(def)? {
            change.follow(facts, def, &caller)?;
        }
        if change.functions.len() > MOST {
            return None;
        }
    }
    if change.is_recursive() {
        return None;
    }
    let name = &facts.item().name;
    let title = match change.functions.len() - 1 {
        0 => format!("Make `{name}` async"),
        1 => format!("Make `{name}` and the function that calls it async"),
        more => format!("Make `{name}` and {more} functions that call it async"),
    };
    Some(Fix::suggested(title).edits(change.edits.into_values().flatten()))
}

#[derive(Default)]
struct Change {
    /// Those that become async, in the order in which they were found.
    functions: Vec<Def>,
    /// Caller and callee, both of those.
    calls: Vec<(Def, Def)>,
    /// By what they are about: a function, or a call in one.
    edits: BTreeMap<(Def, Option<u32>), Vec<Edit>>,
}

impl Change {
    /// One more function that becomes async, if it can be.
    fn add(&mut self, facts: &Facts<'_>) -> Option<()> {
        let function = facts.function()?;
        let fixed = function.is_async
            || function.is_const
            || function.is_unsafe
            || function.is_extern
            || function.body.is_none()
            || facts.unit.is_main
            || is_signature_wanted(facts)
            || !facts.has_callers_in_sight();
        let ret = facts.world.types.sig(facts.def)?.ret.clone();
        // What is polled is async already.
        let path = ret.adt().map(|it| facts.index().canonical_path(it));
        let is_polled = path.is_some_and(|it| it == "std::task::Poll");
        if fixed || is_polled || facts.world.types.is_future(&ret) {
            return None;
        }
        let start = facts.item().span.start;
        let at = Span::empty(function.spans.fn_kw.start).relative_to(start);
        let edit = Edit::new(facts.place(at), "async ");
        self.functions.push(facts.def);
        self.edits.insert((facts.def, None), vec![edit]);
        Some(())
    }

    /// Awaits the calls in one body.
    fn follow(&mut self, facts: &Facts<'_>, callee: Def, caller: &Caller) -> Option<()> {
        let world = facts.world;
        let body = world.index.body(caller.def)?;
        let facts = Facts::new(
            world,
            caller.def,
            body,
            &caller.types,
            facts.summaries.all_for(caller.def),
        );
        let source = facts.source()?;
        for call in &caller.calls {
            // Who knows where a macro puts it.
            if facts.body.ancestors(*call).any(|it| facts.is_strange(it)) {
                return None;
            }
            if facts.guards_at(*call).any(|it| it.thread) {
                return None;
            }
            if !facts.is_async_here(*call) {
                if facts.region(*call).kind != RegionKind::Body {
                    return None;
                }
                if !self.functions.contains(&caller.def) {
                    self.add(&facts)?;
                }
                self.calls.push((caller.def, callee));
            }
            let edits = source.add_await(caller.def.item, facts.body, *call);
            self.edits.insert((caller.def, Some(call.0)), edits);
        }
        Some(())
    }

    /// An async function cannot call itself without a box.
    fn is_recursive(&self) -> bool {
        let mut left = self.functions.clone();
        loop {
            let calls_one = |it: &Def| {
                let mut calls = self.calls.iter();
                calls.any(|call| call.0 == *it && left.contains(&call.1))
            };
            let stays: Vec<Def> = left.iter().copied().filter(|it| calls_one(it)).collect();
            if stays.len() == left.len() {
                return !left.is_empty();
            }
            left = stays;
        }
    }
}
