//! Marker traits.

pub trait Copy: Clone {}

pub trait Send {}

pub trait Sized {}

pub trait Sync {}

pub trait Unpin {}

pub struct PhantomData<T>;
impl<T> Copy for PhantomData<T> {}
impl<T> Clone for PhantomData<T> {}
impl<T> Default for PhantomData<T> {}

pub struct PhantomPinned;
impl Default for PhantomPinned {}
impl Copy for PhantomPinned {}
impl Clone for PhantomPinned {}
