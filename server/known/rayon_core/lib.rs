//! The thread pool of rayon.

use std::any::Any;
use std::error::Error;

#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn join<A, B, RA, RB>(oper_a: A, oper_b: B) -> (RA, RB) where A: FnOnce() -> RA, B: FnOnce() -> RB;
#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn join_context<A, B, RA, RB>(oper_a: A, oper_b: B) -> (RA, RB)
    where A: FnOnce(FnContext) -> RA, B: FnOnce(FnContext) -> RB;
pub struct Scope<'scope>;
pub struct ScopeFifo<'scope>;
#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn scope<'scope, OP, R>(op: OP) -> R where OP: FnOnce(&Scope<'scope>) -> R;
#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn scope_fifo<'scope, OP, R>(op: OP) -> R where OP: FnOnce(&ScopeFifo<'scope>) -> R;
#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn in_place_scope<'scope, OP, R>(op: OP) -> R where OP: FnOnce(&Scope<'scope>) -> R;
#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn in_place_scope_fifo<'scope, OP, R>(op: OP) -> R where OP: FnOnce(&ScopeFifo<'scope>) -> R;

impl<'scope> Scope<'scope> {
    #[spawns(thread)]
    #[offthread]
    pub fn spawn<BODY>(&self, body: BODY) where BODY: FnOnce(&Scope<'scope>);
    #[spawns(thread)]
    #[offthread]
    pub fn spawn_broadcast<BODY>(&self, body: BODY) where BODY: Fn(&Scope<'scope>, BroadcastContext<'_>);
}

impl<'scope> ScopeFifo<'scope> {
    #[spawns(thread)]
    #[offthread]
    pub fn spawn_fifo<BODY>(&self, body: BODY) where BODY: FnOnce(&ScopeFifo<'scope>);
    #[spawns(thread)]
    #[offthread]
    pub fn spawn_broadcast<BODY>(&self, body: BODY) where BODY: Fn(&ScopeFifo<'scope>, BroadcastContext<'_>);
}

#[spawns(thread)]
#[offthread]
pub fn spawn<F>(func: F) where F: FnOnce();
#[spawns(thread)]
#[offthread]
pub fn spawn_fifo<F>(func: F) where F: FnOnce();
pub struct ThreadPool;

impl ThreadPool {
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn install<OP, R>(&self, op: OP) -> R where OP: FnOnce() -> R;
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn broadcast<OP, R>(&self, op: OP) -> Vec<R> where OP: Fn(BroadcastContext<'_>) -> R;
    pub fn current_num_threads(&self) -> usize;
    pub fn current_thread_index(&self) -> Option<usize>;
    pub fn current_thread_has_pending_tasks(&self) -> Option<bool>;
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn join<A, B, RA, RB>(&self, oper_a: A, oper_b: B) -> (RA, RB)
        where A: FnOnce() -> RA, B: FnOnce() -> RB;
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn scope<'scope, OP, R>(&self, op: OP) -> R where OP: FnOnce(&Scope<'scope>) -> R;
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn scope_fifo<'scope, OP, R>(&self, op: OP) -> R where OP: FnOnce(&ScopeFifo<'scope>) -> R;
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn in_place_scope<'scope, OP, R>(&self, op: OP) -> R where OP: FnOnce(&Scope<'scope>) -> R;
    #[blocks(pool, tier = 2, shape = "spawn_blocking")]
    #[offthread]
    pub fn in_place_scope_fifo<'scope, OP, R>(&self, op: OP) -> R where OP: FnOnce(&ScopeFifo<'scope>) -> R;
    #[spawns(thread)]
    #[offthread]
    pub fn spawn<OP>(&self, op: OP) where OP: FnOnce();
    #[spawns(thread)]
    #[offthread]
    pub fn spawn_fifo<OP>(&self, op: OP) where OP: FnOnce();
    #[spawns(thread)]
    #[offthread]
    pub fn spawn_broadcast<OP>(&self, op: OP) where OP: Fn(BroadcastContext<'_>);
    pub fn yield_now(&self) -> Option<Yield>;
    pub fn yield_local(&self) -> Option<Yield>;
}

impl Drop for ThreadPool {}
pub fn current_thread_index() -> Option<usize>;
pub fn current_thread_has_pending_tasks() -> Option<bool>;
pub fn yield_now() -> Option<Yield>;
pub fn yield_local() -> Option<Yield>;
#[derive(Clone)]
pub enum Yield { Executed, Idle }
pub fn current_num_threads() -> usize;
pub struct ThreadPoolBuildError;
pub struct ThreadPoolBuilder;
impl Default for ThreadPoolBuilder {}

impl ThreadPoolBuilder {
    pub fn new() -> Self;
}

impl ThreadPoolBuilder {
    pub fn build(self) -> Result<ThreadPool, ThreadPoolBuildError>;
    pub fn build_global(self) -> Result<(), ThreadPoolBuildError>;
}

impl ThreadPoolBuilder {
    pub fn thread_name<F>(self, closure: F) -> Self where F: FnMut(usize) -> String;
    pub fn num_threads(self, num_threads: usize) -> Self;
    pub fn use_current_thread(self) -> Self;
    pub fn panic_handler<H>(self, panic_handler: H) -> Self where H: Fn(Box<dyn Any>);
    pub fn stack_size(self, stack_size: usize) -> Self;
    pub fn start_handler<H>(self, start_handler: H) -> Self where H: Fn(usize);
    pub fn exit_handler<H>(self, exit_handler: H) -> Self where H: Fn(usize);
}

impl Error for ThreadPoolBuildError {}
pub struct FnContext;

impl FnContext {
    pub fn migrated(&self) -> bool;
}

#[blocks(pool, tier = 2, shape = "spawn_blocking")]
#[offthread]
pub fn broadcast<OP, R>(op: OP) -> Vec<R> where OP: Fn(BroadcastContext<'_>) -> R;
#[spawns(thread)]
#[offthread]
pub fn spawn_broadcast<OP>(op: OP) where OP: Fn(BroadcastContext<'_>);
pub struct BroadcastContext<'a>;

impl<'a> BroadcastContext<'a> {
    pub fn index(&self) -> usize;
    pub fn num_threads(&self) -> usize;
}
