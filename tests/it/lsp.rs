//! The server as editors run it, spoken to over its standard input and output.

mod actions;
mod agree;
mod client;
mod commands;
mod config;
mod connection;
mod diagnostics;
mod documents;
mod drift;
mod editors;
mod edits;
mod folders;
mod hover;
mod known;
mod landmines;
mod positions;
mod progress;
mod pull;
mod texts;
