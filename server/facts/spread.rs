//! How what functions do spreads over the call graph: upwards to those who call them, downwards to
//! those whom they call. When a body changes, only what it can reach is looked at again.

#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::asked::Needs;
use super::limits::{Poll, TimeLimit};
use super::start_up::Start;
use super::summary::Claims;
use super::{Block, CancelLeaf, Direct, Leaf, Summaries, Summary};
use crate::index::{Def, Place};
use crate::ir::Name;
use crate::known::WaitKind;

/// What bodies say, by function.
pub trait Directs<'a>: Fn(Def) -> Option<&'a Direct> {}

impl<'a, F: Fn(Def) -> Option<&'a Direct>> Directs<'a> for F {}

/// Who calls whom, and which names mean nobody knows what.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    /// By function, sorted; of all functions whose bodies were looked at.
    callees: FxHashMap<Def, Vec<Def>>,
    /// The same, the other way round.
    callers: FxHashMap<Def, Vec<Def>>,
    /// The names that bodies mention so.
    names: FxHashMap<Def, Vec<Name>>,
    /// By name, how often it is mentioned, in bodies or outside of them.
    unseen: FxHashMap<Name, usize>,
    /// Names that are mentioned now and were not, or the other way round.
    flipped: FxHashSet<Name>,
}

/// What became other when summaries were renewed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Renewed {
    pub defs: FxHashSet<Def>,
    /// Which functions limit HTTP requests.
    pub limiting: bool,
}

impl Renewed {
    pub fn concerns(&self, needs: &Needs) -> bool {
        needs.limiting && self.limiting || self.defs.iter().any(|it| needs.defs.contains(it))
    }
}

impl Graph {
    fn calls(&self, def: Def) -> &[Def] {
        self.callees.get(&def).map_or(&[], Vec::as_slice)
    }

    fn called_by(&self, def: Def) -> &[Def] {
        self.callers.get(&def).map_or(&[], Vec::as_slice)
    }

    /// The functions that lead to these, and these.
    fn up(&self, from: &[Def]) -> FxHashSet<Def> {
        closure(from, |it| self.called_by(it))
    }

    /// The functions to which these lead, and these.
    fn down(&self, from: &[Def]) -> FxHashSet<Def> {
        closure(from, |it| self.calls(it))
    }

    /// Takes in what a body says now.
    fn set(&mut self, def: Def, direct: &Direct) {
        let calls = direct.calls.iter().chain(&direct.awaits).map(|it| it.0);
        let mut now: Vec<Def> = calls
            .chain(direct.polls.iter().map(|it| it.callee))
            .collect();
        now.sort_unstable();
        now.dedup();
        let before = self.callees.insert(def, now).unwrap_or_default();
        for gone in &before {
            if let Some(callers) = self.callers.get_mut(gone)
                && let Ok(at) = callers.binary_search(&def)
            {
                callers.remove(at);
            }
        }
        for callee in &self.callees[&def] {
            let callers = self.callers.entry(*callee).or_default();
            if let Err(at) = callers.binary_search(&def) {
                callers.insert(at, def);
            }
        }
        if !direct.unseen.is_empty() || self.names.contains_key(&def) {
            let before = self.names.insert(def, direct.unseen.clone());
            self.mention(before.iter().flatten(), &direct.unseen);
        }
    }

    fn mention<'n>(
        &mut self,
        before: impl IntoIterator<Item = &'n Name>,
        now: impl IntoIterator<Item = &'n Name>,
    ) {
        for name in now {
            let count = self.unseen.entry(name.clone()).or_default();
            *count += 1;
            if *count == 1 {
                self.flip(name);
            }
        }
        for name in before {
            if let Some(count) = self.unseen.get_mut(name) {
                *count -= 1;
                if *count == 0 {
                    self.unseen.remove(name);
                    self.flip(name);
                }
            }
        }
    }

    fn flip(&mut self, name: &Name) {
        if !self.flipped.remove(name) {
            self.flipped.insert(name.clone());
        }
    }
}

fn closure<'g>(from: &[Def], next: impl Fn(Def) -> &'g [Def]) -> FxHashSet<Def> {
    let mut found: FxHashSet<Def> = from.iter().copied().collect();
    let mut queue = from.to_vec();
    while let Some(at) = queue.pop() {
        queue.extend(next(at).iter().filter(|it| found.insert(**it)));
    }
    found
}

