//! An async pool of SQLite connections.

pub type Pool = deadpool::managed::Pool<Manager>;
pub type Object = deadpool::managed::Object<Manager>;
pub type Connection = deadpool::managed::Object<Manager>;
pub struct Manager;
impl deadpool::managed::Manager for Manager {
    type Type = deadpool_sync::SyncWrapper<rusqlite::Connection>;
    type Error = rusqlite::Error;
}
