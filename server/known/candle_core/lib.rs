//! Tensors and models.

#[derive(Clone)]
pub struct Device;
pub struct Error;
impl std::error::Error for Error {}
pub type Result<T, E = Error> = std::result::Result<T, E>;
#[derive(Clone)]
pub struct Tensor;
impl Tensor {
    #[blocks(cpu, tier = 2)]
    pub fn matmul(&self, rhs: &Self) -> Result<Self>;
    #[blocks(cpu, tier = 2)]
    pub fn broadcast_matmul(&self, rhs: &Self) -> Result<Self>;
    #[blocks(cpu, tier = 2)]
    pub fn conv1d(&self, kernel: &Self, padding: usize, stride: usize, dilation: usize, groups: usize) -> Result<Self>;
    #[blocks(cpu, tier = 2)]
    pub fn conv2d(&self, kernel: &Self, padding: usize, stride: usize, dilation: usize, groups: usize) -> Result<Self>;
}
pub trait Module {
    #[blocks(cpu, tier = 2)]
    fn forward(&self, xs: &Tensor) -> Result<Tensor>;
}
pub mod safetensors {
    use std::collections::HashMap;
    use crate::{Device, Result, Tensor};

    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load<P: AsRef<std::path::Path>>(filename: P, device: &Device) -> Result<HashMap<String, Tensor>>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn load_buffer(data: &[u8], device: &Device) -> Result<HashMap<String, Tensor>>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn save<K, P: AsRef<std::path::Path>>(tensors: &HashMap<K, Tensor>, filename: P) -> Result<()>;
}
