//! What is known of a definition beyond its signature.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::index::{CrateId, Def, Index, ModuleId, Target};
use crate::ir::{ExprKind, ItemKind, Visibility};
use crate::known::Effects;

/// Remembers the effects of what was asked for.
#[derive(Default)]
pub struct Known {
    effects: RefCell<FxHashMap<Def, Rc<Effects>>>,
    none: Rc<Effects>,
    cli: RefCell<FxHashMap<CrateId, bool>>,
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

    pub(super) fn is_cli(&self, index: &Index, krate: CrateId) -> bool {
        if let Some(known) = self.cli.borrow().get(&krate) {
            return *known;
        }
        let is_cli = is_cli(index, krate);
        self.cli.borrow_mut().insert(krate, is_cli);
        is_cli
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

/// A binary that parses its arguments with one of the usual crates and listens to nobody.
fn is_cli(index: &Index, krate: CrateId) -> bool {
    const PARSERS: &[&str] = &[
        "clap",
        "structopt",
        "argh",
        "pico_args",
        "lexopt",
        "bpaf",
        "gumdrop",
    ];
    const SERVES: &[&str] = &["serve", "accept", "incoming", "serve_with_shutdown", "bind"];
    if index.krate(krate).target != Target::Bin {
        return false;
    }
    let mut parses = false;
    for file in index
        .workspace_files()
        .filter(|it| index.crate_of(*it) == krate)
    {
        for def in index.defs(file) {
            if let ItemKind::Use(leaves) = &index.item(def).kind {
                parses |= leaves.iter().any(|it| {
                    it.path
                        .segments
                        .first()
                        .is_some_and(|it| PARSERS.contains(&it.name.as_str()))
                });
            }
            let derives = index
                .item(def)
                .attrs
                .iter()
                .filter(|it| it.path == "derive");
            parses |= derives.filter_map(|it| it.args.as_ref()).any(|it| {
                PARSERS
                    .iter()
                    .any(|parser| it.contains(&format!("{parser}::")))
            });
            let Some(body) = index.body(def) else {
                continue;
            };
            let serves = body.exprs.iter().any(|it| match &it.kind {
                ExprKind::MethodCall { method, .. } => SERVES.contains(&method.as_str()),
                ExprKind::Path(path) => SERVES.contains(&path.last_name()),
                _ => false,
            });
            if serves {
                return false;
            }
        }
    }
    parses
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
