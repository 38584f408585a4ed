//! What stands in a file outside of bodies: functions, types, impls, uses, modules.

use std::sync::Arc;

use super::{Body, ExprId, Name};
use crate::text::Span;

/// One file, lowered. Items are in source order; nested ones follow their parent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct File {
    pub items: Vec<Item>,
    /// `#![…]` attributes of the file.
    pub attrs: Vec<Attr>,
    /// Syntax errors, capped; ranges are absolute.
    pub errors: Vec<SyntaxError>,
    /// Why nothing of it was parsed; one clause.
    pub refused: Option<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SyntaxError {
    pub span: Span,
    pub message: String,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ItemId(pub u32);

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Where it stands.
    pub parent: Parent,
    pub attrs: Vec<Attr>,
    pub visibility: Visibility,
    /// Empty for impls, uses and macro calls.
    pub name: Name,
    pub name_span: Span,
    /// The whole item with its attributes and doc comments. `Body` spans count from its start.
    pub span: Span,
    pub kind: ItemKind,
}

impl Item {
    /// Of a function, a constant or a static.
    pub fn body(&self) -> Option<&Arc<Body>> {
        match &self.kind {
            ItemKind::Fn(it) => it.body.as_ref(),
            ItemKind::Const(it) | ItemKind::Static(it) => it.body.as_ref(),
            _ => None,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parent {
    /// Directly in the file.
    File,
    /// In an inline module, an impl, a trait or an extern block.
    Item(ItemId),
    /// In a block expression of the body of that item.
    Block(ItemId, ExprId),
}

#[derive(Clone, Debug, PartialEq)]
pub enum ItemKind {
    Fn(Box<Function>),
    Struct(Struct),
    Union(Struct),
    Enum(Enum),
    Trait(Trait),
    Impl(Impl),
    TypeAlias(TypeAlias),
    Const(Const),
    Static(Const),
    Use(Vec<UseLeaf>),
    Module(Module),
    ExternCrate {
        rename: Option<Name>,
    },
    ExternBlock,
    MacroRules {
        /// What a call is given is known to run where the call stands.
        in_place: bool,
    },
    /// `foo! { … }` in item position; the span is that of its token tree.
    MacroCall {
        path: Path,
        tokens: Span,
    },
}

/// `#[path(tokens)]`, `#[path = tokens]` or `#[path]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Attr {
    /// Segments joined by `::`.
    pub path: Name,
    /// The source between the parentheses or after `=`, as written.
    pub args: Option<Name>,
    pub span: Span,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Visibility {
    #[default]
    Private,
    Public,
    /// `pub(crate)`, `pub(super)`, `pub(in …)`.
    Restricted,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Function {
    pub is_async: bool,
    pub is_const: bool,
    pub is_unsafe: bool,
    pub is_extern: bool,
    pub generics: Generics,
    /// `self` in any form.
    pub self_param: Option<SelfParam>,
    /// The others, in order. Their patterns are in the body, in the same order.
    pub params: Vec<Param>,
    pub ret: Option<TypeRef>,
    /// Ranges that fixes need; absolute.
    pub spans: FunctionSpans,
    pub body: Option<Arc<Body>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct FunctionSpans {
    /// The `async` keyword.
    pub async_kw: Option<Span>,
    pub fn_kw: Span,
    /// The parameter list with its parentheses.
    pub params: Span,
    /// `-> T`, arrow included.
    pub ret: Option<Span>,
    /// The body block with its braces.
    pub body: Option<Span>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct SelfParam {
    pub by_ref: bool,
    pub mutable: bool,
    /// `self: Arc<Self>`.
    pub ty: Option<TypeRef>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    /// The name when the pattern is a plain binding.
    pub name: Option<Name>,
    pub attrs: Vec<Attr>,
    pub ty: TypeRef,
    pub span: Span,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Generics {
    pub params: Vec<GenericParam>,
    /// `where T: Bound`, and bounds written in place, as (type, bounds).
    pub bounds: Vec<(TypeRef, Vec<Bound>)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct GenericParam {
    pub name: Name,
    pub kind: GenericKind,
    pub default: Option<TypeRef>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GenericKind {
    Lifetime,
    Type,
    Const,
}

/// A trait bound; lifetimes are left out, `?Sized` is kept as `maybe`.
#[derive(Clone, Debug, PartialEq)]
pub struct Bound {
    pub path: Path,
    pub maybe: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Struct {
    pub generics: Generics,
    pub fields: Fields,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Fields {
    Unit,
    /// Named `0`, `1`, ….
    Tuple(Vec<Field>),
    Named(Vec<Field>),
}

impl Fields {
    pub fn all(&self) -> &[Field] {
        match self {
            Self::Unit => &[],
            Self::Tuple(fields) | Self::Named(fields) => fields,
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    pub name: Name,
    pub visibility: Visibility,
    pub ty: TypeRef,
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Enum {
    pub generics: Generics,
    pub variants: Vec<Variant>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Variant {
    pub name: Name,
    pub fields: Fields,
    pub span: Span,
}

/// Its methods and associated types are items whose parent it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Trait {
    pub generics: Generics,
    pub supertraits: Vec<Bound>,
}

/// Its methods and associated types are items whose parent it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Impl {
    pub generics: Generics,
    pub trait_: Option<Path>,
    /// `impl !Send for T`.
    pub negative: bool,
    pub self_ty: TypeRef,
}

#[derive(Clone, Debug, PartialEq)]
pub struct TypeAlias {
    pub generics: Generics,
    /// `type Item: Bound;` in a trait.
    pub bounds: Vec<Bound>,
    pub ty: Option<TypeRef>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Const {
    pub ty: TypeRef,
    pub mutable: bool,
    /// The initialiser is the body's root.
    pub body: Option<Arc<Body>>,
}

/// One name that a `use` brings in; `use a::{b, c as d, e::*}` has three.
#[derive(Clone, Debug, PartialEq)]
pub struct UseLeaf {
    pub path: Path,
    pub kind: UseKind,
    /// The leaf in the source.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq)]
pub enum UseKind {
    /// The last segment, or `self`'s parent.
    Plain,
    Alias(Name),
    /// `as _`: brings a trait's methods in, and no name.
    Underscore,
    Glob,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Module {
    /// `mod x { … }` as opposed to `mod x;`.
    pub inline: bool,
}

/// `a::b::<T>::c`, `<T as Trait>::c`, `crate::a`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    pub root: PathRoot,
    pub segments: Vec<Segment>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub enum PathRoot {
    #[default]
    Plain,
    /// `crate::`
    Crate,
    /// `self::`; as a value, `self` alone is a plain path of one segment.
    SelfModule,
    /// `super::super::` counts two.
    Super(u8),
    /// `::name`
    Global,
    /// `<T>::` or `<T as Trait>::`
    Qualified(Box<(TypeRef, Option<Path>)>),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    pub name: Name,
    pub args: Option<Box<GenericArgs>>,
}

impl Path {
    /// The name when the path is one plain identifier without arguments.
    pub fn as_name(&self) -> Option<&Name> {
        match (&self.root, self.segments.as_slice()) {
            (PathRoot::Plain, [one]) if one.args.is_none() => Some(&one.name),
            _ => None,
        }
    }

    pub fn last(&self) -> Option<&Segment> {
        self.segments.last()
    }

    pub fn last_name(&self) -> &str {
        self.segments.last().map_or("", |it| it.name.as_str())
    }
}

/// `<A, B, Item = C>`; `Fn(A, B) -> C` is `<(A, B), Output = C>`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GenericArgs {
    pub types: Vec<TypeRef>,
    pub assoc: Vec<(Name, TypeRef)>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum TypeRef {
    Path(Path),
    Ref {
        mutable: bool,
        inner: Box<TypeRef>,
    },
    Ptr {
        mutable: bool,
        inner: Box<TypeRef>,
    },
    Tuple(Vec<TypeRef>),
    Slice(Box<TypeRef>),
    Array(Box<TypeRef>),
    Fn {
        params: Vec<TypeRef>,
        ret: Box<TypeRef>,
    },
    Impl(Vec<Bound>),
    Dyn(Vec<Bound>),
    Never,
    /// `_`
    Infer,
    /// A macro or a form that is not understood.
    Unknown,
}

impl TypeRef {
    pub const UNIT: Self = Self::Tuple(Vec::new());
}
