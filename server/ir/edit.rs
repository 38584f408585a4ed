//! Taking an edit inside one function without lowering the rest of the file again.

use std::ops::Range;

use super::lower::lower_fn;
use super::shape::same_item;
use super::{Attr, File, Function, Item, ItemId, ItemKind, Parent, UseKind};
use crate::syntax::{Edition, Tape, is_select};
use crate::text::Span;

impl File {
    /// Takes an edit of a file's text: `deleted`, in bytes of the old text, was replaced by
    /// `inserted` bytes. `text` is the new one.
    ///
    /// Answers the items whose bodies are other than they were, and nothing else is; or `None`,
    /// with nothing done, when the edit is not of that kind. The caller knows that the edit left
    /// the other functions as they were: that no brace, quote or comment reaches out of the body.
    pub fn edit_body(
        &mut self,
        deleted: Span,
        inserted: u32,
        text: &str,
        edition: Edition,
    ) -> Option<Vec<ItemId>> {
        let own = self.function_around(deleted)?;
        let item = &self.items[own.start];
        let shift = Shift {
            at: deleted.end,
            by: i64::from(inserted) - i64::from(deleted.len()),
        };
        let span = shift.span(item.span);
        let text = text.get(span.start as usize..span.end as usize)?;
        let id = ItemId(own.start as u32);
        let tape = Tape::parse_part(text, edition, &self.renamed_selects());
        let mut new = lower_fn(text, &tape, id)?;
        let (new_item, nested) = new.split_first_mut()?;
        let (ItemKind::Fn(old_fn), ItemKind::Fn(new_fn)) = (&item.kind, &new_item.kind) else {
            return None;
        };
        // Its body ends where the item ends, and nothing in front of the body has changed.
        let whole = new_fn.spans.body.is_some_and(|it| it.end == span.len());
        if !whole || !same_head(old_fn, new_fn, item.span.start) {
            return None;
        }
        let old_nested = &self.items[own.start + 1..own.end];
        if !same_nested(old_nested, nested) {
            return None;
        }
        let mut changed = vec![id];
        let pairs = (own.start + 1..).zip(old_nested.iter().zip(&*nested));
        let others = pairs.filter(|(_, (old, new))| old.body() != new.body());
        changed.extend(others.map(|it| ItemId(it.0 as u32)));

        self.items.iter_mut().for_each(|it| shift.item(it));
        let to_file = Shift {
            at: 0,
            by: i64::from(span.start),
        };
        nested.iter_mut().for_each(|it| to_file.item(it));
        let body = match &mut new_item.kind {
            ItemKind::Fn(it) => it.body.take(),
            _ => None,
        };
        if let ItemKind::Fn(function) = &mut self.items[own.start].kind {
            function.body = body;
        }
        self.items.splice(own.start + 1..own.end, new.drain(1..));
        // Errors are told anew by the next full parse.
        self.errors
            .iter_mut()
            .for_each(|it| it.span = shift.span(it.span));
        Some(changed)
    }

    /// The names under which `select!` is imported, apart from its own.
    fn renamed_selects(&self) -> Vec<&str> {
        let leaves = self.items.iter().flat_map(|it| match &it.kind {
            ItemKind::Use(leaves) => leaves.as_slice(),
            _ => &[],
        });
        let names = leaves.filter_map(|it| match &it.kind {
            UseKind::Alias(name) if is_select(it.path.last_name()) => Some(name.as_str()),
            _ => None,
        });
        names.collect()
    }

    /// The outermost function whose body has the range between its braces, and all items that are
    /// declared in it.
    fn function_around(&self, range: Span) -> Option<Range<usize>> {
        let inside = |it: &Item| match &it.kind {
            ItemKind::Fn(function) => function
                .spans
                .body
                .is_some_and(|it| it.start < range.start && range.end < it.end),
            _ => false,
        };
        let mut start = self.items.iter().rposition(inside)?;
        let mut parent = self.items[start].parent;
        while let Parent::Item(at) | Parent::Block(at, _) = parent {
            if let Parent::Block(..) = parent {
                start = at.0 as usize;
            }
            parent = self.items[at.0 as usize].parent;
        }
        let end = self.items[start].span.end;
        let nested = self.items[start + 1..].iter();
        let nested = nested.take_while(|it| it.span.start < end).count();
        Some(start..start + 1 + nested)
    }
}

/// Whether the items in a function are the same, but for ranges and what is in their bodies.
fn same_nested(old: &[Item], new: &[Item]) -> bool {
    let is_macro = |it: &Item| {
        matches!(
            it.kind,
            ItemKind::MacroRules { .. } | ItemKind::MacroCall { .. }
        )
    };
    old.len() == new.len()
        && old
            .iter()
            .zip(new)
            .all(|(old, new)| same_item(old, new) && !is_macro(new))
}

fn same_head(old: &Function, new: &Function, start: u32) -> bool {
    let moved = |it: Span| it.offset(start);
    old.is_async == new.is_async
        && old.is_const == new.is_const
        && old.is_unsafe == new.is_unsafe
        && old.generics == new.generics
        && old.self_param == new.self_param
        && old.ret == new.ret
        && old.spans.params == moved(new.spans.params)
        && old.spans.body.map(|it| it.start) == new.spans.body.map(|it| it.start + start)
        && old.params.len() == new.params.len()
        && old
            .params
            .iter()
            .zip(&new.params)
            .all(|(a, b)| a.ty == b.ty)
}

/// What an edit does to the ranges of a file.
struct Shift {
    /// The end of what was deleted.
    at: u32,
    by: i64,
}