impl Summaries {
    /// What the bodies of all of these say. `unseen` are the names that are mentioned outside of
    /// bodies, where it is not known what they mean.
    pub fn of_all<'a>(
        defs: &[Def],
        directs: &impl Directs<'a>,
        unseen: &[FxHashSet<Name>],
    ) -> Self {
        let mut summaries = Self::default();
        for names in unseen {
            summaries.graph.mention(&FxHashSet::default(), names);
        }
        summaries.renew(directs, defs);
        summaries
    }

    /// Other names than before are mentioned outside of the bodies of a file; counts with the next
    /// [`renew`](Self::renew).
    pub fn mention(&mut self, before: &FxHashSet<Name>, now: &FxHashSet<Name>) {
        self.graph.mention(before, now);
    }

    /// Whether names were mentioned, or are not any more, since summaries were renewed.
    pub fn are_names_new(&self) -> bool {
        !self.graph.flipped.is_empty()
    }

    /// Spreads what the bodies of these say now.
    pub fn renew<'a>(&mut self, directs: &impl Directs<'a>, changed: &[Def]) -> Renewed {
        let mut touched = changed.to_vec();
        for def in changed {
            // Who is not called any more is told, too.
            touched.extend(self.graph.calls(*def));
            if let Some(direct) = directs(*def) {
                self.graph.set(*def, direct);
            }
        }
        let flipped = std::mem::take(&mut self.graph.flipped);
        if !flipped.is_empty() {
            let named = |it: &&Def| directs(**it).is_some_and(|it| flipped.contains(&it.name));
            touched.extend(self.graph.callees.keys().filter(named));
        }
        let up = self.graph.up(changed);
        let down = self.graph.down(&touched);
        let mut reached: Vec<Def> = up.union(&down).copied().collect();
        reached.sort_unstable();
        let before: Vec<_> = reached.iter().map(|it| self.claims(*it)).collect();

        let spread = Spreading {
            directs,
            graph: std::mem::take(&mut self.graph),
        };
        spread.upwards(&up, self);
        spread.downwards(&down, self);
        let mut renewed = Renewed::default();
        for def in changed {
            let limits = directs(*def).is_some_and(|it| it.limits_request);
            match self.limiting.binary_search(def) {
                Ok(at) if !limits => drop(self.limiting.remove(at)),
                Err(at) if limits => self.limiting.insert(at, *def),
                _ => continue,
            }
            renewed.limiting = true;
        }
        self.graph = spread.graph;
        let reached = reached.into_iter().zip(before);
        let other = reached.filter(|(def, before)| self.claims(*def) != *before);
        renewed.defs = other.map(|it| it.0).collect();
        renewed
    }

    fn claims(&self, def: Def) -> (Option<Summary>, Claims) {
        (self.by_def.get(&def).cloned(), self.claims_of(def))
    }

    /// The functions whose summaries may name a place in the body of this one.
    pub(super) fn may_quote(&self, def: Def) -> FxHashSet<Def> {
        let mut quoting = self.graph.up(&[def]);
        quoting.extend(self.graph.calls(def));
        quoting
    }
}

/// What is needed to spread.
struct Spreading<'d, D> {
    directs: &'d D,
    graph: Graph,
}

