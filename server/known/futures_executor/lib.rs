//! Executors on one thread or a pool of them.

use std::future::Future;
use std::io;
use std::ops::{Deref, DerefMut};
use futures_core::Stream;
use futures_task::FutureObj;

pub struct LocalPool;
#[derive(Clone)]
pub struct LocalSpawner;

impl LocalPool {
    pub fn new() -> Self;
    pub fn spawner(&self) -> LocalSpawner;
    #[blocks(runtime)]
    pub fn run(&mut self);
    #[block_on]
    pub fn run_until<F: Future>(&mut self, future: F) -> F::Output;
    pub fn try_run_one(&mut self) -> bool;
    pub fn run_until_stalled(&mut self);
}

impl Default for LocalPool {}
#[block_on]
pub fn block_on<F: Future>(f: F) -> F::Output;
pub fn block_on_stream<S: Stream>(stream: S) -> BlockingStream<S>;
pub struct BlockingStream<S: Stream>;
impl<S: Stream> Deref for BlockingStream<S> { type Target = S; }
impl<S: Stream> DerefMut for BlockingStream<S> {}

impl<S: Stream> BlockingStream<S> {
    pub fn into_inner(self) -> S;
}

impl<S: Stream> Iterator for BlockingStream<S> { type Item = S::Item; }
pub struct ThreadPool;
pub struct ThreadPoolBuilder;

impl ThreadPool {
    pub fn new() -> Result<Self, io::Error>;
    pub fn builder() -> ThreadPoolBuilder;
    #[spawns(task, not_tokio)]
    pub fn spawn_obj_ok(&self, future: FutureObj<'static, ()>);
    #[spawns(task, not_tokio)]
    pub fn spawn_ok<Fut>(&self, future: Fut) where Fut: Future<Output = ()>;
}

impl Clone for ThreadPool {}
impl Drop for ThreadPool {}

impl ThreadPoolBuilder {
    pub fn new() -> Self;
    pub fn pool_size(&mut self, size: usize) -> &mut Self;
    pub fn stack_size(&mut self, stack_size: usize) -> &mut Self;
    pub fn name_prefix<S: Into<String>>(&mut self, name_prefix: S) -> &mut Self;
    pub fn after_start<F>(&mut self, f: F) -> &mut Self where F: Fn(usize);
    pub fn before_stop<F>(&mut self, f: F) -> &mut Self where F: Fn(usize);
    pub fn create(&mut self) -> Result<ThreadPool, io::Error>;
}

impl Default for ThreadPoolBuilder {}
pub struct Enter;
pub struct EnterError;
impl std::error::Error for EnterError {}
pub fn enter() -> Result<Enter, EnterError>;
impl Drop for Enter {}
impl futures_task::Spawn for ThreadPool {}
impl futures_task::Spawn for LocalSpawner {}
impl futures_task::LocalSpawn for LocalSpawner {}
