//! Operators.

use crate::slice::SliceIndex;

pub trait Add<Rhs = Self> {
    type Output;
    fn add(self, rhs: Rhs) -> Self::Output;
}

pub trait AddAssign<Rhs = Self> {
    fn add_assign(&mut self, rhs: Rhs);
}

pub trait BitAnd<Rhs = Self> {
    type Output;
    fn bitand(self, rhs: Rhs) -> Self::Output;
}

pub trait BitAndAssign<Rhs = Self> {
    fn bitand_assign(&mut self, rhs: Rhs);
}

pub trait BitOr<Rhs = Self> {
    type Output;
    fn bitor(self, rhs: Rhs) -> Self::Output;
}

pub trait BitOrAssign<Rhs = Self> {
    fn bitor_assign(&mut self, rhs: Rhs);
}

pub trait BitXor<Rhs = Self> {
    type Output;
    fn bitxor(self, rhs: Rhs) -> Self::Output;
}

pub trait BitXorAssign<Rhs = Self> {
    fn bitxor_assign(&mut self, rhs: Rhs);
}

pub trait Deref {
    type Target;
    fn deref(&self) -> &Self::Target;
}

impl<T> Deref for &T {
    type Target = T;
}

impl<T> Deref for &mut T {
    type Target = T;
}

pub trait DerefMut: Deref {
    fn deref_mut(&mut self) -> &mut Self::Target;
}

pub trait Div<Rhs = Self> {
    type Output;
    fn div(self, rhs: Rhs) -> Self::Output;
}

pub trait DivAssign<Rhs = Self> {
    fn div_assign(&mut self, rhs: Rhs);
}

pub trait Drop {
    fn drop(&mut self);
}

pub trait Fn<Args>: FnMut<Args> {}

pub trait FnMut<Args>: FnOnce<Args> {}

pub trait FnOnce<Args> {
    type Output;
}

pub trait AsyncFn<Args>: AsyncFnMut<Args> {}

pub trait AsyncFnMut<Args>: AsyncFnOnce<Args> {}

pub trait AsyncFnOnce<Args> {
    type Output;
}

pub trait Index<Idx> {
    type Output;
    fn index(&self, index: Idx) -> &Self::Output;
}

impl<I: SliceIndex<str>> Index<I> for str {
    type Output = I::Output;
}

impl<T, I, const N: usize> Index<I> for [T; N]
where
    [T]: Index<I>,
{
    type Output = <[T] as Index<I>>::Output;
}

impl<T, I: SliceIndex<[T]>> Index<I> for [T] {
    type Output = I::Output;
}

pub trait IndexMut<Idx>: Index<Idx> {
    fn index_mut(&mut self, index: Idx) -> &mut Self::Output;
}

pub trait Mul<Rhs = Self> {
    type Output;
    fn mul(self, rhs: Rhs) -> Self::Output;
}

pub trait MulAssign<Rhs = Self> {
    fn mul_assign(&mut self, rhs: Rhs);
}

pub trait Neg {
    type Output;
    fn neg(self) -> Self::Output;
}

pub trait Not {
    type Output;
    fn not(self) -> Self::Output;
}

pub trait RangeBounds<T> {
    fn start_bound(&self) -> Bound<&T>;
    fn end_bound(&self) -> Bound<&T>;
    fn contains<U>(&self, item: &U) -> bool;
}

pub trait Rem<Rhs = Self> {
    type Output;
    fn rem(self, rhs: Rhs) -> Self::Output;
}

pub trait RemAssign<Rhs = Self> {
    fn rem_assign(&mut self, rhs: Rhs);
}

pub trait Shl<Rhs = Self> {
    type Output;
    fn shl(self, rhs: Rhs) -> Self::Output;
}

pub trait ShlAssign<Rhs = Self> {
    fn shl_assign(&mut self, rhs: Rhs);
}

pub trait Shr<Rhs = Self> {
    type Output;
    fn shr(self, rhs: Rhs) -> Self::Output;
}

pub trait ShrAssign<Rhs = Self> {
    fn shr_assign(&mut self, rhs: Rhs);
}

pub trait Sub<Rhs = Self> {
    type Output;
    fn sub(self, rhs: Rhs) -> Self::Output;
}

pub trait SubAssign<Rhs = Self> {
    fn sub_assign(&mut self, rhs: Rhs);
}

pub enum Bound<T> {
    Included(T),
    Excluded(T),
    Unbounded,
}

impl<T> Bound<T> {
    pub fn as_ref(&self) -> Bound<&T>;
    #[inline]
    pub fn map<U, F: FnOnce(T) -> U>(self, f: F) -> Bound<U>;
}

impl<T: Clone> Bound<&T> {
    pub fn cloned(self) -> Bound<T>
    where
        T: Clone;
}

