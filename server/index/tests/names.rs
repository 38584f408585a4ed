//! What names mean: imports, preludes, generics, blocks.

use super::check;

#[test]
fn names_of_the_prelude_follow_the_edition() {
    let text = "
//- /a/Cargo.toml
[package]
name = 'a'
edition = '2021'
//- /a/src/lib.rs
fn f() {}
//- /b/Cargo.toml
[package]
name = 'b'
edition = '2024'
//- /b/src/lib.rs
fn f() {}
";
    check(
        text,
        "
        /a/src/lib.rs: Option => std::option::Option
        /a/src/lib.rs: Some => std::option::Option::Some
        /a/src/lib.rs: value Err => std::result::Result::Err
        /a/src/lib.rs: Vec::new => std::vec::Vec +1
        /a/src/lib.rs: drop => std::mem::drop
        /a/src/lib.rs: println => std::println
        /a/src/lib.rs: Future => ? +1
        /b/src/lib.rs: Future => std::future::Future
        /b/src/lib.rs: u32 => u32
        /b/src/lib.rs: u32::MAX => u32 +1
        /b/src/lib.rs: Nothing => ? +1
        ",
    );
}

#[test]
fn core_and_alloc_are_std() {
    check(
        "
//- /a.rs
fn f() {}
",
        "
        /a.rs: core::option::Option => std::option::Option
        /a.rs: ::std::sync::Mutex => std::sync::Mutex
        /a.rs: std::sync::Missing => ? +1
        /a.rs: std::missing::Missing => ? +2
        ",
    );
}

#[test]
fn uses_rename_nest_and_hide_the_prelude() {
    check(
        "
//- /a.rs
use std::{sync::{self, Mutex as Lock}, vec};
use tokio::sync::mpsc::Receiver;
struct Option;
mod inner { pub struct Result; }
use inner::Result;
",
        "
        /a.rs: sync::Mutex => std::sync::Mutex
        /a.rs: Lock => std::sync::Mutex
        /a.rs: Lock::new => std::sync::Mutex +1
        /a.rs: vec::Vec::new => std::vec::Vec +1
        /a.rs: Receiver::recv => tokio::sync::mpsc::Receiver +1
        /a.rs: Option => a::Option
        /a.rs: Result => a::inner::Result
        /a.rs: Mutex => ? +1
        ",
    );
}

#[test]
fn an_import_of_something_unknown_hides_what_is_behind_it() {
    check(
        "
//- /a.rs
use anyhow::Result;
pub mod inner { pub use anyhow::Vec; }
use inner::*;
use anyhow::context as tokio;
",
        "
        /a.rs: Result => ? +1
        /a.rs: Vec => ? +1
        /a.rs: tokio::spawn => ? +2
        /a.rs: Option => std::option::Option
        ",
    );
}

#[test]
fn globs_come_after_names() {
    check(
        "
//- /a.rs
mod one { pub struct A; pub struct B; struct Hidden; pub(crate) struct Shared; }
mod two { pub struct A; }
use one::*;
use two::A;
mod child { use super::*; fn f() {} }
",
        "
        /a.rs: A => a::two::A
        /a.rs: B => a::one::B
        /a.rs: Hidden => ? +1
        /a.rs: Shared => a::one::Shared
        /a.rs f: A => a::two::A
        /a.rs f: B => a::one::B
        /a.rs f: two::A => a::two::A
        ",
    );
}

#[test]
fn default_features_choose_between_imports() {
    check(
        "
//- /w/Cargo.toml
[package]
name = 'w'
edition = '2021'
[features]
default = ['net']
net = ['quick/tls', 'dep:other']
slow = []
//- /w/src/lib.rs
mod one { pub struct Signal; pub struct Own; }
mod two { pub struct Signal; pub struct Other; }
#[cfg(feature = \"slow\")]
pub use crate::one::*;
#[cfg(not(feature = \"slow\"))]
pub use crate::two::*;
#[cfg(all(unix, not(feature = \"net\")))]
use crate::one::Own as Chosen;
#[cfg(any(feature = \"quick\", windows))]
use crate::two::Other as Chosen;
#[cfg(any(feature = \"slow\", windows))]
use crate::one::Own as Unclear;
#[cfg(feature = \"net\")]
use crate::two::Other as Unclear;
",
        "
        /w/src/lib.rs: Signal => w::two::Signal
        /w/src/lib.rs: Own => w::one::Own
        /w/src/lib.rs: Chosen => w::two::Other
        /w/src/lib.rs: Unclear => ? +1
        ",
    );
}

