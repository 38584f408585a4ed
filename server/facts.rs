//! What a reader of async code would see in one body, computed once and shared by all rules.

mod asked;
mod builder;
mod calls;
mod channels;
mod context;
mod effects;
mod fate;
mod flow;
mod guards;
mod idle;
mod iteration;
mod joined;
mod leaving;
mod limits;
mod lost;
mod mapped;
mod mentions;
mod moved;
mod named;
mod nearby;
mod outcomes;
mod overview;
mod owned;
mod pace;
mod paths;
mod permits;
mod programs;
mod reach;
mod retry;
mod select;
mod sent;
mod spread;
mod start_up;
mod summary;
mod tasks;
#[cfg(test)]
mod testing;
#[cfg(test)]
mod tests;
mod turns;
mod unit;
mod waits;

use std::cell::OnceCell;
use std::rc::Rc;
use std::sync::Arc;

pub use asked::{Asked, Needs};
pub use builder::Built;
pub use calls::{AwaitKind, AwaitPoint, Call};
pub use channels::Channel;
pub use context::{Context, Region, RegionId, RegionKind, may_be_polled};
pub use effects::Known;
pub use fate::Fate;
pub use guards::{Guard, GuardPlace};
pub use idle::{Waiting, words};
pub use iteration::{Amount, Iteration};
pub use limits::{Poll, TimeLimit};
pub use lost::{Lost, LostFuture};
pub use mapped::{MappedFutures, Then};
pub use mentions::Caller;
pub use moved::Moved;
pub use outcomes::{Outcome, Takes, When};
pub use overview::{Glance, News, Overview};
pub use paths::Paths;
pub use permits::Permit;
pub use retry::Retry;
pub use select::{SelectFact, SelectFuture};
pub use spread::{Directs, Renewed};
pub use summary::{Block, CancelLeaf, Direct, Leaf, Summaries, Summary, direct_summary};
pub use tasks::Task;
pub use unit::Unit;

use crate::finding::Edit;
use crate::fix::Source;
use crate::fix::manifest::{self, Requirement};
use crate::index::{Def, DependencyKind, FileId, Index, Place, Target};
use crate::ir::{self, BindingId, Body, ExprId, ExprKind, Role};
use crate::known::Effects;
use crate::options::Options;
use crate::text::Span;
use crate::types::{BodyTypes, Ty, Types};

/// What is the same for all bodies of an analysis. One per thread.
pub struct World<'a> {
    pub index: &'a Index,
    /// The texts of the workspace's files, by file.
    texts: &'a [Arc<str>],
    pub types: Types<'a>,
    pub known: Known,
    pub overview: Arc<Overview>,
}

impl<'a> World<'a> {
    pub fn new(index: &'a Index, texts: &'a [Arc<str>], overview: Arc<Overview>) -> Self {
        Self {
            overview,
            index,
            texts,
            types: Types::new(index),
            known: Known::default(),
        }
    }

    /// A file of the workspace, for writing fixes; `None` for stubs.
    pub fn source(&self, file: FileId) -> Option<Source<'a>> {
        let text = self.texts.get(file.0 as usize)?;
        Some(Source {
            file,
            text,
            ir: self.index.file(file),
        })
    }

    /// A function as messages say it: of the workspace without its modules, of others in full.
    pub fn short_name(&self, def: Def) -> String {
        let index = self.index;
        let path = index.canonical_path(def);
        if index.krate(index.crate_of(def.file)).target == Target::Stub {
            return path;
        }
        let segments = 1 + usize::from(index.container(def).is_some());
        let from = path.rmatch_indices("::").nth(segments - 1);
        path[from.map_or(0, |(at, _)| at + 2)..].to_owned()
    }

    /// Whether a definition is known from a stub.
    pub fn is_stub(&self, def: Def) -> bool {
        self.index.krate(self.index.crate_of(def.file)).target == Target::Stub
    }

    pub fn effects(&self, def: Def) -> Rc<Effects> {
        self.known.of(self.index, def)
    }

    /// What is known of a type: of itself, or of what it points to.
    pub fn effects_of_type(&self, ty: &Ty) -> Option<Rc<Effects>> {
        ty.peel_refs().adt().map(|it| self.effects(it))
    }
}

