//! Which bodies the rules can say anything about, before a type is inferred.

use rustc_hash::FxHashSet;

use crate::facts;
use crate::index::{Def, FileId, Index, Namespace, Res, Scope, Target, TypeKey};
use crate::ir::{
    BlockKind, ExprKind, Function, ItemKind, MacroCall, MacroKind, Name, Path, PathRoot, UseKind,
};
use crate::known::Effects;

/// How much a body matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Interest {
    /// Only to those who call it.
    None,
    /// It may call what matters: who calls whom is to be known.
    Name,
    /// Rules apply to it: it is async, or starts tasks, or makes something that async code uses.
    Root,
}

/// The functions a call of which makes an ordinary function worth a look.
pub(super) struct Relevance {
    names: FxHashSet<Name>,
    functions: FxHashSet<Def>,
    /// What can be called with a dot.
    methods: FxHashSet<Name>,
    /// `Type::name`, by type.
    associated: FxHashSet<(TypeKey, Name)>,
    /// Names that may be those of many types: what traits declare.
    anywhere: FxHashSet<Name>,
}

impl Relevance {
    pub fn new(index: &Index) -> Self {
        let mut it = Self {
            names: FxHashSet::default(),
            functions: FxHashSet::default(),
            methods: FxHashSet::default(),
            associated: FxHashSet::default(),
            anywhere: FxHashSet::default(),
        };
        for file in index.files() {
            let is_stub = index.krate(index.crate_of(file)).target == Target::Stub;
            for def in index.defs(file) {
                let item = index.item(def);
                let ItemKind::Fn(function) = &item.kind else {
                    continue;
                };
                let counts = if is_stub {
                    !item.attrs.is_empty() && matters_in_sync_code(&Effects::of(&item.attrs))
                } else {
                    function.is_async
                };
                if counts {
                    it.add(index, def, function);
                }
            }
        }
        it
    }

    fn add(&mut self, index: &Index, def: Def, function: &Function) {
        let name = &index.item(def).name;
        self.names.insert(name.clone());
        self.functions.insert(def);
        if function.self_param.is_some() {
            self.methods.insert(name.clone());
        }
        let Some(container) = index.container(def) else {
            return;
        };
        match index.self_type_of_impl(container) {
            Some(ty) => drop(self.associated.insert((ty, name.clone()))),
            None => drop(self.anywhere.insert(name.clone())),
        }
    }

    pub fn interest(&self, index: &Index, text: &str, def: Def) -> Interest {
        let Some(body) = index.body(def) else {
            return Interest::None;
        };
        let is_run_by_tasks = |it: &Function| it.is_async || facts::may_be_polled(it);
        if index.function(def).is_some_and(is_run_by_tasks) {
            return Interest::Root;
        }
        let start = index.item(def).span.start;
        let mut interest = Interest::None;
        for at in body.ids() {
            interest = interest.max(match body.kind(at) {
                ExprKind::Await { .. } => Interest::Root,
                ExprKind::Block(block) if matches!(block.kind, BlockKind::Async { .. }) => {
                    Interest::Root
                }
                ExprKind::Closure(closure) if closure.is_async => Interest::Root,
                ExprKind::Macro(call) => self.of_macro(call, start, text),
                ExprKind::Path(path) if self.names.contains(path.last_name()) => {
                    let scope = Scope::expr(def, at);
                    match self.is_meant(index, scope, path) {
                        true => Interest::Root,
                        false => Interest::Name,
                    }
                }
                ExprKind::MethodCall { method, .. } if self.names.contains(method) => {
                    match self.methods.contains(method) {
                        true => Interest::Root,
                        false => Interest::Name,
                    }
                }
                _ => Interest::None,
            });
            if interest == Interest::Root {
                break;
            }
        }
        interest
    }

    fn of_macro(&self, call: &MacroCall, start: u32, text: &str) -> Interest {
        let is_root = match call.kind {
            MacroKind::Stream { .. } | MacroKind::Join { .. } | MacroKind::Select(_) => true,
            MacroKind::Opaque => {
                let tokens = call.tokens.offset(start).of(text);
                facts::words(tokens).any(|it| self.names.contains(it))
            }
            _ => false,
        };
        match is_root {
            true => Interest::Root,
            false => Interest::None,
        }
    }

    /// Whether a path whose last name is of interest may mean one of the functions.
    fn is_meant(&self, index: &Index, scope: Scope, path: &Path) -> bool {
        if matches!(path.root, PathRoot::Qualified(_)) {
            return true;
        }
        let found = index.resolve(scope, path, Namespace::Value);
        let ty = match (found.res, found.rest) {
            (Res::Unknown | Res::Module(_), _) => return false,
            (Res::Def(def), 0) => return self.functions.contains(&def),
            (Res::Def(def), 1) => match index.item(def).kind {
                ItemKind::Struct(_) | ItemKind::Enum(_) | ItemKind::Union(_) => {
                    Some(TypeKey::Def(def))
                }
                _ => None,
            },
            (Res::SelfType(def), 1) => index.self_type_of_impl(def),
            (Res::Prim(prim), 1) => Some(TypeKey::Prim(prim)),
            _ => None,
        };
        let name = path.last_name();
        // An alias, a parameter, a trait: which type that is takes more than a glance.
        ty.is_none_or(|it| {
            self.anywhere.contains(name) || self.associated.contains(&(it, name.into()))
        })
    }

