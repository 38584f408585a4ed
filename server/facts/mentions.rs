//! Every call of a function in the workspace, if each mention of it is a call that is understood.

use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::World;
use crate::comments::Comments;
use crate::index::{Def, FileId};
use crate::ir::{Body, ExprId, ExprKind, ItemKind, Role, UseKind};
use crate::text::Span;
use crate::types::{self, BodyTypes};

/// A body in which a function is called.
#[derive(Clone, Debug)]
pub struct Caller {
    pub def: Def,
    pub types: Arc<BodyTypes>,
    pub calls: Vec<ExprId>,
}

impl World<'_> {
    /// All calls of a function. `None` when its name stands somewhere where it is not known what
    /// it means, or when the function is used as a value.
    pub fn callers(&self, def: Def) -> Option<Vec<Caller>> {
        let name = self.index.item(def).name.as_str();
        let mut callers = Vec::new();
        for file in self.index.workspace_files() {
            let text = &*self.texts[file.0 as usize];
            if text.contains(name) {
                self.callers_in(def, file, name, text, &mut callers)?;
            }
        }
        Some(callers)
    }

    fn callers_in(
        &self,
        def: Def,
        file: FileId,
        name: &str,
        text: &str,
        callers: &mut Vec<Caller>,
    ) -> Option<()> {
        let comments = Comments::of(text);
        // Attributes name functions in strings.
        let named = |it: Span| {
            it.of(text)
                .trim_matches(['"', '#', 'r'])
                .rsplit("::")
                .next()
                == Some(name)
        };
        if comments.strings().any(named) {
            return None;
        }
        let in_comment = |at: u32| comments.all.iter().any(|it| it.span.contains_offset(at));
        let mut open: FxHashSet<u32> = mentions(text, name)
            .filter(|at| !comments.is_in_string(*at) && !in_comment(*at))
            .collect();
        for item in &self.index.file(file).items {
            if item.name == name {
                open.remove(&item.name_span.start);
            }
            let ItemKind::Use(leaves) = &item.kind else {
                continue;
            };
            for leaf in leaves {
                let is_it = leaf.path.last_name() == name;
                if is_it && matches!(leaf.kind, UseKind::Alias(_)) {
                    return None;
                }
                open.retain(|at| !leaf.span.contains_offset(*at));
            }
        }
        for owner in self.index.defs(file) {
            let Some(body) = self.index.body(owner) else {
                continue;
            };
            let start = self.index.item(owner).span.start;
            let whole = self.index.item(owner).span;
            if !open.iter().any(|at| whole.contains_offset(*at)) {
                continue;
            }
            let types = Arc::new(types::infer(&self.types, owner, body));
            let mut calls = Vec::new();
            for (span, call) in known(body, &types, name, def)? {
                let span = span.offset(start);
                open.retain(|at| !span.contains_offset(*at));
                calls.extend(call);
            }
            if !calls.is_empty() {
                callers.push(Caller {
                    def: owner,
                    types,
                    calls,
                });
            }
        }
        open.is_empty().then_some(())
    }
}

/// Where a name stands in a text as a whole word that may mean a function.
fn mentions<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = u32> + 't {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let found = text.match_indices(name).filter(move |(at, _)| {
        let (before, after) = (&text[..*at], &text[at + name.len()..]);
        let next = after.trim_start();
        let whole = !before.ends_with(is_word) && !after.starts_with(is_word);
        // `name: T`, `name::other`, `name!(…)`, `'name`
        let is_field = next.starts_with(':') && !next.starts_with("::");
        let is_module = next.starts_with("::") && !next.starts_with("::<");
        let is_macro = next.starts_with('!') && !next.starts_with("!=");
        whole && !is_field && !is_module && !is_macro && !before.ends_with('\'')
    });
    found.map(|it| it.0 as u32)
}

/// The places of a body where the name stands and it is known what it means, with the call where
/// it is one of `def`. `None` when `def` is used otherwise, or something is not known.
fn known(
    body: &Body,
    types: &BodyTypes,
    name: &str,
    def: Def,
) -> Option<Vec<(Span, Option<ExprId>)>> {
    let mut known = Vec::new();
    for binding in body.bindings.iter().filter(|it| it.name == name) {
        known.push((binding.span, None));
        known.extend(binding.uses.iter().map(|it| (body.span(*it), None)));
    }
    let roles = body.roles();
    for expr in body.ids() {
        match body.kind(expr) {
            ExprKind::MethodCall {
                method,
                method_span,
                ..
            } if method == name => {
                let callee = types.callee(expr)?.def;
                known.push((*method_span, (callee == def).then_some(expr)));
            }
            ExprKind::Field {
                name: field,
                name_span,
                ..
            } if field == name => known.push((*name_span, None)),
            ExprKind::Path(path) if path.last_name() == name => {
                let outer = body.expr(expr).parent;
                let called = outer.filter(|_| roles[expr.0 as usize] == Role::Callee);
                let callee = called.and_then(|it| types.callee(it)).map(|it| it.def);
                let value = types.callee(expr).map(|it| it.def);
                let value = value.or_else(|| types.paths.get(&expr).copied());
                let meant = callee.or(value)?;
                if meant == def && callee != Some(def) {
                    return None;
                }
                known.push((body.span(expr), called.filter(|_| meant == def)));
            }
            _ => {}
        }
    }
    Some(known)
}
