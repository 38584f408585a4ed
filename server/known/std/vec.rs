//! `Vec`.

use crate::collections::{BinaryHeap, TryReserveError, VecDeque};
use crate::ffi::CString;
use crate::io::Write;
use crate::num::NonZero;
use crate::ops::{Deref, DerefMut, Index, IndexMut, RangeBounds};
use crate::slice::SliceIndex;

pub struct Drain<T> {}
impl<T> Drain<T> {
    pub fn as_slice(&self) -> &[T];
}

impl<T> Iterator for Drain<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for Drain<T> {}

pub struct ExtractIf<T, F> {}
impl<T, F: FnMut(&mut T) -> bool> Iterator for ExtractIf<T, F> {
    type Item = T;
}

pub struct IntoIter<T> {}
impl<T> IntoIter<T> {
    pub fn as_slice(&self) -> &[T];
    pub fn as_mut_slice(&mut self) -> &mut [T];
}

impl<T> Iterator for IntoIter<T> {
    type Item = T;
}

impl<T> DoubleEndedIterator for IntoIter<T> {}
impl<T> Default for IntoIter<T> {}
impl<T: Clone> Clone for IntoIter<T> {}

pub struct Splice<I: Iterator> {}
impl<I: Iterator> Iterator for Splice<I> {
    type Item = I::Item;
}

impl<I: Iterator> DoubleEndedIterator for Splice<I> {}

pub struct Vec<T> {}
impl<T> Vec<T> {
    pub fn new() -> Self;
    pub fn with_capacity(capacity: usize) -> Self;
    pub fn push(&mut self, value: T);
    pub fn push_mut(&mut self, value: T) -> &mut T;
    pub fn capacity(&self) -> usize;
    pub fn reserve(&mut self, additional: usize);
    pub fn reserve_exact(&mut self, additional: usize);
    pub fn try_reserve(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn try_reserve_exact(&mut self, additional: usize) -> Result<(), TryReserveError>;
    pub fn shrink_to_fit(&mut self);
    pub fn shrink_to(&mut self, min_capacity: usize);
    pub fn into_boxed_slice(self) -> Box<[T]>;
    pub fn truncate(&mut self, len: usize);
    pub fn as_slice(&self) -> &[T];
    pub fn as_mut_slice(&mut self) -> &mut [T];
    pub fn as_ptr(&self) -> *const T;
    pub fn as_mut_ptr(&mut self) -> *mut T;
    pub unsafe fn set_len(&mut self, new_len: usize);
    pub fn swap_remove(&mut self, index: usize) -> T;
    pub fn insert(&mut self, index: usize, element: T);
    pub fn insert_mut(&mut self, index: usize, element: T) -> &mut T;
    pub fn remove(&mut self, index: usize) -> T;
    #[inline]
    pub fn retain<F: FnMut(&T) -> bool>(&mut self, f: F);
    #[inline]
    pub fn retain_mut<F: FnMut(&mut T) -> bool>(&mut self, f: F);
    #[inline]
    pub fn dedup_by_key<F: FnMut(&mut T) -> K, K>(&mut self, key: F);
    #[inline]
    pub fn dedup_by<F: FnMut(&mut T, &mut T) -> bool>(&mut self, same_bucket: F);
    pub fn pop(&mut self) -> Option<T>;
    #[inline]
    pub fn pop_if(&mut self, predicate: impl FnOnce(&mut T) -> bool) -> Option<T>;
    pub fn append(&mut self, other: &mut Self);
    pub fn drain<R: RangeBounds<usize>>(&mut self, range: R) -> Drain<T>;
    pub fn clear(&mut self);
    pub fn len(&self) -> usize;
    pub fn is_empty(&self) -> bool;
    pub fn split_off(&mut self, at: usize) -> Self;
    #[inline]
    pub fn resize_with<F: FnMut() -> T>(&mut self, new_len: usize, f: F);
    #[detaches]
    pub fn leak(self) -> &mut [T];
}

impl<T: Clone> Vec<T> {
    pub fn resize(&mut self, new_len: usize, value: T);
    pub fn extend_from_slice(&mut self, other: &[T]);
    pub fn extend_from_within<R: RangeBounds<usize>>(&mut self, src: R);
}

impl<T, const N: usize> Vec<[T; N]> {
    pub fn into_flattened(self) -> Vec<T>;
}

impl<T> Vec<T> {
    pub fn dedup(&mut self);
    pub fn splice<R: RangeBounds<usize>, I: IntoIterator<Item = T>>(
        &mut self,
        range: R,
        replace_with: I,
    ) -> Splice<I::IntoIter>;
    #[inline]
    pub fn extract_if<F: FnMut(&mut T) -> bool, R: RangeBounds<usize>>(
        &mut self,
        range: R,
        filter: F,
    ) -> ExtractIf<T, F>;
}

impl<T> From<Vec<T>> for BinaryHeap<T> {}
impl<T> From<BinaryHeap<T>> for Vec<T> {}
impl<T> From<Vec<T>> for VecDeque<T> {}
impl<T> From<VecDeque<T>> for Vec<T> {}
impl From<CString> for Vec<u8> {}
impl From<Vec<NonZero<u8>>> for CString {}
impl<T> Deref for Vec<T> {
    type Target = [T];
}

impl<T> DerefMut for Vec<T> {}
impl<T: Clone> Clone for Vec<T> {}
impl<T, I: SliceIndex<[T]>> Index<I> for Vec<T> {
    type Output = I::Output;
}

impl<T, I: SliceIndex<[T]>> IndexMut<I> for Vec<T> {}
impl<T> IntoIterator for Vec<T> {
    type Item = T;
    type IntoIter = IntoIter<T>;
}

impl<T> Default for Vec<T> {}
impl<T: Clone> From<&[T]> for Vec<T> {}
impl<T: Clone> From<&mut [T]> for Vec<T> {}
impl<T: Clone, const N: usize> From<&[T; N]> for Vec<T> {}
impl<T: Clone, const N: usize> From<&mut [T; N]> for Vec<T> {}
impl<T, const N: usize> From<[T; N]> for Vec<T> {}
impl From<&str> for Vec<u8> {}
impl Write for Vec<u8> {}

impl<T> FromIterator<T> for Vec<T> {}
