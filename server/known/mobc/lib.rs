//! An async connection pool.

use std::ops::{Deref, DerefMut};

pub trait Manager {
    type Connection;
    type Error;
}
pub struct Pool<M: Manager>;
impl<M: Manager> Clone for Pool<M> {}
impl<M: Manager> Pool<M> {
    #[waits(pool)]
    #[cancel(safe, inferred)]
    pub async fn get(&self) -> Result<Connection<M>, Error<M::Error>>;
}
#[guard(pool)]
pub struct Connection<M: Manager>;
impl<M: Manager> Deref for Connection<M> { type Target = M::Connection; }
impl<M: Manager> DerefMut for Connection<M> {}
pub enum Error<E> { Inner(E), Timeout, BadConn, PoolClosed }
