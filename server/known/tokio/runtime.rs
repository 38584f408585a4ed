//! Runtimes.

use crate::task::JoinHandle;
use std::io;
use std::time::Duration;

pub fn is_rt_shutdown_err(err: &io::Error) -> bool;
pub fn worker_index() -> Option<usize>;

pub struct Builder {}
impl Builder {
    #[runtime(current_thread)]
    pub fn new_current_thread() -> Builder;
    #[runtime(multi_thread)]
    pub fn new_multi_thread() -> Builder;
    #[builder(sets = "all")]
    pub fn enable_all(&mut self) -> &mut Self;
    #[panics("Worker threads cannot be set to 0", zero)]
    pub fn worker_threads(&mut self, val: usize) -> &mut Self;
    #[panics("Max blocking threads cannot be set to 0", zero)]
    pub fn max_blocking_threads(&mut self, val: usize) -> &mut Self;
    pub fn name(&mut self, val: impl Into<String>) -> &mut Self;
    #[blocks(runtime, tier = 1)]
    pub fn build(&mut self) -> io::Result<Runtime>;
    #[blocks(runtime, tier = 1)]
    pub fn build_local(&mut self, _options: LocalOptions) -> io::Result<LocalRuntime>;
    #[builder(sets = "io")]
    pub fn enable_io(&mut self) -> &mut Self;
    #[builder(sets = "time")]
    pub fn enable_time(&mut self) -> &mut Self;
    pub fn start_paused(&mut self, start_paused: bool) -> &mut Self;
}

#[guard(runtime_enter, thread)]
#[panics("`EnterGuard` values dropped out of order", other)]
pub struct EnterGuard {}
impl !Send for EnterGuard {}

pub struct Handle {}
impl Handle {
    pub fn enter(&self) -> EnterGuard;
    #[panics(
        "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
        no_runtime
    )]
    pub fn current() -> Self;
    pub fn try_current() -> Result<Self, TryCurrentError>;
    #[spawns(task)]
    pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
    #[spawns(blocking, note = "cannot be aborted once it has started")]
    #[offthread]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R>;
    #[block_on(panics_in_async)]
    #[panics("Cannot start a runtime from within a runtime", in_runtime)]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output;
    pub fn runtime_flavor(&self) -> RuntimeFlavor;
    pub fn id(&self) -> Id;
    pub fn name(&self) -> Option<&str>;
    pub fn metrics(&self) -> RuntimeMetrics;
}

impl Clone for Handle {}

pub struct Id {}
impl Clone for Id {}
impl Copy for Id {}

pub struct LocalOptions {}
impl !Send for LocalOptions {}
impl Default for LocalOptions {}

#[drop_blocks(runtime, tier = 1, panics_in_async)]
pub struct LocalRuntime {}
impl LocalRuntime {
    #[blocks(runtime, tier = 1)]
    #[runtime(local)]
    pub fn new() -> io::Result<LocalRuntime>;
    pub fn handle(&self) -> &Handle;
    #[spawns(local)]
    pub fn spawn_local<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
    #[spawns(blocking, note = "cannot be aborted once it has started")]
    #[offthread]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R>;
    #[block_on(panics_in_async)]
    #[panics("Cannot start a runtime from within a runtime", in_runtime)]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output;
    pub fn enter(&self) -> EnterGuard;
    pub fn shutdown_timeout(self, duration: Duration);
    pub fn shutdown_background(self);
    pub fn metrics(&self) -> RuntimeMetrics;
}

impl !Send for LocalRuntime {}

#[drop_blocks(runtime, tier = 1, panics_in_async)]
#[panics(
    "Cannot drop a runtime in a context where blocking is not allowed",
    in_runtime
)]
pub struct Runtime {}
impl Runtime {
    #[blocks(runtime, tier = 1)]
    #[runtime(multi_thread)]
    pub fn new() -> io::Result<Runtime>;
    pub fn handle(&self) -> &Handle;
    #[spawns(task)]
    pub fn spawn<F: Future>(&self, future: F) -> JoinHandle<F::Output>;
    #[spawns(blocking, note = "cannot be aborted once it has started")]
    #[offthread]
    pub fn spawn_blocking<F: FnOnce() -> R, R>(&self, func: F) -> JoinHandle<R>;
    #[block_on(panics_in_async)]
    #[panics("Cannot start a runtime from within a runtime", in_runtime)]
    pub fn block_on<F: Future>(&self, future: F) -> F::Output;
    pub fn enter(&self) -> EnterGuard;
    #[blocks(runtime, tier = 1, instead = "shutdown_background")]
    pub fn shutdown_timeout(self, duration: Duration);
    pub fn shutdown_background(self);
    pub fn metrics(&self) -> RuntimeMetrics;
}

pub enum RuntimeFlavor {
    CurrentThread,
    MultiThread,
}

pub struct RuntimeMetrics {}
impl Clone for RuntimeMetrics {}

pub struct TryCurrentError {}
impl TryCurrentError {
    pub fn is_missing_context(&self) -> bool;
    pub fn is_thread_local_destroyed(&self) -> bool;
}
