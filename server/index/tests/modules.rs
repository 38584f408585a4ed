//! Which file is which module, and who sees whom.

use std::path::Path;

use super::{check, def, index};

/// One line per file: its module, what its crate is for, and whether it is for tests.
#[track_caller]
fn check_files(text: &str, expected: &str) {
    let index = index(text);
    let mut lines = Vec::new();
    for file in index.workspace_files() {
        let krate = index.krate(index.crate_of(file));
        let mut line = format!("{} {:?}", index.path(file).display(), krate.target);
        let module = index.defs(file).next().map(|it| index.module_of(it));
        if let Some(module) = module {
            line.push_str(&format!(" {}", index.module_path(module)));
            if index.module(module).only.tests {
                line.push_str(" test");
            }
        }
        for other in index.other_crates_of(file) {
            line.push_str(&format!(" also {}", index.krate(*other).name));
        }
        lines.push(line);
    }
    lines.extend(
        index
            .missing_files()
            .iter()
            .map(|it| format!("missing {}", it.display())),
    );
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    assert_eq!(lines.join("\n"), expected.join("\n"));
}

#[test]
fn modules_are_found_in_both_styles() {
    check_files(
        "
//- /w/Cargo.toml
[package]
name = 'app'
edition = '2021'
//- /w/src/lib.rs
struct A;
mod plain;
mod dir;
mod inline { mod leaf; }
mod gone;
//- /w/src/plain.rs
struct A;
mod below;
//- /w/src/plain/below.rs
struct A;
//- /w/src/dir/mod.rs
struct A;
mod sibling;
//- /w/src/dir/sibling.rs
struct A;
//- /w/src/inline/leaf.rs
struct A;
//- /w/src/main.rs
struct A;
",
        "
        /w/src/dir/mod.rs Lib app::dir
        /w/src/dir/sibling.rs Lib app::dir::sibling
        /w/src/inline/leaf.rs Lib app::inline::leaf
        /w/src/lib.rs Lib app
        /w/src/main.rs Bin app
        /w/src/plain/below.rs Lib app::plain::below
        /w/src/plain.rs Lib app::plain
        missing /w/src/gone.rs
        ",
    );
}

