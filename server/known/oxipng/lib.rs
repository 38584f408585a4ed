//! Smaller PNG.

#[blocks(cpu, shape = "spawn_blocking")]
pub fn optimize<I, O>(input: &I, output: &O, opts: &Options) -> PngResult<()>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn optimize_from_memory(data: &[u8], opts: &Options) -> PngResult<Vec<u8>>;
#[derive(Clone)]
pub struct Options;
pub struct PngError;
impl std::error::Error for PngError {}
pub type PngResult<T> = Result<T, PngError>;
