//! An async pool of PostgreSQL connections.

pub use tokio_postgres;

pub type Pool = deadpool::managed::Pool<Manager>;
pub type Object = deadpool::managed::Object<Manager>;
pub type Client = deadpool::managed::Object<Manager>;
pub type PoolError = deadpool::managed::PoolError<tokio_postgres::Error>;
pub struct Manager;
impl deadpool::managed::Manager for Manager {
    type Type = ClientWrapper;
    type Error = tokio_postgres::Error;
}
pub struct ClientWrapper;
impl std::ops::Deref for ClientWrapper { type Target = tokio_postgres::Client; }
impl std::ops::DerefMut for ClientWrapper {}
