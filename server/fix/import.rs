//! Naming something from another module: with what is imported already, or with a new `use`.

use std::cmp::Ordering;

use super::use_tree::{TreeKind, UseTree};
use super::{Source, line_start};
use crate::comments::Comments;
use crate::finding::Edit;
use crate::ir::{self, Item, ItemId, ItemKind, Parent, PathRoot, UseKind, Visibility};
use crate::text::Span;

/// How to write names of one module at some place, and the edits that make them mean what they
/// should there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub names: Vec<String>,
    pub edits: Vec<Edit>,
}

impl Source<'_> {
    /// The shortest ways to write `names` of the module `parent` (`tokio::time`) inside `at`, after
    /// adding a `use` for those that have none. The whole path where a name is taken.
    pub fn import(&self, at: ItemId, parent: &str, names: &[&str]) -> Import {
        let whole = |name: &str| format!("{parent}::{name}");
        let imported = |name: &str| self.imported(at, &whole(name));
        let mut missing: Vec<&str> = names
            .iter()
            .filter(|it| imported(it).is_none() && !self.is_taken(at, it))
            .copied()
            .collect();
        missing.sort_by(|a, b| by_name(a, b, false));
        let edits = self.uses_of(at, parent, &missing).unwrap_or_default();
        let written = |name: &&str| match imported(name) {
            Some(known) => known,
            None if missing.contains(name) && !edits.is_empty() => (*name).to_owned(),
            None => whole(name),
        };
        let names = names.iter().map(written).collect();
        Import { names, edits }
    }

    /// Brings traits of the module `parent` into scope inside `at`, for their methods. `None` where
    /// a name is taken, or there is no place for a `use`.
    pub fn import_traits(&self, at: ItemId, parent: &str, names: &[&str]) -> Option<Vec<Edit>> {
        if names.iter().any(|it| self.is_taken(at, it)) {
            return None;
        }
        let mut names = names.to_vec();
        names.sort_by(|a, b| by_name(a, b, false));
        match names.is_empty() {
            true => Some(Vec::new()),
            false => self.uses_of(at, parent, &names),
        }
    }

    fn uses_of(&self, at: ItemId, parent: &str, names: &[&str]) -> Option<Vec<Edit>> {
        if names.is_empty() || parent.is_empty() {
            return None;
        }
        let scope = self.module_of(at);
        let comments = Comments::of(self.text);
        let uses = self.uses(scope, &comments);
        let segments: Vec<&str> = parent.split("::").collect();
        self.merged(&uses, &segments, names)
            .or_else(|| Some(vec![self.added(scope, &uses, parent, names)?]))
    }

    /// The shortest way to write `path` inside `at` without any new `use`.
    pub fn qualified(&self, at: ItemId, path: &str) -> String {
        let root = path.split("::").next().unwrap_or(path);
        let whole = || match self.is_other_module(at, root) {
            true => format!("::{path}"),
            false => path.to_owned(),
        };
        self.imported(at, path).unwrap_or_else(whole)
    }

    /// Whether a module of that name stands in front of the crate.
    fn is_other_module(&self, at: ItemId, name: &str) -> bool {
        let mut visible = self.visible(at, self.module_of(at));
        visible.any(|item| match &item.kind {
            ItemKind::Module(_) => item.name == name,
            ItemKind::Use(leaves) => leaves.iter().any(|leaf| {
                let is_named = match &leaf.kind {
                    UseKind::Plain => leaf.path.last_name() == name,
                    UseKind::Alias(alias) => alias == name,
                    UseKind::Underscore | UseKind::Glob => false,
                };
                is_named && joined(&leaf.path) != name
            }),
            _ => false,
        })
    }

    /// By its own name or alias, through a glob, or behind the longest part of it that is imported.
    fn imported(&self, at: ItemId, path: &str) -> Option<String> {
        let (parent, last) = path.rsplit_once("::")?;
        let scope = self.module_of(at);
        let mut behind: Option<(usize, String)> = None;
        for item in self.visible(at, scope) {
            let ItemKind::Use(leaves) = &item.kind else {
                continue;
            };
            for leaf in leaves {
                let imported = joined(&leaf.path);
                let name = match &leaf.kind {
                    UseKind::Plain => leaf.path.last_name(),
                    UseKind::Alias(alias) => alias,
                    UseKind::Glob if imported == parent && !self.is_taken(at, last) => {
                        return Some(last.to_owned());
                    }
                    UseKind::Glob | UseKind::Underscore => continue,
                };
                if imported == path {
                    return (!self.is_local(at, name)).then(|| name.to_owned());
                }
                let rest = path.strip_prefix(&imported);
                let Some(rest) = rest.filter(|it| it.starts_with("::")) else {
                    continue;
                };
                // `use tokio;` says nothing new.
                let says = imported.contains("::") || matches!(leaf.kind, UseKind::Alias(_));
                if says && behind.as_ref().is_none_or(|it| it.0 < imported.len()) {
                    behind = Some((imported.len(), format!("{name}{rest}")));
                }
            }
        }
        behind.map(|it| it.1)
    }

    /// Whether `name` means something else already, as an item, an import or a local variable.
    fn is_taken(&self, at: ItemId, name: &str) -> bool {
        self.is_local(at, name)
            || self
                .visible(at, self.module_of(at))
                .any(|item| match &item.kind {
                    ItemKind::Use(leaves) => leaves.iter().any(|leaf| match &leaf.kind {
                        UseKind::Plain => leaf.path.last_name() == name,
                        UseKind::Alias(alias) => alias == name,
                        UseKind::Underscore | UseKind::Glob => false,
                    }),
                    ItemKind::ExternCrate { rename } => {
                        rename.as_ref().unwrap_or(&item.name) == name
                    }
                    _ => item.name == name,
                })
    }

    fn is_local(&self, at: ItemId, name: &str) -> bool {
        let body = match &self.item(at).kind {
            ItemKind::Fn(function) => function.body.as_ref(),
            _ => None,
        };
        body.is_some_and(|body| body.bindings.iter().any(|it| it.name == name))
    }

    /// The inline module around `at`, or `Parent::File`.
    fn module_of(&self, at: ItemId) -> Parent {
        let mut at = at;
        loop {
            match self.item(at).parent {
                Parent::File => return Parent::File,
                Parent::Item(it) if matches!(self.item(it).kind, ItemKind::Module(_)) => {
                    return Parent::Item(it);
                }
                Parent::Item(it) | Parent::Block(it, _) => at = it,
            }
        }
    }

    /// The items whose names can be used in `at`: those of its module and of its outermost block.
    fn visible(&self, at: ItemId, scope: Parent) -> impl Iterator<Item = &Item> {
        let root = match &self.item(at).kind {
            ItemKind::Fn(function) => function.body.as_ref().map(|it| Parent::Block(at, it.root)),
            _ => None,
        };
        self.ir
            .items
            .iter()
            .filter(move |it| it.parent == scope || Some(it.parent) == root)
    }

    fn item(&self, id: ItemId) -> &Item {
        &self.ir.items[id.0 as usize]
    }

    fn uses(&self, scope: Parent, comments: &Comments) -> Vec<Use<'_>> {
        let ids = (0..self.ir.items.len() as u32).map(ItemId);
        ids.filter_map(|id| {
            let item = self.item(id);
            let is_use = matches!(item.kind, ItemKind::Use(_)) && item.parent == scope;
            let tree = UseTree::of_item(self.text, comments, item.span).filter(|_| is_use)?;
            let plain = item.attrs.is_empty() && item.visibility == Visibility::Private;
            Some(Use {
                id,
                span: item.span,
                tree,
                plain,
            })
        })
        .collect()
    }

    /// Adds the names to a `use` that has the same parent, or to a group that leads there.
    fn merged(&self, uses: &[Use<'_>], parent: &[&str], names: &[&str]) -> Option<Vec<Edit>> {
        let plain = || uses.iter().filter(|it| it.plain);
        let mut group = None;
        for item in plain() {
            for node in item.tree.nodes() {
                let TreeKind::Group(braces, children) = &node.tree.kind else {
                    continue;
                };
                let deepest = group
                    .as_ref()
                    .is_none_or(|it: &(usize, _)| it.0 < node.path.len());
                if !node.path.is_empty() && parent.starts_with(&node.path) && deepest {
                    let between = &parent[node.path.len()..];
                    let rest = |name| [between, &[name]].concat().join("::");
                    let rests: Vec<String> = names.iter().map(|it| rest(*it)).collect();
                    let edits = self.in_group(item, *braces, children, &rests);
                    group = Some((node.path.len(), edits));
                }
            }
        }
        if let Some((_, edits)) = group {
            return Some(edits);
        }
        // One `use a::b;` becomes `use a::{b, c};`, unless the file keeps each name on its line.
        let single = plain().find(|it| it.tree.is_leaf_in(parent))?;
        if keeps_one_per_line(uses) {
            return None;
        }
        let leaf = &self.text[..single.tree.span.end as usize];
        let start = leaf.rfind("::")? + 2;
        let all = grouped(&[&[&leaf[start..]], names].concat());
        let span = Span::new(start as u32, single.tree.span.end);
        Some(vec![Edit::new(self.place(single.id, span), all)])
    }

    /// Inserts the names where they belong among the children of a group.
    fn in_group(
        &self,
        item: &Use<'_>,
        braces: Span,
        children: &[UseTree<'_>],
        names: &[String],
    ) -> Vec<Edit> {
        if children.is_empty() {
            let place = self.place(item.id, Span::empty(braces.start + 1));
            return vec![Edit::new(place, names.join(", "))];
        }
        let inserted = |name: &String| self.in_group_one(item, braces, children, name);
        names.iter().map(inserted).collect()
    }

    fn in_group_one(
        &self,
        item: &Use<'_>,
        braces: Span,
        children: &[UseTree<'_>],
        name: &str,
    ) -> Edit {
        let insert = |at: u32, text: String| Edit::new(self.place(item.id, Span::empty(at)), text);
        // `{sleep, Duration}`, as rustfmt had it before the 2024 style.
        let starts_small = |it: &UseTree<'_>| {
            it.path
                .first()
                .is_some_and(|it| is_small(it) && *it != "self")
        };
        let snake_first = children
            .windows(2)
            .any(|it| starts_small(&it[0]) && !starts_small(&it[1]));
        let next = children
            .iter()
            .find(|it| by_name(name, it.span.of(self.text), snake_first).is_lt());
        if let Some(next) = next {
            let before = &self.text[..next.span.start as usize];
            let own_line = before.trim_end_matches([' ', '\t']).ends_with('\n');
            let gap = match own_line && before.ends_with([' ', '\t']) {
                true => format!("{}{}", self.line_break(), self.indentation(next.span.start)),
                false => " ".to_owned(),
            };
            return insert(next.span.start, format!("{name},{gap}"));
        }
        let Some(last) = children.last() else {
            return insert(braces.start + 1, name.to_owned());
        };
        let before = &self.text[line_start(self.text, last.span.start as usize)..];
        let own_line = before.trim_start().starts_with(last.span.of(self.text));
        match own_line && braces.of(self.text).contains('\n') {
            true => {
                let indentation = self.indentation(last.span.start);
                insert(
                    last.span.end,
                    format!(",{}{indentation}{name}", self.line_break()),
                )
            }
            false => insert(last.span.end, format!(", {name}")),
        }
    }

    /// A line of its own, among its like.
    fn added(&self, scope: Parent, uses: &[Use<'_>], parent: &str, names: &[&str]) -> Option<Edit> {
        let line = match keeps_one_per_line(uses) {
            true => {
                let lines = names.iter().map(|it| format!("use {parent}::{it};"));
                lines.collect::<Vec<_>>().join(self.line_break())
            }
            false => format!("use {parent}::{};", grouped(names)),
        };
        let path = &format!("{parent}::{}", names.first()?);
        if let Some(block) = self.block_for(uses, path) {
            let next = block
                .iter()
                .find(|it| by_name(path, it.tree.span.of(self.text), false).is_lt());
            return Some(match next {
                Some(next) => self.insert_before(self.place(next.id, next.span), &line),
                None => {
                    let last = block.last()?;
                    self.insert_after(self.place(last.id, last.span), &line)
                }
            });
        }
        if let Some(first) = uses.first() {
            // No block of its kind: a new one, std in front, the others behind.
            return Some(match kind_of(path) {
                Kind::Std => {
                    self.insert_before(self.place(first.id, first.span), &format!("{line}\n"))
                }
                _ => {
                    let last = uses.last()?;
                    self.insert_after(self.place(last.id, last.span), &format!("\n{line}"))
                }
            });
        }
        let mut items = (0..self.ir.items.len() as u32).map(ItemId);
        let first = items.find(|id| {
            let item = self.item(*id);
            item.parent == scope && !matches!(item.kind, ItemKind::ExternCrate { .. })
        })?;
        Some(self.insert_before(
            self.place(first, self.item(first).span),
            &format!("{line}\n"),
        ))
    }

    /// The run of `use` lines, not interrupted by an empty line, that `path` belongs to.
    fn block_for<'u, 't>(&self, uses: &'u [Use<'t>], path: &str) -> Option<&'u [Use<'t>]> {
        let blocks = || {
            uses.chunk_by(|a, b| {
                let between = &self.text[a.span.end as usize..b.span.start as usize];
                between.trim().is_empty() && between.matches('\n').count() == 1
            })
        };
        let root = path.split("::").next();
        let same_root = blocks().find(|it| it.iter().any(|u| u.tree.path.first().copied() == root));
        same_root
            .or_else(|| blocks().find(|it| it.iter().any(|u| u.kind() == kind_of(path))))
            // A file that does not sort its imports into blocks.
            .or_else(|| {
                blocks()
                    .next()
                    .filter(|it| it.len() > 1 && blocks().count() == 1 && mixes(it))
            })
    }

    fn line_break(&self) -> &'static str {
        if self.text.contains("\r\n") {
            "\r\n"
        } else {
            "\n"
        }
    }
}

