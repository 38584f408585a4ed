//! An iterator adapter makes a list of futures, and nothing awaits them.

use super::Meta;
use crate::facts::{Facts, Then};
use crate::finding::{Applicability, Findings, Severity};
use crate::ir::ExprKind;
use crate::rewrite;

pub(super) const META: Meta = Meta {
    severity: Severity::Warning,
    fix: Some(Applicability::Safe),
    since: "0.1.0",
};

pub(super) fn check(facts: &Facts<'_>, acc: &mut Findings) {
    for mapped in facts.mapped_futures() {
        let ExprKind::MethodCall {
            method,
            method_span,
            ..
        } = facts.kind(mapped.call)
        else {
            continue;
        };
        match mapped.then {
            Then::Rejected => {
                let message = format!("`{method}` does not await what its closure returns");
                acc.add(*method_span, message)
                    .severity(Severity::Error)
                    .fix(rewrite::for_loop(facts, mapped.call));
            }
            Then::Lost { collected } => {
                let message = format!("`{method}` makes futures that nothing awaits");
                let finding = acc.add(*method_span, message);
                // That it compiles, or what happens when it is dropped, is what is tested.
                if facts.unit.in_test {
                    finding.severity(Severity::Hint);
                }
                finding.fix(collected.and_then(|it| rewrite::join_all(facts, it)));
            }
        }
    }
}
