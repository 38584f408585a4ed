//! The async twin of a value that blocks: whether it fits what is done with the value.

use std::collections::BTreeSet;

use super::{span_of, statement_around};
use crate::facts::{Call, Facts, Fate};
use crate::finding::Edit;
use crate::index::{Def, Namespace, Scope};
use crate::ir::{BindingId, Body, ExprId, ExprKind, PatId, PatKind, Role, Stmt};
use crate::text::Span;
use crate::types::{self, BodyTypes, Ty};

/// How the code around a blocking call takes what its async twin evaluates to.
pub enum Twin {
    /// It is of the same type.
    Same,
    /// It is of another type, and these edits make everything that is done with it fit.
    Fits(Vec<Edit>),
    /// Something is done with it, or given to it, that needs the type that blocks.
    Differs,
}

/// A trait whose methods block, the one of tokio, and the methods that work alike.
struct Alike {
    old: &'static str,
    new: &'static str,
    extension: &'static str,
    methods: &'static [&'static str],
}

const ALIKE: &[Alike] = &[
    Alike {
        old: "std::io::Read",
        new: "tokio::io::AsyncRead",
        extension: "AsyncReadExt",
        methods: &["read", "read_exact", "read_to_end", "read_to_string"],
    },
    Alike {
        old: "std::io::Write",
        new: "tokio::io::AsyncWrite",
        extension: "AsyncWriteExt",
        methods: &["flush", "write", "write_all"],
    },
    Alike {
        old: "std::io::Seek",
        new: "tokio::io::AsyncSeek",
        extension: "AsyncSeekExt",
        methods: &["rewind", "seek", "stream_position"],
    },
];

/// The same call of `new`, the path of a function or, with a receiver, of a type.
pub fn twin(facts: &Facts<'_>, call: &Call<'_>, new: &str) -> Twin {
    let blocks = |it: &ExprId| {
        let effects = facts.world.effects_of_type(facts.ty(*it));
        effects.is_some_and(|it| it.blocking_io.is_some())
    };
    if call.args.iter().any(blocks) {
        return Twin::Differs;
    }
    let Some(sig) = function(facts, call, new).and_then(|it| facts.world.types.sig(it)) else {
        return Twin::Same;
    };
    let made = facts.world.types.output(&sig.ret);
    let (old, new) = (inner(facts, facts.ty(call.expr)), inner(facts, &made));
    if is_same(old, new) {
        return Twin::Same;
    }
    let fits = || {
        let mut follower = Follower {
            facts,
            old: old.adt()?,
            new: new.adt()?,
            edits: Vec::new(),
            awaited: Vec::new(),
            traits: BTreeSet::new(),
            written: 0,
            flushed: 0,
        };
        follower.value(call.expr)?;
        follower.finish(call.expr)
    };
    fits().map_or(Twin::Differs, Twin::Fits)
}

/// Goes from use to use of a value whose type changes from `old` to `new`.
struct Follower<'f, 'a> {
    facts: &'f Facts<'a>,
    old: Def,
    new: Def,
    edits: Vec<Edit>,
    /// The calls that are awaited now.
    awaited: Vec<ExprId>,
    /// The extension traits that are needed.
    traits: BTreeSet<&'static str>,
    /// Where the last bytes are written, and where the last are flushed.
    written: u32,
    flushed: u32,
}

impl Follower<'_, '_> {
    /// The value itself, or a `Result` of it.
    fn value(&mut self, at: ExprId) -> Option<()> {
        let facts = self.facts;
        let outer = facts.body.expr(at).parent?;
        let is_wrapped = inner(facts, facts.ty(at)) != facts.ty(at);
        match facts.role(at) {
            Role::Statement { .. } => Some(()),
            Role::TryBase => self.value(outer),
            Role::Receiver if is_wrapped => match facts.method_name(outer) {
                "context" | "expect" | "map_err" | "ok" | "unwrap" | "with_context" => {
                    self.value(outer)
                }
                "is_err" | "is_ok" => Some(()),
                _ => None,
            },
            Role::Receiver => self.method(outer),
            Role::LetInit(pat) if is_annotated(facts, outer, pat) => None,
            Role::LetInit(pat) | Role::LetScrutinee(pat) => self.pattern(pat),
            Role::MatchScrutinee => match facts.kind(outer) {
                ExprKind::Match { arms, .. } => arms.iter().try_for_each(|it| self.pattern(it.pat)),
                _ => None,
            },
            Role::ForIterable(pat) if !is_wrapped => self.items(outer, at, pat),
            Role::Arg(_) if matches!(facts.fate(at), Fate::Dropped(_)) => Some(()),
            _ => None,
        }
    }