#[test]
fn private_imports_are_seen_inside_only() {
    check(
        "
//- /a.rs
mod one { use std::sync::Mutex; pub use std::sync::Arc; mod deep { use super::*; fn inside() {} } }
use one::*;
",
        "
        /a.rs: Mutex => ? +1
        /a.rs: Arc => std::sync::Arc
        /a.rs inside: Mutex => std::sync::Mutex
        ",
    );
}

#[test]
fn re_exports_are_followed_through_chains_and_cycles() {
    check(
        "
//- /a.rs
mod a { pub use super::b::Thing; pub use crate::c::*; }
mod b { pub use super::c::Thing; }
mod c { pub struct Thing; pub use super::d::*; }
mod d { pub use super::c::*; pub use super::a::*; pub struct Last; }
mod e { pub use super::e::Nothing; pub use self::Nothing as Other; }
",
        "
        /a.rs: a::Thing => a::c::Thing
        /a.rs: a::Last => a::d::Last
        /a.rs: d::Thing => a::c::Thing
        /a.rs: e::Other => ? +1
        ",
    );
}

#[test]
fn enums_give_their_variants() {
    check(
        "
//- /a.rs
mod m { pub enum State { Open, Closed(u8) } pub type Alias = State; }
use m::State::{self, Open};
mod all { use super::m::State::*; fn f() {} }
impl State { fn of() { Self::Closed; Self::helper; } fn helper() {} }
",
        "
        /a.rs: State::Closed => a::m::State::Closed
        /a.rs: Open => a::m::State::Open
        /a.rs: m::Alias::Open => a::m::State::Open
        /a.rs: State::helper => a::m::State +1
        /a.rs f: Closed => a::m::State::Closed
        /a.rs of: Self::Closed => a::m::State::Closed
        /a.rs of: Self::helper => Self +1
        ",
    );
}

#[test]
fn paths_can_start_anywhere() {
    check(
        "
//- /a.rs
pub struct Top;
mod outer { pub struct Middle; pub mod inner { pub struct Low; fn f() {} } }
",
        "
        /a.rs f: crate::Top => a::Top
        /a.rs f: self::Low => a::outer::inner::Low
        /a.rs f: super::Middle => a::outer::Middle
        /a.rs f: super::super::Top => a::Top
        /a.rs f: super::super::super::Top => ? +1
        /a.rs f: crate => a
        ",
    );
}

#[test]
fn generics_and_self_belong_to_what_is_around() {
    check(
        "
//- /a.rs
struct S<T> { it: T }
impl<A, const N: usize> S<A> {
    fn method<'a, B>() { fn nested() {} }
}
trait Tr<C> { fn provided() {} }
",
        "
        /a.rs method: A => A
        /a.rs method: B => B
        /a.rs method: value N => N
        /a.rs method: A::default => A +1
        /a.rs method: Self => Self
        /a.rs nested: A => ? +1
        /a.rs nested: Self => ? +1
        /a.rs S: T => T
        /a.rs S: Self => a::S
        /a.rs provided: C => C
        /a.rs provided: Self => Self
        ",
    );
}

#[test]
fn blocks_have_items_and_imports_of_their_own() {
    check(
        "
//- /a.rs
fn sleep() {}
fn f() {
    use std::sync::Mutex;
    fn local() { Mutex; }
    Mutex;
    {
        use tokio::sync::Mutex;
        use tokio::task::*;
        enum E { One }
        use E::*;
        fn sleep() {}
        Mutex::new;
        spawn;
        One;
        sleep;
    }
    self::sleep;
}
fn g() { Mutex; }
",
        "
        /a.rs f: Mutex => std::sync::Mutex
        /a.rs f: Mutex::new => tokio::sync::Mutex +1
        /a.rs f: spawn => tokio::task::spawn
        /a.rs f: One => a::f::E::One
        /a.rs f: sleep => a::f::sleep
        /a.rs f: self::sleep => a::sleep
        /a.rs local: Mutex => std::sync::Mutex
        /a.rs g: Mutex => ? +1
        ",
    );
}

#[test]
fn imports_in_blocks_do_not_explain_themselves() {
    check(
        "
//- /a.rs
fn f() {
    use tokio::sync as tokio;
    use missing::Vec;
    tokio::Mutex;
    Vec::new;
    Some;
}
",
        "
        /a.rs f: tokio::Mutex => tokio::sync::Mutex
        /a.rs f: Vec::new => ? +2
        /a.rs f: Some => std::option::Option::Some
        ",
    );
}

#[test]
fn many_globs_in_a_block_cost_little() {
    use std::fmt::Write as _;

    let mut text = "//- /a.rs\nmod m { pub mod n { pub struct Deep; } }\nfn f() {\n".to_owned();
    for at in 0..40 {
        let _ = writeln!(text, "use missing{at}::*;");
    }
    text.push_str("use m::*; use n::*; Deep; Nothing; }\n");
    check(
        &text,
        "
        /a.rs f: Deep => a::m::n::Deep
        /a.rs f: Nothing => ? +1
        ",
    );
}

