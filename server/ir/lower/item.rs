//! Items, with the bodies that stand in them.

use crate::syntax::SyntaxKind::{self, *};

use super::body::{BodyLowering, Buffers};
use super::kinds::{is_expr, is_item, is_pat, is_type};
use super::source::Source;
use crate::ir::*;
use crate::syntax::{MacroForm, NodeId, Tape};
use crate::text::Span;

/// The items of one file, as far as they are lowered.
pub(super) struct FileLowering<'a> {
    pub(super) src: Source<'a>,
    /// What the first item is called.
    first: ItemId,
    items: Vec<Item>,
    /// Growing vectors of bodies, kept from one to the next.
    pub(super) spare: Vec<Buffers>,
}

impl<'a> FileLowering<'a> {
    pub(super) fn new(src: Source<'a>, first: ItemId) -> Self {
        Self {
            src,
            first,
            items: Vec::new(),
            spare: Vec::new(),
        }
    }

    /// The items of the file and its `#![…]` attributes.
    pub(super) fn file(mut self) -> (Vec<Item>, Vec<Attr>) {
        let mut attrs = Vec::new();
        self.list(Tape::ROOT, 0, Parent::File, &mut attrs);
        self.items.shrink_to_fit();
        (self.items, attrs)
    }

    /// The items that are children of `n`; its inner attributes go to `attrs`.
    fn list(&mut self, n: NodeId, from: u32, parent: Parent, attrs: &mut Vec<Attr>) {
        let src = self.src;
        let mut gap = from;
        for child in src.children(n) {
            match src.kind(child) {
                ATTR => attrs.push(src.attr(child)),
                kind if is_item(kind) => {
                    self.item(child, kind, gap, parent);
                }
                _ => {}
            }
            gap = src.span(child).end;
        }
    }

    /// Lowers one item and those in it; no token stands between `gap` and the item.
    pub(super) fn item(&mut self, n: NodeId, kind: SyntaxKind, gap: u32, parent: Parent) -> ItemId {
        let src = self.src;
        let span = src.span(n);
        let start = src.start_with_docs(gap, span.start);
        let mut item = Item {
            parent,
            attrs: Vec::new(),
            visibility: Visibility::Private,
            name: Name::default(),
            name_span: Span::empty(span.start),
            span: Span::new(start, span.end),
            kind: ItemKind::MacroRules { in_place: false },
        };
        for child in src.children(n) {
            match src.kind(child) {
                ATTR => item.attrs.push(src.attr(child)),
                VISIBILITY => item.visibility = src.visibility(child),
                NAME | UNDERSCORE => {
                    item.name = src.name(child);
                    item.name_span = src.span(child);
                    break;
                }
                NAME_REF if kind == EXTERN_CRATE => {
                    item.name = src.name(child);
                    item.name_span = src.span(child);
                    break;
                }
                _ => {}
            }
        }
        // What is nested comes behind it, and says that this is its parent.
        let at = self.items.len();
        let id = ItemId(self.first.0 + at as u32);
        self.items.push(item);
        let mut inner = Vec::new();
        let kind = self.item_kind(n, kind, id, start, &mut inner);
        let item = &mut self.items[at];
        item.kind = kind;
        item.attrs.append(&mut inner);
        id
    }

