//! Combinators for embassy.

use std::future::Future;

pub mod select {
    use std::future::Future;

    #[derive(Clone)]
    pub enum Either<A, B> { First(A), Second(B) }
    #[drives(first)]
    pub fn select<A, B>(a: A, b: B) -> Select<A, B> where A: Future, B: Future;
    pub struct Select<A, B>;
    impl<A, B> Future for Select<A, B>
        where A: Future, B: Future { type Output = Either<A::Output, B::Output>; }
    #[derive(Clone)]
    pub enum Either3<A, B, C> { First(A), Second(B), Third(C) }
    #[drives(first)]
    pub fn select3<A, B, C>(a: A, b: B, c: C) -> Select3<A, B, C> where A: Future, B: Future, C: Future;
    pub struct Select3<A, B, C>;
    impl<A, B, C> Future for Select3<A, B, C>
        where A: Future, B: Future, C: Future { type Output = Either3<A::Output, B::Output, C::Output>; }
    #[derive(Clone)]
    pub enum Either4<A, B, C, D> { First(A), Second(B), Third(C), Fourth(D) }
    #[drives(first)]
    pub fn select4<A, B, C, D>(a: A, b: B, c: C, d: D) -> Select4<A, B, C, D>
        where A: Future, B: Future, C: Future, D: Future;
    pub struct Select4<A, B, C, D>;
    impl<A, B, C, D> Future for Select4<A, B, C, D>
        where A: Future, B: Future, C: Future, D: Future { type Output = Either4<A::Output, B::Output, C::Output, D::Output>; }
    pub struct SelectArray<Fut, const N: usize>;
    #[drives(first)]
    pub fn select_array<Fut: Future, const N: usize>(arr: [Fut; N]) -> SelectArray<Fut, N>;
    impl<Fut: Future, const N: usize> Future for SelectArray<Fut, N> { type Output = (Fut::Output, usize); }
}

pub mod join {
    use std::future::Future;

    #[cancel(inner)]
    pub fn join<Fut1, Fut2>(future1: Fut1, future2: Fut2) -> Join<Fut1, Fut2>
        where Fut1: Future, Fut2: Future;
    #[cancel(inner)]
    pub fn join3<Fut1, Fut2, Fut3>(future1: Fut1, future2: Fut2, future3: Fut3) -> Join3<Fut1, Fut2, Fut3>
        where Fut1: Future, Fut2: Future, Fut3: Future;
    #[cancel(inner)]
    pub fn join4<Fut1, Fut2, Fut3, Fut4>(future1: Fut1, future2: Fut2, future3: Fut3, future4: Fut4) -> Join4<Fut1, Fut2, Fut3, Fut4>
        where Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future;
    pub struct JoinArray<Fut: Future, const N: usize>;
    impl<Fut: Future, const N: usize> Future for JoinArray<Fut, N> { type Output = [Fut::Output; N]; }
    #[cancel(inner)]
    pub fn join_array<Fut: Future, const N: usize>(futures: [Fut; N]) -> JoinArray<Fut, N>;

    pub struct Join<Fut1, Fut2>;
    impl<Fut1: Future, Fut2: Future> Future for Join<Fut1, Fut2> { type Output = (Fut1::Output, Fut2::Output); }
    pub struct Join3<Fut1, Fut2, Fut3>;
    impl<Fut1: Future, Fut2: Future, Fut3: Future> Future for Join3<Fut1, Fut2, Fut3> { type Output = (Fut1::Output, Fut2::Output, Fut3::Output); }
    pub struct Join4<Fut1, Fut2, Fut3, Fut4>;
    impl<Fut1: Future, Fut2: Future, Fut3: Future, Fut4: Future> Future for Join4<Fut1, Fut2, Fut3, Fut4> { type Output = (Fut1::Output, Fut2::Output, Fut3::Output, Fut4::Output); }
}

#[yields]
#[cancel(safe, inferred)]
pub fn yield_now() -> impl Future<Output = ()>;
#[block_on]
pub fn block_on<F: Future>(fut: F) -> F::Output;