/// The facts of one body.
pub struct Facts<'a> {
    pub world: &'a World<'a>,
    /// The function, constant or static.
    pub def: Def,
    pub body: &'a Body,
    pub types: &'a BodyTypes,
    /// Where the body stands: which target, in a test or not.
    pub unit: Unit,
    pub summaries: Asked<'a>,
    /// What counts for the rules in this file.
    pub options: &'a Options,
    roles: Vec<Role>,
    regions: Vec<Region>,
    region_of: Vec<RegionId>,
    calls: Vec<Call<'a>>,
    awaits: Vec<AwaitPoint>,
    /// What follows is computed when it is asked for: of most bodies, only their calls matter.
    lives: OnceCell<Lives>,
    selects: OnceCell<Vec<SelectFact<'a>>>,
    tasks: OnceCell<Vec<Task>>,
    channels: OnceCell<Vec<Channel>>,
    traffic: OnceCell<Vec<(ExprId, u32)>>,
}

/// Where values are alive.
struct Lives {
    guards: Vec<Guard>,
    /// Senders, with the await points at which they may live.
    senders: Vec<(BindingId, Vec<usize>)>,
}

impl<'a> Facts<'a> {
    pub fn new(
        world: &'a World<'a>,
        def: Def,
        body: &'a Body,
        types: &'a BodyTypes,
        summaries: &'a Summaries,
    ) -> Self {
        let unit = Unit::of(world, def);
        let summaries = Asked::new(summaries);
        let mut facts = Self {
            world,
            def,
            body,
            types,
            unit: Unit {
                in_test: unit.in_test || summaries.is_for_tests(def),
                has_own_thread: summaries.is_alone(def),
                ..unit
            },
            summaries,
            options: Options::DEFAULT,
            roles: body.roles(),
            regions: Vec::new(),
            region_of: Vec::new(),
            calls: Vec::new(),
            awaits: Vec::new(),
            lives: OnceCell::new(),
            selects: OnceCell::new(),
            tasks: OnceCell::new(),
            channels: OnceCell::new(),
            traffic: OnceCell::new(),
        };
        (facts.regions, facts.region_of) = context::regions(&facts);
        (facts.calls, facts.awaits) = calls::collect(&facts);
        facts
    }

    /// The same where other options count than those by default.
    pub fn under(self, options: &'a Options) -> Self {
        Self { options, ..self }
    }

