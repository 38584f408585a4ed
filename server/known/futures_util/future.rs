//! Combinators for futures.

use std::any::Any;
use std::task::{Context, Poll};
use futures_core::{FusedStream, Stream, TryStream};
use futures_io::{AsyncBufRead, AsyncRead, AsyncSeek, AsyncWrite};
use futures_sink::Sink;
use crate::never::Never;

pub use futures_core::future::{BoxFuture, FusedFuture, LocalBoxFuture, TryFuture};
pub use futures_task::{FutureObj, LocalFutureObj};
pub use std::future::Future;

pub trait FutureExt: Future {
    #[cancel(inner)]
    fn map<U, F>(self, f: F) -> Map<Self, F> where F: FnOnce(Self::Output) -> U;
    fn map_into<U>(self) -> MapInto<Self, U> where Self::Output: Into<U>;
    fn then<Fut, F>(self, f: F) -> Then<Self, Fut, F> where F: FnOnce(Self::Output) -> Fut, Fut: Future;
    fn left_future<B>(self) -> Either<Self, B> where B: Future<Output = Self::Output>;
    fn right_future<A>(self) -> Either<A, Self> where A: Future<Output = Self::Output>;
    fn into_stream(self) -> IntoStream<Self>;
    fn flatten(self) -> Flatten<Self> where Self::Output: Future;
    fn flatten_stream(self) -> FlattenStream<Self> where Self::Output: Stream;
    #[cancel(inner)]
    fn fuse(self) -> Fuse<Self>;
    fn inspect<F>(self, f: F) -> Inspect<Self, F> where F: FnOnce(&Self::Output);
    fn catch_unwind(self) -> CatchUnwind<Self> where Self: ::std::panic::UnwindSafe;
    fn shared(self) -> Shared<Self> where Self::Output: Clone;
    fn remote_handle(self) -> (Remote<Self>, RemoteHandle<Self::Output>);
    #[cancel(inner)]
    fn boxed<'a>(self) -> BoxFuture<'a, Self::Output>;
    #[cancel(inner)]
    fn boxed_local<'a>(self) -> LocalBoxFuture<'a, Self::Output>;
    fn unit_error(self) -> UnitError<Self>;
    fn never_error(self) -> NeverError<Self>;
    fn now_or_never(self) -> Option<Self::Output>;
}

