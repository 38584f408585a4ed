//! Places that move within a body while what the body says stays the same: by far the most edits.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Direct, Summaries, Summary};
use crate::index::{Def, Place};

/// From where to where.
pub type Moved = FxHashMap<Place, Place>;

impl Direct {
    /// The places that moved, if nothing else is new.
    pub fn moved_to(&self, new: &Self) -> Option<Moved> {
        let (mut before, mut after) = (self.clone(), new.clone());
        let (mut old, mut now) = (Vec::new(), Vec::new());
        before.places(|it| old.push(std::mem::replace(it, NOWHERE)));
        after.places(|it| now.push(std::mem::replace(it, NOWHERE)));
        if before != after || old.len() != now.len() {
            return None;
        }
        let mut moved = Moved::default();
        for (old, now) in old.into_iter().zip(now) {
            if moved.insert(old, now).is_some_and(|it| it != now) {
                return None;
            }
        }
        moved.retain(|old, now| old != now);
        Some(moved)
    }

    fn places(&mut self, mut each: impl FnMut(&mut Place)) {
        self.blocks.iter_mut().for_each(|it| each(&mut it.place));
        self.calls.iter_mut().for_each(|it| each(&mut it.1));
        self.cancel.iter_mut().for_each(|it| each(&mut it.place));
        self.awaits.iter_mut().for_each(|it| each(&mut it.1));
        let awaited = self.polls.iter_mut().filter_map(|it| it.awaited.as_mut());
        awaited.for_each(each);
    }
}

const NOWHERE: Place = Place {
    file: crate::index::FileId(u32::MAX),
    item: None,
    span: crate::text::Span::empty(0),
};

impl Summaries {
    /// Moves places in the bodies of these along; the functions whose summaries name them.
    pub fn move_places(&mut self, moved: &FxHashMap<Def, Moved>) -> FxHashSet<Def> {
        let mut touched = FxHashSet::default();
        for (def, moved) in moved.iter().filter(|it| !it.1.is_empty()) {
            for quoting in self.may_quote(*def) {
                let summary = self.by_def.get_mut(&quoting);
                let mut is_touched = false;
                let mut each = |it: &mut Place| {
                    if let Some(now) = moved.get(it) {
                        *it = *now;
                        is_touched = true;
                    }
                };
                summary.into_iter().for_each(|it| it.places(&mut each));
                touched.extend(is_touched.then_some(quoting));
            }
        }
        touched
    }
}

impl Summary {
    fn places(&mut self, mut each: impl FnMut(&mut Place)) {
        if let Some(block) = &mut self.blocks {
            each(&mut block.leaf.place);
            each(&mut block.place);
        }
        self.cancel.iter_mut().for_each(|it| each(&mut it.place));
        self.awaited_at.iter_mut().flatten().for_each(each);
    }
}
