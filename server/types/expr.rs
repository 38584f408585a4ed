//! The type of each form of expression.

use std::sync::Arc;

use super::infer::Infer;
use super::{FutureOrigin, Ty};
use crate::index::{Namespace, Prim, Res};
use crate::ir::{
    BinaryOp, Block, BlockKind, ExprId, ExprKind, FieldInit, Literal, MatchArm, Name, Path, Stmt,
};

impl Infer<'_, '_> {
    pub(super) fn expr(&mut self, id: ExprId) -> Ty {
        self.expr_expecting(id, &Ty::Unknown)
    }

    /// Infers an expression. `expected` helps closures and literals; it is not enforced.
    pub(super) fn expr_expecting(&mut self, id: ExprId, expected: &Ty) -> Ty {
        let ty = self.expr_inner(id, expected);
        self.exprs[id.0 as usize] = ty.clone();
        ty
    }

    fn expr_inner(&mut self, id: ExprId, expected: &Ty) -> Ty {
        // The body outlives the walk; its borrow must not pin `self`.
        let body = self.body;
        match body.kind(id) {
            ExprKind::Missing | ExprKind::Underscore => self.fresh(),
            ExprKind::Local(binding) => self.bindings[binding.0 as usize].clone(),
            ExprKind::Path(path) => self.path(id, path),
            ExprKind::Literal(literal) => self.literal(literal, expected),
            ExprKind::Call { callee, args } => self.call(id, *callee, args),
            ExprKind::MethodCall { .. } => self.method_call(id),
            ExprKind::Field { base, name, .. } => self.field(id, *base, name),
            ExprKind::Index { base, index } => self.index(*base, *index),
            ExprKind::Await { base } => self.await_(id, *base),
            ExprKind::Try { base } => self.try_(id, *base),
            ExprKind::Ref { base, mutable } => {
                let inner = match self.shallow(expected) {
                    Ty::Ref { inner, .. } => (*inner).clone(),
                    _ => Ty::Unknown,
                };
                Ty::reference(self.expr_expecting(*base, &inner), *mutable)
            }
            ExprKind::Deref { base } => {
                let ty = self.expr(*base);
                self.types.deref(&self.resolve(&ty)).unwrap_or(Ty::Unknown)
            }
            ExprKind::Unary { base } => self.expr(*base),
            ExprKind::Binary { op, lhs, rhs } => self.binary(*op, *lhs, *rhs),
            ExprKind::Assign { lhs, rhs, op } => {
                let left = self.expr(*lhs);
                let right = self.expr_expecting(*rhs, &left);
                if op.is_none() {
                    self.unify(&left, &right);
                }
                Ty::unit()
            }
            ExprKind::Cast { base, ty } => {
                self.expr(*base);
                self.lower(ty)
            }
            ExprKind::Range {
                start,
                end,
                inclusive,
            } => self.range(*start, *end, *inclusive),
            ExprKind::Tuple(parts) => {
                let expected = self.shallow(expected);
                let parts = parts.iter().enumerate().map(|(i, part)| {
                    let expected = expected.args().get(i).cloned().unwrap_or(Ty::Unknown);
                    self.expr_expecting(*part, &expected)
                });
                Ty::Tuple(parts.collect::<Vec<_>>().into())
            }
            ExprKind::Array(elems) => {
                let elem = self.fresh();
                for it in elems {
                    let ty = self.expr_expecting(*it, &elem);
                    self.unify(&elem, &ty);
                }
                Ty::Array(elem.into())
            }
            ExprKind::Repeat { elem, len } => {
                let ty = self.expr(*elem);
                self.expr(*len);
                Ty::Array(ty.into())
            }
            ExprKind::Struct {
                path,
                fields,
                spread,
            } => self.struct_(id, path, fields, *spread),
            ExprKind::Block(block) => self.block(id, block, expected),
            ExprKind::If { cond, then, else_ } => {
                self.expr(*cond);
                let then = self.expr_expecting(*then, expected);
                let Some(else_) = else_ else {
                    return Ty::unit();
                };
                let else_ = self.expr_expecting(*else_, expected);
                self.join(&then, &else_)
            }
            ExprKind::Let { pat, scrutinee } => {
                let ty = self.expr(*scrutinee);
                self.bind(*pat, &ty);
                Ty::Prim(Prim::Bool)
            }
            ExprKind::Match { scrutinee, arms } => self.match_(*scrutinee, arms, expected),
            ExprKind::Loop { body, .. } => {
                let ty = self.fresh();
                self.breaks.push(ty.clone());
                self.expr(*body);
                self.breaks.pop();
                ty
            }
            ExprKind::While { cond, body, .. } => {
                self.breaks.push(Ty::unit());
                self.expr(*cond);
                self.expr(*body);
                self.breaks.pop();
                Ty::unit()
            }
            ExprKind::For {
                pat,
                iterable,
                body,
                ..
            } => {
                let ty = self.expr(*iterable);
                let item = self.types.iterated(&self.resolve(&ty));
                self.bind(*pat, &item);
                self.breaks.push(Ty::unit());
                self.expr(*body);
                self.breaks.pop();
                Ty::unit()
            }
            ExprKind::Closure(_) => self.closure(id, &(Arc::new([]) as super::Args), &Ty::Unknown),
            ExprKind::Return(value) => {
                let expected = self.returns.last().cloned().unwrap_or(Ty::Unknown);
                if let Some(value) = value {
                    let ty = self.expr_expecting(*value, &expected);
                    self.unify(&expected, &ty);
                }
                Ty::Never
            }
            ExprKind::Break { value, .. } => {
                if let Some(value) = value {
                    let expected = self.breaks.last().cloned().unwrap_or(Ty::Unknown);
                    let ty = self.expr_expecting(*value, &expected);
                    self.unify(&expected, &ty);
                }
                Ty::Never
            }
            ExprKind::Continue { .. } => Ty::Never,
            ExprKind::Yield(value) => {
                if let Some(value) = value {
                    self.expr(*value);
                }
                Ty::unit()
            }
            ExprKind::Macro(call) => self.macro_(id, call, expected),
        }
    }

