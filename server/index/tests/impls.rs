//! Which impls and traits there are.

use super::{def, index};
use crate::index::{Def, Index, Namespace, Prim, Scope, TypeKey};
use crate::syntax::Edition;

const TEXT: &str = "
//- /a.rs
mod types { pub struct S; pub type Alias = S; pub enum E { One } }
mod traits { pub trait A { fn a(&self); } pub trait B { fn b(&self) {} } }
use traits::{A, B as _};
use types::*;
impl S { fn one(&self) { fn nested() {} } fn two(&self) {} }
impl types::Alias { fn three(&self) {} }
impl A for S { fn a(&self) {} }
impl<T: A> traits::B for T { fn b(&self) {} }
impl A for &S { fn a(&self) {} }
impl A for u8 { fn a(&self) {} }
impl A for [u8] { fn a(&self) {} }
impl A for (u8, u8) { fn a(&self) {} }
impl dyn A { fn on_dyn(&self) {} }
impl !A for E {}
impl unknown::Trait for E { fn x(&self) {} }
fn f() { impl A for E { fn in_body(&self) {} } }
mod user { use super::traits::*; fn g() { use super::Tr3; S; } trait Own {} }
trait Tr3 {}
";

fn members(index: &Index, impls: &[Def]) -> Vec<String> {
    let all = impls.iter().flat_map(|it| index.members(*it));
    all.map(|it| index.item(*it).name.to_string()).collect()
}

#[test]
fn impls_are_listed_by_type() {
    let index = index(TEXT);
    let s = def(&index, "/a.rs", "S");
    let e = def(&index, "/a.rs", "E");
    let a = def(&index, "/a.rs", "A");
    assert_eq!(
        members(&index, index.inherent_impls(s)),
        ["one", "two", "three"]
    );
    assert_eq!(members(&index, index.trait_impls_of(s)), ["a"]);
    assert_eq!(members(&index, index.trait_impls_of(e)), ["x", "in_body"]);
    assert_eq!(members(&index, index.trait_impls_of(Prim::U8)), ["a"]);
    assert_eq!(index.trait_impls_of(TypeKey::Ref).len(), 1);
    assert_eq!(index.trait_impls_of(TypeKey::Slice).len(), 1);
    assert_eq!(index.trait_impls_of(TypeKey::Tuple(2)).len(), 1);
    assert_eq!(
        members(&index, index.inherent_impls(TypeKey::Dyn(a))),
        ["on_dyn"]
    );
    assert_eq!(members(&index, &[a]), ["a"]);
}

#[test]
fn impls_are_listed_by_trait() {
    let index = index(TEXT);
    let s = def(&index, "/a.rs", "S");
    let a = def(&index, "/a.rs", "A");
    let b = def(&index, "/a.rs", "B");
    assert_eq!(index.impls_of_trait(a).len(), 6);
    assert!(index.blanket_impls(a).is_empty());
    assert_eq!(members(&index, index.blanket_impls(b)), ["b"]);
    assert_eq!(index.impls_of_trait(b), index.blanket_impls(b));
    let of_s = index.trait_impls_of(s)[0];
    assert_eq!(index.trait_of_impl(of_s), Some(a));
    assert_eq!(index.self_type_of_impl(of_s), Some(TypeKey::Def(s)));
    let method = index.members(of_s)[0];
    assert_eq!(index.container(method), Some(of_s));
}

#[test]
fn impls_of_stubs_count() {
    let index = index("//- /a.rs\nfn f() {}\n");
    let receiver = index.find("tokio::sync::mpsc::Receiver", Namespace::Type);
    let receiver = receiver.def().expect("the stub has it");
    assert_eq!(members(&index, index.inherent_impls(receiver)), ["recv"]);
}

#[test]
fn traits_in_scope_are_named_imported_or_of_the_prelude() {
    let index = index(TEXT);
    let names = |scope: Scope| -> Vec<String> {
        let traits = index.traits_in_scope(scope);
        let mut names: Vec<String> = traits
            .iter()
            .map(|it| index.item(*it).name.to_string())
            .collect();
        names.sort();
        names
    };
    let f = Scope::item(def(&index, "/a.rs", "f"));
    assert_eq!(names(f), ["A", "B", "Clone", "Future", "Tr3"]);
    let g = def(&index, "/a.rs", "g");
    assert_eq!(names(Scope::item(g)), ["A", "B", "Clone", "Future", "Own"]);
    let in_body = super::scope_of(&index, g, "S");
    assert_eq!(names(in_body), ["A", "B", "Clone", "Future", "Own", "Tr3"]);
    let prelude = index.prelude_traits(Edition::Edition2021);
    assert_eq!(prelude.len(), 1);
}

#[test]
fn unnamed_imports_pass_through_globs() {
    let index = index(
        "//- /a.rs\nmod p { pub use super::t::Tr as _; }\nmod t { pub trait Tr {} }\n\
         mod u { use super::p::*; fn f() {} }\n",
    );
    let f = def(&index, "/a.rs", "f");
    let tr = def(&index, "/a.rs", "Tr");
    assert!(index.traits_in_scope(Scope::item(f)).contains(&tr));
    assert!(index.traits_of_module(index.module_of(f)).contains(&tr));
}
