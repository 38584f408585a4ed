//! What a function does that its callers should know.

use rustc_hash::{FxHashMap, FxHashSet};

use super::limits::Poll;
use super::spread::Graph;
use super::start_up::Start;
use super::{Call, Context, Facts, RegionKind};
use crate::index::{Def, Place, Target};
use crate::ir::{ExprId, ExprKind, ItemKind, Literal, Name, Role};
use crate::known::{BlockKind, CancelKind, SpawnKind, WaitKind};

/// What one body says by itself, before anything is known of the functions that it calls.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Direct {
    /// The function is async: calling it blocks nobody.
    pub is_async: bool,
    /// Blocking calls that run when the function is called.
    pub blocks: Vec<Leaf>,
    /// Calls of other functions of the workspace that run when the function is called.
    pub calls: Vec<(Def, Place)>,
    /// Functions of the workspace that async code in it calls: whether they block matters.
    pub in_tasks: Vec<Def>,
    /// An await whose future loses data of the caller's when it is dropped.
    pub cancel: Option<CancelLeaf>,
    /// Other async functions of the workspace that it awaits on behalf of its caller.
    pub awaits: Vec<(Def, Place)>,
    /// What it waits for on behalf of its caller, itself.
    pub waits: Vec<WaitKind>,
    /// Where other async functions of the workspace are called, and what limits the time.
    pub polls: Vec<Poll>,
    /// Code that is not seen may call it.
    pub is_offered: bool,
    pub in_test: bool,
    pub start: Start,
    pub name: Name,
    /// It spawns tasks.
    pub starts_tasks: bool,
    /// It gives an HTTP request a time limit.
    pub limits_request: bool,
    /// It is an async function that waits for nothing, and nobody outside calls it.
    pub idle: bool,
    /// Names that are mentioned where it is not known what they mean.
    pub unseen: Vec<Name>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// `std::fs::write`
    pub path: Name,
    pub kind: BlockKind,
    pub tier: u8,
    /// It panics on a thread of the runtime.
    pub panics: bool,
    pub place: Place,
}

#[derive(Clone, Debug, PartialEq)]
pub struct CancelLeaf {
    pub path: Name,
    pub kind: CancelKind,
    pub place: Place,
    /// How many other functions lead there.
    pub depth: u32,
}

/// What is known of a function once the functions that it calls are known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// Calling it blocks the thread.
    pub blocks: Option<Block>,
    /// Dropping its future loses data.
    pub cancel: Option<CancelLeaf>,
    /// What it waits for, itself or through the functions that it awaits.
    pub waits: Vec<WaitKind>,
    /// Of an async function that waits for nothing: from the end of each call to that of its
    /// `.await`, if all mentions of it are calls that are awaited at once.
    pub awaited_at: Option<Vec<Place>>,
}

/// Why a function blocks: the call in its body that does, and what that leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub leaf: Leaf,
    /// The call in this function.
    pub place: Place,
    /// The function called there; `None` when that is the leaf itself.
    pub next: Option<Def>,
    /// 1 when the function makes the blocking call itself.
    pub depth: u32,
}

/// The summaries of all functions that matter.
#[derive(Clone, Debug, Default)]
pub struct Summaries {
    pub(super) by_def: FxHashMap<Def, Summary>,
    /// Functions every call of which is given a limited time only.
    pub(super) limited: FxHashSet<Def>,
    /// Functions that run while the program starts, and not later.
    pub(super) start_up: FxHashSet<Def>,
    /// Functions that only run on threads of their own.
    pub(super) alone: FxHashSet<Def>,
    /// Functions that only tests call.
    pub(super) for_tests: FxHashSet<Def>,
    /// Functions that give single HTTP requests a time limit, sorted.
    pub(super) limiting: Vec<Def>,
    pub(super) graph: Graph,
}

/// What is true of a function, in the order of the sets of [`Summaries`].
pub(super) type Claims = [bool; 4];

impl Direct {
    /// The functions of which something must be known to know this one, or what rules say of it.
    pub fn asks_for(&self) -> impl Iterator<Item = Def> {
        let calls = self.calls.iter().chain(&self.awaits).map(|it| it.0);
        calls.chain(self.in_tasks.iter().copied())
    }
}

impl Summaries {
    pub(super) fn claims_of(&self, def: Def) -> Claims {
        let sets = [&self.limited, &self.start_up, &self.alone, &self.for_tests];
        sets.map(|it| it.contains(&def))
    }

    pub fn blocks(&self, def: Def) -> Option<&Block> {
        self.by_def.get(&def)?.blocks.as_ref()
    }

    /// What an async function waits for, as far as that is known.
    pub fn waits(&self, def: Def) -> &[WaitKind] {
        self.by_def.get(&def).map_or(&[], |it| &it.waits)
    }