    fn literal(&self, literal: &Literal, expected: &Ty) -> Ty {
        let suffixed = |suffix: &Option<Name>, default: Prim| {
            let named = suffix.as_ref().and_then(|it| prim(it));
            match (named, self.shallow(expected)) {
                (Some(prim), _) => Ty::Prim(prim),
                (None, Ty::Prim(prim)) => Ty::Prim(prim),
                (None, _) => Ty::Prim(default),
            }
        };
        match literal {
            Literal::Int(_, suffix) => suffixed(suffix, Prim::I32),
            Literal::Float(suffix) => suffixed(suffix, Prim::F64),
            Literal::Str(_) => Ty::reference(Ty::Prim(Prim::Str), false),
            Literal::ByteStr => Ty::reference(Ty::Array(Ty::Prim(Prim::U8).into()), false),
            Literal::CStr => Ty::Unknown,
            Literal::Char => Ty::Prim(Prim::Char),
            Literal::Byte => Ty::Prim(Prim::U8),
            Literal::Bool(_) => Ty::Prim(Prim::Bool),
        }
    }

    fn field(&mut self, id: ExprId, base: ExprId, name: &Name) -> Ty {
        let ty = self.expr(base);
        let ty = self.resolve(&ty);
        if matches!(ty.peel_refs(), Ty::Infer(_)) {
            self.deferred.push((id, self.scope()));
            return self.fresh();
        }
        self.field_of(&ty, name)
    }

