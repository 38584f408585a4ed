//! Items, types, paths and attributes.

use expect_test::expect;

use super::check;

#[test]
fn functions() {
    check(
        r##"
#![allow(dead_code)]
/// Docs.
#[tokio::main(flavor = "current_thread")]
pub async fn a<'a, T: Send + ?Sized + 'a, const N: usize>(#[x] mut b: &'a mut T, (c, _): (A, B)) -> Result<(), E>
where
    for<'b> F: Fn(&'b str, u8) -> bool + Clone,
    T::Item: Debug,
{
}
pub(crate) const unsafe extern "C" fn d(x: c_int, ...) -> !;
fn e(r#type: [u8; 4], f: fn(u8) -> u8, g: impl Fn(), h: &dyn Any, i: *const [T]) {}
"##,
        expect![[r##"
            #!#[allow | dead_code]
            #[tokio::main | flavor = "current_thread"]
            0: pub async fn a<'a, T, const N>[T: Send + ?Sized, F: Fn<(&str, u8), Output = bool> + Clone, T::Item: Debug](#[x] b: &mut T, ?: (A, B)) -> Result<(), E>
              |mut b$0, (c$1, _)|
              #0 Plain
            1: pub(..) const unsafe extern fn d(x: c_int, ?: ?) -> !
            2: fn e(type: [u8; _], f: fn(u8) -> u8, g: impl Fn<(), Output = ()>, h: &dyn Any, i: *[T])
              |type$0, f$1, g$2, h$3, i$4|
              #0 Plain
        "##]],
    );
}

#[test]
fn types() {
    check(
        r##"
pub struct A<T = u8>(pub Vec<T>, Option<Box<dyn Future<Output = T> + Send>>);
struct B { pub(in crate::x) a: <T as Iterator>::Item, b: ::std::sync::Arc<Mutex<()>>, c: x!(), d: (A) }
struct C;
union U { a: u8, b: f32 }
enum E { A, B(u8, u16), C { x: u8 } = 4, }
type T<X> = HashMap<X, impl Sized>;
const _: &str = "a";
pub static mut COUNT: Option<u8> = None;
"##,
        expect![[r#"
            0: pub struct A<T = u8>(pub 0: Vec<T>, 1: Option<Box<dyn Future<Output = T> + Send>>)
            1: struct B { pub a: <T as Iterator>::Item, b: ::std::sync::Arc<Mutex<()>>, c: ?, d: A }
            2: struct C
            3: union U { a: u8, b: f32 }
            4: enum E = A, B(0: u8, 1: u16), C { x: u8 }
            5: type T<X>:  = HashMap<X, impl Sized>
            6: const _: &str
              #0 Str("a")
            7: pub static mut COUNT: Option<u8>
              #0 None
        "#]],
    );
}

#[test]
fn traits_and_impls() {
    check(
        r##"
pub unsafe trait A<T>: B + Send where T: C {
    #![inner]
    type Item: D + 'static;
    const N: usize = 1;
    async fn f(self: Arc<Self>) -> T { g() }
    fn g(&mut self);
}
trait Alias = A + B;
impl<T> A<T> for S<T> where T: Copy {
    type Item = u8;
    fn f(mut self) {}
    m! { x }
}
impl !Send for S {}
impl S { pub fn new() -> Self { Self } }
impl <S as T>::U {}
"##,
        expect![[r#"
            #[inner]
            0: pub trait A<T>[T: C]: B + Send
              1: type Item: D = ?
              2: const N: usize
                #0 Int(Some(1), None)
              3: async fn f(self: Arc<Self>) -> T
                #0 Plain
                  #1 call
                    #2 g
              4: fn g(&mut self)
            5: trait Alias: A + B
            6: impl<T>[T: Copy] A<T> for S<T>
              7: type Item:  = u8
              8: fn f(mut self)
                #0 Plain
              9: m!
            10: impl !Send for S
            11: impl S
              12: pub fn new() -> Self
                #0 Plain
                  #1 Self
            13: impl <S as T>::U
        "#]],
    );
}

#[test]
fn modules_uses_and_macros() {
    check(
        r##"
use std::{self, io::{self as i, Read as _, Write}, fmt::*, collections::{hash_map}};
use crate::a; use super::super::{b, super::c}; use self::d::*; use ::e; use crate::{self as k}; use {f, ::g};
pub extern crate alloc as al;
#[path = "x.rs"] mod a;
mod b { #![cfg(test)] mod c { fn d() {} } }
extern "C" { pub fn ext(a: u8); static X: u8; type Y; }
#[cfg(all(unix, not(test)))] #[cfg_attr(a, b)] #[unsafe(no_mangle)]
macro_rules! m { () => {} }
thread_local! { static A: u8 = 1; }
a::b!(x);
"##,
        expect![[r#"
            0: use std, std::io as i, std::io::Read as _, std::io::Write, std::fmt::*, std::collections::hash_map
            1: use crate::a
            2: use super::super::b, super::super::super::c
            3: use self::d::*
            4: use ::e
            5: use crate:: as k
            6: use f, ::g
            7: pub extern crate alloc Some("al")
            #[path | "x.rs"]
            8: mod a
            #[cfg | test]
            9: mod b inline
              10: mod c inline
                11: fn d()
                  #0 Plain
            12: extern
              13: pub fn ext(a: u8)
              14: static X: u8
              15: type Y:  = ?
            #[cfg | all(unix, not(test))]
            #[cfg_attr | a, b]
            #[no_mangle]
            16: macro m
            17: thread_local!
            18: a::b!
        "#]],
    );
}

#[test]
fn nested_items() {
    check(
        r##"
fn outer(x: u8) {
    /// Docs.
    async fn inner(x: u8) { fn deepest() {} x; }
    struct S;
    impl S { fn m(&self) { self.0; x } }
    loop { use a::b; const X: u8 = { fn in_const() {} 1 }; }
    inner(x)
}
"##,
        expect![[r#"
            0: fn outer(x: u8)
              |x$0|
              #0 Plain item 1,  item 3,  item 4
                - #1 loop
                  #2 Plain item 6,  item 7
                #3 call
                  #4 inner
                  #5 x$0
              1: (in 0 #0) async fn inner(x: u8)
                |x$0|
                #0 Plain item 2
                  ; #1 x$0
                2: (in 1 #0) fn deepest()
                  #0 Plain
              3: (in 0 #0) struct S
              4: (in 0 #0) impl S
                5: fn m(&self)
                  #0 Plain
                    ; #1 .0
                      #2 self$0
                    #3 x
              6: (in 0 #2) use a::b
              7: (in 0 #2) const X: u8
                #0 Plain item 8
                  #1 Int(Some(1), None)
                8: (in 7 #0) fn in_const()
                  #0 Plain
        "#]],
    );
}
