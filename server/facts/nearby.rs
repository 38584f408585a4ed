//! What the functions of a file say of each other: hints that are not worth a type.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Facts;
use crate::index::{Def, FileId, Index};
use crate::ir::{Body, ExprId, ExprKind, Literal, Name, PatKind, Role};

/// By file, with the bodies that say something.
#[derive(Clone, Debug, Default)]
pub struct Nearby {
    bodies: FxHashMap<Def, Said>,
    files: FxHashMap<FileId, Said>,
}

/// What one body says, or all of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// HTTP answers are read bit by bit.
    pub streams: bool,
    /// Names of semaphores that are gates or signals: made without permits, given more later, or
    /// closed.
    pub gates: FxHashSet<Name>,
    /// How many permits semaphores are made with, where that is a number.
    pub sizes: FxHashSet<u128>,
}

impl Facts<'_> {
    /// What is said anywhere in the file.
    pub fn nearby(&self) -> Option<&Said> {
        self.summaries.asks_nearby();
        self.world.overview.nearby.files.get(&self.def.file)
    }
}

impl Nearby {
    /// What is said in a file, by body.
    pub(super) fn look(index: &Index, file: FileId) -> Vec<(Def, Said)> {
        let all = index.defs(file).map(|it| (it, Said::of(index, it)));
        all.filter(|it| it.1 != Said::default()).collect()
    }

    /// `said` is what was said in all files of the workspace.
    pub(super) fn new(said: impl IntoIterator<Item = (Def, Said)>) -> Self {
        let mut nearby = Self::default();
        for (def, said) in said {
            nearby.files.entry(def.file).or_default().add(&said);
            nearby.bodies.insert(def, said);
        }
        nearby
    }

    /// What is said now that these items have changed, and the files in which that is news; `None`
    /// when all say what they said.
    pub fn renewed(&self, index: &Index, items: &[Def]) -> Option<(Self, FxHashSet<FileId>)> {
        let changed = |def: &Def| {
            let said = Said::of(index, *def);
            let same = *self.bodies.get(def).unwrap_or(&Said::default()) == said;
            (!same).then_some((*def, said))
        };
        let changed: Vec<_> = items.iter().filter_map(changed).collect();
        if changed.is_empty() {
            return None;
        }
        let mut new = self.clone();
        let files: FxHashSet<FileId> = changed.iter().map(|it| it.0.file).collect();
        new.bodies.extend(changed);
        new.bodies.retain(|_, it| *it != Said::default());
        for file in &files {
            let mut all = Said::default();
            let own = new.bodies.iter().filter(|it| it.0.file == *file);
            own.for_each(|it| all.add(it.1));
            new.files.insert(*file, all);
        }
        let is_news = |it: &FileId| {
            let before = self.files.get(it);
            *before.unwrap_or(&Said::default()) != new.files[it]
        };
        let news = files.into_iter().filter(is_news).collect();
        Some((new, news))
    }
}

impl Said {
    fn of(index: &Index, def: Def) -> Self {
        let mut said = Self::default();
        let Some(body) = index.body(def) else {
            return said;
        };
        for id in body.ids() {
            match body.kind(id) {
                ExprKind::MethodCall {
                    receiver, method, ..
                } => match method.as_str() {
                    "bytes_stream" | "chunk" | "upgrade" => said.streams = true,
                    "close" | "add_permits" => said.gates.extend(place_name(body, *receiver)),
                    _ => {}
                },
                ExprKind::Path(path) => {
                    said.streams |= path.segments.iter().any(|it| it.name == "EventSource");
                }
                ExprKind::Call { callee, args } if is_semaphore_new(body, *callee) => {
                    match args.first().and_then(|it| number(body, *it)) {
                        Some(0) => {
                            let own = || index.item(def).name.clone();
                            let name = receiving_name(body, id).unwrap_or_else(own);
                            said.gates.insert(name);
                        }
                        size => said.sizes.extend(size),
                    }
                }
                _ => {}
            }
        }
        said
    }

    fn add(&mut self, other: &Self) {
        self.streams |= other.streams;
        self.gates.extend(other.gates.iter().cloned());
        self.sizes.extend(&other.sizes);
    }
}

/// `limit` of `limit`, `self.limit`, `LIMIT`, `limit.clone()`.
pub(super) fn place_name(body: &Body, expr: ExprId) -> Option<Name> {
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

fn number(body: &Body, expr: ExprId) -> Option<u128> {
    match body.kind(expr) {
        ExprKind::Literal(Literal::Int(number, _)) => *number,
        _ => None,
    }
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
