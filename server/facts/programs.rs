//! Which crates make up command-line tools: programs that one person runs, and that serve nobody.

#[cfg(test)]
mod tests;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::index::{CrateId, Def, FileId, Index, Namespace, Res, Scope, Target};
use crate::ir::{Attr, ExprId, ExprKind, Item, ItemKind, Path};

/// The command-line tools of a workspace, and the libraries that only such tools use.
#[derive(Clone, Debug, Default)]
pub struct Programs {
    tools: FxHashSet<CrateId>,
    /// Where something was seen.
    seen: FxHashMap<Def, Does>,
}

/// What is seen in items that do something.
pub(super) type Seen = Vec<(Def, Does)>;

/// What the code of an item or a crate does.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Does {
    /// It reads the command line.
    parses: bool,
    /// It waits for others to connect.
    serves: bool,
}

impl Programs {
    /// What is seen in a file, by item.
    pub(super) fn look(index: &Index, file: FileId) -> Seen {
        if !counts(index, index.crate_of(file)) {
            return Seen::new();
        }
        let all = index.defs(file).map(|it| (it, Does::of(index, it)));
        all.filter(|it| it.1 != Does::default()).collect()
    }

    /// `seen` is what was seen in all files of the workspace.
    pub(super) fn new(index: &Index, seen: impl IntoIterator<Item = (Def, Does)>) -> Self {
        let seen: FxHashMap<Def, Does> = seen.into_iter().collect();
        let crates = workspace_crates(index);
        let all = crates.iter().map(|it| (*it, Does::default()));
        let mut does = all.collect::<FxHashMap<CrateId, Does>>();
        for (def, one) in &seen {
            let all = does.entry(index.crate_of(def.file)).or_default();
            all.parses |= one.parses;
            all.serves |= one.serves;
        }
        let target = |it: CrateId| index.krate(it).target;
        let of_target = |wanted: Target| {
            let all = crates.iter().copied();
            all.filter(move |it| target(*it) == wanted)
        };
        let mut tools = FxHashSet::default();
        let mut used_by_tools = FxHashSet::default();
        let mut used_by_others = FxHashSet::default();
        for bin in of_target(Target::Bin) {
            let package = index.krate(bin).package;
            let lib = of_target(Target::Lib).find(|it| index.krate(*it).package == package);
            let lib = lib
                .filter(|_| package.is_some())
                .map(|it| does[&it])
                .unwrap_or_default();
            let own = does[&bin];
            let is_tool = (own.parses || lib.parses) && !own.serves && !lib.serves;
            if is_tool {
                tools.insert(bin);
                used_by_tools.extend(libraries_of(index, &crates, bin));
            } else if own.serves || lib.serves {
                used_by_others.extend(libraries_of(index, &crates, bin));
            }
        }
        for lib in of_target(Target::Lib).filter(|it| does[it].serves) {
            used_by_others.insert(lib);
            used_by_others.extend(libraries_of(index, &crates, lib));
        }
        tools.extend(used_by_tools.difference(&used_by_others));
        Self { tools, seen }
    }

    /// How all are seen now that these items have changed, and the crates that are seen otherwise;
    /// `None` when all do what they did.
    pub fn renewed(&self, index: &Index, items: &[Def]) -> Option<(Self, FxHashSet<CrateId>)> {
        let ours = items.iter();
        let ours = ours.filter(|it| counts(index, index.crate_of(it.file)));
        let now: Seen = ours.map(|it| (*it, Does::of(index, *it))).collect();
        let before = |it: Def| self.seen.get(&it).copied().unwrap_or_default();
        if now.iter().all(|it| it.1 == before(it.0)) {
            return None;
        }
        let mut seen = self.seen.clone();
        seen.extend(now);
        seen.retain(|_, it| *it != Does::default());
        let new = Self::new(index, seen);
        let crates = new.tools.symmetric_difference(&self.tools);
        let crates = crates.copied().collect();
        Some((new, crates))
    }

    pub fn is_tool(&self, krate: CrateId) -> bool {
        self.tools.contains(&krate)
    }
}

fn workspace_crates(index: &Index) -> FxHashSet<CrateId> {
    let crates = index.workspace_files().map(|it| index.crate_of(it));
    crates.filter(|it| counts(index, *it)).collect()
}

