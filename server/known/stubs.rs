//! The list of all stub files: a line per crate, sorted.

use super::{StubCrate, StubFile};

macro_rules! stubs {
    ($($name:ident $(as $($alias:ident),+)? { $($path:literal)* })*) => {
        pub(super) static CRATES: &[StubCrate] = &[$(
            StubCrate {
                name: stringify!($name),
                aliases: &[$($(stringify!($alias)),+)?],
                files: &[$(
                    StubFile {
                        path: $path,
                        text: include_str!(concat!(stringify!($name), "/", $path, ".rs")),
                    },
                )*],
            },
        )*];
    };
}

stubs! {
    std as core, alloc { "lib" }
    tokio { "lib" }
}
