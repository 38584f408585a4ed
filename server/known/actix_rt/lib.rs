//! The runtime of actix.

use std::future::Future;
use std::io;

pub use tokio::pin;

pub mod task {
    pub use tokio::task::{JoinError, JoinHandle, spawn_blocking, yield_now};
}
pub mod time {
    pub use tokio::time::{Instant, Interval, Sleep, Timeout, interval, interval_at, sleep, sleep_until, timeout};
}
pub mod net {
    pub use tokio::net::{TcpListener, TcpSocket, TcpStream, UdpSocket, UnixDatagram, UnixListener, UnixStream};
}
pub mod signal {
    pub use tokio::signal::ctrl_c;
    pub use tokio::signal::unix;
}

#[spawns(local)]
#[panics("`spawn_local` called from outside of a `task::LocalSet`", no_local_set)]
pub fn spawn<Fut>(f: Fut) -> tokio::task::JoinHandle<Fut::Output> where Fut: Future;

pub struct Runtime;
impl Runtime {
    #[runtime(current_thread)]
    #[blocks(runtime)]
    pub fn new() -> io::Result<Self>;
    #[spawns(local)]
    pub fn spawn<F>(&self, future: F) -> tokio::task::JoinHandle<F::Output> where F: Future;
    pub fn tokio_runtime(&self) -> &tokio::runtime::Runtime;
    #[block_on(panics_in_async)]
    pub fn block_on<F>(&self, f: F) -> F::Output where F: Future;
}

#[derive(Clone)]
pub struct System;
impl System {
    #[runtime(current_thread)]
    #[blocks(runtime)]
    pub fn new() -> SystemRunner;
    pub fn current() -> System;
    pub fn try_current() -> Option<System>;
    pub fn arbiter(&self) -> &ArbiterHandle;
    pub fn stop(&self);
    pub fn stop_with_code(&self, code: i32);
}
pub struct SystemRunner;
impl SystemRunner {
    #[blocks(runtime, panics_in_async)]
    pub fn run(self) -> io::Result<()>;
    #[block_on(panics_in_async)]
    pub fn block_on<F: Future>(&self, fut: F) -> F::Output;
}

pub struct Arbiter;
impl Arbiter {
    pub fn new() -> Arbiter;
    pub fn handle(&self) -> ArbiterHandle;
    pub fn current() -> ArbiterHandle;
    pub fn stop(&self) -> bool;
    #[spawns(task)]
    pub fn spawn<Fut>(&self, future: Fut) -> bool where Fut: Future<Output = ()>;
    #[spawns(task)]
    pub fn spawn_fn<F>(&self, f: F) -> bool where F: FnOnce();
    #[blocks(thread)]
    pub fn join(self) -> std::thread::Result<()>;
}
#[derive(Clone)]
pub struct ArbiterHandle;
impl ArbiterHandle {
    #[spawns(task)]
    pub fn spawn<Fut>(&self, future: Fut) -> bool where Fut: Future<Output = ()>;
    #[spawns(task)]
    pub fn spawn_fn<F>(&self, f: F) -> bool where F: FnOnce();
    pub fn stop(&self) -> bool;
}