pub trait TryFutureExt: TryFuture {
    fn map_ok<T, F>(self, f: F) -> MapOk<Self, F> where F: FnOnce(Self::Ok) -> T;
    fn map_ok_or_else<T, E, F>(self, e: E, f: F) -> MapOkOrElse<Self, F, E>
        where F: FnOnce(Self::Ok) -> T, E: FnOnce(Self::Error) -> T;
    fn map_err<E, F>(self, f: F) -> MapErr<Self, F> where F: FnOnce(Self::Error) -> E;
    fn err_into<E>(self) -> ErrInto<Self, E> where Self::Error: Into<E>;
    fn ok_into<U>(self) -> OkInto<Self, U> where Self::Ok: Into<U>;
    fn and_then<Fut, F>(self, f: F) -> AndThen<Self, Fut, F>
        where F: FnOnce(Self::Ok) -> Fut, Fut: TryFuture<Error = Self::Error>;
    fn or_else<Fut, F>(self, f: F) -> OrElse<Self, Fut, F>
        where F: FnOnce(Self::Error) -> Fut, Fut: TryFuture<Ok = Self::Ok>;
    fn inspect_ok<F>(self, f: F) -> InspectOk<Self, F> where F: FnOnce(&Self::Ok);
    fn inspect_err<F>(self, f: F) -> InspectErr<Self, F> where F: FnOnce(&Self::Error);
    fn try_flatten(self) -> TryFlatten<Self, Self::Ok> where Self::Ok: TryFuture<Error = Self::Error>;
    fn try_flatten_stream(self) -> TryFlattenStream<Self> where Self::Ok: TryStream<Error = Self::Error>;
    fn unwrap_or_else<F>(self, f: F) -> UnwrapOrElse<Self, F> where F: FnOnce(Self::Error) -> Self::Ok;
    fn into_future(self) -> IntoFuture<Self>;
    fn try_poll_unpin(&mut self, cx: &mut Context<'_>) -> Poll<Result<Self::Ok, Self::Error>>;
}

pub fn abortable<Fut>(future: Fut) -> (Abortable<Fut>, AbortHandle) where Fut: Future;
pub struct AlwaysReady<T, F: Fn() -> T>;
impl<T, F: Fn() -> T + Clone> Clone for AlwaysReady<T, F> {}
impl<T, F: Fn() -> T> Future for AlwaysReady<T, F> { type Output = T; }
pub fn always_ready<T, F: Fn() -> T>(prod: F) -> AlwaysReady<T, F>;
#[derive(Clone)]
pub enum Either<A, B> { Left(A), Right(B) }

impl<A, B, T> Either<(T, A), (T, B)> {
    pub fn factor_first(self) -> (T, Either<A, B>);
}

impl<A, B, T> Either<(A, T), (B, T)> {
    pub fn factor_second(self) -> (Either<A, B>, T);
}

impl<T> Either<T, T> {
    pub fn into_inner(self) -> T;
}

impl<A, B> Future for Either<A, B> where A: Future, B: Future<Output = A::Output> { type Output = A::Output; }
impl<A, B> Stream for Either<A, B> where A: Stream, B: Stream<Item = A::Item> { type Item = A::Item; }
impl<A, B, Item> Sink<Item> for Either<A, B>
    where A: Sink<Item>, B: Sink<Item, Error = A::Error> { type Error = A::Error; }
impl<A, B> AsyncRead for Either<A, B> where A: AsyncRead, B: AsyncRead {}
impl<A, B> AsyncWrite for Either<A, B> where A: AsyncWrite, B: AsyncWrite {}
impl<A, B> AsyncSeek for Either<A, B> where A: AsyncSeek, B: AsyncSeek {}
impl<A, B> AsyncBufRead for Either<A, B> where A: AsyncBufRead, B: AsyncBufRead {}
pub struct Fuse<Fut>;

impl<Fut: Future> Fuse<Fut> {
    pub fn terminated() -> Self;
}

impl<Fut: Future> Future for Fuse<Fut> { type Output = Fut::Output; }
pub struct CatchUnwind<Fut>;
impl<Fut> Future for CatchUnwind<Fut> where Fut: Future { type Output = Result<Fut::Output, Box<dyn Any>>; }
#[handle(drop = "cancel")]
pub struct RemoteHandle<T>;

impl<T> RemoteHandle<T> {
    #[detaches]
    pub fn forget(self);
}

impl<T> Future for RemoteHandle<T> { type Output = T; }
pub struct Remote<Fut: Future>;
impl<Fut: Future> Future for Remote<Fut> { type Output = (); }
pub struct Shared<Fut: Future>;
pub struct WeakShared<Fut: Future>;
impl<Fut: Future> Clone for WeakShared<Fut> {}

impl<Fut> Shared<Fut> where Fut: Future {
    pub fn peek(&self) -> Option<&Fut::Output>;
    pub fn downgrade(&self) -> Option<WeakShared<Fut>>;
    pub fn strong_count(&self) -> Option<usize>;
    pub fn weak_count(&self) -> Option<usize>;
    pub fn ptr_eq(&self, rhs: &Self) -> bool;
}

impl<Fut> Future for Shared<Fut> where Fut: Future, Fut::Output: Clone { type Output = Fut::Output; }
impl<Fut> Clone for Shared<Fut> where Fut: Future {}
impl<Fut> Drop for Shared<Fut> where Fut: Future {}

impl<Fut: Future> WeakShared<Fut> {
    pub fn upgrade(&self) -> Option<Shared<Fut>>;
}

#[cancel(inner)]
pub fn join<Fut1, Fut2>(future1: Fut1, future2: Fut2) -> Join<Fut1, Fut2> where Fut1: Future, Fut2: Future;
#[cancel(inner)]
pub fn join3<Fut1, Fut2, Fut3>(future1: Fut1, future2: Fut2, future3: Fut3) -> Join3<Fut1, Fut2, Fut3>
    where Fut1: Future, Fut2: Future, Fut3: Future;
#[cancel(inner)]
pub fn join4<Fut1, Fut2, Fut3, Fut4>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4) -> Join4<Fut1, Fut2, Fut3, Fut4>
    where Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future;
#[cancel(inner)]
pub fn join5<Fut1, Fut2, Fut3, Fut4, Fut5>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4, future5: Fut5) -> Join5<Fut1, Fut2, Fut3, Fut4, Fut5>
    where Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future, Fut5: Future;
