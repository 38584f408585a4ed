//! A loop that awaits in each turn becomes a stream that runs several turns at once.

use super::Meta;
use crate::comments::Comments;
use crate::facts::Facts;
use crate::finding::Fix;
use crate::fix::binds_loosely;
use crate::ir::{BindingId, Block, ExprId, ExprKind, MacroKind, Role, Stmt};
use crate::rewrite::{self, ResultOrder, Usage};
use crate::rules;
use crate::text::Span;
use crate::types::Ty;

pub(super) const META: Meta = Meta {
    kind: "refactor.rewrite.stream",
    title: "Run up to 16 turns at once",
    summary: "Makes a `for` loop that awaits a stream with `buffer_unordered`, or with `buffered` where it collects results in order.",
};

pub(super) fn at(facts: &Facts<'_>, at: Span) -> Option<Fix> {
    let turn = Turn::of(facts, loop_at(facts, at)?)?;
    let source = facts.source()?;
    let whole = facts.place(facts.span(turn.outer));
    let indentation = source.indentation(source.absolute(whole).start);
    let maps = turn.maps(facts, indentation)?;
    let root = rewrite::streams(facts)?;
    let iter = source.qualified(facts.def.item, &format!("{root}::stream::iter"));
    let (first, futures) = turn.futures(facts, &maps, indentation)?;
    let (head, order, ends) = match (&turn.list, turn.is_try) {
        (Some(list), is_try) => {
            let ends = if is_try {
                ".try_collect()"
            } else {
                ".collect()"
            };
            (list.declaration(facts)?, ResultOrder::Kept, ends)
        }
        (None, true) => {
            let ends = ".try_for_each(|_| async { Ok(()) })";
            (String::new(), ResultOrder::AsFinished, ends)
        }
        (None, false) => {
            let ends = ".for_each(|_| async {})";
            (String::new(), ResultOrder::AsFinished, ends)
        }
    };
    let adapter = order.adapter();
    let question = if turn.is_try { "?" } else { "" };
    let most = facts.options.number(&rules::CONCURRENCY);
    let text = format!(
        "{first}{head}{iter}({futures}\n\t.{adapter}({most})\n\t{ends}\n\t.await{question};"
    );
    let traits = match turn.is_try {
        true => &["StreamExt", "TryStreamExt"][..],
        false => &["StreamExt"],
    };
    let mut fix = Fix::suggested(format!("Run up to {most} turns at once"))
        .edits([source.rewrite(whole, &text)])
        .edits(rewrite::import_adapters(facts, turn.outer, traits)?);
    if let Some(list) = &turn.list {
        fix = fix.edits([source.delete_lines(facts.place(list.statement))]);
    }
    Some(fix)
}

/// What one turn of the loop does.
struct Turn<'a> {
    outer: ExprId,
    iterable: ExprId,
    /// The names of an item.
    pat: Span,
    block: &'a Block,
    /// The last statement, whose value may be collected.
    last: Span,
    /// What is awaited there; `None` when only the whole block will do.
    future: Option<ExprId>,
    is_try: bool,
    list: Option<List>,
}

/// The list in which the loop collects what it awaits.
struct List {
    binding: BindingId,
    /// Its declaration.
    statement: Span,
    outer: ExprId,
}

/// The `for` loop on whose head the cursor stands.
fn loop_at(facts: &Facts<'_>, at: Span) -> Option<ExprId> {
    super::innermost(facts, at, |it| {
        matches!(facts.kind(it), ExprKind::For { label: None, .. })
            && facts.loop_head(it).contains(at)
            && facts.is_async_here(it)
            && matches!(facts.role(it), Role::Statement { .. } | Role::Tail)
    })
}

impl<'a> Turn<'a> {
    fn of(facts: &Facts<'a>, outer: ExprId) -> Option<Self> {
        let ExprKind::For {
            pat,
            iterable,
            body,
            ..
        } = *facts.kind(outer)
        else {
            return None;
        };
        let ExprKind::Block(block) = facts.kind(body) else {
            return None;
        };
        let last = match (block.tail, block.stmts.last()) {
            (Some(tail), _) => tail,
            (None, Some(Stmt::Expr { expr, .. })) => *expr,
            _ => return None,
        };
        let (value, list) = match pushed(facts, last, outer) {
            Some((value, list)) => (value, Some(list)),
            None => (last, None),
        };
        let (awaited, is_try) = match facts.kind(value) {
            ExprKind::Try { base } => (*base, true),
            _ => (value, false),
        };
        let future = match facts.kind(awaited) {
            ExprKind::Await { base } if !facts.body.expr(*base).in_macro => Some(*base),
            _ => None,
        };
        let is_whole = future.is_none() && (is_try || list.is_some());
        let turn = Self {
            outer,
            iterable,
            pat: facts.body.pat(pat).span,
            block,
            last: match block.tail {
                Some(tail) => facts.span(tail),
                None => super::span_of(block.stmts.last()?),
            },
            future,
            is_try,
            list,
        };
        let question = is_try.then_some(value);
        (!is_whole && turn.can_overlap(facts, body, question)).then_some(turn)
    }

