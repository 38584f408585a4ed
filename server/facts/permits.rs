//! Permits of semaphores: where they are taken, and what becomes of them.

use super::{Call, Facts, Fate};
use crate::ir::{Body, ExprId, ExprKind, Literal, Name, PatKind, Role};
use crate::known::{GuardKind, LimitKind};

/// One permit that a semaphore gives out.
#[derive(Clone, Copy, Debug)]
pub struct Permit {
    /// The call that takes it.
    pub call: ExprId,
    /// The outermost expression that is the permit, perhaps in a `Result`.
    pub value: ExprId,
    /// What becomes of it.
    pub fate: Fate,
    pub awaited: bool,
}

impl Facts<'_> {
    /// Single permits: taking many is how one waits for everybody.
    pub fn permits(&self) -> impl Iterator<Item = Permit> {
        self.calls()
            .iter()
            .filter(|it| it.effects.limit == Some(LimitKind::Concurrency) && it.args.is_empty())
            .filter_map(|it| self.permit(it))
    }

    fn permit(&self, call: &Call<'_>) -> Option<Permit> {
        let is_permit = |it: ExprId| {
            let guard = self.guard_in(self.ty(it));
            guard.is_some_and(|it| it.0.kind == GuardKind::Permit)
        };
        let mut value = call.expr;
        while let Some(parent) = self.body.expr(value).parent {
            let goes_on = match self.role(value) {
                Role::AwaitBase | Role::TryBase => true,
                Role::Receiver => self.takes_receiver(value),
                _ => false,
            };
            if !goes_on || !is_permit(parent) {
                break;
            }
            value = parent;
        }
        is_permit(value).then(|| Permit {
            call: call.expr,
            value,
            fate: self.fate(value),
            awaited: call.awaited.is_some(),
        })
    }

    /// Whether the semaphore is a gate or a signal in this file: made without permits, given more
    /// later, or closed.
    pub fn is_gate(&self, permit: Permit) -> bool {
        let receiver = self.call(permit.call).and_then(|it| it.receiver);
        let Some(name) = receiver.and_then(|it| place_name(self.body, it)) else {
            return false;
        };
        let index = self.index();
        self.bodies_around().any(|(def, body)| {
            body.ids().any(|it| match body.kind(it) {
                ExprKind::MethodCall {
                    receiver, method, ..
                } => {
                    matches!(method.as_str(), "close" | "add_permits")
                        && place_name(body, *receiver).as_ref() == Some(&name)
                }
                ExprKind::Call { callee, args } => {
                    is_semaphore_new(body, *callee)
                        && args.first().is_some_and(|it| is_zero(body, *it))
                        && receiving_name(body, it).unwrap_or_else(|| index.item(def).name.clone())
                            == name
                }
                _ => false,
            })
        })
    }
}

/// `limit` of `limit`, `self.limit`, `LIMIT`, `limit.clone()`.
fn place_name(body: &Body, expr: ExprId) -> Option<Name> {
    match body.kind(expr) {
        ExprKind::Local(binding) => Some(body.binding(*binding).name.clone()),
        ExprKind::Field { name, .. } => Some(name.clone()),
        ExprKind::Path(path) => path.last().map(|it| it.name.clone()),
        ExprKind::Ref { base, .. } | ExprKind::Deref { base } => place_name(body, *base),
        ExprKind::MethodCall {
            receiver, method, ..
        } if method == "clone" => place_name(body, *receiver),
        ExprKind::Call { args, .. } => place_name(body, *args.first()?),
        _ => None,
    }
}

fn is_semaphore_new(body: &Body, callee: ExprId) -> bool {
    let ExprKind::Path(path) = body.kind(callee) else {
        return false;
    };
    let mut names = path.segments.iter().rev().map(|it| it.name.as_str());
    matches!(names.next(), Some("new" | "const_new")) && names.next() == Some("Semaphore")
}

fn is_zero(body: &Body, expr: ExprId) -> bool {
    matches!(body.kind(expr), ExprKind::Literal(Literal::Int(Some(0), _)))
}

/// The local or field that a value is put into, perhaps inside `Arc::new(…)`; `None` when it is
/// the value of the whole body.
fn receiving_name(body: &Body, expr: ExprId) -> Option<Name> {
    let parent = body.expr(expr).parent?;
    let mut role = Role::Root;
    body.for_each_child(parent, &mut |it, its| {
        if it == expr {
            role = its;
        }
    });
    match (role, body.kind(parent)) {
        (Role::LetInit(pat), _) => match body.pat(pat).kind {
            PatKind::Bind { binding, .. } => Some(body.binding(binding).name.clone()),
            _ => Some(Name::default()),
        },
        (_, ExprKind::Struct { fields, .. }) => {
            let field = fields.iter().find(|it| it.value == expr);
            field.map(|it| it.name.clone())
        }
        _ => receiving_name(body, parent),
    }
}
