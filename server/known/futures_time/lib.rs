//! Time for futures.

pub mod future {
    use std::future::Future;

    pub trait FutureExt: Future {
        #[timeout]
        #[cancel(inner)]
        fn timeout<D>(self, deadline: D) -> Timeout<Self, D>;
    }
    impl<T: Future> FutureExt for T {}
    pub struct Timeout<F, D>;
    impl<F: Future, D> Future for Timeout<F, D> { type Output = std::io::Result<F::Output>; }
}
