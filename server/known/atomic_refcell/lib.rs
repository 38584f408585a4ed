//! A cell whose borrows are counted at run time, across threads.

use std::ops::{Deref, DerefMut};

pub struct AtomicRefCell<T>;
pub struct BorrowError;
pub struct BorrowMutError;

impl<T> AtomicRefCell<T> {
    pub fn new(value: T) -> AtomicRefCell<T>;
    pub fn into_inner(self) -> T;
}

impl<T> AtomicRefCell<T> {
    pub fn borrow(&self) -> AtomicRef<'_, T>;
    pub fn try_borrow(&self) -> Result<AtomicRef<'_, T>, BorrowError>;
    pub fn borrow_mut(&self) -> AtomicRefMut<'_, T>;
    pub fn try_borrow_mut(&self) -> Result<AtomicRefMut<'_, T>, BorrowMutError>;
    pub fn get_mut(&mut self) -> &mut T;
}

impl<T: Clone> Clone for AtomicRefCell<T> {}
impl<T: Default> Default for AtomicRefCell<T> {}
#[guard(refcell, thread, shared)]
pub struct AtomicRef<'b, T>;
impl<'b, T> Deref for AtomicRef<'b, T> { type Target = T; }

impl<'b, T> AtomicRef<'b, T> {
    pub fn clone(orig: &AtomicRef<'b, T>) -> AtomicRef<'b, T>;
    pub fn map<U, F>(orig: AtomicRef<'b, T>, f: F) -> AtomicRef<'b, U> where F: FnOnce(&T) -> &U;
    pub fn filter_map<U, F>(orig: AtomicRef<'b, T>, f: F) -> Option<AtomicRef<'b, U>>
        where F: FnOnce(&T) -> Option<&U>;
}

impl<'b, T> AtomicRefMut<'b, T> {
    pub fn map<U, F>(orig: AtomicRefMut<'b, T>, f: F) -> AtomicRefMut<'b, U>
        where F: FnOnce(&mut T) -> &mut U;
    pub fn filter_map<U, F>(orig: AtomicRefMut<'b, T>, f: F) -> Option<AtomicRefMut<'b, U>>
        where F: FnOnce(&mut T) -> Option<&mut U>;
}

#[guard(refcell, thread)]
pub struct AtomicRefMut<'b, T>;
impl<'b, T> Deref for AtomicRefMut<'b, T> { type Target = T; }
impl<'b, T> DerefMut for AtomicRefMut<'b, T> {}