pub struct JoinAll<F>;
#[cancel(inner)]
#[drives(unbounded)]
pub fn join_all<I>(iter: I) -> JoinAll<I::Item> where I: IntoIterator, I::Item: Future;
impl<F> Future for JoinAll<F> where F: Future { type Output = Vec<F::Output>; }
pub struct Lazy<F>;
#[polled]
pub fn lazy<F, R>(f: F) -> Lazy<F> where F: FnOnce(&mut Context<'_>) -> R;
impl<F, R> Future for Lazy<F> where F: FnOnce(&mut Context<'_>) -> R { type Output = R; }
pub enum MaybeDone<Fut: Future> { Future(Fut), Done(Fut::Output), Gone }
pub fn maybe_done<Fut: Future>(future: Fut) -> MaybeDone<Fut>;
impl<Fut: Future> Future for MaybeDone<Fut> { type Output = (); }
#[derive(Clone)]
pub struct OptionFuture<F>;
impl<F> Default for OptionFuture<F> {}
impl<F: Future> Future for OptionFuture<F> { type Output = Option<F::Output>; }
pub struct Pending<T>;
pub fn pending<T>() -> Pending<T>;
impl<T> Future for Pending<T> { type Output = T; }
impl<T> Clone for Pending<T> {}
pub struct PollFn<F>;
impl<T, F> Future for PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<T> { type Output = T; }
#[derive(Clone)]
pub struct PollImmediate<T>;
impl<T, F> Future for PollImmediate<F> where F: Future<Output = T> { type Output = Option<T>; }
impl<T, F> Stream for PollImmediate<F> where F: Future<Output = T> { type Item = Poll<T>; }
#[derive(Clone)]
pub struct Ready<T>;

impl<T> Ready<T> {
    pub fn into_inner(self) -> T;
}

impl<T> Future for Ready<T> { type Output = T; }
pub fn ready<T>(t: T) -> Ready<T>;
pub fn ok<T, E>(t: T) -> Ready<Result<T, E>>;
pub fn err<T, E>(err: E) -> Ready<Result<T, E>>;
pub struct Select<A, B>;
#[drives(first)]
pub fn select<A, B>(future1: A, future2: B) -> Select<A, B> where A: Future, B: Future;
impl<A, B> Future for Select<A, B>
    where A: Future, B: Future { type Output = Either<(A::Output, B), (B::Output, A)>; }
pub struct SelectAll<Fut>;
#[drives(unbounded, first)]
pub fn select_all<I>(iter: I) -> SelectAll<I::Item> where I: IntoIterator, I::Item: Future;

impl<Fut> SelectAll<Fut> {
    pub fn into_inner(self) -> Vec<Fut>;
}

impl<Fut: Future> Future for SelectAll<Fut> { type Output = (Fut::Output, usize, Vec<Fut>); }
pub struct SelectOk<Fut>;
#[drives(unbounded, first)]
pub fn select_ok<I>(iter: I) -> SelectOk<I::Item> where I: IntoIterator, I::Item: TryFuture;
impl<Fut: TryFuture> Future for SelectOk<Fut> { type Output = Result<(Fut::Ok, Vec<Fut>), Fut::Error>; }
#[cancel(inner)]
#[drives(fails_fast)]
pub fn try_join<Fut1, Fut2>(future1: Fut1, future2: Fut2) -> TryJoin<Fut1, Fut2>
    where Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>;
#[cancel(inner)]
#[drives(fails_fast)]
pub fn try_join3<Fut1, Fut2, Fut3>(future1: Fut1, future2: Fut2, future3: Fut3) -> TryJoin3<Fut1, Fut2, Fut3>
    where Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, Fut3: TryFuture<Error = Fut1::Error>;
#[cancel(inner)]
#[drives(fails_fast)]
pub fn try_join4<Fut1, Fut2, Fut3, Fut4>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4) -> TryJoin4<Fut1, Fut2, Fut3, Fut4>
    where Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, Fut3: TryFuture<Error = Fut1::Error>, Fut4: TryFuture<Error = Fut1::Error>;
#[cancel(inner)]
#[drives(fails_fast)]
pub fn try_join5<Fut1, Fut2, Fut3, Fut4, Fut5>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4, future5: Fut5) -> TryJoin5<Fut1, Fut2, Fut3, Fut4, Fut5>
    where Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, Fut3: TryFuture<Error = Fut1::Error>, Fut4: TryFuture<Error = Fut1::Error>, Fut5: TryFuture<Error = Fut1::Error>;
