//! Every name that a stub mentions is one that a stub declares.

mod moved;

use std::collections::HashSet;
use std::sync::Arc;

use wakeful::index::{Def, FileId, Index, Input, Namespace, Res, Scope, StubCrate, StubModule};
use wakeful::ir::{self, Bound, Fields, GenericArgs, Generics, ItemKind, PathRoot, TypeRef};
use wakeful::known::{self, BlockKind, CancelKind, Effects, Ends, GuardKind, OnDrop};
use wakeful::syntax::{Edition, Tape};

fn index() -> Index {
    let crates = known::crates().iter().map(|krate| StubCrate {
        name: krate.name.into(),
        aliases: krate.aliases.iter().map(|it| (*it).into()).collect(),
        modules: krate
            .files
            .iter()
            .map(|file| StubModule {
                path: file.module().map(Into::into).collect(),
                file: Arc::new(ir::lower(
                    file.text,
                    &Tape::parse(file.text, Edition::CURRENT),
                )),
            })
            .collect(),
    });
    Index::build(Input {
        stubs: crates.collect(),
        ..Input::default()
    })
}

#[test]
fn names_in_stubs_resolve() {
    let index = index();
    let mut seen = Seen {
        index: &index,
        unknown: Vec::new(),
        types: 0,
        foreign: HashSet::new(),
    };
    let is_use = |def: &Def| matches!(index.item(*def).kind, ItemKind::Use(_));
    let all: Vec<Def> = index.files().flat_map(|it| index.defs(it)).collect();
    for def in all.iter().filter(|it| is_use(it)) {
        seen.item(*def);
    }
    for def in all.iter().filter(|it| !is_use(it)) {
        seen.item(*def);
    }
    assert!(seen.types > 10_000, "only {} types", seen.types);
    seen.unknown.sort();
    seen.unknown.dedup();
    assert!(seen.unknown.is_empty(), "{}", seen.unknown.join("\n"));
}

#[test]
fn attributes_are_read_from_their_items() {
    let index = index();
    let of = |path: &str| effects(&index, path);

    let sleep = of("std::thread::sleep").blocks.expect("it blocks");
    assert_eq!(sleep.kind, BlockKind::Sleep);
    assert_eq!(sleep.instead.as_deref(), Some("tokio::time::sleep"));
    let open = of("core::fs::File::open").blocks.expect("it blocks");
    assert_eq!((open.kind, open.tier), (BlockKind::Fs, 2));
    assert_eq!(of("std::fs::File").blocking_io.map(|it| it.tier), Some(2));
    assert!(
        of("std::sync::MutexGuard")
            .guard
            .is_some_and(|it| it.thread)
    );
    assert!(of("std::thread::spawn").offthread);
    assert!(of("std::iter::Iterator::map").inline);

    let cancel = |path: &str| of(path).cancel.map(|it| it.kind);
    assert_eq!(
        cancel("tokio::sync::mpsc::Receiver::recv"),
        Some(CancelKind::Safe)
    );
    assert_eq!(
        cancel("tokio::sync::mpsc::Sender::send"),
        Some(CancelKind::LosesArgument)
    );
    assert_eq!(
        cancel("tokio::sync::Mutex::lock"),
        Some(CancelKind::LosesPlace)
    );
    assert_eq!(
        cancel("tokio::io::AsyncReadExt::read"),
        Some(CancelKind::Safe)
    );
    assert_eq!(
        cancel("tokio::io::AsyncReadExt::read_exact"),
        Some(CancelKind::LosesData)
    );
    assert_eq!(cancel("tokio::time::timeout"), Some(CancelKind::Inner));
    assert_eq!(cancel("tokio::task::JoinHandle"), Some(CancelKind::Safe));
    assert!(of("tokio::time::timeout").timeout && !of("tokio::time::timeout").timer);
    assert!(
        of("tokio::sync::mpsc::unbounded_channel")
            .unbounded
            .is_some()
    );
    assert_eq!(
        of("tokio::task::spawn").spawns.map(|it| it.on_drop),
        Some(OnDrop::Detach)
    );
    assert_eq!(of("tokio::task::JoinSet").handle, Some(OnDrop::Abort));
    assert_eq!(
        of("tokio::task::JoinSet::is_empty"),
        Effects {
            drains: true,
            ..Effects::default()
        }
    );
    let receiver = of("tokio::sync::broadcast::Receiver").receiver;
    assert_eq!(receiver.map(|it| it.ends), Some(Ends::Lagged));
    assert!(
        of("tokio::runtime::Handle::block_on")
            .block_on
            .is_some_and(|it| it.panics_in_async)
    );
}

