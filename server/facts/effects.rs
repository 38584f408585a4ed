//! What is known of a definition beyond its signature.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::index::{Def, Index, ModuleId, Target};
use crate::ir::{ItemKind, Visibility};
use crate::known::Effects;

/// Remembers the effects of what was asked for.
#[derive(Default)]
pub struct Known {
    effects: RefCell<FxHashMap<Def, Rc<Effects>>>,
    none: Rc<Effects>,
    public: RefCell<FxHashMap<ModuleId, bool>>,
}

impl Known {
    pub(super) fn of(&self, index: &Index, def: Def) -> Rc<Effects> {
        if index.krate(index.crate_of(def.file)).target != Target::Stub {
            return self.none.clone();
        }
        if let Some(known) = self.effects.borrow().get(&def) {
            return known.clone();
        }
        let effects = Rc::new(compute(index, def));
        self.effects.borrow_mut().insert(def, effects.clone());
        effects
    }

    /// Whether a module can be named from outside, re-exports apart.
    pub(super) fn is_public(&self, index: &Index, module: ModuleId) -> bool {
        if let Some(known) = self.public.borrow().get(&module) {
            return *known;
        }
        let outer = index.module(module).parent;
        let public = is_public(index, module) && outer.is_none_or(|it| self.is_public(index, it));
        self.public.borrow_mut().insert(module, public);
        public
    }
}

/// Whether a module is declared public.
fn is_public(index: &Index, module: ModuleId) -> bool {
    let at = index.module(module);
    let Some(outer) = at.parent else { return true };
    let mut declared = index.defs(index.module(outer).file).filter(|it| {
        matches!(index.item(*it).kind, ItemKind::Module(_))
            && index.item(*it).name == at.name
            && index.module_of(*it) == outer
    });
    declared.any(|it| index.item(it).visibility == Visibility::Public)
}

/// Its own attributes, else those of the trait's method that it implements.
fn compute(index: &Index, def: Def) -> Effects {
    let item = index.item(def);
    let own = Effects::of(&item.attrs);
    if own != Effects::default() || index.function(def).is_none() {
        return own;
    }
    let declared = index
        .container(def)
        .and_then(|it| index.trait_of_impl(it))
        .and_then(|it| {
            index
                .members(it)
                .iter()
                .copied()
                .find(|it| index.item(*it).name == item.name)
        });
    declared.map_or(own, |it| Effects::of(&index.item(it).attrs))
}
