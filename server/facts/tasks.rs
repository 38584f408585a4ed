//! Spawned tasks and what becomes of their handles.

use super::{Facts, Fate};
use crate::ir::ExprId;
use crate::known::{OnDrop, SpawnKind};
use crate::types::Ty;

#[derive(Clone, Debug)]
pub struct Task {
    /// The call that spawns it.
    pub call: ExprId,
    pub kind: SpawnKind,
    /// What dropping the handle does.
    pub on_drop: OnDrop,
    /// The future or closure that is run.
    pub work: Option<ExprId>,
    /// What becomes of the handle.
    pub handle: Fate,
    /// What the task's future evaluates to, or what the closure returns.
    pub output: Ty,
}

pub(super) fn collect(facts: &Facts<'_>) -> Vec<Task> {
    let tasks = facts.calls().iter().filter_map(|call| {
        let spawns = call.effects.spawns.as_ref()?;
        let work = call.args.iter().copied().find(|it| is_work(facts, *it));
        Some(Task {
            call: call.expr,
            kind: spawns.kind,
            on_drop: spawns.on_drop,
            work,
            handle: facts.fate(call.expr),
            output: work.map_or(Ty::Unknown, |it| output(facts, it)),
        })
    });
    tasks.collect()
}

fn is_work(facts: &Facts<'_>, arg: ExprId) -> bool {
    let ty = facts.ty(arg);
    matches!(ty, Ty::Closure { .. } | Ty::FnDef(..) | Ty::FnPtr { .. })
        || facts.world.types.is_future(ty)
}

fn output(facts: &Facts<'_>, work: ExprId) -> Ty {
    match facts.ty(work) {
        Ty::Closure { ret, .. } | Ty::FnPtr { ret, .. } => (**ret).clone(),
        Ty::FnDef(def, subst) => facts
            .world
            .types
            .sig(*def)
            .map_or(Ty::Unknown, |it| subst.apply(&it.ret)),
        ty => facts.world.types.output(ty),
    }
}
