//! The state of inference over one body: type variables, and the walk that settles them.

use std::cell::{Cell, RefCell};

use super::bounds::Env;
use super::lower::Lowerer;
use super::subst::has_infer;
use super::{Args, BodyTypes, Callee, Coverage, Subst, TraitRef, Ty, Types};
use crate::index::{Def, Scope};
use crate::ir::{Body, ExprId, ExprKind, TypeRef};

/// Infers the types of a body. `owner` is the function, constant or static that it belongs to.
pub fn infer(types: &Types<'_>, owner: Def, body: &Body) -> BodyTypes {
    let mut cx = Infer {
        types,
        body,
        owner,
        env: Env::of(types, owner),
        vars: RefCell::default(),
        exprs: vec![Ty::Unknown; body.exprs.len()],
        bindings: vec![Ty::Unknown; body.bindings.len()],
        returns: Vec::new(),
        breaks: Vec::new(),
        deferred: Vec::new(),
        obligations: Vec::new(),
        scope_at: Cell::new(None),
        out: BodyTypes::default(),
    };
    cx.run();
    cx.finish()
}

pub(super) struct Infer<'t, 'a> {
    pub types: &'t Types<'a>,
    pub body: &'t Body,
    pub owner: Def,
    pub env: Env,
    /// What each type variable stands for, if known.
    vars: RefCell<Vec<Option<Ty>>>,
    pub exprs: Vec<Ty>,
    pub bindings: Vec<Ty>,
    /// What `return` and `?` leave: of the function, closures and async blocks around.
    pub returns: Vec<Ty>,
    /// What `break` leaves, per loop or labelled block around.
    pub breaks: Vec<Ty>,
    /// Method calls and awaits whose receiver was not known yet when they were reached.
    pub deferred: Vec<(ExprId, Scope)>,
    /// Bounds on types that were not known yet when they were called for.
    pub obligations: Vec<(Ty, TraitRef)>,
    /// The innermost block around the expression that is being inferred.
    pub scope_at: Cell<Option<ExprId>>,
    pub out: BodyTypes,
}

/// How often calls that wait for their receiver's type are tried again.
const ROUNDS: usize = 4;

impl Infer<'_, '_> {
    fn run(&mut self) {
        let ret = self.bind_params();
        self.returns.push(ret.clone());
        let ty = self.expr_expecting(self.body.root, &ret);
        self.unify(&ret, &ty);
        for _ in 0..ROUNDS {
            self.meet_obligations();
            let waiting = std::mem::take(&mut self.deferred);
            if waiting.is_empty() {
                break;
            }
            for (expr, scope) in waiting {
                self.retry(expr, scope);
            }
        }
    }

    /// Gives the parameters their types, and returns what the body must evaluate to.
    fn bind_params(&mut self) -> Ty {
        let Some(sig) = self.types.sig(self.owner) else {
            return self.types.constant(self.owner);
        };
        if let Some(binding) = self.body.self_binding {
            self.bindings[binding.0 as usize] = sig.self_ty.clone().unwrap_or(Ty::Unknown);
        }
        for (pat, ty) in self.body.params.iter().zip(&sig.params) {
            self.bind(*pat, ty);
        }
        match &sig.ret {
            Ty::Future { output, .. } if sig.is_async => (**output).clone(),
            ret => ret.clone(),
        }
    }

    fn finish(mut self) -> BodyTypes {
        let mut out = std::mem::take(&mut self.out);
        out.exprs = self.exprs.iter().map(|it| self.settle(it)).collect();
        out.bindings = self.bindings.iter().map(|it| self.settle(it)).collect();
        let callees = std::mem::take(&mut out.callees);
        out.callees = callees
            .into_iter()
            .map(|(expr, it)| {
                let receiver = it.receiver.map(|ty| self.settle(&ty));
                (
                    expr,
                    Callee {
                        def: it.def,
                        receiver,
                    },
                )
            })
            .collect();
        out.coverage = self.coverage(&out);
        out
    }

    fn coverage(&self, out: &BodyTypes) -> Coverage {
        let mut coverage = Coverage::default();
        for expr in self.body.ids() {
            match self.body.kind(expr) {
                ExprKind::MethodCall { .. } => {
                    coverage.methods += 1;
                    coverage.methods_known += u32::from(out.callees.contains_key(&expr));
                }
                ExprKind::Await { base } => {
                    coverage.awaits += 1;
                    let known = !out.ty(*base).is_unknown();
                    coverage.awaits_known += u32::from(known);
                }
                _ => {}
            }
        }
        coverage
    }