#[test]
fn qualified_paths_lead_to_the_trait() {
    use crate::index::{Namespace, Scope};
    let index = super::index(
        "
//- /a.rs
struct S;
trait Tr { fn go(); }
fn f() { <S as Tr>::go(); <S>::go(); <[u8]>::go(); }
",
    );
    let f = super::def(&index, "/a.rs", "f");
    let body = index.body(f).expect("f has a body");
    let mut found = Vec::new();
    for id in body.ids() {
        if let crate::ir::ExprKind::Path(path) = body.kind(id) {
            let res = index.resolve(Scope::expr(f, id), path, Namespace::Value);
            found.push(super::show(&index, res));
        }
    }
    found.sort();
    assert_eq!(found, ["? +1", "a::S +1", "a::Tr +1"]);
}

#[test]
fn macros_are_found_by_path_by_use_and_from_around() {
    check(
        "
//- /a.rs
use tokio::select;
macro_rules! local { () => {} }
mod inner {
    #[macro_export] macro_rules! exported { () => {} }
    fn f() { local!(); }
    fn g() { use tokio::select as pick; pick!(); }
}
pub(crate) use local as renamed;
",
        "
        /a.rs: macro select => tokio::select
        /a.rs: macro tokio::select => tokio::select
        /a.rs: macro println => std::println
        /a.rs: macro std::println => std::println
        /a.rs f: macro local => a::local
        /a.rs g: macro pick => tokio::select
        /a.rs f: macro select => ? +1
        /a.rs: macro crate::exported => a::inner::exported
        /a.rs: macro renamed => a::local
        ",
    );
}

#[test]
fn a_name_means_different_things_in_each_namespace() {
    check(
        "
//- /a.rs
mod m { pub mod thing { pub struct In; } pub fn thing() {} macro_rules! thing { () => {} } }
use m::thing;
struct Unit;
struct Named { a: u8 }
fn Named() {}
",
        "
        /a.rs: type thing => a::m::thing
        /a.rs: value thing => a::m::thing
        /a.rs: thing::In => a::m::thing::In
        /a.rs: value Unit => a::Unit
        /a.rs: type Named => a::Named
        /a.rs: value Unit::x => a::Unit +1
        ",
    );
}

#[test]
fn imports_for_two_configurations_are_not_guessed() {
    check(
        "
//- /a.rs
#[cfg(feature = \"tokio\")]
use tokio::sync::Mutex;
#[cfg(not(feature = \"tokio\"))]
use std::sync::Mutex;
#[cfg(loom)]
use tokio::sync as sync;
#[cfg(not(loom))]
use std::sync as sync;
#[cfg(all(test, unix))]
use tokio::task as a_task;
#[cfg(missing)]
use missing::Arc;
use std::sync::Arc;
",
        "
        /a.rs: Mutex => ? +1
        /a.rs: sync::Mutex => std::sync::Mutex
        /a.rs: a_task::spawn => tokio::task::spawn
        /a.rs: Arc => std::sync::Arc
        ",
    );
}

#[test]
fn extern_crates_are_modules() {
    check(
        "
//- /a.rs
extern crate tokio as rt;
extern crate self as me;
pub struct S;
mod m { fn f() {} }
",
        "
        /a.rs: rt::spawn => tokio::task::spawn
        /a.rs: me::S => a::S
        /a.rs m: super::rt::sync::Mutex => tokio::sync::Mutex
        ",
    );
}

#[test]
fn stubs_re_export_and_are_spread_over_files() {
    check(
        "
//- /a.rs
use facade::{locks::mpsc::Receiver, prelude::*};
",
        "
        /a.rs: Receiver => tokio::sync::mpsc::Receiver
        /a.rs: facade::tokio::sync::mpsc::Permit => tokio::sync::mpsc::Permit
        /a.rs: spawn => tokio::task::spawn
        /a.rs: tokio::spawn => tokio::task::spawn
        ",
    );
}

#[test]
fn paths_of_2015_start_at_the_root_in_uses() {
    check(
        "
//- /w/Cargo.toml
[package]
name = 'old'
[dependencies]
tokio = '1'
//- /w/src/lib.rs
extern crate tokio;
pub mod sync { pub struct Own; }
mod user { use sync::Own; use tokio::spawn; fn f() {} }
",
        "
        /w/src/lib.rs f: Own => old::sync::Own
        /w/src/lib.rs f: spawn => tokio::task::spawn
        /w/src/lib.rs f: ::sync::Own => old::sync::Own
        /w/src/lib.rs f: sync::Own => ? +2
        ",
    );
}