struct Use<'a> {
    id: ItemId,
    span: Span,
    tree: UseTree<'a>,
    /// Without attributes and `pub`, so that another name can join it.
    plain: bool,
}

impl Use<'_> {
    fn kind(&self) -> Kind {
        self.tree
            .path
            .first()
            .map_or(Kind::External, |it| kind_of(it))
    }
}

impl UseTree<'_> {
    /// `parent::name` or `parent::name as x`, not in a group.
    fn is_leaf_in(&self, parent: &[&str]) -> bool {
        matches!(self.kind, TreeKind::Plain | TreeKind::Alias)
            && self
                .path
                .split_last()
                .is_some_and(|(_, it)| it == parent && !it.is_empty())
    }
}

#[derive(PartialEq)]
enum Kind {
    Std,
    External,
    Own,
}

fn kind_of(path: &str) -> Kind {
    match path.split("::").next().unwrap_or(path) {
        "std" | "core" | "alloc" => Kind::Std,
        "crate" | "self" | "super" => Kind::Own,
        _ => Kind::External,
    }
}

/// Whether the file has several `use` lines of one module instead of a group.
fn keeps_one_per_line(uses: &[Use<'_>]) -> bool {
    let plain = || uses.iter().filter(|it| it.plain);
    let siblings = |path: &[&str]| plain().filter(|it| it.tree.is_leaf_in(path)).count();
    plain().any(|it| {
        let parent = it.tree.path.split_last();
        parent.is_some_and(|(_, parent)| siblings(parent) > 1)
    })
}

/// `a`, or `{a, b}`, sorted.
fn grouped(names: &[&str]) -> String {
    let mut sorted = names.to_vec();
    sorted.sort_by(|a, b| by_name(a, b, false));
    match sorted.as_slice() {
        [one] => (*one).to_owned(),
        all => format!("{{{}}}", all.join(", ")),
    }
}

fn mixes(block: &[Use<'_>]) -> bool {
    block.iter().any(|it| it.kind() != block[0].kind())
}

/// As rustfmt sorts: `self`, `super` and `crate` in front.
fn by_name(a: &str, b: &str, snake_first: bool) -> Ordering {
    let key = |it: &str| {
        let rank = match it.split([':', ' ']).next().unwrap_or(it) {
            "self" => 0,
            "super" => 1,
            "crate" => 2,
            _ if snake_first && !is_small(it) => 4,
            _ => 3,
        };
        (rank, it.to_owned())
    };
    key(a).cmp(&key(b))
}

fn is_small(name: &str) -> bool {
    name.starts_with(|it: char| it.is_lowercase() || it == '_')
}

fn joined(path: &ir::Path) -> String {
    let mut out = match path.root {
        PathRoot::Crate => vec!["crate"],
        PathRoot::SelfModule => vec!["self"],
        PathRoot::Super(times) => vec!["super"; times.into()],
        PathRoot::Plain | PathRoot::Global | PathRoot::Qualified(_) => Vec::new(),
    };
    out.extend(path.segments.iter().map(|it| it.name.as_str()));
    out.join("::")
}
