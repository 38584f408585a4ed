//! An async connection pool.

pub mod managed {
    use std::future::Future;
    use std::ops::{Deref, DerefMut};
    use std::time::Duration;

    pub struct Pool<M: Manager, W = Object<M>>;
    impl<M: Manager, W> Clone for Pool<M, W> {}

    impl<M: Manager, W> Pool<M, W> {
        pub fn builder(manager: M) -> PoolBuilder<M, W>;
        #[waits(pool)]
        #[cancel(safe, inferred)]
        pub async fn get(&self) -> Result<W, PoolError<M::Error>>;
        pub fn close(&self);
        pub fn is_closed(&self) -> bool;
        pub fn status(&self) -> crate::Status;
    }

    pub trait Manager: Sync {
        type Type: Send;
        type Error: Send;
        fn create(&self) -> impl Future<Output = Result<Self::Type, Self::Error>>;
    }

    #[guard(pool)]
    pub struct Object<M: Manager>;

    impl<M: Manager> Object<M> {
        pub fn take(this: Self) -> M::Type;
        pub fn pool(this: &Self) -> Option<Pool<M>>;
    }

    impl<M: Manager> Drop for Object<M> {}
    impl<M: Manager> Deref for Object<M> { type Target = M::Type; }
    impl<M: Manager> DerefMut for Object<M> {}
    #[derive(Clone)]
    pub enum BuildError { NoRuntimeSpecified }
    impl std::error::Error for BuildError {}
    pub struct PoolBuilder<M, W = Object<M>>;

    impl<M, W> PoolBuilder<M, W> where M: Manager {
        pub fn build(self) -> Result<Pool<M, W>, BuildError>;
        pub fn max_size(self, value: usize) -> Self;
        #[builder(sets = "timeout")]
        pub fn wait_timeout(self, value: Option<Duration>) -> Self;
        #[builder(sets = "connect_timeout")]
        pub fn create_timeout(self, value: Option<Duration>) -> Self;
        pub fn recycle_timeout(self, value: Option<Duration>) -> Self;
    }

    #[derive(Clone)]
    pub enum TimeoutType { Wait, Create, Recycle }
    pub enum PoolError<E> { Timeout(TimeoutType), Backend(E), Closed, NoRuntimeSpecified, PostCreateHook(E) }
    impl<E: std::error::Error> std::error::Error for PoolError<E> {}
}
pub struct Runtime;
pub struct Status { pub max_size: usize, pub size: usize, pub available: usize, pub waiting: usize }
