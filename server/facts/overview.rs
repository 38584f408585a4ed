//! What is seen of a workspace at a glance, before any of its functions is examined.

use rustc_hash::FxHashSet;

use super::nearby::{Nearby, Said};
use super::programs::{self, Programs};
use crate::index::{CrateId, Def, FileId, Index};

#[derive(Clone, Debug, Default)]
pub struct Overview {
    pub programs: Programs,
    pub nearby: Nearby,
}

/// Where something else is seen than before.
#[derive(Debug, Default)]
pub struct News {
    /// All of their functions are to be examined again.
    pub crates: FxHashSet<CrateId>,
    /// Findings of functions that asked what is said nearby them are stale.
    pub files: FxHashSet<FileId>,
}

/// What is seen in one file.
#[derive(Debug, Default)]
pub struct Glance {
    programs: programs::Seen,
    nearby: Vec<(Def, Said)>,
}

impl Glance {
    pub fn at(index: &Index, file: FileId) -> Self {
        Self {
            programs: Programs::look(index, file),
            nearby: Nearby::look(index, file),
        }
    }
}

impl Overview {
    /// Takes what is seen in each file of the workspace.
    pub fn new(index: &Index, glances: Vec<Glance>) -> Self {
        let (programs, nearby): (Vec<_>, Vec<_>) = glances
            .into_iter()
            .map(|it| (it.programs, it.nearby))
            .unzip();
        Self {
            programs: Programs::new(index, programs.into_iter().flatten()),
            nearby: Nearby::new(nearby.into_iter().flatten()),
        }
    }

    /// After these items have changed; `None` when nothing else is seen.
    pub fn renewed(&self, index: &Index, items: &[Def]) -> Option<(Self, News)> {
        let programs = self.programs.renewed(index, items);
        let nearby = self.nearby.renewed(index, items);
        if programs.is_none() && nearby.is_none() {
            return None;
        }
        let (programs, crates) =
            programs.unwrap_or_else(|| (self.programs.clone(), FxHashSet::default()));
        let (nearby, files) = nearby.unwrap_or_else(|| (self.nearby.clone(), FxHashSet::default()));
        Some((Self { programs, nearby }, News { crates, files }))
    }
}
