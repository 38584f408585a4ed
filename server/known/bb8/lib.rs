//! An async connection pool.

use std::fmt;
use std::future::Future;
use std::ops::{Deref, DerefMut};
use std::time::Duration;

pub struct Pool<M: ManageConnection>;

impl<M: ManageConnection> Pool<M> {
    pub fn builder() -> Builder<M>;
    #[waits(pool)]
    #[cancel(safe, inferred)]
    pub async fn get(&self) -> Result<PooledConnection<'_, M>, RunError<M::Error>>;
    #[waits(pool)]
    #[cancel(safe, inferred)]
    pub async fn get_owned(&self) -> Result<PooledConnection<'static, M>, RunError<M::Error>>;
    #[waits(connect)]
    pub async fn dedicated_connection(&self) -> Result<M::Connection, M::Error>;
    pub fn state(&self) -> State;
}

impl<M: ManageConnection> Clone for Pool<M> {}
pub struct State { pub connections: u32, pub idle_connections: u32 }
pub struct Builder<M: ManageConnection>;
impl<M: ManageConnection> Default for Builder<M> {}

impl<M: ManageConnection> Builder<M> {
    pub fn new() -> Self;
    pub fn max_size(self, max_size: u32) -> Self;
    pub fn min_idle(self, min_idle: impl Into<Option<u32>>) -> Self;
    pub fn test_on_check_out(self, test_on_check_out: bool) -> Self;
    pub fn max_lifetime(self, max_lifetime: impl Into<Option<Duration>>) -> Self;
    pub fn idle_timeout(self, idle_timeout: impl Into<Option<Duration>>) -> Self;
    #[builder(sets = "timeout")]
    pub fn connection_timeout(self, connection_timeout: Duration) -> Self;
    pub fn retry_connection(self, retry: bool) -> Self;
    #[waits(connect, note = "only with `min_idle`")]
    pub async fn build(self, manager: M) -> Result<Pool<M>, M::Error>;
    pub fn build_unchecked(self, manager: M) -> Pool<M>;
}

pub trait ManageConnection: Sized {
    type Connection: Send;
    type Error: fmt::Debug;
    fn connect(&self) -> impl Future<Output = Result<Self::Connection, Self::Error>>;
    fn is_valid(&self, conn: &mut Self::Connection) -> impl Future<Output = Result<(), Self::Error>>;
    fn has_broken(&self, conn: &mut Self::Connection) -> bool;
}

#[guard(pool)]
pub struct PooledConnection<'a, M: ManageConnection>;
impl<M: ManageConnection> Deref for PooledConnection<'_, M> { type Target = M::Connection; }
impl<M: ManageConnection> DerefMut for PooledConnection<'_, M> {}
impl<M: ManageConnection> Drop for PooledConnection<'_, M> {}
#[derive(Clone)]
pub enum RunError<E> { User(E), TimedOut }
impl<E: std::error::Error> std::error::Error for RunError<E> {}
