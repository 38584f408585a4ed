//! Embeddings of texts.

use anyhow::Result;

pub type Embedding = Vec<f32>;
pub struct TextEmbedding;
impl TextEmbedding {
    #[blocks(cpu, shape = "spawn_blocking", note = "and downloads the model the first time")]
    pub fn try_new<O>(options: O) -> Result<Self>;
    #[blocks(cpu, shape = "spawn_blocking")]
    pub fn embed<T>(&mut self, texts: T, batch_size: Option<usize>) -> Result<Vec<Embedding>>;
}
pub struct TextRerank;
impl TextRerank {
    #[blocks(cpu, shape = "spawn_blocking", note = "and downloads the model the first time")]
    pub fn try_new<O>(options: O) -> Result<Self>;
}
