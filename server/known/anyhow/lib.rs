//! Errors of any kind.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::fmt::{Debug, Display};

pub type Result<T, E = Error> = std::result::Result<T, E>;

pub struct Error;

impl Error {
    pub fn new<E>(error: E) -> Self where E: StdError;
    pub fn msg<M>(message: M) -> Self where M: Display + Debug;
    pub fn from_boxed(boxed_error: Box<dyn StdError + Send + Sync>) -> Self;
    pub fn context<C>(self, context: C) -> Self where C: Display;
    pub fn chain(&self) -> Chain<'_>;
    pub fn root_cause(&self) -> &(dyn StdError);
    pub fn is<E>(&self) -> bool;
    pub fn downcast<E>(self) -> std::result::Result<E, Self>;
    pub fn downcast_ref<E>(&self) -> Option<&E>;
    pub fn downcast_mut<E>(&mut self) -> Option<&mut E>;
}

impl<E: StdError> From<E> for Error {}
impl Debug for Error {}
impl Display for Error {}

pub struct Chain<'a>;
impl<'a> Iterator for Chain<'a> { type Item = &'a dyn StdError; }

pub trait Context<T, E> {
    fn context<C>(self, context: C) -> std::result::Result<T, Error> where C: Display;
    #[inline]
    fn with_context<C, F>(self, f: F) -> std::result::Result<T, Error> where C: Display, F: FnOnce() -> C;
}

impl<T, E> Context<T, E> for std::result::Result<T, E> {}
impl<T> Context<T, Infallible> for Option<T> {}

pub fn Ok<T>(value: T) -> Result<T>;

#[macro_export]
macro_rules! anyhow { () => {}; }
#[macro_export]
macro_rules! bail { () => {}; }
#[macro_export]
macro_rules! ensure { () => {}; }
