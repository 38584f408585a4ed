//! Columns in memory.

pub mod error {
    pub struct ArrowError;
    impl std::error::Error for ArrowError {}
}
pub mod datatypes {
    pub struct Schema;
    pub type SchemaRef = std::sync::Arc<Schema>;
}
pub mod array {
    pub trait Array {}
    pub type ArrayRef = std::sync::Arc<dyn Array>;
    #[derive(Clone)]
    pub struct UInt32Array;
    #[derive(Clone)]
    pub struct RecordBatch;
}
pub mod compute {
    use crate::error::ArrowError;
    use crate::array::{Array, ArrayRef, RecordBatch, UInt32Array};
    use crate::datatypes::SchemaRef;

    #[derive(Clone, Copy)]
    pub struct SortOptions { pub descending: bool, pub nulls_first: bool }
    pub struct SortColumn { pub values: ArrayRef, pub options: Option<SortOptions> }
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn sort(values: &dyn Array, options: Option<SortOptions>) -> Result<ArrayRef, ArrowError>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn sort_to_indices(
        array: &dyn Array,
        options: Option<SortOptions>,
        limit: Option<usize>,
    ) -> Result<UInt32Array, ArrowError>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn lexsort(columns: &[SortColumn], limit: Option<usize>) -> Result<Vec<ArrayRef>, ArrowError>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn lexsort_to_indices(columns: &[SortColumn], limit: Option<usize>) -> Result<UInt32Array, ArrowError>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn concat_batches<'a>(
        schema: &SchemaRef,
        input_batches: impl IntoIterator<Item = &'a RecordBatch>,
    ) -> Result<RecordBatch, ArrowError>;
}
