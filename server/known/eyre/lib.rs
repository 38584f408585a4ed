//! Errors of any kind, with reports of one's own form.

use std::error::Error as StdError;
use std::fmt::{Debug, Display};

pub type Result<T, E = Report> = std::result::Result<T, E>;
pub use self::Report as ErrReport;

pub struct Report;

impl Report {
    pub fn new<E>(error: E) -> Self where E: StdError;
    pub fn msg<M>(message: M) -> Self where M: Display + Debug;
    pub fn wrap_err<D>(self, msg: D) -> Self where D: Display;
    pub fn root_cause(&self) -> &(dyn StdError);
    pub fn is<E>(&self) -> bool;
    pub fn downcast<E>(self) -> std::result::Result<E, Self>;
    pub fn downcast_ref<E>(&self) -> Option<&E>;
    pub fn downcast_mut<E>(&mut self) -> Option<&mut E>;
}

impl<E: StdError> From<E> for Report {}
impl Debug for Report {}
impl Display for Report {}

pub trait WrapErr<T, E> {
    fn wrap_err<D>(self, msg: D) -> std::result::Result<T, Report> where D: Display;
    #[inline]
    fn wrap_err_with<D, F>(self, f: F) -> std::result::Result<T, Report> where D: Display, F: FnOnce() -> D;
    fn context<D>(self, msg: D) -> std::result::Result<T, Report> where D: Display;
    #[inline]
    fn with_context<D, F>(self, f: F) -> std::result::Result<T, Report> where D: Display, F: FnOnce() -> D;
}

impl<T, E> WrapErr<T, E> for std::result::Result<T, E> {}
pub use self::WrapErr as Context;

pub trait OptionExt<T> {
    fn ok_or_eyre<M>(self, message: M) -> std::result::Result<T, Report> where M: Display;
}

impl<T> OptionExt<T> for Option<T> {}

pub fn Ok<T>(value: T) -> Result<T>;

#[macro_export]
macro_rules! eyre { () => {}; }
#[macro_export]
macro_rules! bail { () => {}; }
#[macro_export]
macro_rules! ensure { () => {}; }
