//! Which bodies the rules can say anything about, before a type is inferred.

use rustc_hash::FxHashSet;

use crate::index::{Def, Index, Target};
use crate::ir::{BlockKind, ExprKind, ItemKind, MacroKind, Name};
use crate::known::Effects;

/// The names whose mention makes an ordinary function worth a look.
pub(super) struct Relevance {
    names: FxHashSet<Name>,
}

impl Relevance {
    pub fn new(index: &Index) -> Self {
        let mut names = FxHashSet::default();
        for file in index.files() {
            let is_stub = index.krate(index.crate_of(file)).target == Target::Stub;
            for def in index.defs(file) {
                let item = index.item(def);
                let ItemKind::Fn(function) = &item.kind else {
                    continue;
                };
                let counts = if is_stub {
                    !item.attrs.is_empty() && matters_in_sync_code(&Effects::of(&item.attrs))
                } else {
                    function.is_async
                };
                if counts {
                    names.insert(item.name.clone());
                }
            }
        }
        Self { names }
    }

    /// Whether rules apply to the body: it is async, or starts tasks, or makes something that
    /// async code uses.
    pub fn is_root(&self, index: &Index, def: Def) -> bool {
        let Some(body) = index.body(def) else {
            return false;
        };
        index.function(def).is_some_and(|it| it.is_async)
            || body.exprs.iter().any(|it| match &it.kind {
                ExprKind::Await { .. } => true,
                ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
                ExprKind::Closure(closure) => closure.is_async,
                ExprKind::Macro(call) => matches!(
                    call.kind,
                    MacroKind::Stream { .. } | MacroKind::Join { .. } | MacroKind::Select(_)
                ),
                ExprKind::Path(path) => self.names.contains(path.last_name()),
                ExprKind::MethodCall { method, .. } => self.names.contains(method),
                _ => false,
            })
    }
}

fn matters_in_sync_code(effects: &Effects) -> bool {
    effects.spawns.is_some()
        || effects.channel.is_some()
        || effects.unbounded.is_some()
        || effects.client.is_some()
        || effects.block_on.is_some()
        || effects.runtime.is_some()
}
