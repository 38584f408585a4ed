//! Patterns and the names they bind.

use crate::syntax::SyntaxKind::*;

use super::body::BodyLowering;
use super::kinds::is_pat;
use crate::ir::*;
use crate::syntax::NodeId;
use crate::text::Span;

impl BodyLowering<'_, '_> {
    /// A whole pattern, whose names become visible; a missing one at `at`.
    pub(super) fn opt_pat(&mut self, n: Option<NodeId>, at: u32) -> PatId {
        let Some(n) = n else {
            return self.add_pat(Span::empty(at), PatKind::Missing);
        };
        let from = self.bindings_len();
        let pat = self.pat(n, from);
        for binding in from..self.bindings_len() {
            self.show(BindingId(binding as u32));
        }
        pat
    }

    /// A part of a pattern whose first binding is, or would be, number `from`.
    fn pat(&mut self, n: NodeId, from: usize) -> PatId {
        let src = self.src;
        let mut n = n;
        while src.kind(n) == PAREN_PAT {
            match src.find(n, is_pat) {
                Some(inner) => n = inner,
                None => break,
            }
        }
        let id = self.add_pat(src.span(n), PatKind::Missing);
        let kind = match src.kind(n) {
            IDENT_PAT => self.ident_pat(n, id, from, true),
            WILDCARD_PAT => PatKind::Wild,
            REST_PAT => PatKind::Rest,
            TUPLE_PAT => PatKind::Tuple(self.pats(n, from)),
            SLICE_PAT => PatKind::Slice(self.pats(n, from)),
            OR_PAT => PatKind::Or(self.pats(n, from)),
            TUPLE_STRUCT_PAT => PatKind::TupleStruct {
                path: src.path_in(n),
                args: self.pats(n, from),
            },
            RECORD_PAT => PatKind::Struct {
                path: src.path_in(n),
                fields: self.field_pats(n, from),
            },
            PATH_PAT => PatKind::Path(src.path_in(n)),
            // What stands in a box is seen through it, as through a reference.
            REF_PAT | BOX_PAT | DEREF_PAT | NOT_NULL => match src.find(n, is_pat) {
                Some(inner) => PatKind::Ref(self.pat(inner, from)),
                None => PatKind::Missing,
            },
            LITERAL_PAT | RANGE_PAT | CONST_BLOCK_PAT => PatKind::Value,
            MACRO_PAT => PatKind::Macro,
            _ => PatKind::Missing,
        };
        self.set_pat(id, kind);
        id
    }

    fn pats(&mut self, n: NodeId, from: usize) -> Vec<PatId> {
        let src = self.src;
        let parts = src.children(n).filter(|it| is_pat(src.kind(*it)));
        parts.map(|it| self.pat(it, from)).collect()
    }

    /// `a`, `ref mut a`, `a @ sub`; a lone capitalised name is a constant when `may_be_path`.
    fn ident_pat(&mut self, n: NodeId, id: PatId, from: usize, may_be_path: bool) -> PatKind {
        let src = self.src;
        let mut by_ref = false;
        let mut mutable = false;
        let mut name = None;
        let mut sub = None;
        for child in src.children(n) {
            match src.kind(child) {
                REF_KW => by_ref = true,
                MUT_KW => mutable = true,
                NAME => name = Some(child),
                kind if is_pat(kind) => sub = Some(child),
                _ => {}
            }
        }
        let Some(node) = name else {
            return PatKind::Missing;
        };
        let name = src.name(node);
        let plain = !by_ref && !mutable && sub.is_none();
        if may_be_path && plain && name.starts_with(char::is_uppercase) {
            let segments = vec![Segment { name, args: None }];
            return PatKind::Path(Path {
                segments,
                ..Path::default()
            });
        }
        // The alternatives of an or-pattern bind the same names.
        let binding = self.binding_since(from, &name).unwrap_or_else(|| {
            let span = self.relative(src.span(node));
            self.bind(Binding {
                name,
                span,
                pat: Some(id),
                mutable,
                uses: Vec::new(),
            })
        });
        PatKind::Bind {
            binding,
            by_ref,
            sub: sub.map(|it| self.pat(it, from)),
        }
    }

    fn field_pats(&mut self, n: NodeId, from: usize) -> Vec<(Name, PatId)> {
        let src = self.src;
        let Some(list) = src.child(n, RECORD_PAT_FIELD_LIST) else {
            return Vec::new();
        };
        let fields = src.children(list);
        let fields = fields.filter(|it| src.kind(*it) == RECORD_PAT_FIELD);
        fields.map(|it| self.field_pat(it, from)).collect()
    }

    fn field_pat(&mut self, n: NodeId, from: usize) -> (Name, PatId) {
        let src = self.src;
        let pat = src.find(n, is_pat);
        if let Some(name) = src.child(n, NAME_REF) {
            let pat = match pat {
                Some(pat) => self.pat(pat, from),
                None => self.add_pat(Span::empty(src.span(n).end), PatKind::Missing),
            };
            return (src.name(name), pat);
        }
        // `S { ref mut x }`: the name of the binding is that of the field.
        let bound = pat.and_then(|it| match src.kind(it) {
            IDENT_PAT => Some(it),
            _ => src.child(it, IDENT_PAT),
        });
        let Some(bound) = bound else {
            let pat = self.add_pat(src.span(n), PatKind::Missing);
            return (Name::default(), pat);
        };
        let id = self.add_pat(src.span(bound), PatKind::Missing);
        let kind = self.ident_pat(bound, id, from, false);
        self.set_pat(id, kind);
        let name = src.child(bound, NAME).map(|it| src.name(it));
        (name.unwrap_or_default(), id)
    }
}
