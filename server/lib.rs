//! Finds async hazards in Rust code, explains them, and rewrites them.
//!
//! The rooms stand in the order in which data flows through them, and each knows only those above
//! it: see `docs/architecture.md`.

pub mod text;

pub mod comments;

pub mod syntax;

pub mod ir;

pub mod known;

pub mod index;

pub mod finding;

pub mod fix;

pub mod types;

pub mod options;

pub mod facts;

pub mod rewrite;

pub mod rules;

pub mod refactor;

pub mod suppress;

pub mod baseline;

pub mod page;

pub mod config;

pub mod paint;

pub mod explain;

pub mod analysis;

pub mod project;

pub mod check;

pub mod lsp;

pub mod command;
