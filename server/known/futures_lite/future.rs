//! Combinators for futures.

use std::any::Any;
use std::pin::Pin;
use std::task::{Context, Poll};

pub use std::future::{Future, Pending, Ready, pending, ready};

#[block_on]
pub fn block_on<T>(future: impl Future<Output = T>) -> T;
pub struct PollOnce<F>;
impl<T, F> Future for PollOnce<F> where F: Future<Output = T> { type Output = Option<T>; }
pub struct PollFn<F>;
impl<T, F> Future for PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<T> { type Output = T; }
#[yields]
#[cancel(safe, inferred)]
pub fn yield_now() -> YieldNow;
pub struct YieldNow;
impl Future for YieldNow { type Output = (); }
#[cancel(inner)]
pub fn zip<F1, F2>(future1: F1, future2: F2) -> Zip<F1, F2> where F1: Future, F2: Future;
pub struct Zip<F1, F2>;
impl<F1, F2> Future for Zip<F1, F2> where F1: Future, F2: Future { type Output = (F1::Output, F2::Output); }
#[cancel(inner)]
#[drives(fails_fast)]
pub fn try_zip<T1, T2, E, F1, F2>(future1: F1, future2: F2) -> TryZip<F1, T1, F2, T2>
    where F1: Future<Output = Result<T1, E>>, F2: Future<Output = Result<T2, E>>;
pub struct TryZip<F1, T1, F2, T2>;
impl<T1, T2, E, F1, F2> Future for TryZip<F1, T1, F2, T2>
    where F1: Future<Output = Result<T1, E>>, F2: Future<Output = Result<T2, E>> { type Output = Result<(T1, T2), E>; }
#[drives(first)]
pub fn or<T, F1, F2>(future1: F1, future2: F2) -> Or<F1, F2>
    where F1: Future<Output = T>, F2: Future<Output = T>;
pub struct Or<F1, F2>;
impl<T, F1, F2> Future for Or<F1, F2>
    where F1: Future<Output = T>, F2: Future<Output = T> { type Output = T; }
pub fn fuse<F>(future: F) -> Fuse<F> where F: Future;
pub struct Fuse<Fut>;
impl<Fut: Future> Future for Fuse<Fut> { type Output = Fut::Output; }
#[drives(first)]
pub fn race<T, F1, F2>(future1: F1, future2: F2) -> Race<F1, F2>
    where F1: Future<Output = T>, F2: Future<Output = T>;
#[drives(first)]
pub fn race_with_seed<T, F1, F2>(future1: F1, future2: F2, seed: u64) -> Race<F1, F2>
    where F1: Future<Output = T>, F2: Future<Output = T>;
pub struct Race<F1, F2>;
impl<T, F1, F2> Future for Race<F1, F2>
    where F1: Future<Output = T>, F2: Future<Output = T> { type Output = T; }
pub struct CatchUnwind<F>;
impl<F: Future> Future for CatchUnwind<F> { type Output = Result<F::Output, Box<dyn Any>>; }
pub type Boxed<T> = Pin<Box<dyn Future<Output = T>>>;
pub type BoxedLocal<T> = Pin<Box<dyn Future<Output = T>>>;

pub trait FutureExt: Future {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Self::Output>;
    #[drives(first)]
    fn or<F>(self, other: F) -> Or<Self, F> where F: Future<Output = Self::Output>;
    #[drives(first)]
    fn race<F>(self, other: F) -> Race<Self, F> where F: Future<Output = Self::Output>;
    fn catch_unwind(self) -> CatchUnwind<Self>;
    fn boxed<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output>>>;
    fn boxed_local<'a>(self) -> Pin<Box<dyn Future<Output = Self::Output>>>;
}

impl<F: Future + ?Sized> FutureExt for F {}
