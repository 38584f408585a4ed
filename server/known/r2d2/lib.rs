//! A blocking connection pool.

use std::error;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

pub trait ManageConnection: Send {
    type Connection: Send;
    type Error: std::error::Error;
    fn connect(&self) -> Result<Self::Connection, Self::Error>;
    fn is_valid(&self, conn: &mut Self::Connection) -> Result<(), Self::Error>;
    fn has_broken(&self, conn: &mut Self::Connection) -> bool;
}

pub struct Pool<M>;
impl<M> Clone for Pool<M> where M: ManageConnection {}

impl<M> Pool<M> where M: ManageConnection {
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn new(manager: M) -> Result<Pool<M>, Error>;
    pub fn builder() -> Builder<M>;
    #[blocks(db, tier = 1, shape = "spawn_blocking")]
    pub fn get(&self) -> Result<PooledConnection<M>, Error>;
    #[blocks(db, tier = 1, shape = "spawn_blocking")]
    pub fn get_timeout(&self, timeout: Duration) -> Result<PooledConnection<M>, Error>;
    pub fn try_get(&self) -> Option<PooledConnection<M>>;
    pub fn state(&self) -> State;
    pub fn max_size(&self) -> u32;
    pub fn min_idle(&self) -> Option<u32>;
    pub fn test_on_check_out(&self) -> bool;
    pub fn max_lifetime(&self) -> Option<Duration>;
    pub fn idle_timeout(&self) -> Option<Duration>;
    pub fn connection_timeout(&self) -> Duration;
}

pub struct Error;
impl std::error::Error for Error {}
pub struct State { pub connections: u32, pub idle_connections: u32 }
#[guard(pool)]
pub struct PooledConnection<M>;
impl<M> Drop for PooledConnection<M> where M: ManageConnection {}
impl<M> Deref for PooledConnection<M> where M: ManageConnection { type Target = M::Connection; }
impl<M> DerefMut for PooledConnection<M> where M: ManageConnection {}
pub struct Builder<M>;
impl<M> Default for Builder<M> where M: ManageConnection {}

impl<M> Builder<M> where M: ManageConnection {
    pub fn new() -> Builder<M>;
    pub fn max_size(self, max_size: u32) -> Builder<M>;
    pub fn min_idle(self, min_idle: Option<u32>) -> Builder<M>;
    pub fn test_on_check_out(self, test_on_check_out: bool) -> Builder<M>;
    pub fn max_lifetime(self, max_lifetime: Option<Duration>) -> Builder<M>;
    pub fn idle_timeout(self, idle_timeout: Option<Duration>) -> Builder<M>;
    #[builder(sets = "connect_timeout")]
    pub fn connection_timeout(self, connection_timeout: Duration) -> Builder<M>;
    #[blocks(db, tier = 2, shape = "spawn_blocking")]
    pub fn build(self, manager: M) -> Result<Pool<M>, Error>;
    pub fn build_unchecked(self, manager: M) -> Pool<M>;
}