pub struct TryJoinAll<F>;
#[cancel(inner)]
#[drives(unbounded, fails_fast)]
pub fn try_join_all<I>(iter: I) -> TryJoinAll<I::Item> where I: IntoIterator, I::Item: TryFuture;
impl<F> Future for TryJoinAll<F> where F: TryFuture { type Output = Result<Vec<F::Ok>, F::Error>; }
pub enum TryMaybeDone<Fut: TryFuture> { Future(Fut), Done(Fut::Ok), Gone }
pub fn try_maybe_done<Fut: TryFuture>(future: Fut) -> TryMaybeDone<Fut>;
impl<Fut: TryFuture> Future for TryMaybeDone<Fut> { type Output = Result<(), Fut::Error>; }
pub struct TrySelect<A, B>;
#[drives(first)]
pub fn try_select<A, B>(future1: A, future2: B) -> TrySelect<A, B> where A: TryFuture, B: TryFuture;
pub struct IntoFuture<Fut>;
impl<Fut: TryFuture> Future for IntoFuture<Fut> { type Output = Result<Fut::Ok, Fut::Error>; }
#[derive(Clone)]
pub struct Abortable<T>;

impl<T> Abortable<T> {
    pub fn new(task: T, reg: AbortRegistration) -> Self;
    pub fn is_aborted(&self) -> bool;
}

pub struct AbortRegistration;

impl AbortRegistration {
    pub fn handle(&self) -> AbortHandle;
}

#[derive(Clone)]
pub struct AbortHandle;

impl AbortHandle {
    pub fn new_pair() -> (Self, AbortRegistration);
}

#[derive(Clone)]
pub struct Aborted;
impl std::error::Error for Aborted {}
impl<Fut> Future for Abortable<Fut> where Fut: Future { type Output = Result<Fut::Output, Aborted>; }
impl<St> Stream for Abortable<St> where St: Stream { type Item = St::Item; }

