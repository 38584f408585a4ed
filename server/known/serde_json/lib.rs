//! JSON.

use std::io::{Read, Write};

#[blocks(io, note = "it reads to the end")]
pub fn from_reader<R, T>(rdr: R) -> Result<T> where R: Read;
pub fn from_slice<T>(v: &[u8]) -> Result<T>;
pub fn from_str<T>(s: &str) -> Result<T>;
pub fn from_value<T>(value: Value) -> Result<T>;
#[blocks(io)]
pub fn to_writer<W, T: ?Sized>(writer: W, value: &T) -> Result<()> where W: Write;
#[blocks(io)]
pub fn to_writer_pretty<W, T: ?Sized>(writer: W, value: &T) -> Result<()> where W: Write;
pub fn to_string<T: ?Sized>(value: &T) -> Result<String>;
pub fn to_string_pretty<T: ?Sized>(value: &T) -> Result<String>;
pub fn to_vec<T: ?Sized>(value: &T) -> Result<Vec<u8>>;
pub fn to_value<T>(value: T) -> Result<Value>;

pub type Result<T> = std::result::Result<T, Error>;
pub struct Error;
impl std::error::Error for Error {}
pub struct Number;
#[derive(Clone)]
pub struct Map<K, V>;
#[derive(Clone)]
pub enum Value { Null, Bool(bool), Number(Number), String(String), Array(Vec<Value>), Object(Map<String, Value>) }
impl Value {
    pub fn get<I>(&self, index: I) -> Option<&Value>;
    pub fn get_mut<I>(&mut self, index: I) -> Option<&mut Value>;
    pub fn pointer(&self, pointer: &str) -> Option<&Value>;
    pub fn as_str(&self) -> Option<&str>;
    pub fn as_u64(&self) -> Option<u64>;
    pub fn as_i64(&self) -> Option<i64>;
    pub fn as_f64(&self) -> Option<f64>;
    pub fn as_bool(&self) -> Option<bool>;
    pub fn as_array(&self) -> Option<&Vec<Value>>;
    pub fn as_object(&self) -> Option<&Map<String, Value>>;
    pub fn is_null(&self) -> bool;
    pub fn take(&mut self) -> Value;
}

#[macro_export]
macro_rules! json { () => {}; }
pub fn json() -> Value;