    /// The type with all variables replaced; those that nothing settled are unknown.
    fn settle(&self, ty: &Ty) -> Ty {
        let resolved = self.resolve(ty);
        if !resolved.any(&mut |it| matches!(it, Ty::Infer(_))) {
            return resolved;
        }
        resolved.map(&mut |it| matches!(it, Ty::Infer(_)).then_some(Ty::Unknown))
    }

    pub fn fresh(&self) -> Ty {
        let mut vars = self.vars.borrow_mut();
        vars.push(None);
        Ty::Infer(vars.len() as u32 - 1)
    }

    /// `ty` itself, or what the variable stands for.
    pub fn shallow(&self, ty: &Ty) -> Ty {
        let mut ty = ty.clone();
        while let Ty::Infer(var) = ty {
            match &self.vars.borrow()[var as usize] {
                Some(next) => ty = next.clone(),
                None => break,
            }
        }
        if matches!(ty, Ty::Proj(..)) {
            self.resolve(&ty)
        } else {
            ty
        }
    }

    /// `ty` with every known variable replaced and every known projection evaluated.
    pub fn resolve(&self, ty: &Ty) -> Ty {
        if !has_infer(ty) {
            return ty.clone();
        }
        let replaced = self.replace(ty, 0);
        self.types.normalise(&replaced)
    }

    fn replace(&self, ty: &Ty, depth: u32) -> Ty {
        if depth > 32 {
            return Ty::Unknown;
        }
        ty.map(&mut |it| match it {
            Ty::Infer(var) => {
                let known = self.vars.borrow()[*var as usize].clone();
                known.map(|it| self.replace(&it, depth + 1))
            }
            _ => None,
        })
    }

    /// Makes two types equal as far as they can be; what does not fit stays as it is.
    pub fn unify(&self, a: &Ty, b: &Ty) {
        let (a, b) = (self.shallow(a), self.shallow(b));
        match (&a, &b) {
            (Ty::Infer(x), Ty::Infer(y)) if x == y => {}
            (Ty::Infer(var), other) | (other, Ty::Infer(var)) => {
                // `!` coerces to anything, and a type must not contain itself.
                let occurs = self
                    .resolve(other)
                    .any(&mut |it| matches!(it, Ty::Infer(x) if x == var));
                if !occurs && !matches!(other, Ty::Never | Ty::Unknown) {
                    self.vars.borrow_mut()[*var as usize] = Some(other.clone());
                }
            }
            (Ty::Adt(x, p), Ty::Adt(y, q)) if x == y => self.unify_all(p, q),
            (Ty::Tuple(p), Ty::Tuple(q)) => self.unify_all(p, q),
            (Ty::Ref { inner: p, .. }, Ty::Ref { inner: q, .. })
            | (Ty::Ptr(p), Ty::Ptr(q))
            | (Ty::Slice(p), Ty::Slice(q))
            | (Ty::Array(p), Ty::Array(q))
            | (Ty::Slice(p), Ty::Array(q))
            | (Ty::Array(p), Ty::Slice(q)) => self.unify(p, q),
            (Ty::Future { output: p, .. }, Ty::Future { output: q, .. }) => self.unify(p, q),
            (
                Ty::FnPtr { params: p, ret: r }
                | Ty::Closure {
                    params: p, ret: r, ..
                },
                Ty::FnPtr { params: q, ret: s }
                | Ty::Closure {
                    params: q, ret: s, ..
                },
            ) => {
                self.unify_all(p, q);
                self.unify(r, s);
            }
            (Ty::Opaque { bounds, .. }, other) | (other, Ty::Opaque { bounds, .. }) => {
                for bound in bounds.iter() {
                    self.unify_bound(other, bound);
                }
            }
            _ => {}
        }
    }

    fn unify_all(&self, a: &Args, b: &Args) {
        for (a, b) in a.iter().zip(b.iter()) {
            self.unify(a, b);
        }
    }

    /// Looks at the bounds again whose types are known by now.
    pub fn meet_obligations(&mut self) {
        for (ty, bound) in std::mem::take(&mut self.obligations) {
            self.oblige(ty, bound);
        }
    }

    /// Learns from `ty: bound` now, or once it is known what `ty` is: `collect()` returns what the
    /// annotation around it says.
    pub fn oblige(&mut self, ty: Ty, bound: TraitRef) {
        if matches!(self.shallow(&ty), Ty::Infer(_)) {
            self.obligations.push((ty, bound));
        } else {
            self.unify_bound(&ty, &bound);
        }
    }

    /// What `ty: bound` says about the variables in both.
    pub fn unify_bound(&self, ty: &Ty, bound: &TraitRef) {
        self.unify_bound_depth(ty, bound, 0);
    }

