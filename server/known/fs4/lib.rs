//! File locks.

pub use self::fs_std::FileExt;

pub mod fs_std {
    use std::fs::File;
    use std::io::Result;

    pub trait FileExt {
        #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
        fn lock_shared(&self) -> Result<()>;
        #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
        fn lock_exclusive(&self) -> Result<()>;
        fn unlock(&self) -> Result<()>;
        #[blocks(fs, tier = 2, shape = "spawn_blocking")]
        fn allocate(&self, len: u64) -> Result<()>;
        fn allocated_size(&self) -> Result<u64>;
    }
    impl FileExt for File {}
}

pub mod tokio {
    use std::io::Result;

    pub trait AsyncFileExt {
        #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
        fn lock_shared(&self) -> Result<()>;
        #[blocks(fs, shape = "spawn_blocking", note = "it waits until the file is unlocked")]
        fn lock_exclusive(&self) -> Result<()>;
        fn unlock(&self) -> Result<()>;
    }
    impl AsyncFileExt for ::tokio::fs::File {}
}
