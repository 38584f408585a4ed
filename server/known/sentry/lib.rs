//! Error reports.

pub use sentry_core::{Hub, ScopeGuard};