    fn unify_bound_depth(&self, ty: &Ty, bound: &TraitRef, depth: u32) {
        let ty = self.shallow(ty);
        if let Ty::Adt(def, _) = &ty
            && !bound.args.is_empty()
            && depth < 4
        {
            self.unify_impl(*def, &ty, bound, depth);
        }
        if self.types.lang.is_fn_trait(bound.def) {
            self.unify_fn(&ty, bound);
            return;
        }
        for (name, expected) in bound.assoc.iter() {
            let actual = match &ty {
                Ty::Infer(_) | Ty::Unknown => continue,
                _ if name == "Output" => self.awaited(&ty).unwrap_or(Ty::Unknown),
                _ => self.types.project(&self.resolve(&ty), name),
            };
            self.unify(expected, &actual);
        }
    }

    /// `Vec<T>: FromIterator<A>` says that `A` is `T`, as there is but one such impl.
    fn unify_impl(&self, def: Def, ty: &Ty, bound: &TraitRef, depth: u32) {
        let mut impls = self
            .types
            .index
            .trait_impls_of(def)
            .iter()
            .copied()
            .filter(|it| self.types.index.trait_of_impl(*it) == Some(bound.def));
        let (Some(impl_), None) = (impls.next(), impls.next()) else {
            return;
        };
        let header = self.types.header(impl_);
        let Some(trait_) = &header.trait_ else { return };
        let mut subst = Subst::default();
        self.instantiate(impl_, &mut subst);
        self.unify(&subst.apply(&header.self_ty), ty);
        self.unify_all(&subst.apply_trait(trait_).args, &bound.args);
        for (ty, bound) in self.types.bounds(impl_).iter() {
            self.unify_bound_depth(&subst.apply(ty), &subst.apply_trait(bound), depth + 1);
        }
    }

    fn unify_fn(&self, ty: &Ty, bound: &TraitRef) {
        let (params, ret) = match ty {
            Ty::Closure { params, ret, .. } | Ty::FnPtr { params, ret } => {
                (params.clone(), (**ret).clone())
            }
            Ty::FnDef(def, subst) => {
                let Some(sig) = self.types.sig(*def) else {
                    return;
                };
                let receiver = sig.self_ty.iter();
                let params = receiver
                    .chain(&sig.params)
                    .map(|it| subst.apply(it))
                    .collect();
                (params, subst.apply(&sig.ret))
            }
            _ => return,
        };
        if let Some(Ty::Tuple(expected)) = bound.args.first() {
            self.unify_all(expected, &params);
        }
        if let Some(expected) = bound.assoc("Output") {
            let is_async = self.types.lang.is_async_fn_trait(bound.def);
            let ret = if is_async {
                self.awaited(&ret).unwrap_or(Ty::Unknown)
            } else {
                ret
            };
            self.unify(expected, &ret);
        }
    }

    pub fn awaited(&self, ty: &Ty) -> Option<Ty> {
        let resolved = self.resolve(ty);
        let output = self.types.awaited(&resolved, &self.env)?;
        Some(self.types.normalise(&output))
    }

    pub fn scope(&self) -> Scope {
        Scope {
            file: self.owner.file,
            item: Some(self.owner.item),
            block: self.scope_at.get(),
        }
    }

    /// A written type, with variables for what is left out.
    pub fn lower(&self, ty: &TypeRef) -> Ty {
        let fresh = || self.fresh();
        Lowerer::at(self.types, self.scope())
            .with_fresh(&fresh)
            .ty(ty)
    }

    pub fn record(&mut self, expr: ExprId, def: Def, receiver: Option<Ty>) {
        self.out.callees.insert(expr, Callee { def, receiver });
    }

    /// Fresh variables for the generics of an item that `subst` does not know.
    pub fn instantiate(&self, def: Def, subst: &mut Subst) {
        let Some(generics) = super::sig::generics(&self.types.index.item(def).kind) else {
            return;
        };
        for (index, param) in generics.params.iter().enumerate() {
            let key = super::ParamKey {
                owner: def,
                index: index as u32,
            };
            if param.kind != crate::ir::GenericKind::Lifetime && subst.get(key).is_none() {
                subst.push(key, self.fresh());
            }
        }
        if let Some(function) = self.types.index.function(def) {
            for (index, param) in function.params.iter().enumerate() {
                if super::sig::argument_impl(&param.ty).is_some() {
                    let index = super::ParamKey::ARGUMENT + index as u32;
                    subst.push(super::ParamKey { owner: def, index }, self.fresh());
                }
            }
        }
    }
}