impl<'a, D: Directs<'a>> Spreading<'_, D> {
    fn direct(&self, def: Def) -> Option<&'a Direct> {
        (self.directs)(def)
    }

    /// What a function does, whoever calls it does. All that calls one of these is one of them.
    fn upwards(&self, these: &FxHashSet<Def>, summaries: &mut Summaries) {
        for def in these {
            let Some(direct) = self.direct(*def) else {
                continue;
            };
            let summary = summaries.by_def.entry(*def).or_default();
            summary.blocks = None;
            summary.cancel = None;
            summary.waits.clone_from(&direct.waits);
        }
        self.blocks(these, summaries);
        self.cancel(these, summaries);
        self.waits(these, summaries);
    }

    /// Worse leaves and shorter chains win, then what stands first.
    fn blocks(&self, these: &FxHashSet<Def>, summaries: &mut Summaries) {
        type Way = (u8, u32, Def, Place, Option<Def>);
        let mut ways: BinaryHeap<Reverse<Way>> = BinaryHeap::new();
        for def in these {
            let Some(direct) = self.direct(*def) else {
                continue;
            };
            for leaf in &direct.blocks {
                ways.push(Reverse((leaf.tier, 1, *def, leaf.place, None)));
            }
            for (callee, place) in &direct.calls {
                if !these.contains(callee)
                    && let Some(block) = summaries.blocks(*callee)
                {
                    let depth = block.depth + 1;
                    ways.push(Reverse((
                        block.leaf.tier,
                        depth,
                        *def,
                        *place,
                        Some(*callee),
                    )));
                }
            }
        }
        while let Some(Reverse((tier, depth, def, place, next))) = ways.pop() {
            let Some(direct) = self.direct(def).filter(|_| summaries.blocks(def).is_none()) else {
                continue;
            };
            let leaf = match next {
                Some(next) => summaries.blocks(next).map(|it| &it.leaf),
                None => {
                    let own = |it: &&Leaf| (it.tier, it.place) == (tier, place);
                    direct.blocks.iter().find(own)
                }
            };
            let Some(leaf) = leaf.cloned() else { continue };
            let summary = summaries.by_def.entry(def).or_default();
            summary.blocks = Some(Block {
                leaf,
                place,
                next,
                depth,
            });
            for caller in self.graph.called_by(def) {
                let calls = self.direct(*caller).into_iter().flat_map(|it| &it.calls);
                for (_, place) in calls.filter(|it| it.0 == def) {
                    ways.push(Reverse((tier, depth + 1, *caller, *place, Some(def))));
                }
            }
        }
    }

    /// An async function that awaits a function that loses data loses data: the shortest way
    /// counts, then what is awaited first.
    fn cancel(&self, these: &FxHashSet<Def>, summaries: &mut Summaries) {
        let mut ways: BinaryHeap<Reverse<(u32, Def, usize)>> = BinaryHeap::new();
        for def in these {
            let Some(direct) = self.direct(*def) else {
                continue;
            };
            if let Some(own) = &direct.cancel {
                summaries.by_def.entry(*def).or_default().cancel = Some(own.clone());
            }
        }
        let depth_of = |summaries: &Summaries, def: Def| {
            let cancel = summaries.by_def.get(&def)?.cancel.as_ref()?;
            Some(cancel.depth + 1)
        };
        for def in these {
            let awaits = self.direct(*def).into_iter().flat_map(|it| &it.awaits);
            for (at, (callee, _)) in awaits.enumerate() {
                if let Some(depth) = depth_of(summaries, *callee) {
                    ways.push(Reverse((depth, *def, at)));
                }
            }
        }
        while let Some(Reverse((depth, def, at))) = ways.pop() {
            let Some(direct) = self
                .direct(def)
                .filter(|_| depth_of(summaries, def).is_none())
            else {
                continue;
            };
            let (callee, place) = direct.awaits[at];
            let leaf = summaries
                .by_def
                .get(&callee)
                .and_then(|it| it.cancel.clone());
            summaries.by_def.entry(def).or_default().cancel =
                leaf.map(|it| CancelLeaf { place, depth, ..it });
            for caller in self.graph.called_by(def) {
                let awaits = self.direct(*caller).into_iter().flat_map(|it| &it.awaits);
                for (at, _) in awaits.enumerate().filter(|it| it.1.0 == def) {
                    ways.push(Reverse((depth + 1, *caller, at)));
                }
            }
        }
    }

    /// An async function waits for what the functions that it awaits wait for.
    fn waits(&self, these: &FxHashSet<Def>, summaries: &mut Summaries) {
        let add = |summaries: &mut Summaries, def: Def, waits: &[WaitKind]| {
            let known = &mut summaries.by_def.entry(def).or_default().waits;
            let before = known.len();
            for wait in waits {
                if !known.contains(wait) {
                    known.push(*wait);
                }
            }
            known.len() > before
        };
        let mut queue: Vec<Def> = these.iter().copied().collect();
        for def in these {
            let awaits = self.direct(*def).into_iter().flat_map(|it| &it.awaits);
            for (callee, _) in awaits.filter(|it| !these.contains(&it.0)) {
                let waits = summaries.waits(*callee).to_vec();
                add(summaries, *def, &waits);
            }
        }
        while let Some(callee) = queue.pop() {
            let waits = summaries.waits(callee).to_vec();
            for caller in self.graph.called_by(callee) {
                let mut awaits = self.direct(*caller).into_iter().flat_map(|it| &it.awaits);
                if awaits.any(|it| it.0 == callee) && add(summaries, *caller, &waits) {
                    queue.push(*caller);
                }
            }
        }
        for def in these {
            if let Some(summary) = summaries.by_def.get_mut(def) {
                summary.waits.sort_unstable();
                summary.waits.dedup();
            }
        }
    }

    /// What is true of a function because it is of all that call it. All that one of these calls
    /// is one of them.
    fn downwards(&self, these: &FxHashSet<Def>, summaries: &mut Summaries) {
        self.awaited_at(these, summaries);
        // All of its callers limit it in time.
        self.inherit(
            these,
            &mut summaries.limited,
            |_, it| !it.is_offered,
            |_, _, _| true,
            |caller, _, poll, limited| match poll.limit {
                TimeLimit::Limited | TimeLimit::Unknown => true,
                TimeLimit::Caller => limited.contains(&caller),
                TimeLimit::Unlimited => false,
            },
        );
        // Only tests call it, or others of the kind.
        let is_unseen = |it: &Direct| self.graph.unseen.contains_key(&it.name);
        self.inherit(
            these,
            &mut summaries.for_tests,
            |_, it| !it.is_offered && !it.in_test && !is_unseen(it),
            |caller, _, poll| poll.callee != caller,
            |caller, direct, _, found| direct.in_test || found.contains(&caller),
        );
        // Nobody but the entry calls it, early, or others of the kind.
        self.inherit(
            these,
            &mut summaries.start_up,
            |_, it| it.start == Start::Called,
            |_, direct, _| !direct.in_test,
            |caller, direct, poll, found| {
                poll.early && (direct.start == Start::Entry || found.contains(&caller))
            },
        );
        // It only runs on threads that are started for it, and starts no tasks there.
        self.inherit(
            these,
            &mut summaries.alone,
            |_, it| it.start == Start::Called && !it.starts_tasks,
            |caller, direct, poll| !direct.in_test && poll.callee != caller,
            |caller, _, poll, found| {
                poll.alone || (poll.awaited.is_some() && found.contains(&caller))
            },
        );
    }

    /// Finds the candidates that are called, and all of whose calls that `counts` are `fine`,
    /// which may follow from what is known of the caller.
    fn inherit(
        &self,
        these: &FxHashSet<Def>,
        found: &mut FxHashSet<Def>,
        is_candidate: impl Fn(Def, &Direct) -> bool,
        counts: impl Fn(Def, &Direct, &Poll) -> bool,
        is_fine: impl Fn(Def, &Direct, &Poll, &FxHashSet<Def>) -> bool,
    ) {
        for def in these {
            found.remove(def);
        }
        let mut queue: Vec<Def> = these.iter().copied().collect();
        while let Some(def) = queue.pop() {
            let candidate = self.direct(def).is_some_and(|it| is_candidate(def, it));
            if !candidate || found.contains(&def) {
                continue;
            }
            let mut calls = self
                .polls_of(def)
                .filter(|(caller, direct, poll)| counts(*caller, direct, poll))
                .peekable();
            let is_called = calls.peek().is_some();
            if is_called && calls.all(|(caller, direct, it)| is_fine(caller, direct, it, found)) {
                found.insert(def);
                queue.extend(self.graph.calls(def));
            }
        }
    }

    /// Where all calls of each idle function are awaited, if each mention of it is such a call.
    fn awaited_at(&self, these: &FxHashSet<Def>, summaries: &mut Summaries) {
        for def in these {
            let Some(direct) = self.direct(*def) else {
                continue;
            };
            let is_idle = direct.idle && !self.graph.unseen.contains_key(&direct.name);
            let calls = self.polls_of(*def).filter(|it| it.0 != *def);
            let places = is_idle.then(|| calls.map(|it| it.2.awaited).collect::<Option<Vec<_>>>());
            let mut places = places.flatten();
            if let Some(places) = &mut places {
                places.sort_unstable();
            }
            summaries.by_def.entry(*def).or_default().awaited_at = places;
        }
    }

    /// The calls of a function, with who makes them.
    fn polls_of(&self, def: Def) -> impl Iterator<Item = (Def, &'a Direct, &'a Poll)> {
        let callers = self.graph.called_by(def).iter();
        let callers = callers.filter_map(|it| Some((*it, self.direct(*it)?)));
        callers.flat_map(move |(caller, direct)| {
            let polls = direct.polls.iter().filter(move |it| it.callee == def);
            polls.map(move |it| (caller, direct, it))
        })
    }
}
