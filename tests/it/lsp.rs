//! The server as editors run it, spoken to over its standard input and output.

mod client;
mod connection;
mod editors;
