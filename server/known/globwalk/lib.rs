//! Directories by patterns.

#[blocks(fs, shape = "spawn_blocking", note = "it walks the directory while it is iterated")]
pub fn glob<S: AsRef<str>>(pattern: S) -> Result<GlobWalker, GlobError>;
pub struct GlobWalker;
pub struct GlobError;
