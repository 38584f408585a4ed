//! Numbers.

use crate::str::FromStr;

pub type NonZeroI128 = NonZero<i128>;
pub type NonZeroI16 = NonZero<i16>;
pub type NonZeroI32 = NonZero<i32>;
pub type NonZeroI64 = NonZero<i64>;
pub type NonZeroI8 = NonZero<i8>;
pub type NonZeroIsize = NonZero<isize>;
pub type NonZeroU128 = NonZero<u128>;
pub type NonZeroU16 = NonZero<u16>;
pub type NonZeroU32 = NonZero<u32>;
pub type NonZeroU64 = NonZero<u64>;
pub type NonZeroU8 = NonZero<u8>;
pub type NonZeroUsize = NonZero<usize>;

pub enum FpCategory {
    Nan,
    Infinite,
    Zero,
    Subnormal,
    Normal,
}

impl Copy for FpCategory {}
impl Clone for FpCategory {}

pub enum IntErrorKind {
    Empty,
    InvalidDigit,
    PosOverflow,
    NegOverflow,
    Zero,
}

impl Clone for IntErrorKind {}
impl Copy for IntErrorKind {}

pub struct NonZero<T> {}
impl<T> NonZero<T> {
    pub fn new(n: T) -> Option<Self>;
    pub fn get(self) -> T;
}

impl NonZero<u8> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_add(self, other: u8) -> Option<Self>;
    pub fn saturating_add(self, other: u8) -> Self;
    pub fn checked_next_power_of_two(self) -> Option<Self>;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<u16> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_add(self, other: u16) -> Option<Self>;
    pub fn saturating_add(self, other: u16) -> Self;
    pub fn checked_next_power_of_two(self) -> Option<Self>;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<u32> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_add(self, other: u32) -> Option<Self>;
    pub fn saturating_add(self, other: u32) -> Self;
    pub fn checked_next_power_of_two(self) -> Option<Self>;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<u64> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_add(self, other: u64) -> Option<Self>;
    pub fn saturating_add(self, other: u64) -> Self;
    pub fn checked_next_power_of_two(self) -> Option<Self>;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<u128> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_add(self, other: u128) -> Option<Self>;
    pub fn saturating_add(self, other: u128) -> Self;
    pub fn checked_next_power_of_two(self) -> Option<Self>;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<usize> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_add(self, other: usize) -> Option<Self>;
    pub fn saturating_add(self, other: usize) -> Self;
    pub fn checked_next_power_of_two(self) -> Option<Self>;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<i8> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_abs(self) -> Option<Self>;
    pub fn saturating_abs(self) -> Self;
    pub fn checked_neg(self) -> Option<Self>;
    pub fn saturating_neg(self) -> Self;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<i16> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_abs(self) -> Option<Self>;
    pub fn saturating_abs(self) -> Self;
    pub fn checked_neg(self) -> Option<Self>;
    pub fn saturating_neg(self) -> Self;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<i32> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_abs(self) -> Option<Self>;
    pub fn saturating_abs(self) -> Self;
    pub fn checked_neg(self) -> Option<Self>;
    pub fn saturating_neg(self) -> Self;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<i64> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_abs(self) -> Option<Self>;
    pub fn saturating_abs(self) -> Self;
    pub fn checked_neg(self) -> Option<Self>;
    pub fn saturating_neg(self) -> Self;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<i128> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_abs(self) -> Option<Self>;
    pub fn saturating_abs(self) -> Self;
    pub fn checked_neg(self) -> Option<Self>;
    pub fn saturating_neg(self) -> Self;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl NonZero<isize> {
    pub const MIN: Self;
    pub const MAX: Self;
    pub fn checked_abs(self) -> Option<Self>;
    pub fn saturating_abs(self) -> Self;
    pub fn checked_neg(self) -> Option<Self>;
    pub fn saturating_neg(self) -> Self;
    pub fn checked_mul(self, other: Self) -> Option<Self>;
    pub fn saturating_mul(self, other: Self) -> Self;
    pub fn checked_pow(self, other: u32) -> Option<Self>;
    pub fn saturating_pow(self, other: u32) -> Self;
}

impl<T> Clone for NonZero<T> {}
impl<T> Copy for NonZero<T> {}
impl FromStr for NonZero<u8> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<u16> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<u32> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<u64> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<u128> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<usize> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<i8> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<i16> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<i32> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<i64> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<i128> {
    type Err = ParseIntError;
}

impl FromStr for NonZero<isize> {
    type Err = ParseIntError;
}

pub struct ParseFloatError {}
impl Clone for ParseFloatError {}

pub struct ParseIntError {}
impl ParseIntError {
    pub fn kind(&self) -> &IntErrorKind;
}

impl Clone for ParseIntError {}

pub struct TryFromIntError {}
impl Copy for TryFromIntError {}
impl Clone for TryFromIntError {}

pub struct Wrapping<T>(pub T);
impl<T: Clone> Clone for Wrapping<T> {}
impl<T: Copy> Copy for Wrapping<T> {}
impl<T: Default> Default for Wrapping<T> {}