#[test]
fn attributes_of_other_crates_are_read_from_their_items() {
    let index = index();
    let of = |path: &str| effects(&index, path);
    let cancel = |path: &str| of(path).cancel.map(|it| it.kind);
    let guard = |path: &str| of(path).guard.map(|it| (it.kind, it.thread));
    let blocks = |path: &str| of(path).blocks.map(|it| it.kind);

    assert_eq!(cancel("futures::StreamExt::next"), Some(CancelKind::Safe));
    assert_eq!(
        cancel("futures::SinkExt::send"),
        Some(CancelKind::LosesArgument)
    );
    assert_eq!(
        cancel("tokio_util::sync::CancellationToken::cancelled"),
        Some(CancelKind::Safe)
    );
    assert_eq!(
        cancel("quinn::RecvStream::read_exact"),
        Some(CancelKind::LosesData)
    );
    assert!(
        of("futures::future::join_all")
            .drives
            .is_some_and(|it| it.unbounded)
    );
    assert_eq!(
        guard("parking_lot::MutexGuard"),
        None,
        "an alias; the type it names is the guard"
    );
    assert_eq!(guard("lock_api::MutexGuard"), Some((GuardKind::Lock, true)));
    assert_eq!(
        guard("dashmap::mapref::one::Ref"),
        Some((GuardKind::Shard, true))
    );
    assert_eq!(
        guard("tracing::span::Entered"),
        Some((GuardKind::Span, true))
    );
    assert_eq!(
        guard("sqlx::pool::PoolConnection"),
        Some((GuardKind::Pool, false))
    );
    assert_eq!(blocks("reqwest::blocking::get"), Some(BlockKind::Http));
    assert_eq!(blocks("rusqlite::Connection::execute"), Some(BlockKind::Db));
    assert_eq!(blocks("flume::Receiver::recv"), Some(BlockKind::Channel));
    assert_eq!(
        of("flume::Sender::send").blocks.map(|it| it.tier),
        Some(3),
        "only a bounded channel blocks"
    );
    assert_eq!(blocks("flume::Receiver::drain"), None);
    assert_eq!(blocks("bcrypt::hash"), Some(BlockKind::Cpu));
    assert_eq!(blocks("rayon::join"), Some(BlockKind::Pool));
    assert!(of("futures::executor::block_on").block_on.is_some());
    assert_eq!(
        of("reqwest::Client::new").client.map(|it| it.timeout),
        Some("none".into())
    );
    assert_eq!(
        of("smol::spawn").spawns.map(|it| it.on_drop),
        Some(OnDrop::Cancel)
    );
    assert!(
        of("async_channel::bounded")
            .channel
            .is_some_and(|it| it.zero_panics)
    );
    assert!(of("axum::routing::get").handler);
}

/// Of an item, or of a method when its last segment is one.
fn effects(index: &Index, path: &str) -> Effects {
    let spaces = [Namespace::Type, Namespace::Value];
    let def = spaces
        .into_iter()
        .find_map(|it| items(index, path, it).next());
    let def = def.unwrap_or_else(|| panic!("{path} is not in the stubs"));
    Effects::of(&index.item(def).attrs)
}

/// What a path means; several methods of one type may have the same name.
fn items<'a>(index: &'a Index, path: &'a str, ns: Namespace) -> impl Iterator<Item = Def> + 'a {
    let res = index.find(path, ns);
    let container = match res.res {
        Res::Def(def) => Some(def),
        _ => None,
    };
    let own = container.filter(|_| res.rest == 0);
    let (_, method) = path.rsplit_once("::").unwrap_or_default();
    let container = container.filter(|_| res.rest > 0);
    let impls = container.into_iter().flat_map(|it| {
        let inherent = index.inherent_impls(it).iter().copied();
        let traits = index.trait_impls_of(it).iter().copied();
        inherent.chain([it]).chain(traits)
    });
    let members = impls.flat_map(|it| index.members(it).iter().copied());
    own.into_iter()
        .chain(members.filter(move |it| index.item(*it).name == method))
}

struct Seen<'a> {
    index: &'a Index,
    unknown: Vec<String>,
    types: usize,
    foreign: HashSet<(FileId, ir::Name)>,
}

