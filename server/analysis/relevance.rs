//! Which bodies the rules can say anything about, before a type is inferred.

use rustc_hash::FxHashSet;

use crate::facts;
use crate::index::{Def, FileId, Index, Target};
use crate::ir::{BlockKind, ExprKind, Function, ItemKind, MacroKind, Name, UseKind};
use crate::known::Effects;

/// The names whose mention makes an ordinary function worth a look.
pub(super) struct Relevance {
    names: FxHashSet<Name>,
}

impl Relevance {
    pub fn new(index: &Index) -> Self {
        let mut names = FxHashSet::default();
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
                    names.insert(item.name.clone());
                }
            }
        }
        Self { names }
    }

    /// Whether rules apply to the body: it is async, or starts tasks, or makes something that
    /// async code uses.
    pub fn is_root(&self, index: &Index, text: &str, def: Def) -> bool {
        let Some(body) = index.body(def) else {
            return false;
        };
        let start = index.item(def).span.start;
        let is_run_by_tasks = |it: &Function| it.is_async || facts::may_be_polled(it);
        index.function(def).is_some_and(is_run_by_tasks)
            || body.exprs.iter().any(|it| match &it.kind {
                ExprKind::Await { .. } => true,
                ExprKind::Block(block) => matches!(block.kind, BlockKind::Async { .. }),
                ExprKind::Closure(closure) => closure.is_async,
                ExprKind::Macro(call) => match call.kind {
                    MacroKind::Stream { .. } | MacroKind::Join { .. } | MacroKind::Select(_) => {
                        true
                    }
                    MacroKind::Opaque => {
                        let tokens = call.tokens.offset(start).of(text);
                        facts::words(tokens).any(|it| self.names.contains(it))
                    }
                    _ => false,
                },
                ExprKind::Path(path) => self.names.contains(path.last_name()),
                ExprKind::MethodCall { method, .. } => self.names.contains(method),
                _ => false,
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
