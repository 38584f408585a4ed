//! A task is started, and nobody holds it.

use super::Meta;
use crate::facts::{Facts, Fate, RegionKind, Task};
use crate::finding::{Applicability, Findings, Fix, Severity};
use crate::ir::{ExprId, ExprKind, PatKind, Stmt};
use crate::known::{OnDrop, SpawnKind};
use crate::options::{Declared, Paths, rule_of};
use crate::text::Span;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    severity: Severity::Hint,
    fix: Some(Applicability::Suggested),
    since: "0.1.0",
};

static ALLOW: Paths = Paths {
    rule: rule_of(module_path!()),
    name: "allow",
    about: "Functions whose tasks nobody needs to hold: those that are run as tasks, or those that start them.",
    example: "crate::metrics::report",
};

pub(super) static OPTIONS: &[Declared] = &[Declared::Paths(&ALLOW)];

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    if facts.unit.in_test {
        return;
    }
    for task in facts.tasks() {
        // What a tracker or set owns is held, and a lost error has a rule of its own.
        let is_held = matches!(task.kind, SpawnKind::Tracked | SpawnKind::Set);
        if !is_held && is_cancelled(task) && !is_allowed(facts, task) {
            cancelled(facts, task, acc);
        }
        if is_held || !task.is_discarded() || facts.can_fail(task) {
            continue;
        }
        if is_allowed(facts, task) || is_let_go(facts, task) {
            continue;
        }
        let Some(call) = facts
            .call(task.call)
            .filter(|it| has_handle(facts, it.expr))
        else {
            continue;
        };
        acc.add(
            call.span,
            "nobody holds this task: it cannot be awaited or stopped, and a panic in it goes unnoticed",
        )
        .fix(hold(facts, task));
    }
}

/// `spawn(…).detach()` says that nobody shall hold it.
fn is_let_go(facts: &Facts<'_>, task: &Task) -> bool {
    match task.handle {
        Fate::Dropped(call) => facts.call(call).is_some_and(|it| it.effects.detaches),
        _ => false,
    }
}

/// Nobody keeps the handle, and with it the task ends.
fn is_cancelled(task: &Task) -> bool {
    let dropped = matches!(task.handle, Fate::Discarded(_) | Fate::Underscore);
    dropped && task.on_drop == OnDrop::Cancel
}

fn cancelled(facts: &Facts<'_>, task: &Task, acc: &mut Findings) {
    let Some(call) = facts
        .call(task.call)
        .filter(|it| has_handle(facts, it.expr))
    else {
        return;
    };
    let message = "nobody holds this task: it is cancelled at once";
    acc.add(call.span, message)
        .severity(Severity::Warning)
        .fix(detached(facts, task));
}

/// Lets the task run on.
fn detached(facts: &Facts<'_>, task: &Task) -> Option<Fix> {
    let index = facts.index();
    let ty = facts.ty(task.call).adt()?;
    let impls = index.inherent_impls(ty).iter();
    let mut methods = impls.flat_map(|it| index.members(*it));
    methods.find(|it| facts.world.effects(**it).detaches && index.item(**it).name == "detach")?;
    let end = Span::empty(facts.span(task.call).end);
    let fix = Fix::suggested("Let the task run on");
    Some(fix.insert(facts.place(end), ".detach()"))
}

fn is_allowed(facts: &Facts<'_>, task: &Task) -> bool {
    let allowed = facts.options.paths(&ALLOW);
    let mut functions = facts.functions_of(task).into_iter();
    !allowed.is_empty() && functions.any(|it| facts.is_named(it, allowed))
}

/// Some functions start a task and return nothing to hold.
fn has_handle(facts: &Facts<'_>, call: ExprId) -> bool {
    let effects = facts.world.effects_of_type(facts.ty(call));
    effects.is_some_and(|it| it.handle.is_some())
}

/// Gives the task to the one tracker or set that is at hand.
fn hold(facts: &Facts<'_>, task: &Task) -> Option<Fix> {
    let call = facts.call(task.call)?;
    let is_spawn = matches!(
        facts.index().canonical_path(call.def).as_str(),
        "tokio::spawn" | "tokio::task::spawn"
    );
    if !is_spawn || !matches!(task.handle, Fate::Discarded(it) if it == task.call) {
        return None;
    }
    let mut owners = fields(facts, task);
    owners.extend(locals(facts, task));
    let [owner] = owners.as_slice() else {
        return None;
    };
    let fix = Fix::suggested(format!("Spawn it on `{owner}`"));
    Some(fix.replace(facts.place(call.span), format!("{owner}.spawn")))
}

/// The fields of `self` that own tasks.
fn fields(facts: &Facts<'_>, task: &Task) -> Vec<String> {
    let Some(self_) = facts.body.self_binding else {
        return Vec::new();
    };
    let mut ty = facts.types.binding(self_);
    let mut mutable = facts.body.binding(self_).mutable;
    if let Ty::Ref {
        mutable: by_mut,
        inner,
    } = ty
    {
        (ty, mutable) = (inner, *by_mut);
    }
    if facts.region(task.call).kind != RegionKind::Body {
        return Vec::new();
    }
    let Some(def) = ty.adt() else {
        return Vec::new();
    };
    let fields = facts.world.types.fields(def, 0);
    let owners = fields.iter().filter(|it| owns(facts, &it.1, task, mutable));
    owners.map(|it| format!("self.{}", it.0)).collect()
}

/// The locals declared before, in a block around the task, that own tasks.
fn locals(facts: &Facts<'_>, task: &Task) -> Vec<String> {
    let start = facts.span(task.call).start;
    let mut found = Vec::new();
    for block in facts.around(task.call) {
        let ExprKind::Block(block) = facts.kind(block) else {
            continue;
        };
        for stmt in &block.stmts {
            let Stmt::Let { pat, span, .. } = stmt else {
                continue;
            };
            if let PatKind::Bind { binding, .. } = facts.body.pat(*pat).kind
                && span.end <= start
            {
                let local = facts.body.binding(binding);
                let ty = facts.types.binding(binding);
                if owns(facts, ty, task, local.mutable) {
                    found.push(local.name.to_string());
                }
            }
        }
    }
    found
}

/// Whether a value of this type can take the task.
fn owns(facts: &Facts<'_>, ty: &Ty, task: &Task, mutable: bool) -> bool {
    let Ty::Adt(def, args) = ty else { return false };
    match facts.index().canonical_path(*def).as_str() {
        "tokio_util::task::TaskTracker" => true,
        "tokio::task::JoinSet" => mutable && args.first() == Some(&task.output),
        _ => false,
    }
}
