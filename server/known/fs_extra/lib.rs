//! More for files and directories.

use std::path::Path;

#[blocks(fs, shape = "spawn_blocking")]
pub fn copy_items<P: AsRef<Path>, Q: AsRef<Path>>(from: &[P], to: Q, options: &dir::CopyOptions) -> error::Result<u64>;
#[blocks(fs, shape = "spawn_blocking")]
pub fn move_items<P: AsRef<Path>, Q: AsRef<Path>>(
    from_items: &[P],
    to: Q,
    options: &dir::CopyOptions,
) -> error::Result<u64>;
#[blocks(fs, shape = "spawn_blocking")]
pub fn remove_items<P: AsRef<Path>>(from_items: &[P]) -> error::Result<()>;

pub mod error {
    pub struct Error;
    impl std::error::Error for Error {}
    pub type Result<T> = std::result::Result<T, Error>;
}
pub mod dir {
    use crate::error::Result;
    use std::path::Path;

    #[derive(Clone)]
    pub struct CopyOptions;
    impl CopyOptions {
        pub fn new() -> CopyOptions;
        pub fn overwrite(self, overwrite: bool) -> Self;
        pub fn copy_inside(self, copy_inside: bool) -> Self;
        pub fn content_only(self, content_only: bool) -> Self;
    }
    pub struct DirContent { pub dir_size: u64, pub files: Vec<String>, pub directories: Vec<String> }
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q, options: &CopyOptions) -> Result<u64>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn move_dir<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q, options: &CopyOptions) -> Result<u64>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn get_size<P: AsRef<Path>>(path: P) -> Result<u64>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn get_dir_content<P: AsRef<Path>>(path: P) -> Result<DirContent>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn create<P: AsRef<Path>>(path: P, erase: bool) -> Result<()>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn create_all<P: AsRef<Path>>(path: P, erase: bool) -> Result<()>;
    #[blocks(fs, shape = "spawn_blocking")]
    pub fn remove<P: AsRef<Path>>(path: P) -> Result<()>;
}
pub mod file {
    use crate::error::Result;
    use std::path::Path;

    #[derive(Clone)]
    pub struct CopyOptions;
    impl CopyOptions {
        pub fn new() -> CopyOptions;
    }
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn copy<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q, options: &CopyOptions) -> Result<u64>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn move_file<P: AsRef<Path>, Q: AsRef<Path>>(from: P, to: Q, options: &CopyOptions) -> Result<u64>;
    #[blocks(fs, tier = 2, shape = "spawn_blocking")]
    pub fn remove<P: AsRef<Path>>(path: P) -> Result<()>;
}
