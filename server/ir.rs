//! Items and bodies as plain data, lowered once per file from the tape.
//!
//! Spans of items are absolute in the file. Spans inside a [`Body`] are relative to the start of
//! the item that owns it, so that a body is unchanged when the text above it moves. All spans are
//! byte ranges.

mod body;
mod edit;
mod item;
pub(crate) mod lower;
mod shape;
mod visit;

pub use body::*;
pub use item::*;
pub use lower::lower;
pub use shape::same_shape;
pub use visit::Role;

/// An identifier, without `r#`.
pub type Name = smol_str::SmolStr;
