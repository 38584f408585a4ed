//! TLS, by name.

pub struct ClientConfig;
pub struct ServerConfig;
pub mod pki_types {
    pub struct ServerName<'a>;
}
