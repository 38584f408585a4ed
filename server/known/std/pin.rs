//! `Pin`.

use crate::ops::{Deref, DerefMut};

#[macro_export]
macro_rules! pin {
    () => {};
}

pub struct Pin<Ptr> {}
impl<Ptr: Deref> Pin<Ptr> {
    pub fn new(pointer: Ptr) -> Pin<Ptr>;
    pub fn into_inner(pin: Pin<Ptr>) -> Ptr;
    pub fn as_ref(&self) -> Pin<&Ptr::Target>
    where
        Ptr: Deref;
}

impl<Ptr: DerefMut> Pin<Ptr> {
    pub fn as_mut(&mut self) -> Pin<&mut Ptr::Target>
    where
        Ptr: DerefMut;
    pub fn as_deref_mut(self: Pin<&mut Self>) -> Pin<&mut Ptr::Target>
    where
        Ptr: DerefMut;
    pub fn set(&mut self, value: Ptr::Target);
}

impl<T> Pin<&T> {
    pub fn get_ref(self) -> &T;
}

impl<T> Pin<&mut T> {
    pub fn into_ref(self) -> Pin<&T>;
    pub fn get_mut(self) -> &mut T;
}

impl<T> Pin<&T> {
    pub fn static_ref(r: &T) -> Pin<&T>;
}

impl<T> Pin<&mut T> {
    pub fn static_mut(r: &mut T) -> Pin<&mut T>;
}

impl<Ptr: Copy> Copy for Pin<Ptr> {}
impl<Ptr: Clone> Clone for Pin<Ptr> {}
impl<Ptr: Deref> Deref for Pin<Ptr> {
    type Target = Ptr::Target;
}

impl<Ptr: DerefMut> DerefMut for Pin<Ptr> {}
impl<P: DerefMut<Target: Future>> Future for Pin<P> {
    type Output = <P::Target as Future>::Output;
}
