//! Everything that is tested from outside, in one binary.

mod cli;
mod config;
mod editors;
mod house;
mod known;
mod lsp;