impl<T: Clone> Clone for Bound<T> {}
impl<T: Copy> Copy for Bound<T> {}

pub enum ControlFlow<B, C = ()> {
    Continue(C),
    Break(B),
}

impl<B, C> ControlFlow<B, C> {
    pub fn is_break(&self) -> bool;
    pub fn is_continue(&self) -> bool;
    pub fn break_value(self) -> Option<B>;
    #[inline]
    pub fn map_break<T, F: FnOnce(B) -> T>(self, f: F) -> ControlFlow<T, C>;
    pub fn continue_value(self) -> Option<C>;
    #[inline]
    pub fn map_continue<T, F: FnOnce(C) -> T>(self, f: F) -> ControlFlow<B, T>;
}

impl<B: Clone, C: Clone> Clone for ControlFlow<B, C> {}
impl<B: Copy, C: Copy> Copy for ControlFlow<B, C> {}

pub struct Range<Idx> {
    pub start: Idx,
    pub end: Idx,
}

impl<Idx> Range<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool;
    pub fn is_empty(&self) -> bool;
}

impl<Idx: Clone> Clone for Range<Idx> {}
impl<Idx: Default> Default for Range<Idx> {}
impl<T> RangeBounds<T> for Range<T> {}
impl<T> RangeBounds<T> for Range<&T> {}
impl<A> Iterator for Range<A> {
    type Item = A;
}

impl<A> DoubleEndedIterator for Range<A> {}
impl<T> SliceIndex<[T]> for Range<usize> {
    type Output = [T];
}

impl SliceIndex<str> for Range<usize> {
    type Output = str;
}

pub struct RangeFrom<Idx> {
    pub start: Idx,
}

impl<Idx> RangeFrom<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool;
}

impl<Idx: Clone> Clone for RangeFrom<Idx> {}
impl<T> RangeBounds<T> for RangeFrom<T> {}
impl<T> RangeBounds<T> for RangeFrom<&T> {}
impl<A> Iterator for RangeFrom<A> {
    type Item = A;
}

impl<T> SliceIndex<[T]> for RangeFrom<usize> {
    type Output = [T];
}

impl SliceIndex<str> for RangeFrom<usize> {
    type Output = str;
}

pub struct RangeFull;
impl Clone for RangeFull {}
impl Default for RangeFull {}
impl Copy for RangeFull {}
impl<T> RangeBounds<T> for RangeFull {}
impl<T> SliceIndex<[T]> for RangeFull {
    type Output = [T];
}

impl SliceIndex<str> for RangeFull {
    type Output = str;
}

pub struct RangeInclusive<Idx> {}
impl<Idx> RangeInclusive<Idx> {
    pub fn new(start: Idx, end: Idx) -> Self;
    pub fn start(&self) -> &Idx;
    pub fn end(&self) -> &Idx;
    pub fn into_inner(self) -> (Idx, Idx);
    pub fn contains<U>(&self, item: &U) -> bool;
    pub fn is_empty(&self) -> bool;
}

impl<Idx: Clone> Clone for RangeInclusive<Idx> {}
impl<T> RangeBounds<T> for RangeInclusive<T> {}
impl<T> RangeBounds<T> for RangeInclusive<&T> {}
impl<A> Iterator for RangeInclusive<A> {
    type Item = A;
}

impl<A> DoubleEndedIterator for RangeInclusive<A> {}
impl<T> SliceIndex<[T]> for RangeInclusive<usize> {
    type Output = [T];
}

impl SliceIndex<str> for RangeInclusive<usize> {
    type Output = str;
}

pub struct RangeTo<Idx> {
    pub end: Idx,
}

impl<Idx> RangeTo<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool;
}

impl<Idx: Clone> Clone for RangeTo<Idx> {}
impl<Idx: Copy> Copy for RangeTo<Idx> {}
impl<T> RangeBounds<T> for RangeTo<T> {}
impl<T> RangeBounds<T> for RangeTo<&T> {}
impl<T> SliceIndex<[T]> for RangeTo<usize> {
    type Output = [T];
}

impl SliceIndex<str> for RangeTo<usize> {
    type Output = str;
}

pub struct RangeToInclusive<Idx> {
    pub end: Idx,
}

impl<Idx> RangeToInclusive<Idx> {
    pub fn contains<U>(&self, item: &U) -> bool;
}

impl<Idx: Clone> Clone for RangeToInclusive<Idx> {}
impl<Idx: Copy> Copy for RangeToInclusive<Idx> {}
impl<T> RangeBounds<T> for RangeToInclusive<T> {}
impl<T> RangeBounds<T> for RangeToInclusive<&T> {}
impl<T> SliceIndex<[T]> for RangeToInclusive<usize> {
    type Output = [T];
}

impl SliceIndex<str> for RangeToInclusive<usize> {
    type Output = str;
}