    /// The names in a pattern that mean the value.
    fn pattern(&mut self, pat: PatId) -> Option<()> {
        let facts = self.facts;
        let mut bindings = Vec::new();
        facts
            .body
            .for_each_binding(pat, &mut |it| bindings.push(it));
        for binding in bindings {
            match inner(facts, facts.types.binding(binding).peel_refs()) {
                Ty::Unknown | Ty::Infer(_) => return None,
                ty if ty.adt() == Some(self.old) => self.uses(binding)?,
                _ => {}
            }
        }
        Some(())
    }

    fn uses(&mut self, binding: BindingId) -> Option<()> {
        let mut uses = self.facts.body.binding(binding).uses.iter();
        uses.try_for_each(|it| self.value(*it))
    }

    /// A method of the value: one of the twin with the same name, or of its traits.
    fn method(&mut self, call: ExprId) -> Option<()> {
        let facts = self.facts;
        let types = &facts.world.types;
        let old = facts.call(call)?;
        let Some(new) = method(facts, self.new, &facts.index().item(old.def).name) else {
            return self.extension(call);
        };
        let (own, sig) = (types.sig(old.def)?, types.sig(new)?);
        let by_mut = |ty: &Option<Ty>| matches!(ty, Some(Ty::Ref { mutable: true, .. }));
        let needs_mut = by_mut(&sig.self_ty) && !by_mut(&own.self_ty);
        if sig.params.len() != old.args.len() || needs_mut {
            return None;
        }
        let made = match types.is_future(&sig.ret) {
            true => {
                self.await_(call)?;
                types.output(&sig.ret)
            }
            false => sig.ret.clone(),
        };
        let (before, after) = (inner(facts, facts.ty(call)), inner(facts, &made));
        if !is_same(before, after) {
            return self.becomes(call, before.adt()?, after.adt()?);
        }
        if facts.world.effects(new).flushes {
            self.flushed = self.flushed.max(facts.span(call).start);
        }
        Some(())
    }

    /// What is made of the value changes its type as well.
    fn becomes(&mut self, made: ExprId, old: Def, new: Def) -> Option<()> {
        let outer = (self.old, self.new);
        (self.old, self.new) = (old, new);
        let fits = self.value(made);
        (self.old, self.new) = outer;
        fits
    }

    fn extension(&mut self, call: ExprId) -> Option<()> {
        let facts = self.facts;
        let index = facts.index();
        let old = facts.call(call)?;
        let name = index.item(old.def).name.as_str();
        let of = index.container(old.def)?;
        let of = index.canonical_path(index.trait_of_impl(of).unwrap_or(of));
        let alike = ALIKE.iter().find(|it| it.old == of)?;
        let new = index.find(alike.new, Namespace::Type).def()?;
        let mut impls = index.trait_impls_of(self.new).iter();
        let has = impls.any(|it| index.trait_of_impl(*it) == Some(new));
        // One says how many bytes it read, the other nothing.
        let fits = name != "read_exact" || is_statement(facts, call);
        if !has || !fits || !alike.methods.contains(&name) {
            return None;
        }
        let start = facts.span(call).start;
        match name {
            "flush" => self.flushed = self.flushed.max(start),
            "write" | "write_all" => self.written = self.written.max(start),
            _ => {}
        }
        self.traits.insert(alike.extension);
        self.await_(call)
    }

    fn await_(&mut self, call: ExprId) -> Option<()> {
        let facts = self.facts;
        if !facts.can_await(call) {
            return None;
        }
        let source = facts.source()?;
        let edits = source.add_await(facts.def.item, facts.body, call);
        self.edits.extend(edits);
        self.awaited.push(call);
        Some(())
    }

    /// `for entry in entries`, in which each `entry?` is looked at once, becomes a loop over
    /// `next_entry`.
    fn items(&mut self, of: ExprId, list: ExprId, pat: PatId) -> Option<()> {
        let facts = self.facts;
        let next = method(facts, self.new, "next_entry")?;
        let next = facts.world.types.sig(next)?;
        let entry = facts.world.types.output(&next.ret);
        let PatKind::Bind {
            binding, sub: None, ..
        } = facts.body.pat(pat).kind
        else {
            return None;
        };
        let ExprKind::For { label: None, .. } = facts.kind(of) else {
            return None;
        };
        let is_statement = matches!(facts.role(of), Role::Statement { .. } | Role::Tail);
        let [use_] = *facts.body.binding(binding).uses.as_slice() else {
            return None;
        };
        let looked = facts.body.expr(use_).parent?;
        let is_looked_at = match facts.role(use_) {
            Role::TryBase => true,
            Role::Receiver => matches!(facts.method_name(looked), "expect" | "unwrap"),
            _ => false,
        };
        let in_turn = facts.region_id(use_) == facts.region_id(of);
        if !is_statement || !is_looked_at || !in_turn || !facts.is_async_here(of) {
            return None;
        }
        let gone = Span::new(facts.span(use_).end, facts.span(looked).end);
        let name = &facts.body.binding(binding).name;
        // `let entry = entry?;` has nothing left to do.
        self.edits.push(match again(facts, looked, name) {
            Some(statement) => facts.source()?.delete_lines(facts.place(statement)),
            None => Edit::new(facts.place(gone), ""),
        });
        self.head(of, list, name, facts.text_at(gone))?;
        let old = inner(facts, facts.ty(looked)).adt()?;
        self.becomes(looked, old, inner(facts, &entry).adt()?)
    }