    fn item_kind(
        &mut self,
        n: NodeId,
        kind: SyntaxKind,
        id: ItemId,
        start: u32,
        inner: &mut Vec<Attr>,
    ) -> ItemKind {
        let src = self.src;
        match kind {
            FN => ItemKind::Fn(Box::new(self.function(n, id, start))),
            STRUCT => ItemKind::Struct(src.structure(n)),
            UNION => ItemKind::Union(src.structure(n)),
            ENUM => ItemKind::Enum(src.enumeration(n)),
            TRAIT => {
                let kind = ItemKind::Trait(src.trait_(n));
                self.nested(n, ASSOC_ITEM_LIST, id, inner);
                kind
            }
            IMPL => {
                let kind = ItemKind::Impl(src.impl_(n));
                self.nested(n, ASSOC_ITEM_LIST, id, inner);
                kind
            }
            TYPE_ALIAS => ItemKind::TypeAlias(src.type_alias(n)),
            CONST => ItemKind::Const(self.constant(n, id, start)),
            STATIC => ItemKind::Static(self.constant(n, id, start)),
            USE => {
                let mut leaves = Vec::new();
                if let Some(tree) = src.child(n, USE_TREE) {
                    src.use_tree(tree, &Path::default(), &mut leaves);
                }
                leaves.shrink_to_fit();
                ItemKind::Use(leaves)
            }
            MODULE => {
                self.nested(n, ITEM_LIST, id, inner);
                ItemKind::Module(Module {
                    inline: src.has(n, ITEM_LIST),
                })
            }
            EXTERN_CRATE => ItemKind::ExternCrate {
                rename: src.child(n, RENAME).map(|it| src.rename(it)),
            },
            EXTERN_BLOCK => {
                self.nested(n, EXTERN_ITEM_LIST, id, inner);
                ItemKind::ExternBlock
            }
            MACRO_CALL => ItemKind::MacroCall {
                path: src.path_in(n),
                tokens: match src.child(n, TOKEN_TREE) {
                    Some(tokens) => src.span(tokens),
                    None => Span::empty(src.span(n).end),
                },
            },
            // `macro_rules! x { … }` and `macro x { … }`
            _ => ItemKind::MacroRules {
                in_place: src
                    .child(n, TOKEN_TREE)
                    .is_some_and(|it| src.tape.macro_form(it) == MacroForm::InPlace),
            },
        }
    }

    fn nested(&mut self, n: NodeId, list: SyntaxKind, id: ItemId, inner: &mut Vec<Attr>) {
        if let Some(list) = self.src.child(n, list) {
            let from = self.src.span(list).start;
            self.list(list, from, Parent::Item(id), inner);
        }
    }

    fn function(&mut self, n: NodeId, id: ItemId, start: u32) -> Function {
        let src = self.src;
        let mut function = Function {
            is_async: false,
            is_const: false,
            is_unsafe: false,
            is_extern: false,
            generics: Generics::default(),
            self_param: None,
            params: Vec::new(),
            ret: None,
            spans: FunctionSpans::default(),
            body: None,
        };
        let mut list = None;
        let mut block = None;
        for child in src.children(n) {
            let span = src.span(child);
            match src.kind(child) {
                ASYNC_KW => {
                    function.is_async = true;
                    function.spans.async_kw = Some(span);
                }
                CONST_KW => function.is_const = true,
                UNSAFE_KW => function.is_unsafe = true,
                ABI => function.is_extern = true,
                FN_KW => function.spans.fn_kw = span,
                GENERIC_PARAM_LIST => src.generic_params(child, &mut function.generics),
                WHERE_CLAUSE => src.where_clause(child, &mut function.generics),
                PARAM_LIST => {
                    function.spans.params = span;
                    src.params(child, &mut function);
                    list = Some(child);
                }
                RET_TYPE => {
                    function.spans.ret = Some(span);
                    function.ret = Some(src.ret_type(child));
                }
                BLOCK_EXPR => {
                    function.spans.body = Some(span);
                    block = Some(child);
                }
                _ => {}
            }
        }
        if let Some(block) = block {
            let body = BodyLowering::new(self, id, start);
            function.body = Some(body.function(list, block));
        }
        function
    }

    fn constant(&mut self, n: NodeId, id: ItemId, start: u32) -> Const {
        let src = self.src;
        let body = src.find(n, is_expr).map(|it| {
            let body = BodyLowering::new(self, id, start);
            body.constant(it)
        });
        Const {
            ty: src.ty_in(n),
            mutable: src.has(n, MUT_KW),
            body,
        }
    }
}