impl Seen<'_> {
    fn item(&mut self, def: Def) {
        let item = self.index.item(def);
        match &item.kind {
            ItemKind::Fn(function) => {
                self.generics(def, &function.generics);
                for param in &function.params {
                    self.ty(def, &param.ty);
                }
                if let Some(ret) = &function.ret {
                    self.ty(def, ret);
                }
            }
            ItemKind::Struct(it) | ItemKind::Union(it) => {
                self.generics(def, &it.generics);
                self.fields(def, &it.fields);
            }
            ItemKind::Enum(it) => {
                self.generics(def, &it.generics);
                for variant in &it.variants {
                    self.fields(def, &variant.fields);
                }
            }
            ItemKind::Trait(it) => {
                self.generics(def, &it.generics);
                self.bounds(def, &it.supertraits);
            }
            ItemKind::Impl(it) => {
                self.generics(def, &it.generics);
                if let Some(path) = &it.trait_ {
                    self.path(def, path);
                }
                self.ty(def, &it.self_ty);
            }
            ItemKind::TypeAlias(it) => {
                self.generics(def, &it.generics);
                self.bounds(def, &it.bounds);
                if let Some(ty) = &it.ty {
                    self.ty(def, ty);
                }
            }
            ItemKind::Const(it) | ItemKind::Static(it) => self.ty(def, &it.ty),
            ItemKind::Use(leaves) => {
                for leaf in leaves {
                    let any = [Namespace::Type, Namespace::Value, Namespace::Macro]
                        .into_iter()
                        .any(|ns| self.resolves(def, &leaf.path, ns));
                    if !any {
                        self.unknown_use(def, &leaf.path);
                    }
                }
            }
            ItemKind::Module(_)
            | ItemKind::ExternCrate { .. }
            | ItemKind::ExternBlock
            | ItemKind::MacroRules { .. }
            | ItemKind::MacroCall { .. } => {}
        }
    }

    /// A crate without stubs may be named; nothing is known of what comes from it.
    fn unknown_use(&mut self, def: Def, path: &ir::Path) {
        let first = path.segments.first().map_or("", |it| it.name.as_str());
        if path.root == PathRoot::Plain && known::crate_named(first).is_none() {
            self.foreign.insert((def.file, path.last_name().into()));
        } else {
            self.say(def, path);
        }
    }

    fn generics(&mut self, def: Def, generics: &Generics) {
        for default in generics.params.iter().filter_map(|it| it.default.as_ref()) {
            self.ty(def, default);
        }
        for (ty, bounds) in &generics.bounds {
            self.ty(def, ty);
            self.bounds(def, bounds);
        }
    }

    fn fields(&mut self, def: Def, fields: &Fields) {
        for field in fields.all() {
            self.ty(def, &field.ty);
        }
    }

    fn bounds(&mut self, def: Def, bounds: &[Bound]) {
        for bound in bounds {
            self.path(def, &bound.path);
        }
    }

    fn ty(&mut self, def: Def, ty: &TypeRef) {
        self.types += 1;
        match ty {
            TypeRef::Path(path) => self.path(def, path),
            TypeRef::Ref { inner, .. } | TypeRef::Ptr { inner, .. } => self.ty(def, inner),
            TypeRef::Tuple(all) => all.iter().for_each(|it| self.ty(def, it)),
            TypeRef::Slice(inner) | TypeRef::Array(inner) => self.ty(def, inner),
            TypeRef::Fn { params, ret } => {
                params.iter().for_each(|it| self.ty(def, it));
                self.ty(def, ret);
            }
            TypeRef::Impl(bounds) | TypeRef::Dyn(bounds) => self.bounds(def, bounds),
            TypeRef::Never | TypeRef::Infer | TypeRef::Unknown => {}
        }
    }

    fn path(&mut self, def: Def, path: &ir::Path) {
        for args in path.segments.iter().filter_map(|it| it.args.as_deref()) {
            let GenericArgs { types, assoc } = args;
            types.iter().for_each(|it| self.ty(def, it));
            assoc.iter().for_each(|(_, it)| self.ty(def, it));
        }
        if let PathRoot::Qualified(root) = &path.root {
            let (ty, trait_) = &**root;
            self.ty(def, ty);
            if let Some(trait_) = trait_ {
                self.path(def, trait_);
            }
            return;
        }
        let first = path.segments.first().map_or("", |it| it.name.as_str());
        if self.foreign.contains(&(def.file, first.into())) {
            return;
        }
        if !self.resolves(def, path, Namespace::Type) && !self.resolves(def, path, Namespace::Value)
        {
            self.say(def, path);
        }
    }

    fn resolves(&self, def: Def, path: &ir::Path, ns: Namespace) -> bool {
        self.index.resolve(Scope::item(def), path, ns).res != Res::Unknown
    }

    fn say(&mut self, def: Def, path: &ir::Path) {
        let segments: Vec<_> = path.segments.iter().map(|it| it.name.as_str()).collect();
        self.unknown.push(format!(
            "{}: {} is unknown",
            self.index.path(def.file).display(),
            segments.join("::")
        ));
    }
}
