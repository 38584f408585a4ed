//! GraphQL servers.

#[handler]
pub trait Guard {}