    pub fn is_time_limited(&self, def: Def) -> bool {
        self.limited.contains(&def)
    }

    /// Whether only tests call the function.
    pub fn is_for_tests(&self, def: Def) -> bool {
        self.for_tests.contains(&def)
    }

    /// Whether the function only runs on threads that are started for it.
    pub fn is_alone(&self, def: Def) -> bool {
        self.alone.contains(&def)
    }

    /// The functions that give single HTTP requests a time limit.
    pub fn limiting_requests(&self) -> &[Def] {
        &self.limiting
    }

    pub fn is_start_up(&self, def: Def) -> bool {
        self.start_up.contains(&def)
    }

    pub fn awaited_at(&self, def: Def) -> Option<&[Place]> {
        self.by_def.get(&def)?.awaited_at.as_deref()
    }

    /// The calls from a blocking function down to the leaf, with the function that each leads to.
    pub fn chain(&self, def: Def) -> Vec<&Block> {
        let mut chain = Vec::new();
        let mut at = Some(def);
        while let Some(block) = at.and_then(|it| self.blocks(it)) {
            chain.push(block);
            at = block.next.filter(|_| chain.len() < 32);
        }
        chain
    }
}

/// What the body at hand says by itself.
pub fn direct_summary(facts: &Facts<'_>) -> Direct {
    let mut direct = Direct {
        is_async: facts.function().is_some_and(|it| it.is_async),
        polls: facts.polls(),
        is_offered: facts.is_offered(),
        in_test: facts.unit.in_test,
        start: facts.start(),
        name: facts.item().name.clone(),
        idle: facts.is_idle(),
        unseen: facts.unseen(),
        ..Direct::default()
    };
    if direct.is_async {
        let points = facts.awaits().iter();
        let own = points.filter(|it| facts.region(it.expr).kind == RegionKind::Body);
        direct.waits.extend(own.filter_map(|it| it.waits));
    }
    for call in facts.calls() {
        direct.limits_request |= limits_request(facts, call);
        let spawns = call.effects.spawns.as_ref();
        direct.starts_tasks |=
            spawns.is_some_and(|it| !matches!(it.kind, SpawnKind::Blocking | SpawnKind::Thread));
        let place = facts.place(call.span);
        let is_ours = is_workspace(facts, call.def) && !is_dispatched(facts, call.def);
        if call.context == Context::Sync && !direct.is_async && !is_lazy(facts, call.expr) {
            if let Some(leaf) = leaf(facts, call) {
                direct.blocks.push(leaf);
            } else if is_ours {
                direct.calls.push((call.def, place));
            }
        }
        let in_task = call.context == Context::Async && call.awaited.is_none();
        if in_task && is_ours {
            direct.in_tasks.push(call.def);
        }
        if direct.is_async
            && call.awaited.is_some()
            && facts.region(call.expr).kind == RegionKind::Body
        {
            let loses = call
                .effects
                .cancel
                .as_ref()
                .filter(|it| matches!(it.kind, CancelKind::LosesData | CancelKind::Protocol));
            if let Some(cancel) = loses {
                if direct.cancel.is_none() && call.receiver.is_some_and(|it| is_callers(facts, it))
                {
                    let path = Name::new(facts.index().canonical_path(call.def));
                    direct.cancel = Some(CancelLeaf {
                        path,
                        kind: cancel.kind,
                        place,
                        depth: 0,
                    });
                }
            } else if is_workspace(facts, call.def) {
                direct.awaits.push((call.def, place));
            }
        }
    }
    direct
}

/// `request.timeout(…)`, on what can be sent then.
fn limits_request(facts: &Facts<'_>, call: &Call<'_>) -> bool {
    if !call.effects.sets.iter().any(|it| it == "timeout") {
        return false;
    }
    let index = facts.index();
    let impls = facts.ty(call.expr).adt().map(|it| index.inherent_impls(it));
    let mut methods = impls
        .into_iter()
        .flatten()
        .flat_map(|it| index.members(*it));
    methods.any(|it| facts.world.effects(*it).waits.is_some())
}

fn leaf(facts: &Facts<'_>, call: &Call<'_>) -> Option<Leaf> {
    let (kind, tier, panics) = match &call.effects.block_on {
        Some(it) => (BlockKind::Runtime, 1, it.panics_in_async),
        None => {
            let blocks = facts.blocking(call.expr)?;
            (blocks.kind, blocks.tier, blocks.panics_in_async)
        }
    };
    // A calculation that may be long is for those who see what it is given.
    if kind == BlockKind::Cpu && tier > 1 {
        return None;
    }
    let path = if is_dispatched(facts, call.def) {
        facts.callee_name(call)
    } else {
        facts.index().canonical_path(call.def)
    };
    Some(Leaf {
        path: path.into(),
        kind,
        tier,
        panics,
        place: facts.place(call.span),
    })
}

