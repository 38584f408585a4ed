//! Directories, recursively, on rayon.

pub struct WalkDir;
impl WalkDir {
    #[blocks(fs, shape = "spawn_blocking", note = "it walks the directory while it is iterated")]
    pub fn new<P: AsRef<std::path::Path>>(root: P) -> Self;
}
