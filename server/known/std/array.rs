//! Arrays.

#[inline]
pub fn from_fn<T, const N: usize, F: FnMut(usize) -> T>(f: F) -> [T; N];

pub struct IntoIter<T, const N: usize> {}
impl<T, const N: usize> IntoIter<T, N> {
    pub fn as_slice(&self) -> &[T];
    pub fn as_mut_slice(&mut self) -> &mut [T];
}

impl<T: Clone, const N: usize> Clone for IntoIter<T, N> {}
impl<T, const N: usize> Default for IntoIter<T, N> {}
impl<T, const N: usize> Iterator for IntoIter<T, N> {
    type Item = T;
}

impl<T, const N: usize> DoubleEndedIterator for IntoIter<T, N> {}

pub struct TryFromSliceError {}
impl Copy for TryFromSliceError {}
impl Clone for TryFromSliceError {}
