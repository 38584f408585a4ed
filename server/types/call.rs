//! Calls: instantiating a signature, checking arguments against it, and what comes back.

use std::sync::Arc;

use super::infer::Infer;
use super::lower::Lowerer;
use super::method::{Found, Wanted};
use super::{ParamKey, Subst, TraitRef, Ty};
use crate::index::{Def, Namespace, Res, Scope};
use crate::ir::{ExprId, ExprKind, GenericArgs, ItemKind, Name, Path, PathRoot, Segment};

impl Infer<'_, '_> {
    pub(super) fn call(&mut self, expr: ExprId, callee: ExprId, args: &[ExprId]) -> Ty {
        let ty = self.expr(callee);
        match self.shallow(&ty) {
            Ty::FnDef(def, subst) => {
                let receiver = self
                    .out
                    .callees
                    .get(&callee)
                    .and_then(|it| it.receiver.clone());
                self.record(expr, def, receiver);
                self.call_def(def, &subst, None, args)
            }
            Ty::FnPtr { params, ret } | Ty::Closure { params, ret, .. } => {
                self.arguments(args, &params);
                (*ret).clone()
            }
            Ty::Opaque { bounds, .. } => {
                let bound = bounds
                    .iter()
                    .find(|it| self.types.lang.is_fn_trait(it.def))
                    .cloned();
                self.call_bound(bound, args)
            }
            ty @ (Ty::Param(_) | Ty::Ref { .. } | Ty::Adt(..)) => {
                let bound = self.fn_bound(&ty);
                self.call_bound(bound, args)
            }
            _ => {
                self.arguments(args, &[]);
                Ty::Unknown
            }
        }
    }

    /// The `Fn` bound of a callable behind references and boxes.
    fn fn_bound(&self, ty: &Ty) -> Option<TraitRef> {
        self.types
            .autoderef(&self.resolve(ty))
            .find_map(|ty| match &ty {
                Ty::Opaque { bounds, .. } => bounds
                    .iter()
                    .find(|it| self.types.lang.is_fn_trait(it.def))
                    .cloned(),
                Ty::Param(_) => self
                    .env
                    .of_param(&ty)
                    .find(|it| self.types.lang.is_fn_trait(it.def))
                    .cloned(),
                _ => None,
            })
    }

    fn call_bound(&mut self, bound: Option<TraitRef>, args: &[ExprId]) -> Ty {
        let Some(bound) = bound else {
            self.arguments(args, &[]);
            return Ty::Unknown;
        };
        match bound.args.first() {
            Some(Ty::Tuple(params)) => self.arguments(args, params),
            _ => self.arguments(args, &[]),
        }
        let output = bound.assoc("Output").cloned().unwrap_or_else(Ty::unit);
        if self.types.lang.is_async_fn_trait(bound.def) {
            return Ty::Future {
                output: output.into(),
                origin: super::FutureOrigin::Other,
            };
        }
        output
    }

    /// Infers arguments; where a parameter is missing from `params`, nothing is expected.
    fn arguments(&mut self, args: &[ExprId], params: &[Ty]) {
        for (i, arg) in args.iter().enumerate() {
            match params.get(i) {
                Some(param) => {
                    let ty = self.expr_expecting(*arg, param);
                    self.unify(param, &ty);
                }
                None => {
                    self.expr(*arg);
                }
            }
        }
    }

    /// A call of a known function. `receiver` is what stands before the dot.
    pub(super) fn call_def(
        &mut self,
        def: Def,
        subst: &Subst,
        receiver: Option<&Ty>,
        args: &[ExprId],
    ) -> Ty {
        let Some(sig) = self.types.sig(def) else {
            self.arguments(args, &[]);
            return Ty::Unknown;
        };
        let mut subst = subst.clone();
        self.instantiate(def, &mut subst);
        if let Some(container) = sig.container {
            self.instantiate(container, &mut subst);
        }
        let around = sig.container.map(|it| self.types.bounds(it));
        let around = around.iter().flat_map(|it| it.iter());
        let bounds = self.types.bounds(def);
        let bounds = bounds.iter().chain(around);
        let bounds = bounds
            .map(|(ty, bound)| (subst.apply(ty), subst.apply_trait(bound)))
            .collect::<Vec<_>>();

        let mut params = sig
            .params
            .iter()
            .map(|it| subst.apply(it))
            .collect::<Vec<_>>();
        match (&sig.self_ty, receiver) {
            (Some(self_ty), Some(receiver)) => {
                let self_ty = subst.apply(self_ty);
                // By-value methods on smart pointers: `self: Arc<Self>`.
                if matches!(self_ty, Ty::Adt(..)) {
                    self.unify(&self_ty, receiver);
                }
            }
            // `Type::method(receiver, …)`
            (Some(self_ty), None) => params.insert(0, subst.apply(self_ty)),
            (None, _) => {}
        }
        // Closures go last: what they take is often settled by the other arguments.
        let is_closure = |it: &ExprId| matches!(self.body.kind(*it), ExprKind::Closure(_));
        for closures in [false, true] {
            let now = args.iter().enumerate();
            for (i, arg) in now.filter(|it| is_closure(it.1) == closures) {
                self.argument(*arg, params.get(i), &bounds);
            }
        }
        for (ty, bound) in bounds {
            // Without arguments, there is nothing more to be learnt.
            if bound.args.is_empty() {
                self.unify_bound(&ty, &bound);
            } else {
                self.oblige(ty, bound);
            }
        }
        self.resolve(&subst.apply(&sig.ret))
    }

