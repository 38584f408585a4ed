//! A web framework.

pub mod rt {
    use std::future::Future;

    #[handle(drop = "detach")]
    pub struct JoinHandle<T>;

    #[spawns(local)]
    pub fn spawn<F>(f: F) -> JoinHandle<F::Output> where F: Future;
}
