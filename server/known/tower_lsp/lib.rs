//! Language servers.

#[handler]
pub trait LanguageServer {}
pub use async_trait::async_trait;
