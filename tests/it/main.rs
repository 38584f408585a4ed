//! Everything that is tested from outside, in one binary.

mod adoption;
mod cache;
mod changed;
mod cli;
mod colours;
mod config;
mod documents;
mod ecosystem;
mod editors;
mod fixing;
mod formats;
mod guide;
mod hooks;
mod house;
mod killed;
mod known;
mod lsp;
mod manual;
mod packages;
mod paths;
mod refused;
mod reports;
mod unread;
mod watch;
