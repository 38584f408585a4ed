//! What runs while the program starts, before there is another task to keep waiting.

use super::{Facts, RegionId};
use crate::ir::{ExprId, ExprKind, MacroKind};
use crate::known::SpawnKind;
use crate::known::names::{EntryKind, entry_attr};

impl Facts<'_> {
    /// Whether the expression runs once, in the body of the program's entry, before the first task
    /// is started and the first client is served.
    pub fn is_start_up(&self, expr: ExprId) -> bool {
        self.is_entry(self.region_id(expr))
            && self.enclosing_loop(expr).is_none()
            && !self.body.ids().any(|it| {
                self.span(it).start < self.span(expr).start
                    && !self.body.is_within(expr, it)
                    && self.starts_traffic(it)
            })
    }

    /// The body of `#[tokio::main] async fn main`, or the block that `fn main` blocks on.
    fn is_entry(&self, region: RegionId) -> bool {
        let region = &self.regions()[region.0 as usize];
        match region.expr {
            None => {
                let mut attrs = self.item().attrs.iter();
                attrs.any(|it| entry_attr(&it.path).is_some_and(|it| it.kind == EntryKind::Main))
            }
            Some(block) => {
                let call = self.body.expr(block).parent.and_then(|it| self.call(it));
                self.unit.is_main && call.is_some_and(|it| it.effects.block_on.is_some())
            }
        }
    }

    fn starts_traffic(&self, expr: ExprId) -> bool {
        let spawns = self.call(expr).and_then(|it| it.effects.spawns.as_ref());
        if spawns.is_some_and(|it| it.kind != SpawnKind::Blocking && it.kind != SpawnKind::Thread) {
            return true;
        }
        match self.kind(expr) {
            ExprKind::Macro(call) => {
                matches!(call.kind, MacroKind::Select(_) | MacroKind::Join { .. })
            }
            ExprKind::MethodCall { method, .. } => matches!(method.as_str(), "accept" | "serve"),
            ExprKind::Path(path) => matches!(path.last_name(), "accept" | "serve"),
            _ => false,
        }
    }
}