/// A method that a trait declares: which function runs is decided elsewhere.
fn is_dispatched(facts: &Facts<'_>, def: Def) -> bool {
    let container = facts.index().container(def);
    container.is_some_and(|it| matches!(facts.index().item(it).kind, ItemKind::Trait(_)))
}

fn is_workspace(facts: &Facts<'_>, def: Def) -> bool {
    facts.index().krate(facts.index().crate_of(def.file)).target != Target::Stub
}

/// Inside the initialiser of a cell that is filled once: paid once, by whoever comes first.
fn is_lazy(facts: &Facts<'_>, expr: ExprId) -> bool {
    let mut region = facts.region(expr);
    while let Some(closure) = region.expr {
        let call = facts
            .body
            .expr(closure)
            .parent
            .and_then(|it| facts.call(it));
        if call.is_some_and(|it| facts.index().item(it.def).name.contains("init")) {
            return true;
        }
        match facts.body.expr(closure).parent {
            Some(outer) => region = facts.region(outer),
            None => break,
        }
    }
    false
}

/// Whether a place belongs to the caller: `self`, a parameter, or something in them.
fn is_callers(facts: &Facts<'_>, expr: ExprId) -> bool {
    match facts.kind(expr) {
        ExprKind::Local(binding) => {
            let pat = facts.body.binding(*binding).pat;
            facts.body.self_binding == Some(*binding)
                || pat.is_some_and(|it| facts.body.params.contains(&it))
        }
        ExprKind::Field { base, .. }
        | ExprKind::Deref { base }
        | ExprKind::Ref { base, .. }
        | ExprKind::Index { base, .. } => is_callers(facts, *base),
        _ => false,
    }
}

impl Facts<'_> {
    /// What is known of a call that blocks the thread; `io` calls only where the receiver or an
    /// argument is a blocking reader or writer.
    pub fn blocking(&self, expr: ExprId) -> Option<crate::known::Blocks> {
        let call = self.call(expr)?;
        let blocks = call.effects.blocks.as_ref()?;
        if blocks.in_loop && self.enclosing_loop(expr).is_none() {
            return None;
        }
        // An awaited call is another crate's method of the same name.
        if self.role(expr) == Role::AwaitBase || call.args.iter().any(|it| self.is_no_time(*it)) {
            return None;
        }
        let is_socket = |kind| kind == BlockKind::Net && call.receiver.is_some();
        if blocks.kind != BlockKind::Io {
            let waits = !is_socket(blocks.kind) || !self.is_polled(expr);
            return waits.then(|| crate::known::Blocks {
                panics_in_async: blocks.panics_in_async && !self.is_off_tokio(expr),
                ..blocks.clone()
            });
        }
        let operands = call.receiver.iter().chain(call.args);
        let io = operands
            .filter_map(|it| self.blocking_io(self.ty(*it), 0))
            .next()?;
        if is_socket(io.kind) && self.is_polled(expr) || self.is_for_ready(expr) {
            return None;
        }
        Some(crate::known::Blocks {
            kind: io.kind,
            tier: io.tier,
            panics_in_async: io.panics_in_async,
            ..blocks.clone()
        })
    }

    /// `Duration::ZERO`, `Duration::from_millis(0)`: what waits for that long only looks.
    fn is_no_time(&self, expr: ExprId) -> bool {
        let is_nothing =
            |it: &ExprId| matches!(self.kind(*it), ExprKind::Literal(Literal::Int(Some(0), _)));
        let is_written_so = match self.kind(expr) {
            ExprKind::Path(path) => path.last_name() == "ZERO",
            ExprKind::Call { args, .. } => !args.is_empty() && args.iter().all(is_nothing),
            _ => false,
        };
        let is_duration = |it| self.index().canonical_path(it) == "std::time::Duration";
        is_written_so && self.ty(expr).adt().is_some_and(is_duration)
    }

    /// What a reader or writer blocks on, through buffers and wrappers.
    fn blocking_io(&self, ty: &crate::types::Ty, depth: u32) -> Option<crate::known::Blocks> {
        let ty = ty.peel_refs();
        let effects = self.world.effects_of_type(ty)?;
        if let Some(io) = &effects.blocking_io {
            return Some(io.clone());
        }
        let args = ty.args().iter().take(2);
        (depth < 4)
            .then(|| {
                args.into_iter()
                    .find_map(|it| self.blocking_io(it, depth + 1))
            })
            .flatten()
    }
}