    /// The names of interest that are mentioned outside of bodies, where nobody knows what they
    /// mean: in the tokens of macros, in attributes, and in imports under another name.
    pub fn unseen(&self, index: &Index, text: &str, file: FileId) -> FxHashSet<Name> {
        let mut unseen = FxHashSet::default();
        let mut see = |text: &str| {
            let known = facts::words(text).filter(|it| self.names.contains(*it));
            unseen.extend(known.map(Name::new));
        };
        for item in &index.file(file).items {
            match &item.kind {
                ItemKind::MacroRules { .. } => see(item.span.of(text)),
                ItemKind::MacroCall { tokens, .. } => see(tokens.of(text)),
                ItemKind::Use(leaves) => {
                    let renamed = leaves
                        .iter()
                        .filter(|it| matches!(it.kind, UseKind::Alias(_)));
                    renamed.for_each(|it| see(it.path.last_name()));
                }
                // `#[autocomplete = "names"]` of a parameter, `#[serde(with = "…")]` of a field.
                ItemKind::Fn(it) => inner_attributes(it.spans.params.of(text), &mut see),
                ItemKind::Struct(_) | ItemKind::Enum(_) => {
                    inner_attributes(item.span.of(text), &mut see);
                }
                _ => {}
            }
            let args = item.attrs.iter().filter(|it| it.path != "doc");
            args.filter_map(|it| it.args.as_ref())
                .for_each(|it| see(it));
        }
        unseen
    }
}

/// What stands between the brackets of the attributes in a text, apart from documentation.
fn inner_attributes(text: &str, see: &mut impl FnMut(&str)) {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("#[") {
        let mut depth = 1;
        let end = after.find(|it| {
            depth += i32::from(it == '[') - i32::from(it == ']');
            depth == 0
        });
        let (attr, behind) = after.split_at(end.unwrap_or(after.len()));
        if !attr.starts_with("doc") {
            see(attr);
        }
        rest = behind;
    }
}

fn matters_in_sync_code(effects: &Effects) -> bool {
    effects.spawns.is_some()
        || effects.channel.is_some()
        || effects.unbounded.is_some()
        || effects.client.is_some()
        || effects.block_on.is_some()
        || effects.runtime.is_some()
        || effects.polled
}

#[cfg(test)]
mod tests {
    use super::super::testing::index;
    use super::*;

    /// What is of interest in the functions of a text, by their names.
    fn interests(text: &str) -> Vec<(String, Interest)> {
        let index = index(text);
        let relevance = Relevance::new(&index);
        let file = index.workspace_files().next().expect("there is one");
        let functions = index.defs(file).filter(|it| index.body(*it).is_some());
        let of = |it: Def| {
            let name = index.item(it).name.to_string();
            (name, relevance.interest(&index, text, it))
        };
        functions.map(of).collect()
    }

    fn assert_interests(text: &str, expected: &[(&str, Interest)]) {
        let found = interests(text);
        let found: Vec<_> = found.iter().map(|it| (it.0.as_str(), it.1)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_path_counts_for_what_it_means_and_not_for_its_last_name() {
        let text = "
            struct Own;
            type Renamed = reqwest::Client;
            impl Own {
                fn new() -> Self { Own }
                fn again() -> Self { Self::new() }
            }
            fn own() { Own::new(); }
            fn client() { reqwest::Client::new(); }
            fn renamed() { Renamed::new(); }
            fn any<T: Default>() { T::new(); }
            fn nobody() { Nobody::new(); }
        ";
        let expected = [
            ("new", Interest::None),
            ("again", Interest::Name),
            ("own", Interest::Name),
            ("client", Interest::Root),
            ("renamed", Interest::Root),
            ("any", Interest::Root),
            ("nobody", Interest::Name),
        ];
        assert_interests(text, &expected);
    }

    #[test]
    fn functions_of_ours_matter_when_they_are_async() {
        let text = "
            mod remote { pub async fn load() {} }
            mod local { pub fn load() {} }
            struct It;
            impl It { async fn save(&self) {} }
            fn one() { remote::load(); }
            fn other() { local::load(); }
            fn method(it: It) { it.save(); }
            fn block() { async {}; }
        ";
        let expected = [
            ("load", Interest::Root),
            ("load", Interest::None),
            ("save", Interest::Root),
            ("one", Interest::Root),
            ("other", Interest::Name),
            ("method", Interest::Root),
            ("block", Interest::Root),
        ];
        assert_interests(text, &expected);
    }
}