    /// The new head of the loop; what it goes over gets a name.
    fn head(&mut self, of: ExprId, list: ExprId, entry: &str, look: &str) -> Option<()> {
        let facts = self.facts;
        let source = facts.source()?;
        let head =
            |name: &str| format!("while let Some({entry}) = {name}.next_entry().await{look}");
        if let ExprKind::Local(local) = facts.kind(list) {
            let local = facts.body.binding(*local);
            if !local.mutable {
                let before = facts.place(Span::empty(local.span.start));
                self.edits.push(Edit::new(before, "mut "));
            }
            let old = facts.place(facts.loop_head(of));
            self.edits.push(Edit::new(old, head(&local.name)));
            return Some(());
        }
        let name = facts.free_name("entries");
        let (whole, list) = (facts.span(of), facts.span(list));
        let before = facts.place(Span::new(whole.start, list.start));
        let declared = format!("let mut {name} = ");
        self.edits.push(Edit::new(before, declared));
        let after = facts.place(Span::empty(list.end));
        let gap = match source.is_in_line(facts.place(whole)) {
            true => " ",
            false => "\n",
        };
        let text = format!(";{gap}{}", head(&name));
        self.edits.push(source.rewrite(after, &text));
        Some(())
    }

    /// All edits, with those that bring the traits into scope.
    fn finish(mut self, at: ExprId) -> Option<Vec<Edit>> {
        let facts = self.facts;
        // What is dropped with bytes in it may lose them.
        let is_buffered = facts.world.effects(self.new).buffered_writer.is_some();
        if is_buffered && self.written > self.flushed {
            return None;
        }
        let in_scope = facts.index().traits_in_scope(Scope::expr(facts.def, at));
        let is_missing = |name: &&str| {
            let path = format!("tokio::io::{name}");
            let extension = facts.index().find(&path, Namespace::Type).def();
            !extension.is_some_and(|it| in_scope.contains(&it))
        };
        let missing: Vec<&str> = self.traits.iter().copied().filter(is_missing).collect();
        if !missing.is_empty() {
            if self.is_ambiguous(&missing) {
                return None;
            }
            self.edits.extend(self.import(&missing)?);
            self.edits.extend(facts.require("tokio", "io-util")?);
        }
        Some(self.edits)
    }

    /// Whether another value here has a method that would have two meanings with these traits in
    /// scope, as a `Cursor` would.
    fn is_ambiguous(&self, traits: &[&str]) -> bool {
        let facts = self.facts;
        let others = facts.body.ids().filter(|it| !self.awaited.contains(it));
        { others }.any(|it| is_of_both(facts, traits, facts.body, facts.types, it))
    }

    /// For the whole module, or only for this function where another would be ambiguous.
    fn import(&self, traits: &[&str]) -> Option<Vec<Edit>> {
        let facts = self.facts;
        let source = facts.source()?;
        let (index, own) = (facts.index(), facts.def);
        let mut others = index.defs(own.file).filter(|it| *it != own);
        let has_such = |it: Def| {
            let Some(body) = index.body(it) else {
                return false;
            };
            if !body.ids().any(|it| is_method_of(traits, body, it)) {
                return false;
            }
            let types = types::infer(&facts.world.types, it, body);
            { body.ids() }.any(|it| is_of_both(facts, traits, body, &types, it))
        };
        if !others.any(has_such) {
            return source.import_traits(own.item, "tokio::io", traits);
        }
        let ExprKind::Block(block) = facts.kind(facts.body.root) else {
            return None;
        };
        let tail = block.tail.map(|it| facts.span(it));
        let first = block.stmts.first().map(span_of).or(tail)?;
        let names = match traits {
            [one] => (*one).to_owned(),
            all => format!("{{{}}}", all.join(", ")),
        };
        let line = format!("use tokio::io::{names};");
        Some(vec![source.insert_before(facts.place(first), &line)])
    }
}

