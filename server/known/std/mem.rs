//! Moving values about.

use crate::ops::{Deref, DerefMut};

pub fn align_of<T>() -> usize;
pub fn align_of_val<T>(val: &T) -> usize;
pub fn discriminant<T>(v: &T) -> Discriminant<T>;
pub fn drop<T>(_x: T);

#[detaches]
pub fn forget<T>(t: T);
pub fn needs_drop<T>() -> bool;
pub fn replace<T>(dest: &mut T, src: T) -> T;
pub fn size_of<T>() -> usize;
pub fn size_of_val<T>(val: &T) -> usize;
pub fn swap<T>(x: &mut T, y: &mut T);
pub fn take<T: Default>(dest: &mut T) -> T;
pub unsafe fn transmute_copy<Src, Dst>(src: &Src) -> Dst;
pub unsafe fn zeroed<T>() -> T;

pub struct Discriminant<T> {}
impl<T> Copy for Discriminant<T> {}
impl<T> Clone for Discriminant<T> {}

pub struct ManuallyDrop<T> {}
impl<T> ManuallyDrop<T> {
    #[detaches]
    pub fn new(value: T) -> ManuallyDrop<T>;
    pub fn into_inner(slot: ManuallyDrop<T>) -> T;
    pub unsafe fn take(slot: &mut ManuallyDrop<T>) -> T;
    pub unsafe fn drop(slot: &mut ManuallyDrop<T>);
}

impl<T: Copy> Copy for ManuallyDrop<T> {}
impl<T: Clone> Clone for ManuallyDrop<T> {}
impl<T: Default> Default for ManuallyDrop<T> {}
impl<T> Deref for ManuallyDrop<T> {
    type Target = T;
}

impl<T> DerefMut for ManuallyDrop<T> {}

pub struct MaybeUninit<T> {}
impl<T> MaybeUninit<T> {
    pub fn new(val: T) -> MaybeUninit<T>;
    pub fn uninit() -> MaybeUninit<T>;
    pub fn write(&mut self, val: T) -> &mut T;
    pub unsafe fn assume_init(self) -> T;
    pub unsafe fn assume_init_read(&self) -> T;
    pub unsafe fn assume_init_drop(&mut self);
    pub unsafe fn assume_init_ref(&self) -> &T;
    pub unsafe fn assume_init_mut(&mut self) -> &mut T;
}

impl<T: Copy> Copy for MaybeUninit<T> {}
impl<T: Copy> Clone for MaybeUninit<T> {}