    pub(super) fn field_of(&self, ty: &Ty, name: &Name) -> Ty {
        for ty in self.types.autoderef(ty) {
            match &ty {
                Ty::Tuple(parts) => {
                    if let Some(part) = name.parse::<usize>().ok().and_then(|it| parts.get(it)) {
                        return part.clone();
                    }
                }
                Ty::Adt(def, args) => {
                    let fields = self.types.fields(*def, 0);
                    if let Some((_, field)) = fields.iter().find(|it| it.0 == *name) {
                        return self
                            .types
                            .normalise(&self.types.subst_of(*def, args).apply(field));
                    }
                }
                _ => {}
            }
        }
        Ty::Unknown
    }

    fn index(&mut self, base: ExprId, index: ExprId) -> Ty {
        let base = self.expr(base);
        let index = self.expr(index);
        let by_range = self.resolve(&index).adt().is_some();
        let base = self.resolve(&base);
        for ty in self.types.autoderef(&base) {
            match &ty {
                Ty::Slice(item) | Ty::Array(item) if by_range => return Ty::Slice(item.clone()),
                Ty::Slice(item) | Ty::Array(item) => return (**item).clone(),
                Ty::Prim(Prim::Str) => return ty,
                Ty::Adt(def, args) if self.types.lang.is("std::collections::HashMap", *def) => {
                    return args.get(1).cloned().unwrap_or(Ty::Unknown);
                }
                Ty::Adt(..) => {
                    let output = self.types.project(&ty, &Name::new_static("Output"));
                    let indexed = self.types.lang.get("std::ops::Index");
                    let implements = |it| self.types.implements(&ty, it, &self.env);
                    // A `Vec` says `I::Output`: the slice behind it says more.
                    let known = !super::subst::has_params(&output) && !output.is_unknown();
                    if known && indexed.is_some_and(implements) {
                        return output;
                    }
                }
                _ => {}
            }
        }
        Ty::Unknown
    }

    fn await_(&mut self, id: ExprId, base: ExprId) -> Ty {
        let ty = self.expr(base);
        let ty = self.resolve(&ty);
        if matches!(ty.peel_refs(), Ty::Infer(_)) {
            self.deferred.push((id, self.scope()));
            return self.fresh();
        }
        self.awaited(&ty).unwrap_or(Ty::Unknown)
    }

    fn try_(&mut self, id: ExprId, base: ExprId) -> Ty {
        let ty = self.expr(base);
        let ty = self.resolve(&ty);
        if matches!(ty, Ty::Infer(_)) {
            self.deferred.push((id, self.scope()));
            return self.fresh();
        }
        self.question(&ty)
    }

    /// `value?`
    pub(super) fn question(&self, ty: &Ty) -> Ty {
        let Ty::Adt(def, args) = ty else {
            return Ty::Unknown;
        };
        let carries = ["std::result::Result", "std::option::Option"];
        let known = carries.iter().any(|it| self.types.lang.is(it, *def));
        known
            .then(|| args.first().cloned())
            .flatten()
            .unwrap_or(Ty::Unknown)
    }

    fn binary(&mut self, op: BinaryOp, lhs: ExprId, rhs: ExprId) -> Ty {
        let left = self.expr(lhs);
        let right = self.expr_expecting(rhs, &left);
        match op {
            BinaryOp::And | BinaryOp::Or | BinaryOp::Compare => Ty::Prim(Prim::Bool),
            _ => {
                let left = self.resolve(&left);
                let number = |it: &Ty| matches!(it.peel_refs(), Ty::Prim(_));
                match (&left, self.resolve(&right)) {
                    (Ty::Prim(_), _) => left,
                    (_, right) if number(&left) && number(&right) => left.peel_refs().clone(),
                    // `Instant + Duration`, `Duration * 2`, `String + &str`: the left one, where
                    // the operands are of the standard library.
                    (Ty::Adt(def, _), right)
                        if self.is_std(*def) && !self.same_adt(&left, &right) =>
                    {
                        left
                    }
                    (Ty::Adt(def, _), _) if self.is_std(*def) && op == BinaryOp::Add => left,
                    _ => Ty::Unknown,
                }
            }
        }
    }

