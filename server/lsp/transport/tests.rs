//! The scenarios that a connection survives.
