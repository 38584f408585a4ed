//! Whether two lowerings of a file differ in nothing that other items can see.

use super::{Attr, Const, Fields, File, Function, Item, ItemKind, Parent};

/// Whether the same items stand in the same places with the same heads; bodies and ranges may
/// differ.
pub fn same_shape(old: &File, new: &File) -> bool {
    old.items.len() == new.items.len()
        && same_attrs(&old.attrs, &new.attrs)
        && old
            .items
            .iter()
            .zip(&new.items)
            .all(|(a, b)| same_item(a, b))
}

pub(super) fn same_item(a: &Item, b: &Item) -> bool {
    a.name == b.name
        && a.visibility == b.visibility
        && same_parent(a.parent, b.parent)
        && same_attrs(&a.attrs, &b.attrs)
        && same_kind(&a.kind, &b.kind)
}

fn same_parent(a: Parent, b: Parent) -> bool {
    match (a, b) {
        // Which block it is moves with what is written above it.
        (Parent::Block(a, _), Parent::Block(b, _)) => a == b,
        _ => a == b,
    }
}

fn same_attrs(a: &[Attr], b: &[Attr]) -> bool {
    a.len() == b.len()
        && a.iter()
            .zip(b)
            .all(|(a, b)| a.path == b.path && a.args == b.args)
}

fn same_kind(a: &ItemKind, b: &ItemKind) -> bool {
    match (a, b) {
        (ItemKind::Fn(a), ItemKind::Fn(b)) => same_function(a, b),
        (ItemKind::Struct(a), ItemKind::Struct(b)) | (ItemKind::Union(a), ItemKind::Union(b)) => {
            a.generics == b.generics && same_fields(&a.fields, &b.fields)
        }
        (ItemKind::Enum(a), ItemKind::Enum(b)) => {
            a.generics == b.generics
                && a.variants.len() == b.variants.len()
                && a.variants
                    .iter()
                    .zip(&b.variants)
                    .all(|(a, b)| a.name == b.name && same_fields(&a.fields, &b.fields))
        }
        (ItemKind::Const(a), ItemKind::Const(b)) | (ItemKind::Static(a), ItemKind::Static(b)) => {
            same_const(a, b)
        }
        (ItemKind::Use(a), ItemKind::Use(b)) => {
            a.len() == b.len()
                && a.iter()
                    .zip(b)
                    .all(|(a, b)| a.kind == b.kind && a.path == b.path)
        }
        (ItemKind::MacroCall { path: a, .. }, ItemKind::MacroCall { path: b, .. }) => a == b,
        _ => a == b,
    }
}

fn same_function(a: &Function, b: &Function) -> bool {
    a.is_async == b.is_async
        && a.is_const == b.is_const
        && a.is_unsafe == b.is_unsafe
        && a.is_extern == b.is_extern
        && a.generics == b.generics
        && a.self_param == b.self_param
        && a.ret == b.ret
        && a.body.is_some() == b.body.is_some()
        && a.params.len() == b.params.len()
        && a.params
            .iter()
            .zip(&b.params)
            .all(|(a, b)| a.name == b.name && a.ty == b.ty && same_attrs(&a.attrs, &b.attrs))
}

fn same_fields(a: &Fields, b: &Fields) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
        && a.all().len() == b.all().len()
        && a.all()
            .iter()
            .zip(b.all())
            .all(|(a, b)| a.name == b.name && a.visibility == b.visibility && a.ty == b.ty)
}

fn same_const(a: &Const, b: &Const) -> bool {
    a.mutable == b.mutable && a.ty == b.ty && a.body.is_some() == b.body.is_some()
}