fn counts(index: &Index, krate: CrateId) -> bool {
    matches!(index.krate(krate).target, Target::Bin | Target::Lib)
}

/// The libraries of the workspace that a crate depends on, through others too.
fn libraries_of(index: &Index, crates: &FxHashSet<CrateId>, krate: CrateId) -> FxHashSet<CrateId> {
    let mut found = FxHashSet::default();
    let mut queue = vec![krate];
    while let Some(at) = queue.pop() {
        for it in index.krate(at).externs.values() {
            if *it != krate && crates.contains(it) && found.insert(*it) {
                queue.push(*it);
            }
        }
    }
    found
}

impl Does {
    fn of(index: &Index, def: Def) -> Self {
        Self {
            parses: parses(index, def),
            serves: serves(index, def) && !index.only(def).tests,
        }
    }
}

fn parses(index: &Index, def: Def) -> bool {
    const PARSERS: &[&str] = &[
        "argh",
        "bpaf",
        "clap",
        "gumdrop",
        "lexopt",
        "pico_args",
        "structopt",
    ];
    let item: &Item = index.item(def);
    if let ItemKind::Use(leaves) = &item.kind {
        let mut roots = leaves.iter().filter_map(|it| it.path.segments.first());
        return roots.any(|it| PARSERS.contains(&it.name.as_str()));
    }
    let derives = item.attrs.iter().filter(|it| it.path == "derive");
    let mut derives = derives.filter_map(|it| it.args.as_ref());
    derives.any(|it| {
        PARSERS
            .iter()
            .any(|parser| it.contains(&format!("{parser}::")))
    }) || paths(index, def).any(|it| ends_with(it, "env", &["args", "args_os"]))
}

/// Calls that wait for clients, or hand that to a framework.
fn serves(index: &Index, def: Def) -> bool {
    let launches = |it: &Attr| it.path == "launch" || it.path.starts_with("rocket::");
    let body = index.body(def);
    let calls = body.into_iter().flat_map(|it| &it.exprs);
    let mut calls = calls.filter_map(|it| match &it.kind {
        ExprKind::MethodCall { method, args, .. } => Some((method.as_str(), args.len(), it.parent)),
        _ => None,
    });
    // `config.accept().into()` is not a connection.
    let is_value = |it: Option<ExprId>| {
        let parent = body.zip(it).map(|(body, it)| body.kind(it));
        matches!(
            parent,
            Some(ExprKind::MethodCall { .. } | ExprKind::Binary { .. })
        )
    };
    let waits = |(method, count, parent): (&str, usize, _)| match (method, count) {
        ("accept", 0) => !is_value(parent),
        ("incoming", 0) | ("serve" | "serve_with_shutdown" | "serve_with_incoming", _) => true,
        _ => false,
    };
    let path = |it: &Path| {
        it.last_name() == "serve"
            || it.segments.iter().any(|it| it.name == "HttpServer")
            || ends_with(it, "Server", &["bind", "builder"])
            // A bare socket may be there to find a free port.
            || ends_with(it, "Listener", &["bind"]) && !is_of_std(index, def, it)
    };
    index.item(def).attrs.iter().any(launches) || calls.any(waits) || paths(index, def).any(path)
}

fn is_of_std(index: &Index, def: Def, path: &Path) -> bool {
    let found = index.resolve(Scope::item(def), path, Namespace::Value);
    let krate = match found.res {
        Res::Def(it) => index.crate_of(it.file),
        _ => return false,
    };
    index.krate(krate).name == "std"
}

fn paths(index: &Index, def: Def) -> impl Iterator<Item = &Path> {
    let exprs = index.body(def).into_iter().flat_map(|it| &it.exprs);
    exprs.filter_map(|it| match &it.kind {
        ExprKind::Path(path) => Some(path),
        _ => None,
    })
}

/// `…Listener::bind`
fn ends_with(path: &Path, owner: &str, names: &[&str]) -> bool {
    let [.., before, last] = path.segments.as_slice() else {
        return false;
    };
    before.name.ends_with(owner) && names.contains(&last.name.as_str())
}
