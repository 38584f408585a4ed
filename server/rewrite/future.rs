//! Awaits a future that is thrown away.

use crate::facts::{Facts, RegionKind};
use crate::finding::{Applicability, Fix};
use crate::ir::ExprId;
use crate::types::Ty;

/// Awaits a future that is dropped. Safe if `may_be_safe`, nothing is held that must not be, and
/// there is no result to look at.
pub fn await_lost(facts: &Facts<'_>, future: ExprId, may_be_safe: bool) -> Option<Fix> {
    let output = facts.world.types.output(facts.ty(future));
    let plain = is_plain(facts, &output);
    let question = !plain && returns_result(facts, future) && may_be_safe;
    let text = if question { ".await?" } else { ".await" };
    let safe = may_be_safe && plain && facts.can_await(future);
    add(facts, future, text, safe)
}

/// Awaits a future whose result is ignored already.
pub fn ignore_result(facts: &Facts<'_>, future: ExprId) -> Option<Fix> {
    add(facts, future, ".await", facts.can_await(future))
}

fn add(facts: &Facts<'_>, future: ExprId, text: &str, safe: bool) -> Option<Fix> {
    if !facts.is_async_here(future) {
        return None;
    }
    let applicability = match safe {
        true => Applicability::Safe,
        false => Applicability::Suggested,
    };
    let edits = facts
        .source()?
        .postfix(facts.def.item, facts.body, future, text);
    Some(Fix::new(applicability, format!("Add `{text}`")).edits(edits))
}

/// Whether the type is known and dropping such a value loses no error.
fn is_plain(facts: &Facts<'_>, ty: &Ty) -> bool {
    let lang = &facts.world.types.lang;
    match ty {
        Ty::Unknown | Ty::Infer(_) | Ty::Param(_) | Ty::Proj(..) | Ty::Opaque { .. } => false,
        Ty::Adt(def, _) if lang.is("std::result::Result", *def) => false,
        Ty::Adt(def, args) if lang.is("std::option::Option", *def) => {
            args.iter().all(|it| is_plain(facts, it))
        }
        _ => true,
    }
}

/// Whether `?` can stand there.
fn returns_result(facts: &Facts<'_>, expr: ExprId) -> bool {
    let types = &facts.world.types;
    let region = facts.region(expr);
    let ty = match (region.kind, region.expr) {
        (RegionKind::Body, _) => types.sig(facts.def).map(|it| match it.is_async {
            true => types.output(&it.ret),
            false => it.ret.clone(),
        }),
        (RegionKind::AsyncBlock { .. }, Some(block)) => Some(types.output(facts.ty(block))),
        _ => None,
    };
    let def = ty.and_then(|it| it.adt());
    def.is_some_and(|it| types.lang.is("std::result::Result", it))
}