impl Source<'_> {
    fn generics_of(self, n: NodeId) -> Generics {
        let mut generics = Generics::default();
        for child in self.children(n) {
            match self.kind(child) {
                GENERIC_PARAM_LIST => self.generic_params(child, &mut generics),
                WHERE_CLAUSE => self.where_clause(child, &mut generics),
                _ => {}
            }
        }
        generics
    }

    /// Of a `PARAM_LIST`; the patterns are lowered with the body.
    fn params(self, n: NodeId, function: &mut Function) {
        for child in self.children(n) {
            match self.kind(child) {
                SELF_PARAM => {
                    function.self_param = Some(SelfParam {
                        by_ref: self.has(child, AMP),
                        mutable: self.has(child, MUT_KW),
                        ty: self.opt_ty_in(child),
                    });
                }
                PARAM => function.params.push(self.param(child)),
                _ => {}
            }
        }
    }

    fn param(self, n: NodeId) -> Param {
        let mut param = Param {
            name: None,
            attrs: Vec::new(),
            ty: TypeRef::Unknown,
            span: self.span(n),
        };
        for child in self.children(n) {
            match self.kind(child) {
                ATTR => param.attrs.push(self.attr(child)),
                IDENT_PAT if !self.has(child, AT) => {
                    param.name = self.child(child, NAME).map(|it| self.name(it));
                }
                kind if is_type(kind) => param.ty = self.ty(child),
                _ => {}
            }
        }
        param
    }

    fn structure(self, n: NodeId) -> Struct {
        Struct {
            generics: self.generics_of(n),
            fields: self.fields_in(n),
        }
    }

    fn fields_in(self, n: NodeId) -> Fields {
        for child in self.children(n) {
            match self.kind(child) {
                RECORD_FIELD_LIST => {
                    let fields = self.children(child);
                    let fields = fields.filter(|it| self.kind(*it) == RECORD_FIELD);
                    return Fields::Named(fields.map(|it| self.record_field(it)).collect());
                }
                TUPLE_FIELD_LIST => {
                    let fields = self.children(child);
                    let fields = fields.filter(|it| self.kind(*it) == TUPLE_FIELD);
                    let fields = fields.enumerate();
                    return Fields::Tuple(fields.map(|(i, it)| self.tuple_field(i, it)).collect());
                }
                _ => {}
            }
        }
        Fields::Unit
    }

    fn record_field(self, n: NodeId) -> Field {
        let name = self.child(n, NAME).map(|it| self.name(it));
        self.field(name.unwrap_or_default(), n)
    }

    fn tuple_field(self, index: usize, n: NodeId) -> Field {
        self.field(smol_str::format_smolstr!("{index}"), n)
    }

    fn field(self, name: Name, n: NodeId) -> Field {
        Field {
            name,
            visibility: self
                .child(n, VISIBILITY)
                .map_or(Visibility::Private, |it| self.visibility(it)),
            ty: self.ty_in(n),
            span: self.span(n),
        }
    }

    fn enumeration(self, n: NodeId) -> Enum {
        let mut variants = Vec::new();
        if let Some(list) = self.child(n, VARIANT_LIST) {
            let list = self.children(list).filter(|it| self.kind(*it) == VARIANT);
            variants.extend(list.map(|it| {
                let name = self.child(it, NAME).map(|it| self.name(it));
                Variant {
                    name: name.unwrap_or_default(),
                    fields: self.fields_in(it),
                    span: self.span(it),
                }
            }));
        }
        Enum {
            generics: self.generics_of(n),
            variants,
        }
    }

    fn trait_(self, n: NodeId) -> Trait {
        let supertraits = self.child(n, TYPE_BOUND_LIST);
        Trait {
            generics: self.generics_of(n),
            supertraits: supertraits.map_or_else(Vec::new, |it| self.bounds(it)),
        }
    }

    fn impl_(self, n: NodeId) -> Impl {
        let mut trait_ = None;
        let mut self_ty = None;
        let mut negative = false;
        for child in self.children(n) {
            match self.kind(child) {
                BANG => negative = true,
                FOR_KW => {
                    trait_ = match self_ty.take() {
                        Some(TypeRef::Path(path)) => Some(path),
                        // A trait that is not understood must not look like an inherent impl.
                        _ => Some(Path::default()),
                    }
                }
                kind if is_type(kind) => self_ty = Some(self.ty(child)),
                _ => {}
            }
        }
        Impl {
            generics: self.generics_of(n),
            trait_,
            negative,
            self_ty: self_ty.unwrap_or(TypeRef::Unknown),
        }
    }

    fn type_alias(self, n: NodeId) -> TypeAlias {
        let bounds = self.child(n, TYPE_BOUND_LIST);
        TypeAlias {
            generics: self.generics_of(n),
            bounds: bounds.map_or_else(Vec::new, |it| self.bounds(it)),
            ty: self.opt_ty_in(n),
        }
    }

    /// Of a `RENAME`; `_` counts as a name.
    fn rename(self, n: NodeId) -> Name {
        let name = self.children(n);
        let name = name.filter(|it| matches!(self.kind(*it), NAME | UNDERSCORE));
        name.last().map_or_else(Name::default, |it| self.name(it))
    }

    /// The pattern of a `PARAM`.
    pub(super) fn param_pat(self, n: NodeId) -> Option<NodeId> {
        self.find(n, is_pat)
    }
}
