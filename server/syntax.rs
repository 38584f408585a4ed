//! The tree for editing and the tape for reading.
//!
//! With `ir`, the only room that names `ra_ap_*`.

mod build;
mod doc;
mod functions;
mod limits;
mod macros;
mod tape;
mod tokens;

pub use doc::{BadRange, Doc, Edited, Reparse};
pub use limits::{Limit, MIN_STACK, check_limits};
pub use macros::{is_run_in_place, is_select};
pub use ra_ap_parser::{Edition, SyntaxKind};
pub use tape::{MacroForm, NodeId, Tape};
