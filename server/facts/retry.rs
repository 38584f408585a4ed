//! Loops that make the same call again after it failed.

use super::{AwaitKind, AwaitPoint, Call, Facts, Outcome, Takes, When};
use crate::ir::{BinaryOp, BindingId, ExprId, ExprKind, Literal, Role};
use crate::known::{BlockKind, WaitKind};

/// A loop that is left once a call goes well, and makes it again when it fails.
#[derive(Clone, Debug)]
pub struct Retry {
    pub of: ExprId,
    /// The call's `.await`.
    pub awaited: ExprId,
    /// What is written for failures after which the next turn begins, one of each; none where a
    /// flag decides at the end of the turn.
    pub again: Vec<Option<ExprId>>,
}

impl Facts<'_> {
    /// The loop that retries an awaited call, whatever the error is, with no pause of any kind.
    pub fn retry_at_once(&self, call: &Call<'_>) -> Option<Retry> {
        let awaited = call.awaited?;
        let of = self.retrying_loop(awaited)?;
        self.asks_others(call)
            .then(|| self.retry_of(call.expr, awaited, of))?
    }

    /// The same of a call of what the function is given: it retries whatever that asks for.
    pub fn given_retry_at_once(&self, point: &AwaitPoint) -> Option<Retry> {
        let AwaitKind::Await { future } = point.kind else {
            return None;
        };
        let ExprKind::Call { callee, .. } = self.kind(future) else {
            return None;
        };
        let given = self.body.binding(self.local(*callee)?).pat?;
        let of = self.retrying_loop(point.expr)?;
        let is_given = self.body.params.contains(&given);
        is_given.then(|| self.retry_of(future, point.expr, of))?
    }

    /// The loop that may make a call again that can fail.
    fn retrying_loop(&self, awaited: ExprId) -> Option<ExprId> {
        let of = self.enclosing_loop(awaited)?;
        let result = self.ty(awaited).adt()?;
        let can_fail = self.world.types.lang.is("std::result::Result", result);
        (can_fail && self.is_by_number(of, awaited)).then_some(of)
    }

    fn retry_of(&self, call: ExprId, awaited: ExprId, of: ExprId) -> Option<Retry> {
        let outcomes = self.outcomes(awaited, of);
        let takes = |it: &Outcome, variant| self.takes(it, &[variant]) != Takes::Nothing;
        let good = outcomes.iter().filter(|it| takes(it, "Ok"));
        let ends = good.clone().any(|it| it.paths.out);
        let mut told = good.clone().filter(|it| !it.paths.leaves());
        // A first value that is not the last one is a step, and no failure.
        let by_value = good.clone().any(|it| self.is_some_value(it));
        if !ends || !told.all(|it| !by_value && self.is_merely_told(it, of)) {
            return None;
        }
        let again = outcomes.iter().filter(|it| it.paths.again);
        let mut failing = again.clone().filter(|it| takes(it, "Err"));
        let whatever = failing.find(|it| self.takes_any_error(it))?;
        let pauses = self.pauses(of, (call, awaited), &outcomes, whatever);
        if pauses || !self.is_same_each_turn(call, of) {
            return None;
        }
        // A flag that decides after the turn leaves no place for what is to be done in between.
        let is_by_flag = outcomes.iter().all(|it| it.body.is_none());
        Some(Retry {
            of,
            awaited,
            again: match is_by_flag {
                true => Vec::new(),
                false => again.map(|it| it.body).collect(),
            },
        })
    }

    /// Whether the pattern of a case takes some values of `Ok` and leaves others.
    fn is_some_value(&self, case: &Outcome) -> bool {
        match case.when {
            When::Matches(pat) | When::Differs(pat) => self.pat_takes(pat, &["Ok"]) == Takes::Some,
            When::Is(_) => false,
        }
    }

    /// Whether an answer that is no success is only told or remembered: nothing is done with it.
    fn is_merely_told(&self, case: &Outcome, of: ExprId) -> bool {
        let bindings = match case.when {
            When::Matches(pat) => self.bindings_of(pat),
            _ => Vec::new(),
        };
        case.body
            .is_some_and(|it| self.is_for_effect(it) && self.tells(it, of, &bindings))
    }

    /// Whether the value of a case goes nowhere.
    fn is_for_effect(&self, part: ExprId) -> bool {
        let mut at = part;
        while matches!(
            self.role(at),
            Role::Tail | Role::Then | Role::Else | Role::ArmBody
        ) && let Some(outer) = self.body.expr(at).parent
        {
            at = outer;
        }
        matches!(self.role(at), Role::Statement { .. } | Role::LoopBody)
    }

    /// Whether nothing in a part of a case does anything with the answer, apart from looking into
    /// it, in front of the next turn.
    fn tells(&self, part: ExprId, of: ExprId, answer: &[BindingId]) -> bool {
        let is_own = |it: ExprId| match *self.kind(self.iteration(it).source) {
            ExprKind::Local(local) => answer.contains(&local),
            _ => false,
        };
        let mut tells = match self.kind(part) {
            ExprKind::Await { .. } => false,
            ExprKind::Macro(_) => !self.is_strange(part),
            _ if self.body.expr(part).in_macro => true,
            ExprKind::MethodCall { .. } => is_own(part),
            ExprKind::Call { callee, .. } => match self.kind(*callee) {
                ExprKind::Path(path) => path.last_name().starts_with(char::is_uppercase),
                _ => false,
            },
            _ => true,
        };
        self.body.for_each_child(part, &mut |child, _| {
            tells = tells && (self.is_way_out(child, of) || self.tells(child, of, answer));
        });
        tells
    }

    /// Whether a branch only leads out of the loop.
    fn is_way_out(&self, branch: ExprId, of: ExprId) -> bool {
        self.is_branch(branch) && self.paths(branch, of).leaves()
    }

    /// `loop`, `while` without a pattern but the result's, `for` over numbers: more than one
    /// further try.
    fn is_by_number(&self, of: ExprId, awaited: ExprId) -> bool {
        match self.kind(of) {
            ExprKind::Loop { .. } => true,
            ExprKind::While { cond, .. } => {
                let mut has_pattern = false;
                self.body.walk(*cond, &mut |it| {
                    has_pattern |= matches!(self.kind(it), ExprKind::Let { .. });
                });
                !has_pattern || self.body.is_within(awaited, *cond)
            }
            ExprKind::For { iterable, .. } => match *self.kind(self.iteration(*iterable).source) {
                ExprKind::Range {
                    start: Some(start),
                    end,
                    inclusive,
                } => {
                    let number = |it: ExprId| match self.kind(it) {
                        ExprKind::Literal(Literal::Int(it, _)) => *it,
                        _ => None,
                    };
                    let counts = number(start).zip(end.and_then(number));
                    counts.is_none_or(|(start, end)| {
                        end.saturating_sub(start) + u128::from(inclusive) > 2
                    })
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether the call waits for an answer from elsewhere, and for nothing that paces it.
    pub(super) fn asks_others(&self, call: &Call<'_>) -> bool {
        use WaitKind::*;
        let own = call.effects.waits.as_ref().map(|it| it.kind);
        let known = own.or_else(|| self.await_at(call.awaited?)?.waits);
        if let Some(kind) = known {
            return matches!(kind, Connect | Request | Dns | Db | Fs | Process);
        }
        let waits = self.summaries.waits(call.def);
        let asks = |it: &WaitKind| matches!(it, Connect | Request | Dns | Db);
        let paces = |it: &WaitKind| {
            matches!(
                it,
                Accept | Stdio | Channel | Capacity | Timer | Task | Signal | Event
            )
        };
        waits.iter().any(asks) && !waits.iter().any(paces)
    }

    /// Whether a case is for all errors alike, as often as a number says.
    fn takes_any_error(&self, case: &Outcome) -> bool {
        let pat = match case.when {
            When::Matches(pat) if self.pat_takes(pat, &["Err"]) == Takes::All => Some(pat),
            When::Matches(_) => return false,
            _ if self.takes(case, &["Err"]) == Takes::All => None,
            _ => return false,
        };
        let counts = case.guard.is_none_or(|it| {
            matches!(
                self.kind(it),
                ExprKind::Binary {
                    op: BinaryOp::Compare,
                    ..
                }
            )
        });
        let errors = pat.map(|it| self.bindings_of(it)).unwrap_or_default();
        let mut uses = errors.iter().flat_map(|it| &self.body.binding(*it).uses);
        counts && !uses.any(|it| self.decides(*it, case))
    }

    /// Whether it depends on this part of a case where the code goes.
    fn decides(&self, part: ExprId, case: &Outcome) -> bool {
        let mut at = part;
        loop {
            match self.role(at) {
                Role::Cond
                | Role::MatchScrutinee
                | Role::LetScrutinee(_)
                | Role::ArmGuard
                | Role::TryBase => return true,
                _ if Some(at) == case.body => return false,
                _ => {}
            }
            match self.body.expr(at).parent {
                Some(outer) => at = outer,
                None => return false,
            }
        }
    }

    /// Whether something may wait between a failure and the next try.
    fn pauses(
        &self,
        of: ExprId,
        (call, awaited): (ExprId, ExprId),
        outcomes: &[Outcome],
        again: &Outcome,
    ) -> bool {
        let region = self.region_id(awaited);
        let goes_on = again.body.is_none_or(|it| self.paths(it, of).on);
        let is_left = |at: ExprId| {
            let mut leaving = outcomes.iter().filter(|it| it.paths.leaves());
            let mut around = self.body.ancestors(at).take_while(|it| *it != of);
            around.any(|it| self.is_way_out(it, of))
                || leaving.any(|it| it.body.is_some_and(|it| self.body.is_within(at, it)))
        };
        // What follows a failure that does not go on follows a success.
        let is_behind = |at: ExprId| {
            let end = again.body.map(|it| self.span(it).end);
            !goes_on && end.is_some_and(|it| self.span(at).start >= it)
        };
        let mut pauses = false;
        self.body.walk(of, &mut |at| {
            pauses |= match self.kind(at) {
                _ if self.region_id(at) != region || is_left(at) || is_behind(at) => false,
                ExprKind::Call { callee, .. } => match self.kind(*callee) {
                    ExprKind::Path(path) => is_pause(path.last_name()),
                    _ => at != call,
                },
                ExprKind::MethodCall { method, .. } => is_pause(method),
                ExprKind::Macro(_) if self.is_strange(at) => true,
                _ => at != awaited && self.await_at(at).is_some(),
            } || self.sleeps(at);
        });
        pauses
    }

    /// A call that stops the thread for a while.
    fn sleeps(&self, at: ExprId) -> bool {
        let Some(callee) = self.types.callee(at) else {
            return false;
        };
        let own = self.world.effects(callee.def);
        let own = own.blocks.as_ref().map(|it| it.kind);
        let called = self.summaries.blocks(callee.def).map(|it| it.leaf.kind);
        own == Some(BlockKind::Sleep) || called == Some(BlockKind::Sleep)
    }
}

/// Whether a function says by its name that it takes its time.
fn is_pause(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "backoff", "delay", "pause", "retry", "sleep", "throttle", "wait",
    ];
    let name = name.to_lowercase();
    NAMES.iter().any(|it| name.contains(it))
}
