//! Whatever was changed, and in whatever order: the summaries are those of a fresh start.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::limits::{Poll, TimeLimit};
use super::super::start_up::Start;
use super::super::{CancelLeaf, Direct, Leaf, Summaries};
use crate::index::{Def, FileId, Place};
use crate::ir::{ItemId, Name};
use crate::known::{BlockKind, CancelKind, WaitKind};
use crate::text::Span;

const FUNCTIONS: u32 = 14;

/// A small generator of our own, so that a failure comes back.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as u32 % end
    }

    fn one_in(&mut self, many: u32) -> bool {
        self.below(many) == 0
    }

    fn function(&mut self) -> Def {
        def(self.below(FUNCTIONS))
    }
}

fn def(at: u32) -> Def {
    Def {
        file: FileId(0),
        item: ItemId(at),
    }
}

fn name(at: u32) -> Name {
    Name::new(format!("f{at}"))
}

fn body(dice: &mut Dice, def: Def) -> Direct {
    let mut offset = 0;
    let mut place = || {
        offset += 2;
        Place {
            file: def.file,
            item: Some(def.item),
            span: Span::new(offset, offset + 1),
        }
    };
    let starts = [Start::Entry, Start::Called, Start::Called, Start::Unknown];
    let mut direct = Direct {
        is_async: true,
        is_offered: dice.one_in(4),
        in_test: dice.one_in(3),
        starts_tasks: dice.one_in(4),
        limits_request: dice.one_in(6),
        idle: dice.one_in(2),
        name: name(def.item.0),
        start: starts[dice.below(4) as usize],
        ..Direct::default()
    };
    if dice.one_in(4) {
        direct.blocks.push(Leaf {
            path: Name::new("leaf"),
            kind: BlockKind::Fs,
            tier: 1 + dice.below(2) as u8,
            panics: false,
            place: place(),
        });
    }
    if dice.one_in(5) {
        direct.cancel = Some(CancelLeaf {
            path: Name::new("leaf"),
            kind: CancelKind::LosesData,
            place: place(),
            depth: 0,
        });
    }
    if dice.one_in(3) {
        direct.waits.push(WaitKind::Timer);
    }
    if dice.one_in(6) {
        direct.unseen.push(name(dice.below(FUNCTIONS)));
    }
    for _ in 0..dice.below(3) {
        direct.calls.push((dice.function(), place()));
    }
    for _ in 0..dice.below(3) {
        direct.awaits.push((dice.function(), place()));
    }
    let limits = [TimeLimit::Limited, TimeLimit::Caller, TimeLimit::Unlimited];
    for _ in 0..dice.below(4) {
        direct.polls.push(Poll {
            callee: dice.function(),
            limit: limits[dice.below(3) as usize],
            awaited: (!dice.one_in(3)).then(&mut place),
            early: !dice.one_in(3),
            alone: dice.one_in(3),
        });
    }
    direct
}

/// Names that are mentioned outside of bodies.
fn mentioned(dice: &mut Dice) -> FxHashSet<Name> {
    let named = (0..FUNCTIONS).filter(|_| dice.one_in(9));
    named.map(name).collect()
}

#[test]
fn what_a_change_reaches_is_what_a_fresh_start_finds() {
    let defs: Vec<Def> = (0..FUNCTIONS).map(def).collect();
    for seed in 1..200 {
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        let all = defs.iter().map(|it| (*it, body(&mut dice, *it)));
        let mut bodies: FxHashMap<Def, Direct> = all.collect();
        let mut unseen = [mentioned(&mut dice)];
        let mut summaries = Summaries::of_all(&defs, &|it| bodies.get(&it), &unseen);
        for step in 0..20 {
            let at = format!("seed {seed}, step {step}");
            let before = summaries.clone();
            let changed: Vec<Def> = (0..=dice.below(2)).map(|_| dice.function()).collect();
            for it in &changed {
                bodies.insert(*it, body(&mut dice, *it));
            }
            if dice.one_in(4) {
                let now = mentioned(&mut dice);
                summaries.mention(&unseen[0], &now);
                unseen = [now];
            }
            let renewed = summaries.renew(&|it| bodies.get(&it), &changed);
            let fresh = Summaries::of_all(&defs, &|it| bodies.get(&it), &unseen);
            for it in &defs {
                let now = summaries.claims(*it);
                assert_eq!(now, fresh.claims(*it), "{at}, {it:?}");
                let is_other = now != before.claims(*it);
                assert_eq!(renewed.defs.contains(it), is_other, "{at}, {it:?}");
            }
            assert_eq!(summaries.limiting, fresh.limiting, "{at}");
            let is_other = summaries.limiting != before.limiting;
            assert_eq!(renewed.limiting, is_other, "{at}");
        }
    }
}