impl Shift {
    fn offset(&self, offset: u32) -> u32 {
        if offset < self.at {
            offset
        } else {
            (i64::from(offset) + self.by) as u32
        }
    }

    fn span(&self, span: Span) -> Span {
        Span::new(self.offset(span.start), self.offset(span.end))
    }

    fn slot(&self, span: &mut Span) {
        *span = self.span(*span);
    }

    fn attrs(&self, attrs: &mut [Attr]) {
        attrs.iter_mut().for_each(|it| self.slot(&mut it.span));
    }

    fn item(&self, item: &mut Item) {
        if item.span.end < self.at {
            return;
        }
        self.slot(&mut item.span);
        self.slot(&mut item.name_span);
        self.attrs(&mut item.attrs);
        match &mut item.kind {
            ItemKind::Fn(it) => {
                let spans = &mut it.spans;
                self.slot(&mut spans.fn_kw);
                self.slot(&mut spans.params);
                let optional = [&mut spans.async_kw, &mut spans.ret, &mut spans.body];
                optional.into_iter().flatten().for_each(|it| self.slot(it));
                for param in &mut it.params {
                    self.slot(&mut param.span);
                    self.attrs(&mut param.attrs);
                }
            }
            ItemKind::Struct(it) | ItemKind::Union(it) => self.fields(&mut it.fields),
            ItemKind::Enum(it) => {
                for variant in &mut it.variants {
                    self.slot(&mut variant.span);
                    self.fields(&mut variant.fields);
                }
            }
            ItemKind::Use(leaves) => leaves.iter_mut().for_each(|it| self.slot(&mut it.span)),
            ItemKind::MacroCall { tokens, .. } => self.slot(tokens),
            _ => {}
        }
    }

    fn fields(&self, fields: &mut super::Fields) {
        if let super::Fields::Tuple(list) | super::Fields::Named(list) = fields {
            list.iter_mut().for_each(|it| self.slot(&mut it.span));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ir::lower;

    const TEXT: &str = "use a::b;\n/// Doc.\nfn one(x: u8) { x.go(); }\nstruct S { f: u8 }\n\
                        impl S {\n    async fn two(&self) -> u8 { self.f }\n}\nenum E { A(u8), B }\n\
                        fn three() { use c::d; fn inner() { d() } struct Inner(u8);\n\
                        impl Inner { async fn four() { let a = || { fn five() {} }; } } three() }\n\
                        const F: u8 = { fn six() { 1; } 2 };\n";

    fn file(text: &str) -> File {
        lower(text, &Tape::parse(text, Edition::Edition2024))
    }

    /// Every edit that is taken leaves what lowering the new text gives.
    fn check(at: &str, delete: &str, insert: &str) -> bool {
        let start = TEXT.find(at).expect("a place in the text") as u32;
        let deleted = Span::new(start, start + delete.len() as u32);
        assert_eq!(deleted.of(TEXT), delete);
        let mut text = TEXT.to_owned();
        text.replace_range(start as usize..deleted.end as usize, insert);
        let mut edited = file(TEXT);
        let taken = edited.edit_body(deleted, insert.len() as u32, &text, Edition::Edition2024);
        let expected = if taken.is_some() {
            file(&text)
        } else {
            file(TEXT)
        };
        assert_eq!(edited.items, expected.items, "{at} {insert}");
        taken.is_some()
    }

    #[test]
    fn edits_inside_a_body_are_taken() {
        assert!(check("go();", "go", "stay_longer"));
        assert!(check("x.go();", "x.go();", ""));
        assert!(check("self.f", "", "sleep().await; "));
    }

    #[test]
    fn imports_of_the_file_count_in_an_edited_body() {
        let text = "use tokio::select as sel; async fn f() { sel! { x = a() => x } }";
        let edited = text.replace("a()", "b()");
        let start = text.find("a()").expect("it is there") as u32;
        let mut taken = file(text);
        let deleted = Span::new(start, start + 1);
        assert!(
            taken
                .edit_body(deleted, 1, &edited, Edition::Edition2024)
                .is_some()
        );
        assert_eq!(taken, file(&edited));
    }

    #[test]
    fn edits_of_functions_that_hold_items_are_taken() {
        assert!(check("use c", "", "let a = 1; "));
        assert!(check("d() }", "d()", "{ d(); d() }"));
        assert!(check("let a", "", "{ three() } "));
        assert!(check("five() {", "five() {", "five() { six() "));
        assert!(check(" three() }", " three()", " { four() }"));
        assert!(!check("1; }", "1", "3"), "it is a constant's");
    }

    #[test]
    fn bodies_that_stay_are_not_told_of() {
        let start = TEXT.find("d() }").expect("it is there") as u32;
        let text = TEXT.replace("d() }", "e() }");
        let deleted = Span::new(start, start + 1);
        let mut file = file(TEXT);
        let changed = file.edit_body(deleted, 1, &text, Edition::Edition2024);
        let name = |it: &ItemId| file.items[it.0 as usize].name.to_string();
        let changed: Vec<_> = changed.iter().flatten().map(name).collect();
        assert_eq!(changed, ["three", "inner"]);
    }

    #[test]
    fn other_edits_are_declined() {
        assert!(!check("x: u8) {", "x", "y"));
        assert!(!check("f: u8 }", "f", "g"));
        assert!(!check("use a", "", "\n"));
        // The items of the file are others.
        assert!(!check("go();", "", "fn nested() {} "));
        assert!(!check("Inner(u8)", "Inner", "Other"));
        assert!(!check("c::d;", "c", "e"));
    }
}
