//! Small combinators for futures, streams and io.

pub use crate::future::{Future, FutureExt};
pub use crate::io::{
    AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncSeek, AsyncSeekExt, AsyncWrite, AsyncWriteExt,
};
pub use crate::stream::{Stream, StreamExt};
pub use std::task::ready;

pub mod prelude {
    pub use crate::future::{Future, FutureExt as _};
    pub use crate::io::{
        AsyncBufRead, AsyncBufReadExt as _, AsyncRead, AsyncReadExt as _, AsyncSeek, AsyncSeekExt as _, AsyncWrite,
        AsyncWriteExt as _,
    };
    pub use crate::stream::{Stream, StreamExt as _};
}

#[macro_export]
macro_rules! pin { () => {}; }