    fn argument(&mut self, arg: ExprId, param: Option<&Ty>, bounds: &[(Ty, TraitRef)]) {
        let Some(param) = param else {
            self.expr(arg);
            return;
        };
        let fn_bound = bounds
            .iter()
            .find(|it| it.0 == *param && self.types.lang.is_fn_trait(it.1.def))
            .map(|it| it.1.clone())
            .or_else(|| self.fn_bound(&self.shallow(param)));
        let ty = match (self.body.kind(arg), fn_bound) {
            (ExprKind::Closure(_), Some(bound)) => {
                let params = match bound.args.first() {
                    Some(Ty::Tuple(params)) => params.clone(),
                    _ => Arc::new([]),
                };
                let ret = bound.assoc("Output").cloned().unwrap_or(Ty::Unknown);
                self.closure(arg, &params, &ret)
            }
            _ => self.expr_expecting(arg, param),
        };
        self.unify(param, &ty);
        for bound in bounds.iter().filter(|it| it.0 == *param) {
            self.unify_bound(&ty, &bound.1);
        }
    }

    pub(super) fn method_call(&mut self, expr: ExprId) -> Ty {
        let ExprKind::MethodCall { receiver, .. } = self.body.kind(expr) else {
            return Ty::Unknown;
        };
        let ty = self.expr(*receiver);
        let ty = self.resolve(&ty);
        if matches!(ty, Ty::Infer(_)) || matches!(ty.peel_refs(), Ty::Infer(_)) {
            self.deferred.push((expr, self.scope()));
            self.arguments_of(expr);
            return self.fresh();
        }
        self.method_on(expr, &ty).unwrap_or_else(|| {
            self.arguments_of(expr);
            Ty::Unknown
        })
    }

    fn arguments_of(&mut self, expr: ExprId) {
        if let ExprKind::MethodCall { args, .. } = self.body.kind(expr) {
            self.arguments(args, &[]);
        }
    }

    fn method_on(&mut self, expr: ExprId, receiver: &Ty) -> Option<Ty> {
        let ExprKind::MethodCall {
            method,
            generics,
            args,
            ..
        } = self.body.kind(expr)
        else {
            return None;
        };
        let found = self
            .types
            .lookup_method(receiver, method, &self.env, self.scope())?;
        let Found {
            def,
            receiver: of,
            mut subst,
        } = found;
        self.turbofish(def, generics.as_deref(), &mut subst);
        self.record(expr, def, Some(of.clone()));
        Some(self.call_def(def, &subst, Some(&of), args))
    }

    /// Tries a method call or an await again, now that more may be known.
    pub(super) fn retry(&mut self, expr: ExprId, scope: Scope) {
        let result = self.exprs[expr.0 as usize].clone();
        let (ExprKind::MethodCall { receiver: base, .. }
        | ExprKind::Await { base }
        | ExprKind::Try { base }
        | ExprKind::Field { base, .. }) = self.body.kind(expr)
        else {
            return;
        };
        let ty = self.resolve(&self.exprs[base.0 as usize]);
        if matches!(ty.peel_refs(), Ty::Infer(_)) {
            self.deferred.push((expr, scope));
            return;
        }
        let before = self.scope_at.replace(scope.block);
        let known = match self.body.kind(expr) {
            ExprKind::MethodCall { .. } => self.method_on(expr, &ty),
            ExprKind::Await { .. } => self.awaited(&ty),
            ExprKind::Try { .. } => Some(self.question(&ty)),
            ExprKind::Field { name, .. } => Some(self.field_of(&ty, name)),
            _ => None,
        };
        self.scope_at.set(before);
        if let Some(known) = known {
            self.unify(&result, &known);
        }
    }

    pub(super) fn turbofish(&self, def: Def, args: Option<&GenericArgs>, subst: &mut Subst) {
        let (Some(args), Some(sig)) = (args, self.types.sig(def)) else {
            return;
        };
        for (index, ty) in sig.own_types.iter().zip(&args.types) {
            let ty = self.lower(ty);
            subst.push(
                ParamKey {
                    owner: def,
                    index: *index,
                },
                ty,
            );
        }
    }