    /// The file at hand, for writing fixes.
    pub fn source(&self) -> Option<Source<'a>> {
        self.world.source(self.def.file)
    }

    /// The source of an expression.
    pub fn text(&self, expr: ExprId) -> &'a str {
        self.text_at(self.span(expr))
    }

    /// The source at a span of this body.
    pub fn text_at(&self, span: Span) -> &'a str {
        self.source().map_or("", |it| it.text_of(self.place(span)))
    }

    /// Whether the code may name that crate, with that feature: fixes must not name others.
    pub fn has_crate(&self, name: &str, feature: &str) -> bool {
        let Some(package) = self.index().package_of(self.def.file) else {
            return true;
        };
        package.dependencies.iter().any(|it| {
            let kind = it.kind == DependencyKind::Normal || self.unit.in_test;
            let features = &it.features;
            let has = feature.is_empty() || features.iter().any(|it| it == feature || it == "full");
            it.name == name && kind && has
        })
    }

    /// The edits of the manifest that give the code a feature of a crate it depends on. None are
    /// needed outside of packages; `None` when the manifest is not at hand or has no such crate.
    pub fn require(&self, package: &str, feature: &str) -> Option<Vec<Edit>> {
        if self.has_crate(&package.replace('-', "_"), feature) {
            return Some(Vec::new());
        }
        if !self.has_crate(&package.replace('-', "_"), "") {
            return None;
        }
        let file = self
            .index()
            .file_at(&self.index().package_of(self.def.file)?.manifest())?;
        let needed = Requirement {
            package,
            version: "*",
            features: &[feature],
        };
        self.summaries.asks_manifest(file);
        let patches = manifest::require(self.world.source(file)?.text, needed)?;
        let place = |span| Place {
            file,
            item: None,
            span,
        };
        let edits = patches.map(|it| Edit::new(place(it.span), it.text));
        Some(edits.into_iter().collect())
    }

    pub fn index(&self) -> &'a Index {
        self.world.index
    }

    pub fn item(&self) -> &'a ir::Item {
        self.world.index.item(self.def)
    }

    /// `None` for constants and statics.
    pub fn function(&self) -> Option<&'a ir::Function> {
        self.world.index.function(self.def)
    }

    pub fn kind(&self, expr: ExprId) -> &'a ExprKind {
        self.body.kind(expr)
    }

    /// Bytes, counted from the start of the item.
    pub fn span(&self, expr: ExprId) -> Span {
        self.body.span(expr)
    }

    pub fn ty(&self, expr: ExprId) -> &'a Ty {
        self.types.ty(expr)
    }

    pub fn role(&self, expr: ExprId) -> Role {
        self.roles[expr.0 as usize]
    }

    pub fn place(&self, span: Span) -> Place {
        Place {
            file: self.def.file,
            item: Some(self.def.item),
            span,
        }
    }

    pub fn regions(&self) -> &[Region] {
        &self.regions
    }

    /// The function, closure or async block whose running evaluates the expression.
    pub fn region(&self, expr: ExprId) -> &Region {
        &self.regions[self.region_id(expr).0 as usize]
    }

    pub fn region_id(&self, expr: ExprId) -> RegionId {
        self.region_of[expr.0 as usize]
    }

    pub fn context(&self, expr: ExprId) -> Context {
        self.region(expr).context
    }

    /// Calls with a known target, in source order.
    pub fn calls(&self) -> &[Call<'a>] {
        &self.calls
    }

    pub fn call(&self, expr: ExprId) -> Option<&Call<'a>> {
        let at = self.calls.binary_search_by_key(&expr, |it| it.expr).ok()?;
        Some(&self.calls[at])
    }

    /// Where a task can be suspended, in the order of evaluation.
    pub fn awaits(&self) -> &[AwaitPoint] {
        &self.awaits
    }

    pub fn await_at(&self, expr: ExprId) -> Option<&AwaitPoint> {
        self.awaits.iter().find(|it| it.expr == expr)
    }

    fn lives(&self) -> &Lives {
        self.lives.get_or_init(|| flow::run(self))
    }

    /// Values that hold something while they live: locks, permits, borrows, spans.
    pub fn guards(&self) -> &[Guard] {
        &self.lives().guards
    }

    /// The await points, by position in [`Facts::awaits`], at which a channel's sender may live.
    pub fn sender_lives(&self, binding: BindingId) -> &[usize] {
        let senders = &self.lives().senders;
        senders
            .iter()
            .find(|it| it.0 == binding)
            .map_or(&[], |it| &it.1)
    }

    pub fn selects(&self) -> &[SelectFact<'a>] {
        self.selects.get_or_init(|| select::collect(self))
    }

    pub fn tasks(&self) -> &[Task] {
        self.tasks.get_or_init(|| tasks::collect(self))
    }

    pub fn channels(&self) -> &[Channel] {
        self.channels.get_or_init(|| channels::collect(self))
    }

    /// Where tasks are started or clients are served, and where that begins.
    fn traffic(&self) -> &[(ExprId, u32)] {
        self.traffic.get_or_init(|| start_up::traffic(self))
    }

    /// The innermost loop around an expression, in the same region.
    pub fn enclosing_loop(&self, expr: ExprId) -> Option<ExprId> {
        let region = self.region_id(expr);
        self.body
            .ancestors(expr)
            .take_while(|it| self.region_id(*it) == region)
            .find(|it| self.is_loop(*it))
            // An iterable is evaluated once, before the loop.
            .filter(|it| !self.is_in_iterable(expr, *it))
    }

    fn is_in_iterable(&self, expr: ExprId, outer: ExprId) -> bool {
        matches!(self.kind(outer), ExprKind::For { iterable, .. } if self.body.is_within(expr, *iterable))
    }

    pub fn is_loop(&self, expr: ExprId) -> bool {
        matches!(
            self.kind(expr),
            ExprKind::Loop { .. } | ExprKind::While { .. } | ExprKind::For { .. }
        )
    }

    /// A name like this that means nothing else in the body.
    pub fn free_name(&self, wish: &str) -> String {
        let is_taken = |name: &str| {
            self.body.bindings.iter().any(|it| it.name == name)
                || self.body.exprs.iter().any(|it| {
                    matches!(&it.kind, ExprKind::Path(path) if path.as_name().is_some_and(|it| it == name))
                })
        };
        let mut name = wish.to_owned();
        let mut number = 1;
        while is_taken(&name) {
            number += 1;
            name = format!("{wish}{number}");
        }
        name
    }

    /// The name under which a local is known, or the source of the expression in short.
    pub fn local(&self, expr: ExprId) -> Option<BindingId> {
        match self.kind(expr) {
            ExprKind::Local(binding) => Some(*binding),
            ExprKind::Ref { base, .. } | ExprKind::Deref { base } => self.local(*base),
            _ => None,
        }
    }
}
