//! One body: an arena of expressions and patterns, with the binding that every local name means.

use super::{GenericArgs, ItemId, Name, Path, TypeRef};
use crate::text::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ExprId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PatId(pub u32);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BindingId(pub u32);

/// The body of a function, or the initialiser of a constant. Spans count from the start of the
/// item that owns it.
#[derive(Clone, Debug, PartialEq)]
pub struct Body {
    pub exprs: Vec<Expr>,
    pub pats: Vec<Pat>,
    pub bindings: Vec<Binding>,
    /// The patterns of the parameters, without `self`.
    pub params: Vec<PatId>,
    /// The binding of `self`, when the function has one.
    pub self_binding: Option<BindingId>,
    /// Statements that are compiled in some configurations only.
    pub configured: Vec<Configured>,
    /// Items stand in a block of it.
    pub has_items: bool,
    pub root: ExprId,
}

/// A statement under `#[cfg(…)]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Configured {
    pub span: Span,
    /// What stands between the parentheses.
    pub predicate: Name,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Expr {
    pub kind: ExprKind,
    pub span: Span,
    /// The expression around it; `None` for the root. Statements and match arms are not
    /// expressions: the parent of what stands in them is the block or the match.
    pub parent: Option<ExprId>,
    /// Written inside the arguments of a macro call.
    pub in_macro: bool,
}