    /// The type of a path to an item, used as a value.
    pub(super) fn path(&mut self, expr: ExprId, path: &Path) -> Ty {
        if let PathRoot::Qualified(qualified) = &path.root {
            let base = self.lower(&qualified.0);
            return self.associated(expr, &base, &path.segments);
        }
        let found = self
            .types
            .index
            .resolve(self.scope(), path, Namespace::Value);
        let at = path.segments.len() - found.rest.min(path.segments.len());
        let (head, tail) = path.segments.split_at(at);
        match (found.res, tail) {
            (Res::Def(def), []) => self.item_value(expr, def, head),
            (Res::Variant(def, variant), []) => self.constructor(expr, def, variant, head),
            (Res::SelfType(def), []) => match self.types.self_ty(def) {
                Ty::Adt(def, _) => self.constructor(expr, def, 0, head),
                _ => Ty::Unknown,
            },
            (Res::Module(_) | Res::Unknown, _) | (_, []) => Ty::Unknown,
            (res, tail) => {
                if let Res::Def(def) = res
                    && matches!(self.types.index.item(def).kind, ItemKind::Trait(_))
                {
                    return self.trait_function(expr, def, tail);
                }
                let fresh = || self.fresh();
                let base = Lowerer::at(self.types, self.scope())
                    .with_fresh(&fresh)
                    .res(res, head.last());
                self.associated(expr, &base, tail)
            }
        }
    }

    /// `Trait::function`, whose `Self` the arguments will tell.
    fn trait_function(&mut self, expr: ExprId, trait_: Def, tail: &[Segment]) -> Ty {
        let [segment] = tail else { return Ty::Unknown };
        let Some(def) = self.types.member(trait_, &segment.name) else {
            return Ty::Unknown;
        };
        let mut subst = Subst::default();
        subst.push(
            ParamKey {
                owner: trait_,
                index: ParamKey::SELF,
            },
            self.fresh(),
        );
        self.turbofish(def, segment.args.as_deref(), &mut subst);
        self.record(expr, def, None);
        Ty::FnDef(def, subst)
    }

    /// `Type::function`, `Type::Assoc::function`, `Type::CONST`.
    fn associated(&mut self, expr: ExprId, base: &Ty, tail: &[Segment]) -> Ty {
        let (Some(last), projections) = (tail.last(), &tail[..tail.len().saturating_sub(1)]) else {
            return Ty::Unknown;
        };
        let mut base = self.resolve(base);
        for segment in projections {
            base = self.types.project(&base, &segment.name);
        }
        let wanted = Wanted {
            name: &last.name,
            is_method: false,
        };
        let found = self.types.method_of(&base, wanted, &self.env, self.scope());
        if let Some(Found { def, mut subst, .. }) = found {
            self.turbofish(def, last.args.as_deref(), &mut subst);
            self.record(expr, def, Some(base));
            return Ty::FnDef(def, subst);
        }
        self.associated_const(&base, &last.name)
    }

    fn associated_const(&self, base: &Ty, name: &Name) -> Ty {
        let Ty::Adt(def, _) = base else {
            return Ty::Unknown;
        };
        let impls = self.types.index.inherent_impls(*def);
        let found = impls.iter().find_map(|it| self.types.member(*it, name));
        found.map_or(Ty::Unknown, |it| self.types.constant(it))
    }

    fn item_value(&mut self, expr: ExprId, def: Def, head: &[Segment]) -> Ty {
        self.out.paths.insert(expr, def);
        match &self.types.index.item(def).kind {
            ItemKind::Fn(_) => {
                let mut subst = Subst::default();
                let args = head.last().and_then(|it| it.args.as_deref());
                self.turbofish(def, args, &mut subst);
                self.record(expr, def, None);
                Ty::FnDef(def, subst)
            }
            ItemKind::Const(_) | ItemKind::Static(_) => self.types.constant(def),
            ItemKind::Struct(_) => self.constructor(expr, def, 0, head),
            _ => Ty::Unknown,
        }
    }

    /// A unit or tuple struct or variant as a value.
    fn constructor(&mut self, expr: ExprId, def: Def, variant: u32, head: &[Segment]) -> Ty {
        self.out.paths.insert(expr, def);
        let ty = self.adt_at(def, head);
        let subst = self.types.subst_of(def, ty.args());
        match self.types.tuple_fields(def, variant) {
            Some(fields) => Ty::FnPtr {
                params: fields.iter().map(|it| subst.apply(&it.1)).collect(),
                ret: ty.into(),
            },
            None => ty,
        }
    }

    /// The type `def` with the arguments that the path states, and variables for the others.
    pub(super) fn adt_at(&self, def: Def, head: &[Segment]) -> Ty {
        let fresh = || self.fresh();
        let lowerer = Lowerer::at(self.types, self.scope()).with_fresh(&fresh);
        let with_args = head.iter().rev().find(|it| it.args.is_some());
        lowerer.res(Res::Def(def), with_args)
    }
}
