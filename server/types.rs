//! Light inference over a body: what type each expression has, and which function each call means.
//!
//! It follows annotations, signatures, fields, constructors, method lookup with autoderef, and
//! unifies type variables inside one body. It never guesses: what is not known is
//! [`Ty::Unknown`], and whatever touches it stays unknown.

mod bounds;
mod call;
mod display;
mod expr;
mod infer;
mod lower;
mod macros;
mod method;
mod pat;
mod sig;
mod subst;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use infer::infer;
pub use sig::{Sig, Types};
pub use subst::Subst;

use crate::index::{Def, Prim};
use crate::ir::{ExprId, Name};

/// A type. Cloning is cheap.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Ty {
    Unknown,
    /// A variable of the body that is being inferred; never seen outside of inference.
    Infer(u32),
    Never,
    Prim(Prim),
    /// A struct, enum or union with its type arguments.
    Adt(Def, Args),
    Ref {
        mutable: bool,
        inner: Arc<Ty>,
    },
    Ptr(Arc<Ty>),
    Tuple(Args),
    Slice(Arc<Ty>),
    Array(Arc<Ty>),
    /// The type of a function item; what is known of its generics.
    FnDef(Def, Subst),
    FnPtr {
        params: Args,
        ret: Arc<Ty>,
    },
    /// A closure of this body. An async closure returns a [`Ty::Future`].
    Closure {
        expr: ExprId,
        params: Args,
        ret: Arc<Ty>,
    },
    Future {
        output: Arc<Ty>,
        origin: FutureOrigin,
    },
    /// `impl Trait` or `dyn Trait`.
    Opaque {
        bounds: Arc<[TraitRef]>,
        is_dyn: bool,
    },
    /// A generic parameter of an item that encloses the body, or of a signature not yet
    /// instantiated.
    Param(ParamKey),
    /// `<T as _>::Name`, not yet known.
    Proj(Arc<Ty>, Name),
}

pub type Args = Arc<[Ty]>;

/// The parameter `index` of the generics of `owner`; [`ParamKey::SELF`] is a trait's `Self`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ParamKey {
    pub owner: Def,
    pub index: u32,
}

impl ParamKey {
    pub const SELF: u32 = u32::MAX;
    /// `impl Trait` in argument position: parameters from here on, one per argument.
    pub const ARGUMENT: u32 = 1 << 16;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FutureOrigin {
    /// A call of that `async fn`.
    AsyncFn(Def),
    /// An async block, or the call of an async closure, of this body.
    Block(ExprId),
    /// A future that a known function returns.
    Other,
}

/// `Iterator<Item = T>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TraitRef {
    pub def: Def,
    pub args: Args,
    pub assoc: Arc<[(Name, Ty)]>,
}

impl TraitRef {
    pub fn assoc(&self, name: &str) -> Option<&Ty> {
        self.assoc.iter().find(|it| it.0 == name).map(|it| &it.1)
    }
}

impl Ty {
    pub fn unit() -> Self {
        Self::Tuple(Self::no_args())
    }

    /// An empty list, which costs nothing: each thread has its own, and shares it.
    pub(crate) fn no_args() -> Args {
        thread_local! {
            static NOTHING: Args = Arc::new([]);
        }
        NOTHING.with(Arc::clone)
    }

    pub fn reference(inner: Self, mutable: bool) -> Self {
        Self::Ref {
            mutable,
            inner: Arc::new(inner),
        }
    }

    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown | Self::Infer(_))
    }

    pub fn is_unit(&self) -> bool {
        matches!(self, Self::Tuple(args) if args.is_empty())
    }

    /// The definition when it is a struct, enum or union.
    pub fn adt(&self) -> Option<Def> {
        match self {
            Self::Adt(def, _) => Some(*def),
            _ => None,
        }
    }

    pub fn args(&self) -> &[Self] {
        match self {
            Self::Adt(_, args) | Self::Tuple(args) => args,
            _ => &[],
        }
    }

    /// Without references around it.
    pub fn peel_refs(&self) -> &Self {
        let mut ty = self;
        while let Self::Ref { inner, .. } = ty {
            ty = inner;
        }
        ty
    }
}

/// What inference found out about one body.
#[derive(Clone, Debug, Default)]
pub struct BodyTypes {
    /// By expression.
    pub exprs: Vec<Ty>,
    /// By binding.
    pub bindings: Vec<Ty>,
    /// Calls, method calls and paths whose function is known, by expression.
    pub callees: rustc_hash::FxHashMap<ExprId, Callee>,
    /// What paths to items mean, by expression.
    pub paths: rustc_hash::FxHashMap<ExprId, Def>,
    /// The macros that were resolved, by expression.
    pub macros: rustc_hash::FxHashMap<ExprId, Def>,
    /// How many method calls and awaits there are, and how many have a known target or type.
    pub coverage: Coverage,
}

/// A resolved call.
#[derive(Clone, Debug, PartialEq)]
pub struct Callee {
    pub def: Def,
    /// The type whose method it is, after autoderef; `None` for free functions.
    pub receiver: Option<Ty>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub methods: u32,
    pub methods_known: u32,
    pub awaits: u32,
    pub awaits_known: u32,
}

impl std::ops::AddAssign for Coverage {
    fn add_assign(&mut self, other: Self) {
        self.methods += other.methods;
        self.methods_known += other.methods_known;
        self.awaits += other.awaits;
        self.awaits_known += other.awaits_known;
    }
}

impl BodyTypes {
    pub fn ty(&self, expr: ExprId) -> &Ty {
        &self.exprs[expr.0 as usize]
    }

    pub fn binding(&self, binding: crate::ir::BindingId) -> &Ty {
        &self.bindings[binding.0 as usize]
    }

    pub fn callee(&self, expr: ExprId) -> Option<&Callee> {
        self.callees.get(&expr)
    }
}