    /// Whether turns may run next to each other: none leaves the loop, changes what another uses,
    /// or waits for something whose order matters.
    fn can_overlap(&self, facts: &Facts<'_>, body: ExprId, question: Option<ExprId>) -> bool {
        let region = facts.region_id(body);
        let mut awaits = facts
            .awaits()
            .iter()
            .filter(|it| it.region == region && facts.body.is_within(it.expr, body))
            .peekable();
        let waits = awaits.peek().is_some() && !awaits.any(rewrite::is_about_order);
        let mut stays = true;
        facts.body.walk(body, &mut |it| {
            let leaves = match facts.kind(it) {
                ExprKind::Try { .. } => question != Some(it),
                ExprKind::Macro(call) => call.kind == MacroKind::Opaque,
                ExprKind::Return(_)
                | ExprKind::Break { .. }
                | ExprKind::Continue { .. }
                | ExprKind::Yield(_)
                | ExprKind::Missing => true,
                _ => false,
            };
            stays &= !(leaves && facts.region_id(it) == region);
        });
        waits
            && stays
            && self
                .surroundings(facts, body)
                .all(|it| it.1 == Usage::Shared)
    }

    /// The locals from outside of the loop that a turn uses, without the list.
    fn surroundings(
        &self,
        facts: &Facts<'_>,
        body: ExprId,
    ) -> impl Iterator<Item = (BindingId, Usage)> {
        let used = rewrite::locals_used(facts, body).into_iter();
        let list = self.list.as_ref().map(|it| it.binding);
        used.filter(move |it| !facts.is_declared_in(it.0, self.outer) && Some(it.0) != list)
    }

    /// A statement that comes first, the argument of `stream::iter` and what makes futures of it.
    /// Where items point at something, the futures are made first: with a closure that takes
    /// references inside of it, the stream could not go to another thread, as `tokio::spawn` asks.
    fn futures(
        &self,
        facts: &Facts<'_>,
        maps: &str,
        indentation: &str,
    ) -> Option<(String, String)> {
        let ty = facts.ty(self.iterable);
        let items = facts.text(self.iterable);
        let points = |it: &Ty| matches!(it, Ty::Ref { .. }) || it.is_unknown();
        if !facts.world.types.iterated(ty).any(&mut |it| points(it)) {
            let items = shifted(items, indentation)?;
            let maps = maps.replace('\n', "\n\t");
            return Some((String::new(), format!("{items})\n\t.map({maps})")));
        }
        if rewrite::borrows_temporary(facts, self.iterable) || items.contains('\n') {
            return None;
        }
        let items = match (facts.kind(self.iterable), ty) {
            (
                ExprKind::Ref {
                    base,
                    mutable: false,
                },
                _,
            ) if is_list(facts, facts.ty(*base)) => format!("{}.iter()", facts.text(*base)),
            (
                ExprKind::Local(_) | ExprKind::Field { .. },
                Ty::Ref {
                    mutable: false,
                    inner,
                },
            ) if is_list(facts, inner) => format!("{items}.iter()"),
            (ExprKind::MethodCall { .. }, _) if is_iterator(facts, ty) => items.to_owned(),
            (it, _) if binds_loosely(it) => format!("({items}).into_iter()"),
            _ => format!("{items}.into_iter()"),
        };
        let name = facts.free_name("turns");
        let first = format!("let {name}: Vec<_> = {items}.map({maps}).collect();\n");
        Some((first, format!("{name})")))
    }

    /// The closure that makes the future of an item.
    fn maps(&self, facts: &Facts<'_>, indentation: &str) -> Option<String> {
        let pat = facts.text_at(self.pat);
        let is_alone = self.block.stmts.len() + usize::from(self.block.tail.is_some()) == 1;
        if let Some(future) = self.future.filter(|_| is_alone)
            && facts.world.types.is_future(facts.ty(future))
            && self.takes_items(facts, future)
            && !rewrite::borrows_temporary(facts, future)
        {
            let text = shifted(facts.text(future), indentation)?;
            return Some(format!("|{pat}| {text}"));
        }
        // The block takes all that it uses: what lies around must be there for the next item.
        let ExprKind::For { body, .. } = *facts.kind(self.outer) else {
            return None;
        };
        let is_copied = |it: BindingId| facts.is_copy(facts.types.binding(it));
        if !self.surroundings(facts, body).all(|it| is_copied(it.0)) {
            return None;
        }
        if self.list.is_none() && !self.is_try {
            let block = shifted(facts.text_at(self.block.braces), indentation)?;
            return Some(format!("|{pat}| async move {block}"));
        }
        let future = facts.text(self.future?);
        let braces = self.block.braces;
        let before = facts.text_at(Span::new(braces.start, self.last.start));
        let after = facts.text_at(Span::new(self.last.end, braces.end));
        let block = shifted(&format!("{before}{future}.await{after}"), indentation)?;
        Some(format!("|{pat}| async move {block}"))
    }

