//! What waits for a future, and what runs next to it in a `join!`.

use super::{Facts, Fate};
use crate::ir::{BlockKind, ExprId, ExprKind, MacroKind};
use crate::known::WaitKind;

impl Facts<'_> {
    /// Where a future or handle of that fate is awaited or polled, perhaps by the only use of its
    /// name.
    pub fn driven(&self, fate: Fate) -> Option<ExprId> {
        let fate = match fate {
            Fate::Bound(binding) => match self.body.binding(binding).uses.as_slice() {
                [only] => self.fate(*only),
                _ => return None,
            },
            fate => fate,
        };
        match fate {
            Fate::Awaited(at) | Fate::Polled(at) => Some(at),
            _ => None,
        }
    }

    /// Whether all that a `join!` runs next to a block comes to its end.
    pub fn others_end(&self, join: ExprId, block: ExprId) -> bool {
        let ExprKind::Macro(call) = self.kind(join) else {
            return false;
        };
        let MacroKind::Join { futures, .. } = &call.kind else {
            return false;
        };
        futures.iter().all(|it| {
            let named = self.local(*it).and_then(|it| self.init_of(it));
            let made = named.unwrap_or(*it);
            self.body.is_within(block, made) || self.ends_soon(made)
        })
    }

    /// Whether a block only goes through things, and waits for nobody who could keep it.
    fn ends_soon(&self, block: ExprId) -> bool {
        use WaitKind::*;
        let is_async = match self.kind(block) {
            ExprKind::Block(it) => matches!(it.kind, BlockKind::Async { .. }),
            _ => false,
        };
        let mut has_loop = false;
        self.body.walk(block, &mut |it| {
            has_loop |= matches!(
                self.kind(it),
                ExprKind::Loop { .. } | ExprKind::While { .. }
            );
        });
        let is_short = |it: Option<WaitKind>| {
            matches!(
                it,
                Some(Capacity | Connect | Db | Dns | Fs | Lock | Request | Timer)
            )
        };
        let mut awaits = self.awaits().iter();
        is_async
            && !has_loop
            && awaits.all(|it| !self.body.is_within(it.expr, block) || is_short(it.waits))
    }
}
