//! Torch.

use std::path::Path;

pub struct TchError;
impl std::error::Error for TchError {}
pub type Result<T> = std::result::Result<T, TchError>;
#[derive(Clone, Copy)]
pub enum Device { Cpu, Cuda(usize), Mps, Vulkan }
pub struct Tensor;
impl Tensor {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load<T: AsRef<Path>>(path: T) -> Result<Tensor>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save<T: AsRef<Path>>(&self, path: T) -> Result<()>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn backward(&self);
}
pub mod jit {
    pub use crate::{CModule, IValue};
}
pub enum IValue {}
pub struct CModule;
impl CModule {
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load<T: AsRef<Path>>(path: T) -> Result<CModule>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load_on_device<T: AsRef<Path>>(path: T, device: Device) -> Result<CModule>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load_data<T: std::io::Read>(f: &mut T) -> Result<CModule>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn forward_ts<T>(&self, ts: &[T]) -> Result<Tensor>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn forward_is<T>(&self, ts: &[T]) -> Result<IValue>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn method_ts<T>(&self, method_name: &str, ts: &[T]) -> Result<Tensor>;
}