#[test]
fn attributes_say_where_a_module_is() {
    check_files(
        "
//- /w/Cargo.toml
[package]
name = 'app'
edition = '2021'
//- /w/src/lib.rs
struct A;
#[path = \"other/place.rs\"]
mod a;
#[cfg_attr(unix, path = \"unix.rs\")]
#[cfg_attr(windows, path = \"windows.rs\")]
mod os;
mod inner { #[path = \"x.rs\"] mod y; }
mod c;
//- /w/src/other/place.rs
struct A;
mod next;
//- /w/src/other/next.rs
struct A;
//- /w/src/unix.rs
struct A;
//- /w/src/windows.rs
struct A;
//- /w/src/inner/x.rs
struct A;
//- /w/src/c.rs
struct A;
#[path = \"d.rs\"]
mod e;
//- /w/src/d.rs
struct A;
",
        "
        /w/src/c.rs Lib app::c
        /w/src/d.rs Lib app::c::e
        /w/src/inner/x.rs Lib app::inner::y
        /w/src/lib.rs Lib app
        /w/src/other/next.rs Lib app::a::next
        /w/src/other/place.rs Lib app::a
        /w/src/unix.rs Lib app::os
        /w/src/windows.rs Lib app::os
        ",
    );
}

#[test]
fn a_file_of_several_crates_belongs_to_the_first() {
    let text = "
//- /w/Cargo.toml
[package]
name = 'app'
edition = '2021'
//- /w/tests/one.rs
mod common;
fn f() {}
//- /w/tests/two.rs
fn f() {}
mod common;
//- /w/tests/common/mod.rs
pub struct A;
";
    check_files(
        text,
        "
        /w/tests/common/mod.rs Test one::common also two
        /w/tests/one.rs Test one::common
        /w/tests/two.rs Test two
        "
        .replace("one.rs Test one::common", "one.rs Test one")
        .as_str(),
    );
    check(text, "/w/tests/two.rs f: common::A => one::common::A");
}

#[test]
fn files_that_nothing_reaches_are_loose() {
    check_files(
        "
//- /w/Cargo.toml
[package]
name = 'app'
edition = '2021'
//- /w/src/lib.rs
struct A;
//- /w/src/orphan.rs
struct A;
mod child;
//- /w/src/child.rs
struct A;
//- /w/tests/ui/case.rs
struct A;
",
        "
        /w/src/child.rs Loose orphan::child
        /w/src/lib.rs Lib app
        /w/src/orphan.rs Loose orphan
        /w/tests/ui/case.rs Loose case test
        ",
    );
}

#[test]
fn a_folder_without_a_manifest_still_has_modules() {
    check(
        "
//- /d/main.rs
mod util;
fn f() {}
//- /d/util.rs
pub fn help() {}
",
        "
        /d/main.rs f: util::help => main::util::help
        /d/util.rs help: crate::f => main::f
        /d/util.rs help: tokio::sync::Mutex => tokio::sync::Mutex
        ",
    );
}

#[test]
fn only_dependencies_are_in_scope() {
    check(
        "
//- /w/Cargo.toml
[package]
name = 'my-app'
edition = '2021'
[dependencies]
rt = { package = 'tokio', version = '1' }
near = { path = 'near' }
[dev-dependencies]
facade = '1'
//- /w/build.rs
fn f() {}
//- /w/src/lib.rs
pub fn f() {}
//- /w/src/main.rs
fn f() {}
//- /w/tests/it.rs
fn f() {}
//- /w/near/Cargo.toml
[package]
name = 'near'
edition = '2021'
[lib]
name = 'nearby'
//- /w/near/src/lib.rs
pub struct Near;
pub use std::sync as locks;
",
        "
        /w/src/lib.rs f: rt::spawn => tokio::task::spawn
        /w/src/lib.rs f: tokio::spawn => ? +2
        /w/src/lib.rs f: nearby::Near => nearby::Near
        /w/src/lib.rs f: nearby::locks::Mutex => std::sync::Mutex
        /w/src/lib.rs f: facade::locks::Mutex => tokio::sync::Mutex
        /w/src/lib.rs f: my_app::f => ? +2
        /w/src/main.rs f: my_app::f => my_app::f
        /w/tests/it.rs f: my_app::f => my_app::f
        /w/tests/it.rs f: facade::locks::Mutex => tokio::sync::Mutex
        /w/build.rs f: rt::spawn => ? +2
        /w/build.rs f: std::sync::Mutex => std::sync::Mutex
        ",
    );
}

#[test]
fn what_is_known_of_a_library_comes_before_its_source() {
    check(
        "
//- /w/Cargo.toml
[workspace]
members = ['tokio', 'user']
//- /w/tokio/Cargo.toml
[package]
name = 'tokio'
edition = '2021'
//- /w/tokio/src/lib.rs
pub struct Source;
fn f() {}
//- /w/tokio/tests/it.rs
fn f() {}
//- /w/user/Cargo.toml
[package]
name = 'user'
edition = '2021'
[dependencies]
tokio = { path = '../tokio' }
//- /w/user/src/lib.rs
fn f() {}
",
        "
        /w/user/src/lib.rs f: tokio::spawn => tokio::task::spawn
        /w/tokio/src/lib.rs f: crate::Source => tokio::Source
        /w/tokio/tests/it.rs f: tokio::spawn => tokio::task::spawn
        ",
    );
}

#[test]
fn what_is_for_tests_is_known() {
    let index = index(
        "
//- /w/Cargo.toml
[package]
name = 'app'
edition = '2021'
//- /w/src/lib.rs
fn plain() {}
#[cfg(test)] mod tests { fn inside() { fn nested() {} } mod deeper { fn deep() {} } }
#[cfg(all(test, unix))] fn both() {}
#[cfg(any(test, feature = \"x\"))] fn either() {}
#[cfg(not(test))] fn never() {}
#[tokio::test] async fn one() {}
#[cfg(test)] mod file;
//- /w/src/file.rs
fn in_file() {}
//- /w/tests/it.rs
fn outside() {}
//- /w/examples/demo.rs
fn demo() {}
",
    );
    let ask = |file: &str, name: &str| index.in_test(def(&index, file, name));
    let lib = "/w/src/lib.rs";
    for name in ["inside", "nested", "deep", "both", "one"] {
        assert!(ask(lib, name), "{name}");
    }
    for name in ["plain", "either", "never"] {
        assert!(!ask(lib, name), "{name}");
    }
    assert!(ask("/w/src/file.rs", "in_file"));
    assert!(ask("/w/tests/it.rs", "outside"));
    assert!(!ask("/w/examples/demo.rs", "demo"));
}

#[test]
fn what_is_for_browsers_is_known() {
    let index = index(
        "
//- /w/Cargo.toml
[package]
name = 'app'
edition = '2021'
//- /w/src/lib.rs
fn plain() {}
#[cfg(target_arch = \"wasm32\")] fn one() {}
#[cfg(all(target_family = \"wasm\", feature = \"x\"))] mod inline { fn two() {} }
#[cfg(not(target_arch = \"wasm32\"))] fn native() {}
#[cfg(target_arch = \"wasm32\")] mod file;
//- /w/src/file.rs
fn three() {}
",
    );
    let ask = |file: &str, name: &str| index.only(def(&index, file, name)).browsers;
    let lib = "/w/src/lib.rs";
    assert!(ask(lib, "one") && ask(lib, "two") && ask("/w/src/file.rs", "three"));
    assert!(!ask(lib, "plain") && !ask(lib, "native"));
}

#[test]
fn bodies_can_be_replaced_alone() {
    let text = "//- /a.rs\nfn f() { let x = 1; { use std::sync::Mutex; Mutex; } }\nstruct S;\n";
    let mut index = index(text);
    let file = index.file_at(Path::new("/a.rs")).expect("it is there");
    let new = super::lower("fn f() { 0; 1; { use std::sync::Mutex; Mutex; } }\nstruct S;\n");
    assert!(crate::ir::same_shape(index.file(file), &new));
    let before = index.clone();
    index.replace_bodies(file, new);
    let f = def(&index, "/a.rs", "f");
    for index in [&before, &index] {
        let scope = super::scope_of(index, f, "Mutex");
        let found = index.resolve_text(scope, "Mutex", crate::index::Namespace::Value);
        let ty = index.resolve_text(scope, "Mutex", crate::index::Namespace::Type);
        assert_eq!(super::show(index, ty), "std::sync::Mutex");
        assert!(found.def().is_none());
    }
    for other in [
        "fn f(a: u8) {}\nstruct S;",
        "async fn f() {}\nstruct S;",
        "fn f() {}\nstruct S { a: u8 }",
        "fn f() {}",
        "#[cfg(test)] fn f() { { use std::sync::Mutex; } }\nstruct S;",
        "fn f() { { use std::sync::Arc; } }\nstruct S;",
    ] {
        assert!(
            !crate::ir::same_shape(index.file(file), &super::lower(other)),
            "{other}"
        );
    }
}

#[test]
fn canonical_paths_name_members_by_their_type() {
    let index = index(
        "
//- /a.rs
mod m { pub struct S; pub trait Tr { fn go(&self); } }
impl m::S { fn own(&self) {} }
impl m::Tr for m::S { fn go(&self) { fn inner() {} } }
impl m::Tr for u8 { const N: u8 = 1; }
extern \"C\" { fn outside(); }
",
    );
    let ask = |name: &str| index.canonical_path(def(&index, "/a.rs", name));
    assert_eq!(ask("own"), "a::m::S::own");
    assert_eq!(ask("go"), "a::m::Tr::go");
    assert_eq!(ask("inner"), "a::m::S::go::inner");
    assert_eq!(ask("N"), "u8::N");
    assert_eq!(ask("outside"), "a::outside");
}
