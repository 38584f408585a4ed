//! Not compiled: a text for the tests in which every kind of item and expression stands.
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
pub struct A<T = u8>(pub Vec<T>, Option<Box<dyn Future<Output = T> + Send>>);
struct B { pub(in crate::x) a: <T as Iterator>::Item, b: ::std::sync::Arc<Mutex<()>>, c: x!(), d: (A) }
struct C;
union U { a: u8, b: f32 }
enum E { A, B(u8, u16), C { x: u8 } = 4, }
type T<X> = HashMap<X, impl Sized>;
const _: &str = "a";
pub static mut COUNT: Option<u8> = None;
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
fn outer(x: u8) {
    /// Docs.
    async fn inner(x: u8) { fn deepest() {} x; }
    struct S;
    impl S { fn m(&self) { self.0; x } }
    loop { use a::b; const X: u8 = { fn in_const() {} 1 }; }
    inner(x)
}
async fn b0(a: A, b: B) { a.b().c::<u8, Vec<_>>(1, b)?.d.0.1[2].await; g::<T>(a)(b); A::new(&mut a, &raw const b); x as *mut u8 }
async fn b1(a: A, b: B) { a + b * -1 == !2 && *a < b || 1 >> 2 != 3; a = b; a += 1; a <<= 2; (a) = (b); _ = a; a..=b; ..; 1.. }
async fn b2(a: A, b: B) { (1_000u32, 0xFFu8, 0b1, 340282366920938463463374607431768211456, 1.5, 2f64, 1e3_f32, "a\n\u{41}\"", r#"b"\n"#, b"x", c"x", 'x', b'x', true) }
async fn b3(a: A, b: B) { 'a: { 1 } unsafe { 2; } const { 3 } async { 4 }; async move { a; }; { #![x] } let x = try { 1? }; {{}} }
async fn b4(a: A, b: B) { if a { 1 } else if b { 2 } else { 3 } 'l: loop { break 'l 5; } while a { continue; } 'm: for x in a { x; continue 'm } match a { A::B | C => 1, d @ 1..=9 if d > a => return d, _ => {} } return; yield a; become g(a) }
async fn b5(a: A, b: B) { let x; let y: u8 = 1; let Some(z) = a else { return }; let (a, b) = (b, a); x; a; if let Some(x) = z && x > y && let Ok(z) = x { z } else { z }; while let Some(x) = x.next() { x } x }
async fn b6(a: A, b: B) { let (a, .., c) = a; let S { x, y: ref mut z, mut w, .. } = a; let [p, q @ .., _] = b; let &(ref r) = b; match a { Some(E::A(n)) | E::B { n, .. } => n, None | MAX => 1, -1 | 'a'..='z' | A..=B | "s" => 2, m!() => 3, const { 4 } => 4, (x | x) => x, k => k, } }
async fn b7(a: A, b: B) { let c = |x: u8, (y, _), Z { z }| -> u8 { x + y + z + a }; async move || c; move |a| a; || async { a }; a }
async fn b8(a: A, b: B) { S { a, b: 1, 0: b, ..Default::default() }; [a, b]; [0; 4]; (a,); () }
async fn b9(a: A, b: B) { let x = 1; { let x = x; x } x; { fn x() { a } const a: u8 = x; x; a; let a = 1; a } a; let f = |x| x; self; x::y; x!(); S { x }; if x == 1 { let b = 2; b } else { b }; macro_rules! m { () => { a } } }
async fn b10(a: A, b: B) { println!("{a} {b:?} {{x}} {c} {:>a$} {}", b, c = a); info!(target: "t", a = 1, ?b, %a, "x {b}"); other!("{a} {zz}"); format!("\u{61} {GLOBAL}"); assert!(a, "no {b}"); vec![a; 2]; matches!(a, Some(x) if b); todo!() }
async fn b11(a: A, b: B) { let (x, y) = tokio::join!(a, async { b.await }); try_join!(a, b)?; tokio::select! { biased; Some(x) = a.recv(), if b => x, () = sleep(x) => { return x } else => y, }; let s = stream! { yield a; let q = b; q }; }
async fn b12(a: A, b: B) { futures::select! { x = a => x, complete => break, default => { a } }; try_stream! { yield a?; }; cfg_if! { if #[cfg(x)] { a } } }