    fn is_std(&self, def: crate::index::Def) -> bool {
        let krate = self.types.index.krate(self.types.index.crate_of(def.file));
        krate.target == crate::index::Target::Stub && matches!(krate.name.as_str(), "std" | "tokio")
    }

    fn same_adt(&self, a: &Ty, b: &Ty) -> bool {
        a.adt().is_some() && a.adt() == b.peel_refs().adt()
    }

    fn range(&mut self, start: Option<ExprId>, end: Option<ExprId>, inclusive: bool) -> Ty {
        let item = self.fresh();
        for bound in [start, end].into_iter().flatten() {
            let ty = self.expr_expecting(bound, &item);
            self.unify(&item, &ty);
        }
        let path = if inclusive {
            "std::ops::RangeInclusive"
        } else {
            "std::ops::Range"
        };
        self.types.lang.adt(path, [item])
    }

    fn struct_(
        &mut self,
        id: ExprId,
        path: &Path,
        fields: &[FieldInit],
        spread: Option<ExprId>,
    ) -> Ty {
        let found = self
            .types
            .index
            .resolve(self.scope(), path, Namespace::Type);
        let (ty, variant) = match found.full() {
            Some(Res::Variant(def, variant)) => {
                self.out.paths.insert(id, def);
                (self.adt_at(def, &path.segments), variant)
            }
            Some(res) => {
                let fresh = || self.fresh();
                let lowerer =
                    super::lower::Lowerer::at(self.types, self.scope()).with_fresh(&fresh);
                let ty = lowerer.res(res, path.last());
                if let Some(def) = ty.adt() {
                    self.out.paths.insert(id, def);
                }
                (ty, 0)
            }
            None => (Ty::Unknown, 0),
        };
        let declared = ty.adt().map(|def| {
            (
                self.types.fields(def, variant),
                self.types.subst_of(def, ty.args()),
            )
        });
        for field in fields {
            let expected = declared.as_ref().and_then(|(fields, subst)| {
                let found = fields.iter().find(|it| it.0 == field.name)?;
                Some(subst.apply(&found.1))
            });
            let expected = expected.unwrap_or(Ty::Unknown);
            let value = self.expr_expecting(field.value, &expected);
            self.unify(&expected, &value);
        }
        if let Some(spread) = spread {
            self.expr_expecting(spread, &ty);
        }
        ty
    }

    fn block(&mut self, id: ExprId, block: &Block, expected: &Ty) -> Ty {
        let outer = self.scope_at.replace(Some(id));
        let ty = match block.kind {
            BlockKind::Async { .. } => {
                let output = self.fresh();
                if let Some(known) = self.awaited(expected) {
                    self.unify(&output, &known);
                }
                self.returns.push(output.clone());
                let loops = std::mem::take(&mut self.breaks);
                let ty = self.statements(block, &output);
                self.breaks = loops;
                self.returns.pop();
                self.unify(&output, &ty);
                let output =
                    if matches!(ty, Ty::Never) && matches!(self.shallow(&output), Ty::Infer(_)) {
                        Ty::Never
                    } else {
                        output
                    };
                Ty::Future {
                    output: output.into(),
                    origin: FutureOrigin::Block(id),
                }
            }
            _ if block.label.is_some() => {
                let ty = self.fresh();
                self.breaks.push(ty.clone());
                let tail = self.statements(block, expected);
                self.breaks.pop();
                self.unify(&ty, &tail);
                ty
            }
            _ => self.statements(block, expected),
        };
        self.scope_at.set(outer);
        ty
    }

