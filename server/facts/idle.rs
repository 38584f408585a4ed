//! Async functions in which nothing waits, and whether all that call them await them at once.

#[cfg(test)]
mod tests;

use rustc_hash::FxHashSet;

use super::{AwaitKind, AwaitPoint, Facts, Fate, RegionKind};
use crate::index::{Def, Index, ModuleId, Scope, Target};
use crate::ir::{Attr, ExprId, ExprKind, Function, ItemKind, MacroKind, Name, Parent};
use crate::known::PanicWhen;

/// What an async function waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waiting {
    Nothing,
    /// Only for calls of itself.
    Itself,
    /// Something, or code that is not understood.
    Something,
}

impl Facts<'_> {
    /// What the body awaits on behalf of its caller. Starting tasks counts: it needs a runtime.
    pub fn waiting(&self) -> Waiting {
        let is_own = |it: &&AwaitPoint| self.region(it.expr).kind == RegionKind::Body;
        let own = self.awaits().iter().filter(is_own).collect::<Vec<_>>();
        let strange = self.body.ids().any(|it| self.is_strange(it));
        let needs_runtime = self.calls().iter().any(|it| {
            let panics = &it.effects.panics;
            it.effects.spawns.is_some() || panics.iter().any(|it| it.when == PanicWhen::NoRuntime)
        });
        if strange || needs_runtime || !own.iter().all(|it| self.is_recursive(it)) {
            Waiting::Something
        } else if own.is_empty() {
            Waiting::Nothing
        } else {
            Waiting::Itself
        }
    }

    /// A macro of which nobody knows what it expands to.
    pub fn is_strange(&self, expr: ExprId) -> bool {
        let ExprKind::Macro(call) = self.kind(expr) else {
            return false;
        };
        let scope = Scope::expr(self.def, expr);
        let known = self.index().resolve_macro(scope, &call.path);
        let is_stub =
            |it: Def| self.index().krate(self.index().crate_of(it.file)).target == Target::Stub;
        call.kind == MacroKind::Opaque || !known.is_some_and(is_stub)
    }

    /// `f(..).await` and `Box::pin(f(..)).await` inside of `f`.
    fn is_recursive(&self, point: &AwaitPoint) -> bool {
        let AwaitKind::Await { future } = point.kind else {
            return false;
        };
        let mut calls = self.calls().iter().filter(|it| it.def == self.def);
        calls.any(|call| match self.fate(call.expr) {
            Fate::Awaited(at) => at == point.expr,
            Fate::Passed { call, .. } => {
                let path = self
                    .call(call)
                    .map(|it| self.index().canonical_path(it.def));
                call == future && path.as_deref() == Some("std::boxed::Box::pin")
            }
            _ => false,
        })
    }

    /// Whether it is an async function that waits for nothing and whose callers are all in the
    /// workspace.
    pub(super) fn is_idle(&self) -> bool {
        let is_whole = |it: &Function| !self.item().name.is_empty() && !it.spans.params.is_empty();
        let is_async = self
            .function()
            .is_some_and(|it| it.is_async && is_whole(it));
        let shared = !self.index().other_crates_of(self.def.file).is_empty();
        is_async
            && self.waiting() != Waiting::Something
            && !self.is_exported()
            && !shared
            && !is_conditional(self.index(), self.def)
    }

    /// Whether nothing but code of the workspace can call the function, in every build.
    pub fn has_callers_in_sight(&self) -> bool {
        let shared = !self.index().other_crates_of(self.def.file).is_empty();
        !self.is_exported() && !shared && !is_conditional(self.index(), self.def)
    }

    /// Names that are mentioned where it is not known what they mean.
    pub(super) fn unseen(&self) -> Vec<Name> {
        let mut unseen = FxHashSet::default();
        for expr in self.body.ids() {
            match self.kind(expr) {
                ExprKind::Macro(call) if call.kind == MacroKind::Opaque => {
                    unseen.extend(words(self.text_at(call.tokens)).map(Name::new));
                }
                ExprKind::MethodCall { method, .. } if self.types.callee(expr).is_none() => {
                    unseen.insert(method.clone());
                }
                ExprKind::Path(path)
                    if self.types.callee(expr).is_none()
                        && !self.types.paths.contains_key(&expr)
                        && !path.last_name().starts_with(char::is_uppercase) =>
                {
                    unseen.extend(path.last().map(|it| it.name.clone()));
                }
                _ => {}
            }
        }
        let mut unseen = unseen.into_iter().collect::<Vec<_>>();
        unseen.sort_unstable();
        unseen
    }
}

/// The identifiers in source text that may name a function.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|it: char| !it.is_alphanumeric() && it != '_')
        .filter(|it| it.starts_with(|it: char| it.is_lowercase() || it == '_'))
}

/// Whether the item, or a module around it, exists in some builds only: another may take its place.
fn is_conditional(index: &Index, def: Def) -> bool {
    let mut parent = Parent::Item(def.item);
    while let Parent::Item(item) | Parent::Block(item, _) = parent {
        let item = index.item(Def { item, ..def });
        if has_cfg(&item.attrs) {
            return true;
        }
        parent = item.parent;
    }
    has_cfg(&index.file(def.file).attrs) || is_conditional_module(index, index.module_of(def))
}

fn is_conditional_module(index: &Index, module: ModuleId) -> bool {
    let mut at = index.module(module);
    while let Some(parent) = at.parent {
        let outer = index.module(parent);
        let mut declared = index
            .file(outer.file)
            .items
            .iter()
            .filter(|it| it.name == at.name && matches!(it.kind, ItemKind::Module(_)));
        // Declared by a macro: who knows when.
        if at.inline.is_none() && declared.clone().next().is_none() {
            return true;
        }
        if declared.any(|it| has_cfg(&it.attrs)) {
            return true;
        }
        at = outer;
    }
    false
}

fn has_cfg(attrs: &[Attr]) -> bool {
    attrs
        .iter()
        .any(|it| it.path == "cfg" || it.path == "cfg_attr" || it.path == "path")
}