impl AbortHandle {
    #[aborts]
    pub fn abort(&self);
    pub fn is_aborted(&self) -> bool;
}
pub struct Join<Fut1, Fut2>;
impl<Fut1: Future, Fut2: Future> Future for Join<Fut1, Fut2> { type Output = (Fut1::Output, Fut2::Output); }
pub struct TryJoin<Fut1, Fut2>;
impl<Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>> Future for TryJoin<Fut1, Fut2> { type Output = Result<(Fut1::Ok, Fut2::Ok), Fut1::Error>; }
pub struct Join3<Fut1, Fut2, Fut3>;
impl<Fut1: Future, Fut2: Future, Fut3: Future> Future for Join3<Fut1, Fut2, Fut3> { type Output = (Fut1::Output, Fut2::Output, Fut3::Output); }
pub struct TryJoin3<Fut1, Fut2, Fut3>;
impl<Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, Fut3: TryFuture<Error = Fut1::Error>> Future for TryJoin3<Fut1, Fut2, Fut3> { type Output = Result<(Fut1::Ok, Fut2::Ok, Fut3::Ok), Fut1::Error>; }
pub struct Join4<Fut1, Fut2, Fut3, Fut4>;
impl<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future> Future for Join4<Fut1, Fut2, Fut3, Fut4> { type Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output); }
pub struct TryJoin4<Fut1, Fut2, Fut3, Fut4>;
impl<Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, Fut3: TryFuture<Error = Fut1::Error>, Fut4: TryFuture<Error = Fut1::Error>> Future for TryJoin4<Fut1, Fut2, Fut3, Fut4> { type Output = Result<(Fut1::Ok, Fut2::Ok, Fut3::Ok, Fut4::Ok), Fut1::Error>; }
pub struct Join5<Fut1, Fut2, Fut3, Fut4, Fut5>;
impl<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future, Fut5: Future> Future for Join5<Fut1, Fut2, Fut3, Fut4, Fut5> { type Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output, Fut5::Output); }
pub struct TryJoin5<Fut1, Fut2, Fut3, Fut4, Fut5>;
impl<Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, Fut3: TryFuture<Error = Fut1::Error>, Fut4: TryFuture<Error = Fut1::Error>, Fut5: TryFuture<Error = Fut1::Error>> Future for TryJoin5<Fut1, Fut2, Fut3, Fut4, Fut5> { type Output = Result<(Fut1::Ok, Fut2::Ok, Fut3::Ok, Fut4::Ok, Fut5::Ok), Fut1::Error>; }
#[polled]
pub fn poll_fn<T, F>(f: F) -> PollFn<F> where F: FnMut(&mut Context<'_>) -> Poll<T>;
pub fn poll_immediate<F: Future>(f: F) -> PollImmediate<F>;

impl<T: ?Sized> FutureExt for T where T: Future {}
impl<Fut: ?Sized + TryFuture> TryFutureExt for Fut {}

pub struct Map<Fut, F>;
impl<Fut, F, T> Future for Map<Fut, F> where Fut: Future, F: FnOnce(Fut::Output) -> T { type Output = T; }
pub struct MapInto<Fut, T>;
impl<Fut, T> Future for MapInto<Fut, T> where Fut: Future, Fut::Output: Into<T> { type Output = T; }
pub struct Then<Fut1, Fut2, F>;
impl<Fut1, Fut2, F> Future for Then<Fut1, Fut2, F>
    where Fut1: Future, Fut2: Future, F: FnOnce(Fut1::Output) -> Fut2 { type Output = Fut2::Output; }
pub struct IntoStream<F>;
impl<F: Future> Stream for IntoStream<F> { type Item = F::Output; }
pub struct Flatten<F>;
impl<F> Future for Flatten<F>
    where F: Future, F::Output: Future { type Output = <F::Output as Future>::Output; }
pub struct FlattenStream<F>;
impl<F> Stream for FlattenStream<F>
    where F: Future, F::Output: Stream { type Item = <F::Output as Stream>::Item; }
pub struct Inspect<Fut, F>;
impl<Fut, F> Future for Inspect<Fut, F> where Fut: Future { type Output = Fut::Output; }
pub struct UnitError<Fut>;
impl<Fut: Future> Future for UnitError<Fut> { type Output = Result<Fut::Output, ()>; }
pub struct NeverError<Fut>;
impl<Fut: Future> Future for NeverError<Fut> { type Output = Result<Fut::Output, Never>; }

pub struct MapOk<Fut, F>;
impl<Fut, F, T> Future for MapOk<Fut, F>
    where Fut: TryFuture, F: FnOnce(Fut::Ok) -> T { type Output = Result<T, Fut::Error>; }
pub struct MapOkOrElse<Fut, F, G>;
impl<Fut, F, G, T> Future for MapOkOrElse<Fut, F, G>
    where Fut: TryFuture, F: FnOnce(Fut::Ok) -> T, G: FnOnce(Fut::Error) -> T { type Output = T; }
pub struct MapErr<Fut, F>;
impl<Fut, F, E> Future for MapErr<Fut, F>
    where Fut: TryFuture, F: FnOnce(Fut::Error) -> E { type Output = Result<Fut::Ok, E>; }
pub struct ErrInto<Fut, E>;
impl<Fut, E> Future for ErrInto<Fut, E>
    where Fut: TryFuture, Fut::Error: Into<E> { type Output = Result<Fut::Ok, E>; }
pub struct OkInto<Fut, T>;
impl<Fut, T> Future for OkInto<Fut, T>
    where Fut: TryFuture, Fut::Ok: Into<T> { type Output = Result<T, Fut::Error>; }
pub struct AndThen<Fut1, Fut2, F>;
impl<Fut1, Fut2, F> Future for AndThen<Fut1, Fut2, F>
    where Fut1: TryFuture, Fut2: TryFuture<Error = Fut1::Error>, F: FnOnce(Fut1::Ok) -> Fut2 { type Output = Result<Fut2::Ok, Fut2::Error>; }
pub struct OrElse<Fut1, Fut2, F>;
impl<Fut1, Fut2, F> Future for OrElse<Fut1, Fut2, F>
    where Fut1: TryFuture, Fut2: TryFuture<Ok = Fut1::Ok>, F: FnOnce(Fut1::Error) -> Fut2 { type Output = Result<Fut2::Ok, Fut2::Error>; }
pub struct InspectOk<Fut, F>;
impl<Fut, F> Future for InspectOk<Fut, F> where Fut: TryFuture { type Output = Result<Fut::Ok, Fut::Error>; }
pub struct InspectErr<Fut, F>;
impl<Fut, F> Future for InspectErr<Fut, F> where Fut: TryFuture { type Output = Result<Fut::Ok, Fut::Error>; }
pub struct TryFlatten<Fut1, Fut2>;
impl<Fut> Future for TryFlatten<Fut, Fut::Ok>
    where Fut: TryFuture, Fut::Ok: TryFuture<Error = Fut::Error> { type Output = Result<<Fut::Ok as TryFuture>::Ok, Fut::Error>; }
pub struct TryFlattenStream<Fut>;
impl<Fut> Stream for TryFlattenStream<Fut>
    where Fut: TryFuture, Fut::Ok: TryStream<Error = Fut::Error> { type Item = Result<<Fut::Ok as TryStream>::Ok, Fut::Error>; }
pub struct UnwrapOrElse<Fut, F>;
impl<Fut, F> Future for UnwrapOrElse<Fut, F>
    where Fut: TryFuture, F: FnOnce(Fut::Error) -> Fut::Ok { type Output = Fut::Ok; }
