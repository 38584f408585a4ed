//! The workspace: its files, and where things are in them.

use crate::ir::ItemId;
use crate::text::Span;

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct FileId(pub u32);

/// A range of a file. The span counts from the start of the item if there is one, else from the
/// start of the file.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Place {
    pub file: FileId,
    pub item: Option<ItemId>,
    pub span: Span,
}
