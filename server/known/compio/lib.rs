//! A runtime on completions.

pub mod runtime {
    use std::any::Any;
    use std::future::Future;

    #[spawns(local, not_tokio, drop = "cancel", note = "`detach()` lets it run on")]
    pub fn spawn<F: Future>(future: F) -> JoinHandle<F::Output>;
    #[spawns(blocking, drop = "cancel")]
    #[offthread]
    pub fn spawn_blocking<T>(f: impl FnOnce() -> T) -> JoinHandle<T>;
    #[handle(drop = "cancel")]
    #[cancel(safe, inferred)]
    #[waits(task)]
    pub struct JoinHandle<T>;
    impl<T> JoinHandle<T> {
        #[detaches]
        pub fn detach(self);
    }
    impl<T> Future for JoinHandle<T> { type Output = Result<T, Box<dyn Any>>; }
}
