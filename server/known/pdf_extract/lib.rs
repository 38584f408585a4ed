//! The text of PDF.

use std::path::Path;

pub struct OutputError;
impl std::error::Error for OutputError {}
#[blocks(cpu, shape = "spawn_blocking")]
pub fn extract_text<P: AsRef<Path>>(path: P) -> Result<String, OutputError>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn extract_text_from_mem(buffer: &[u8]) -> Result<String, OutputError>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn extract_text_by_pages<P: AsRef<Path>>(path: P) -> Result<Vec<String>, OutputError>;
#[blocks(cpu, shape = "spawn_blocking")]
pub fn extract_text_from_mem_by_pages(buffer: &[u8]) -> Result<Vec<String>, OutputError>;
