//! Lowering: a tape becomes the items and bodies of a file, once, the same way for editor and check.
//!
//! Broken code lowers to what is there: missing parts are `Missing` or left out.

mod body;
mod expr;
mod item;
mod kinds;
mod literal;
mod macros;
mod pat;
mod path;
mod source;
mod ty;
mod use_tree;

#[cfg(test)]
pub(crate) mod dump;
#[cfg(test)]
mod tests;

use self::item::FileLowering;
use self::source::Source;
use super::{File, Item, ItemId, ItemKind, SyntaxError};
use crate::syntax::Tape;

/// Lowers a whole file.
pub fn lower(text: &str, tape: &Tape) -> File {
    let (items, attrs) = FileLowering::new(Source { text, tape }, ItemId(0)).file();
    let errors = tape
        .errors()
        .iter()
        .map(|(span, message)| SyntaxError {
            span: *span,
            message: message.clone(),
        })
        .collect();
    File {
        items,
        attrs,
        errors,
        refused: tape.limit().map(|it| it.to_string()),
    }
}

/// Lowers the text of one function, which begins where its [`Item::span`] did in the file: itself,
/// and behind it the items that are declared in it, which are numbered from `id` on. Bodies are
/// the same as in the file, and all other spans count from the start of the function.
///
/// `None` when the text is not exactly one function.
pub(super) fn lower_fn(text: &str, tape: &Tape, id: ItemId) -> Option<Vec<Item>> {
    let (items, _) = FileLowering::new(Source { text, tape }, id).file();
    let item = items.first()?;
    let whole = item.span.start == 0 && item.span.end as usize == text.len();
    (whole && matches!(item.kind, ItemKind::Fn(_))).then_some(items)
}
