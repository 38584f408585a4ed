//! The facade over the crossbeam crates.

pub use crossbeam_channel as channel;
pub use crossbeam_channel::{select, select_biased};
pub use crossbeam_epoch as epoch;
pub use crossbeam_queue as queue;
pub use crossbeam_utils::atomic;
pub use crossbeam_utils::sync;
pub use crossbeam_utils::thread::{self, scope};

pub mod utils {
    pub use crossbeam_utils::{Backoff, CachePadded};
}
