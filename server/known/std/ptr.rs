//! Raw pointers.

use crate::num::NonZero;

pub fn addr_eq<T, U>(p: *const T, q: *const U) -> bool;
pub unsafe fn drop_in_place<T>(to_drop: *mut T);
pub fn eq<T>(a: *const T, b: *const T) -> bool;
pub fn null<T>() -> *const T;
pub fn null_mut<T>() -> *mut T;
pub unsafe fn read<T>(src: *const T) -> T;
pub unsafe fn replace<T>(dst: *mut T, src: T) -> T;
pub unsafe fn swap<T>(x: *mut T, y: *mut T);
pub unsafe fn write<T>(dst: *mut T, src: T);

pub struct NonNull<T> {}
impl<T> NonNull<T> {
    pub fn without_provenance(addr: NonZero<usize>) -> Self;
    pub fn dangling() -> Self;
    pub fn with_exposed_provenance(addr: NonZero<usize>) -> Self;
    pub fn new(ptr: *mut T) -> Option<Self>;
    pub fn from_ref(r: &T) -> Self;
    pub fn from_mut(r: &mut T) -> Self;
    pub fn addr(self) -> NonZero<usize>;
    pub fn expose_provenance(self) -> NonZero<usize>;
    pub fn with_addr(self, addr: NonZero<usize>) -> Self;
    #[inline]
    pub fn map_addr(self, f: impl FnOnce(NonZero<usize>) -> NonZero<usize>) -> Self;
    pub fn as_ptr(self) -> *mut T;
    pub unsafe fn as_ref(&self) -> &T;
    pub unsafe fn as_mut(&mut self) -> &mut T;
    pub fn cast<U>(self) -> NonNull<U>;
    pub unsafe fn offset(self, count: isize) -> Self;
    pub unsafe fn byte_offset(self, count: isize) -> Self;
    pub unsafe fn add(self, count: usize) -> Self;
    pub unsafe fn byte_add(self, count: usize) -> Self;
    pub unsafe fn sub(self, count: usize) -> Self;
    pub unsafe fn byte_sub(self, count: usize) -> Self;
    pub unsafe fn offset_from(self, origin: NonNull<T>) -> isize;
    pub unsafe fn byte_offset_from<U>(self, origin: NonNull<U>) -> isize;
    pub unsafe fn offset_from_unsigned(self, subtracted: NonNull<T>) -> usize;
    pub unsafe fn byte_offset_from_unsigned<U>(self, origin: NonNull<U>) -> usize;
    pub unsafe fn read(self) -> T;
    pub unsafe fn read_volatile(self) -> T;
    pub unsafe fn read_unaligned(self) -> T;
    pub unsafe fn copy_to(self, dest: NonNull<T>, count: usize);
    pub unsafe fn copy_to_nonoverlapping(self, dest: NonNull<T>, count: usize);
    pub unsafe fn copy_from(self, src: NonNull<T>, count: usize);
    pub unsafe fn copy_from_nonoverlapping(self, src: NonNull<T>, count: usize);
    pub unsafe fn drop_in_place(self);
    pub unsafe fn write(self, val: T);
    pub unsafe fn write_bytes(self, val: u8, count: usize);
    pub unsafe fn write_volatile(self, val: T);
    pub unsafe fn write_unaligned(self, val: T);
    pub unsafe fn replace(self, src: T) -> T;
    pub unsafe fn swap(self, with: NonNull<T>);
    pub fn align_offset(self, align: usize) -> usize;
    pub fn is_aligned(self) -> bool;
}

impl<T> NonNull<[T]> {
    pub fn slice_from_raw_parts(data: NonNull<T>, len: usize) -> Self;
    pub fn len(self) -> usize;
    pub fn is_empty(self) -> bool;
}

impl<T> !Send for NonNull<T> {}
impl<T> Clone for NonNull<T> {}
impl<T> Copy for NonNull<T> {}