/// A name that a pattern introduces.
#[derive(Clone, Debug, PartialEq)]
pub struct Binding {
    pub name: Name,
    /// The name in the pattern; for `self`, the parameter.
    pub span: Span,
    pub pat: Option<PatId>,
    pub mutable: bool,
    /// Every path expression that means this binding, in source order; `"{name}"` in a format
    /// string counts, and so do those that mean it unless a `#[cfg(…)] let` binds the name again.
    pub uses: Vec<ExprId>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum ExprKind {
    /// Something is missing or broken here.
    Missing,
    Path(Path),
    /// A path of one segment that means a local binding.
    Local(BindingId),
    Literal(Literal),
    Call {
        callee: ExprId,
        args: Vec<ExprId>,
    },
    MethodCall {
        receiver: ExprId,
        method: Name,
        method_span: Span,
        generics: Option<Box<GenericArgs>>,
        args: Vec<ExprId>,
    },
    Field {
        base: ExprId,
        name: Name,
        name_span: Span,
    },
    Index {
        base: ExprId,
        index: ExprId,
    },
    Await {
        base: ExprId,
    },
    /// `base?`
    Try {
        base: ExprId,
    },
    Ref {
        base: ExprId,
        mutable: bool,
    },
    Deref {
        base: ExprId,
    },
    /// `!x`, `-x`
    Unary {
        base: ExprId,
    },
    Binary {
        op: BinaryOp,
        lhs: ExprId,
        rhs: ExprId,
    },
    /// `=`, or `+=` and friends with `op`.
    Assign {
        op: Option<BinaryOp>,
        lhs: ExprId,
        rhs: ExprId,
    },
    Cast {
        base: ExprId,
        ty: TypeRef,
    },
    Range {
        start: Option<ExprId>,
        end: Option<ExprId>,
        inclusive: bool,
    },
    Tuple(Vec<ExprId>),
    Array(Vec<ExprId>),
    /// `[elem; len]`
    Repeat {
        elem: ExprId,
        len: ExprId,
    },
    Struct {
        path: Path,
        fields: Vec<FieldInit>,
        spread: Option<ExprId>,
    },
    Block(Box<Block>),
    If {
        cond: ExprId,
        then: ExprId,
        else_: Option<ExprId>,
    },
    /// `let PAT = scrutinee` as a condition.
    Let {
        pat: PatId,
        scrutinee: ExprId,
    },
    Match {
        scrutinee: ExprId,
        arms: Vec<MatchArm>,
    },
    Loop {
        label: Option<Name>,
        body: ExprId,
    },
    While {
        label: Option<Name>,
        cond: ExprId,
        body: ExprId,
    },
    For {
        label: Option<Name>,
        pat: PatId,
        iterable: ExprId,
        body: ExprId,
    },
    Closure(Box<Closure>),
    Return(Option<ExprId>),
    Break {
        label: Option<Name>,
        value: Option<ExprId>,
    },
    Continue {
        label: Option<Name>,
    },
    Yield(Option<ExprId>),
    /// `_` on the left of an assignment.
    Underscore,
    Macro(Box<MacroCall>),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `None` when it does not fit.
    Int(Option<u128>, Option<Name>),
    Float(Option<Name>),
    Str(Name),
    ByteStr,
    CStr,
    Char,
    Byte,
    Bool(bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    /// `&&`
    And,
    /// `||`
    Or,
    /// `==`, `<` and friends.
    Compare,
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    Shl,
    Shr,
    BitAnd,
    BitOr,
    BitXor,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FieldInit {
    pub name: Name,
    /// For `S { x }` a path expression `x`.
    pub value: ExprId,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub kind: BlockKind,
    pub label: Option<Name>,
    pub stmts: Vec<Stmt>,
    /// The last expression without a semicolon.
    pub tail: Option<ExprId>,
    /// The items declared in it.
    pub items: Vec<ItemId>,
    /// The braces and what is between them, without `async`, `unsafe` or the label.
    pub braces: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    Plain,
    Unsafe,
    Const,
    Try,
    Async { is_move: bool },
}

#[derive(Clone, Debug, PartialEq)]
pub enum Stmt {
    Let {
        pat: PatId,
        ty: Option<TypeRef>,
        init: Option<ExprId>,
        /// `let … else { … }`
        else_: Option<ExprId>,
        /// With the semicolon.
        span: Span,
    },
    Expr {
        expr: ExprId,
        /// With the semicolon, if any.
        span: Span,
        semicolon: bool,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct MatchArm {
    pub pat: PatId,
    pub guard: Option<ExprId>,
    pub body: ExprId,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Closure {
    pub params: Vec<ClosureParam>,
    pub ret: Option<TypeRef>,
    pub body: ExprId,
    pub is_async: bool,
    pub is_move: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ClosureParam {
    pub pat: PatId,
    pub ty: Option<TypeRef>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct MacroCall {
    pub path: Path,
    /// The token tree with its delimiters.
    pub tokens: Span,
    pub kind: MacroKind,
}

#[derive(Clone, Debug, PartialEq)]
pub enum MacroKind {
    /// Its tokens did not parse, or the macro is known not to run them: nothing in it counts.
    Opaque,
    /// A list of expressions, evaluated in order.
    Exprs(Vec<MacroArg>),
    /// Statements that run in place, as a plain block.
    Block(ExprId),
    /// `stream! { … }`, `try_stream! { … }`: a block that runs when polled, as an async block.
    Stream {
        body: ExprId,
        is_try: bool,
    },
    /// `join!(a, b)`, `try_join!(a, b)`
    Join {
        futures: Vec<ExprId>,
        is_try: bool,
    },
    Select(Select),
}

#[derive(Clone, Debug, PartialEq)]
pub struct MacroArg {
    /// `name = expr` in format-like and tracing macros.
    pub name: Option<Name>,
    pub expr: ExprId,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Select {
    pub biased: bool,
    pub arms: Vec<SelectArm>,
    /// `else => handler`
    pub else_: Option<ExprId>,
    /// `complete => handler` of `futures::select!`
    pub complete: Option<ExprId>,
    /// `default => handler` of `futures::select!`
    pub default: Option<ExprId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SelectArm {
    pub pat: PatId,
    pub future: ExprId,
    /// `, if condition`
    pub condition: Option<ExprId>,
    pub handler: ExprId,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Pat {
    pub kind: PatKind,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum PatKind {
    Missing,
    /// `_`
    Wild,
    /// `..`
    Rest,
    Bind {
        binding: BindingId,
        by_ref: bool,
        sub: Option<PatId>,
    },
    Tuple(Vec<PatId>),
    TupleStruct {
        path: Path,
        args: Vec<PatId>,
    },
    Struct {
        path: Path,
        fields: Vec<(Name, PatId)>,
    },
    /// A constant, a unit struct or a unit variant.
    Path(Path),
    Ref(PatId),
    Or(Vec<PatId>),
    Slice(Vec<PatId>),
    /// Literals, ranges, constant blocks.
    Value,
    Macro,
}

impl Body {
    pub fn expr(&self, id: ExprId) -> &Expr {
        &self.exprs[id.0 as usize]
    }

    pub fn kind(&self, id: ExprId) -> &ExprKind {
        &self.exprs[id.0 as usize].kind
    }

    pub fn span(&self, id: ExprId) -> Span {
        self.exprs[id.0 as usize].span
    }

    pub fn pat(&self, id: PatId) -> &Pat {
        &self.pats[id.0 as usize]
    }

    pub fn binding(&self, id: BindingId) -> &Binding {
        &self.bindings[id.0 as usize]
    }

    pub fn ids(&self) -> impl Iterator<Item = ExprId> + use<> {
        (0..self.exprs.len() as u32).map(ExprId)
    }

    /// The expressions around `id`, the nearest first, without itself.
    pub fn ancestors(&self, id: ExprId) -> impl Iterator<Item = ExprId> + '_ {
        std::iter::successors(self.expr(id).parent, |it| self.expr(*it).parent)
    }

    /// Whether `inner` is `outer` or stands inside it.
    pub fn is_within(&self, inner: ExprId, outer: ExprId) -> bool {
        inner == outer || self.ancestors(inner).any(|it| it == outer)
    }
}