    fn statements(&mut self, block: &Block, expected: &Ty) -> Ty {
        let mut diverges = false;
        for stmt in &block.stmts {
            match stmt {
                Stmt::Let {
                    pat,
                    ty,
                    init,
                    else_,
                    ..
                } => {
                    let declared = ty
                        .as_ref()
                        .map_or_else(|| self.fresh(), |it| self.lower(it));
                    if let Some(init) = init {
                        let actual = self.expr_expecting(*init, &declared);
                        diverges |= matches!(actual, Ty::Never);
                        // Without an annotation the initialiser says it all.
                        if ty.is_none() && !matches!(actual, Ty::Never) {
                            self.bind(*pat, &actual);
                        } else {
                            self.unify(&declared, &actual);
                            self.meet_obligations();
                            self.bind(*pat, &declared);
                        }
                    } else {
                        self.bind(*pat, &declared);
                    }
                    if let Some(else_) = else_ {
                        self.expr(*else_);
                    }
                }
                Stmt::Expr { expr, .. } => {
                    diverges |= matches!(self.expr(*expr), Ty::Never);
                }
            }
        }
        match block.tail {
            Some(tail) => self.expr_expecting(tail, expected),
            None if diverges => Ty::Never,
            None => Ty::unit(),
        }
    }

    fn match_(&mut self, scrutinee: ExprId, arms: &[MatchArm], expected: &Ty) -> Ty {
        let scrutinee = self.expr(scrutinee);
        let mut ty = Ty::Never;
        for arm in arms {
            self.bind(arm.pat, &scrutinee);
            if let Some(guard) = arm.guard {
                self.expr(guard);
            }
            let arm = self.expr_expecting(arm.body, expected);
            ty = self.join(&ty, &arm);
        }
        ty
    }

    /// The type of what is either of two things.
    pub(super) fn join(&self, a: &Ty, b: &Ty) -> Ty {
        match (self.shallow(a), self.shallow(b)) {
            (Ty::Never, other) | (other, Ty::Never) => other,
            (Ty::Unknown, other) | (other, Ty::Unknown) => other,
            (a, b) => {
                self.unify(&a, &b);
                a
            }
        }
    }

    /// A closure whose parameters and result are expected to be these.
    pub(super) fn closure(&mut self, id: ExprId, expected: &super::Args, ret: &Ty) -> Ty {
        let body = self.body;
        let ExprKind::Closure(closure) = body.kind(id) else {
            return self.expr(id);
        };
        let params = closure.params.iter().enumerate().map(|(i, param)| {
            let declared = param.ty.as_ref().map(|it| self.lower(it));
            let ty = declared.unwrap_or_else(|| self.fresh());
            if let Some(expected) = expected.get(i) {
                self.unify(&ty, expected);
            }
            self.bind(param.pat, &ty);
            ty
        });
        let params: super::Args = params.collect::<Vec<_>>().into();
        let declared = closure
            .ret
            .as_ref()
            .map_or_else(|| self.fresh(), |it| self.lower(it));
        if !closure.is_async {
            self.unify(&declared, ret);
        }
        self.returns.push(declared.clone());
        let loops = std::mem::take(&mut self.breaks);
        let actual = self.expr_expecting(closure.body, &declared);
        self.breaks = loops;
        self.returns.pop();
        self.unify(&declared, &actual);
        let ret = if closure.is_async {
            Ty::Future {
                output: declared.into(),
                origin: FutureOrigin::Block(id),
            }
        } else {
            declared
        };
        let ty = Ty::Closure {
            expr: id,
            params,
            ret: ret.into(),
        };
        self.exprs[id.0 as usize] = ty.clone();
        ty
    }
}

fn prim(name: &str) -> Option<Prim> {
    Some(match name {
        "i8" => Prim::I8,
        "i16" => Prim::I16,
        "i32" => Prim::I32,
        "i64" => Prim::I64,
        "i128" => Prim::I128,
        "isize" => Prim::Isize,
        "u8" => Prim::U8,
        "u16" => Prim::U16,
        "u32" => Prim::U32,
        "u64" => Prim::U64,
        "u128" => Prim::U128,
        "usize" => Prim::Usize,
        "f32" => Prim::F32,
        "f64" => Prim::F64,
        _ => return None,
    })
}
