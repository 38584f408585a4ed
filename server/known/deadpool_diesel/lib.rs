//! Async pools of diesel connections.

pub mod postgres {
    pub type Pool = deadpool::managed::Pool<Manager>;
    pub type Object = deadpool::managed::Object<Manager>;
    pub type Connection = deadpool_sync::SyncWrapper<diesel::pg::PgConnection>;
    pub struct Manager;
    impl deadpool::managed::Manager for Manager {
        type Type = Connection;
        type Error = crate::Error;
    }
}

pub mod mysql {
    pub type Pool = deadpool::managed::Pool<Manager>;
    pub type Object = deadpool::managed::Object<Manager>;
    pub type Connection = deadpool_sync::SyncWrapper<diesel::mysql::MysqlConnection>;
    pub struct Manager;
    impl deadpool::managed::Manager for Manager {
        type Type = Connection;
        type Error = crate::Error;
    }
}

pub mod sqlite {
    pub type Pool = deadpool::managed::Pool<Manager>;
    pub type Object = deadpool::managed::Object<Manager>;
    pub type Connection = deadpool_sync::SyncWrapper<diesel::sqlite::SqliteConnection>;
    pub struct Manager;
    impl deadpool::managed::Manager for Manager {
        type Type = Connection;
        type Error = crate::Error;
    }
}

pub struct Error;
impl std::error::Error for Error {}
