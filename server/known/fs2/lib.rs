//! File locks.

use std::fs::File;
use std::io::Result;

pub trait FileExt {
    #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
    fn lock_shared(&self) -> Result<()>;
    #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
    fn lock_exclusive(&self) -> Result<()>;
    fn try_lock_shared(&self) -> Result<()>;
    fn try_lock_exclusive(&self) -> Result<()>;
    fn unlock(&self) -> Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    fn allocate(&self, len: u64) -> Result<()>;
    fn allocated_size(&self) -> Result<u64>;
    fn duplicate(&self) -> Result<File>;
}
impl FileExt for File {}
