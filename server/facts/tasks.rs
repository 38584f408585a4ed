//! Spawned tasks and what becomes of their handles.

use super::{Facts, Fate};
use crate::index::{Def, Target};
use crate::ir::{BlockKind, ExprId, ExprKind, MacroCall, Stmt};
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

impl Task {
    /// Nobody keeps the handle, and dropping it lets the task run on.
    pub fn is_discarded(&self) -> bool {
        let dropped = matches!(
            self.handle,
            Fate::Discarded(_) | Fate::Underscore | Fate::Dropped(_)
        );
        dropped && self.on_drop == OnDrop::Detach && self.kind != SpawnKind::Thread
    }
}

impl Facts<'_> {
    /// Whether nobody can ask how the task ended: its handle is dropped, at once or with a name of
    /// which nothing else is made.
    pub fn is_result_lost(&self, task: &Task) -> bool {
        let is_lost = |name| self.is_unused(name) && !self.is_in_opaque(name);
        let detached = task.on_drop == OnDrop::Detach && task.kind != SpawnKind::Thread;
        task.is_discarded() || detached && matches!(task.handle, Fate::Bound(it) if is_lost(it))
    }

    /// The function that starts the task, and the one that it runs as far as that is one: whose
    /// future it is, or which its block or closure calls at the end.
    pub fn functions_of(&self, task: &Task) -> Vec<Def> {
        let start = self.call(task.call).map(|it| it.def);
        let run = task.work.and_then(|it| self.run_at_last(it));
        start.into_iter().chain(run).collect()
    }

    fn run_at_last(&self, work: ExprId) -> Option<Def> {
        let mut at = work;
        loop {
            at = match self.kind(at) {
                ExprKind::Block(block) => match (block.tail, block.stmts.last()) {
                    (Some(tail), _) => tail,
                    (None, Some(Stmt::Expr { expr, .. })) => *expr,
                    _ => return None,
                },
                ExprKind::Closure(closure) => closure.body,
                ExprKind::Await { base } | ExprKind::Try { base } => *base,
                ExprKind::Path(_) => match self.ty(at) {
                    Ty::FnDef(def, _) => return Some(*def),
                    _ => return None,
                },
                _ => return self.call(at).map(|it| it.def),
            };
        }
    }

    /// Whether the task ends with an error that says something: not one that cannot be, not that
    /// it was stopped, and not that nobody listens to its messages any more.
    pub fn can_fail(&self, task: &Task) -> bool {
        let Ty::Adt(def, args) = &task.output else {
            return false;
        };
        let lang = &self.world.types.lang;
        let error = lang
            .is("std::result::Result", *def)
            .then(|| args.get(1))
            .flatten();
        error.is_some_and(|error| match error {
            Ty::Never => false,
            Ty::Adt(def, _) => {
                const SAY_NOTHING: &[&str] = &["Infallible", "Aborted", "SendError"];
                let index = self.index();
                let is_known = index.krate(index.crate_of(def.file)).target == Target::Stub;
                !(is_known && SAY_NOTHING.contains(&index.item(*def).name.as_str()))
            }
            _ => !error.is_unit(),
        })
    }

    /// Whether a task says each of its errors before it ends with it: every way out is an `Ok(…)`,
    /// or an `Err(…)` with a message in front of it.
    pub fn tells_its_errors(&self, work: ExprId) -> bool {
        let end = match self.kind(work) {
            ExprKind::Block(block) => match (&block.kind, block.tail) {
                (BlockKind::Async { .. }, _) => work,
                // `{ let own = shared.clone(); async move { … } }`
                (_, Some(tail)) => return self.tells_its_errors(tail),
                _ => return false,
            },
            ExprKind::Closure(closure) => closure.body,
            _ => return false,
        };
        let own = |it: ExprId| self.region(it).expr == Some(work);
        let mut ends = vec![end];
        self.body.walk(work, &mut |it| match self.kind(it) {
            ExprKind::Return(value) if own(it) => ends.extend(value.or(Some(it))),
            // The error of a `?` goes past every message.
            ExprKind::Try { .. } if own(it) => ends.push(it),
            _ => {}
        });
        ends.iter().all(|it| self.is_told(*it))
    }

    fn is_told(&self, end: ExprId) -> bool {
        match self.kind(end) {
            ExprKind::Block(block) => match block.tail {
                Some(tail) => self.is_told(tail),
                None => !self.completes(end),
            },
            ExprKind::Match { arms, .. } => arms.iter().all(|it| self.is_told(it.body)),
            ExprKind::If {
                then,
                else_: Some(else_),
                ..
            } => self.is_told(*then) && self.is_told(*else_),
            ExprKind::Call { callee, args } => match self.kind(*callee) {
                ExprKind::Path(path) if path.last_name() == "Ok" => true,
                ExprKind::Path(path) if path.last_name() == "Err" => {
                    args.iter().any(|it| self.is_logged_before(*it, end))
                }
                _ => false,
            },
            ExprKind::Return(_) => true,
            _ => !self.completes(end),
        }
    }

    /// Whether a message that shows a value stands in front of an expression, in its block.
    fn is_logged_before(&self, value: ExprId, end: ExprId) -> bool {
        let mut shown = Vec::new();
        self.body.walk(value, &mut |it| {
            if let ExprKind::Local(binding) = self.kind(it) {
                shown.push(*binding);
            }
        });
        let mut outer = self.body.ancestors(end).map(|it| self.kind(it));
        let outer = outer.find(|it| !matches!(it, ExprKind::Return(_)));
        let Some(ExprKind::Block(block)) = outer else {
            return false;
        };
        let earlier = block.stmts.iter().filter_map(|it| match it {
            Stmt::Expr { expr, .. } => Some(*expr),
            Stmt::Let { .. } => None,
        });
        { earlier }
            .take_while(|it| self.span(*it).start < self.span(end).start)
            .any(|stmt| {
                let says = |call: &MacroCall| {
                    let name = call.path.last_name();
                    matches!(
                        name,
                        "error" | "warn" | "log" | "event" | "eprintln" | "println"
                    )
                };
                matches!(self.kind(stmt), ExprKind::Macro(call) if says(call))
                    && shown.iter().any(|it| {
                        let mut uses = self.body.binding(*it).uses.iter();
                        uses.any(|it| self.body.is_within(*it, stmt))
                    })
            })
    }

    /// Where a task's error comes from, as far as that can be seen: the first `?` or `Err(…)` of
    /// its block, or else its last expression.
    pub fn source_of_error(&self, work: ExprId) -> ExprId {
        let (ExprKind::Block(_) | ExprKind::Closure(_)) = self.kind(work) else {
            return work;
        };
        let mut first = None;
        self.body.walk(work, &mut |it| {
            let fails = match self.kind(it) {
                ExprKind::Try { .. } => true,
                ExprKind::Call { callee, .. } => {
                    matches!(self.kind(*callee), ExprKind::Path(path) if path.last_name() == "Err")
                }
                _ => false,
            };
            let starts = |id: ExprId| self.span(id).start;
            if fails
                && self.region(it).expr == Some(work)
                && first.is_none_or(|known| starts(it) < starts(known))
            {
                first = Some(it);
            }
        });
        let last = match self.kind(work) {
            ExprKind::Block(block) => block.tail,
            ExprKind::Closure(closure) => Some(closure.body),
            _ => None,
        };
        first.or(last).unwrap_or(work)
    }
}

pub(super) fn collect(facts: &Facts<'_>) -> Vec<Task> {
    let tasks = facts.calls().iter().filter_map(|call| {
        let spawns = call.effects.spawns.as_ref()?;
        let work = call.args.iter().copied().find(|it| is_work(facts, *it));
        let (handle, on_drop) = match facts.fate(call.expr) {
            Fate::Receiver(method) if detaches(facts, method) => {
                (Fate::Dropped(method), OnDrop::Detach)
            }
            fate => (fate, spawns.on_drop),
        };
        Some(Task {
            call: call.expr,
            kind: spawns.kind,
            on_drop,
            work,
            handle,
            output: work.map_or(Ty::Unknown, |it| output(facts, it)),
        })
    });
    tasks.collect()
}

/// `spawn(…).detach()`: the task runs on without its handle.
fn detaches(facts: &Facts<'_>, method: ExprId) -> bool {
    facts.call(method).is_some_and(|it| it.effects.detaches)
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
