//! Conversions.

pub trait AsMut<T> {
    fn as_mut(&mut self) -> &mut T;
}

pub trait AsRef<T> {
    fn as_ref(&self) -> &T;
}

pub trait From<T> {
    fn from(value: T) -> Self;
}

pub trait Into<T> {
    fn into(self) -> T;
}

impl<T, U: From<T>> Into<U> for T {}

pub trait TryFrom<T> {
    type Error;
    fn try_from(value: T) -> Result<Self, Self::Error>;
}

pub trait TryInto<T> {
    type Error;
    fn try_into(self) -> Result<T, Self::Error>;
}

impl<T, U: TryFrom<T>> TryInto<U> for T {
    type Error = U::Error;
}

pub fn identity<T>(x: T) -> T;

pub enum Infallible {}

impl Copy for Infallible {}
impl Clone for Infallible {}