/// A call of a method of these traits on a value that reads or writes in both ways.
fn is_of_both(
    facts: &Facts<'_>,
    traits: &[&str],
    body: &Body,
    types: &BodyTypes,
    call: ExprId,
) -> bool {
    let ExprKind::MethodCall { receiver, .. } = body.kind(call) else {
        return false;
    };
    let outer = body.expr(call).parent.map(|it| body.kind(it));
    let awaited = matches!(outer, Some(ExprKind::Await { .. }));
    !awaited
        && is_method_of(traits, body, call)
        && match types.ty(*receiver).peel_refs() {
            Ty::Slice(_) | Ty::Unknown | Ty::Infer(_) => true,
            Ty::Adt(def, _) => {
                let path = facts.index().canonical_path(*def);
                matches!(path.as_str(), "std::io::Cursor" | "std::vec::Vec")
            }
            _ => false,
        }
}

/// A call of a method with the name of one of these traits.
fn is_method_of(traits: &[&str], body: &Body, expr: ExprId) -> bool {
    let ExprKind::MethodCall { method, .. } = body.kind(expr) else {
        return false;
    };
    ALIKE
        .iter()
        .any(|it| traits.contains(&it.extension) && it.methods.contains(&method.as_str()))
}

/// What the path of the twin means.
fn function(facts: &Facts<'_>, call: &Call<'_>, new: &str) -> Option<Def> {
    let index = facts.index();
    let ty = |path: &str| index.find(path, Namespace::Type).def();
    if call.receiver.is_some() {
        return method(facts, ty(new)?, &index.item(call.def).name);
    }
    let of_type = || {
        let (of, name) = new.rsplit_once("::")?;
        method(facts, ty(of)?, name)
    };
    let function = index.find(new, Namespace::Value).def();
    function.or_else(of_type)
}

fn method(facts: &Facts<'_>, of: Def, name: &str) -> Option<Def> {
    let index = facts.index();
    let impls = index.inherent_impls(of).iter();
    let mut members = impls.flat_map(|it| index.members(*it));
    members.find(|it| index.item(**it).name == name).copied()
}

/// What is in a `Result` or an `Option`, or the value itself.
fn inner<'t>(facts: &Facts<'_>, ty: &'t Ty) -> &'t Ty {
    let lang = &facts.world.types.lang;
    match ty {
        Ty::Adt(def, args)
            if lang.is("std::result::Result", *def) || lang.is("std::option::Option", *def) =>
        {
            args.first().map_or(ty, |it| inner(facts, it))
        }
        _ => ty,
    }
}

/// As far as both are known.
fn is_same(a: &Ty, b: &Ty) -> bool {
    let all = |a: &[Ty], b: &[Ty]| a.iter().zip(b).all(|(a, b)| is_same(a, b));
    match (a, b) {
        (Ty::Adt(a, of_a), Ty::Adt(b, of_b)) => a == b && all(of_a, of_b),
        (Ty::Tuple(a), Ty::Tuple(b)) => a.len() == b.len() && all(a, b),
        (Ty::Prim(a), Ty::Prim(b)) => a == b,
        (Ty::Adt(..) | Ty::Tuple(_) | Ty::Prim(_), Ty::Adt(..) | Ty::Tuple(_) | Ty::Prim(_)) => {
            false
        }
        _ => true,
    }
}

fn is_annotated(facts: &Facts<'_>, block: ExprId, wanted: PatId) -> bool {
    let ExprKind::Block(block) = facts.kind(block) else {
        return false;
    };
    let mut stmts = block.stmts.iter();
    stmts.any(|it| matches!(it, Stmt::Let { pat, ty: Some(_), .. } if *pat == wanted))
}

/// The `let` that gives a value the name that it has already.
fn again(facts: &Facts<'_>, value: ExprId, name: &str) -> Option<Span> {
    let Role::LetInit(pat) = facts.role(value) else {
        return None;
    };
    let PatKind::Bind {
        binding, sub: None, ..
    } = facts.body.pat(pat).kind
    else {
        return None;
    };
    let binding = facts.body.binding(binding);
    let is_same = binding.name == name && !binding.mutable;
    statement_around(facts, value).filter(|_| is_same)
}

/// Whether nothing is done with what a call returns, but for its error.
fn is_statement(facts: &Facts<'_>, call: ExprId) -> bool {
    let mut at = call;
    loop {
        let outer = facts.body.expr(at).parent;
        match (facts.role(at), outer) {
            (Role::Statement { .. }, _) => return true,
            (Role::TryBase, Some(outer)) => at = outer,
            (Role::Receiver, Some(outer))
                if matches!(facts.method_name(outer), "expect" | "unwrap") =>
            {
                at = outer;
            }
            _ => return false,
        }
    }
}