    /// Whether making the future takes the item away, or copies it: nothing of it is left in the
    /// closure.
    fn takes_items(&self, facts: &Facts<'_>, future: ExprId) -> bool {
        let mut takes = true;
        facts.body.walk(future, &mut |it| {
            let ExprKind::Local(binding) = *facts.kind(it) else {
                return;
            };
            let is_items =
                facts.is_declared_in(binding, self.outer) && !facts.is_declared_in(binding, future);
            // What it points at is not in the closure.
            let is_pointer = matches!(facts.ty(it), Ty::Ref { .. });
            let lends = match facts.role(it) {
                Role::RefBase { .. } => true,
                Role::Receiver => !is_pointer && !facts.takes_receiver(it),
                Role::FieldBase | Role::IndexBase => !is_pointer,
                _ => false,
            };
            takes &= !(is_items && lends);
        });
        takes
    }
}

/// `list.push(value)` into a list that is declared empty, and used only behind the loop.
fn pushed(facts: &Facts<'_>, last: ExprId, outer: ExprId) -> Option<(ExprId, List)> {
    let ExprKind::MethodCall {
        receiver,
        method,
        args,
        ..
    } = facts.kind(last)
    else {
        return None;
    };
    let (ExprKind::Local(binding), [value]) = (facts.kind(*receiver), args.as_slice()) else {
        return None;
    };
    let init = facts.init_of(*binding)?;
    let statement = super::statement_around(facts, init)?;
    let is_empty = match facts.kind(init) {
        ExprKind::Call { .. } => facts.call(init).is_some_and(|it| {
            let path = facts.index().canonical_path(it.def);
            path == "std::vec::Vec::new" || path == "std::vec::Vec::with_capacity"
        }),
        ExprKind::Macro(call) => {
            call.path.last_name() == "vec"
                && matches!(&call.kind, MacroKind::Exprs(parts) if parts.is_empty())
        }
        _ => false,
    };
    let block = facts.body.expr(init).parent;
    let mut others = facts
        .body
        .binding(*binding)
        .uses
        .iter()
        .filter(|it| *it != receiver);
    let end = facts.span(outer).end;
    let fits = method == "push"
        && is_empty
        && block == facts.body.expr(outer).parent
        && others.all(|it| facts.span(*it).start >= end);
    let list = List {
        binding: *binding,
        statement,
        outer,
    };
    fits.then_some((*value, list))
}

impl List {
    /// `let mut name: Vec<_> = `
    fn declaration(&self, facts: &Facts<'_>) -> Option<String> {
        let binding = facts.body.binding(self.binding);
        let name = &binding.name;
        let init = facts.init_of(self.binding)?;
        let between = Span::new(binding.span.end, facts.span(init).start);
        let written = facts.text_at(between).trim_matches([' ', ':', '=']);
        let ty = if written.is_empty() {
            "Vec<_>"
        } else {
            written
        };
        let later = |it: &&ExprId| facts.span(**it).start >= facts.span(self.outer).end;
        let mut uses = binding.uses.iter().filter(later);
        let changes = uses.any(|it| rewrite::usage(facts, *it) == Usage::Exclusive);
        let mutable = if changes { "mut " } else { "" };
        Some(format!("let {mutable}{name}: {ty} = "))
    }
}

/// A collection with a method `iter`.
fn is_list(facts: &Facts<'_>, ty: &Ty) -> bool {
    let path = ty.adt().map(|it| facts.index().canonical_path(it));
    let is_std = |it: &str| it == "std::vec::Vec" || it.starts_with("std::collections::");
    path.is_some_and(|it| is_std(&it)) || matches!(ty, Ty::Slice(_) | Ty::Array(_))
}

fn is_iterator(facts: &Facts<'_>, ty: &Ty) -> bool {
    let types = &facts.world.types;
    let Some(def) = ty.adt() else { return false };
    let mut impls = facts.index().trait_impls_of(def).iter();
    impls.any(|it| {
        let header = types.header(*it);
        let trait_ = header.trait_.as_ref().map(|it| it.def);
        trait_.is_some_and(|it| types.lang.is("std::iter::Iterator", it))
    })
}

/// Source without the indentation of its statement; `None` when a string in it goes on over a
/// line break.
fn shifted(text: &str, indentation: &str) -> Option<String> {
    let movable = Comments::of(text)
        .strings()
        .all(|it| !it.of(text).contains('\n'));
    movable.then(|| text.replace(&format!("\n{indentation}"), "\n"))
}
