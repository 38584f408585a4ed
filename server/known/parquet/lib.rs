//! Columns in files.

pub mod errors {
    pub struct ParquetError;
    impl std::error::Error for ParquetError {}
    pub type Result<T, E = ParquetError> = std::result::Result<T, E>;
}
pub mod file {
    pub mod reader {
        pub use super::serialized_reader::SerializedFileReader;
    }
    pub mod serialized_reader {
        pub struct SerializedFileReader<R>;
        impl<R> SerializedFileReader<R> {
            #[blocks(io)]
            pub fn new(chunk_reader: R) -> crate::errors::Result<Self>;
        }
    }
}
pub mod arrow {
    pub use arrow_writer::ArrowWriter;
    pub use async_writer::AsyncArrowWriter;

    pub mod arrow_reader {
        use crate::errors::Result;

        pub type ParquetRecordBatchReaderBuilder<T> = ArrowReaderBuilder<SyncReader<T>>;
        pub struct SyncReader<T>(T);
        pub struct ArrowReaderBuilder<T>;
        impl<T> ArrowReaderBuilder<T> {
            pub fn with_batch_size(self, batch_size: usize) -> Self;
            pub fn with_row_groups(self, row_groups: Vec<usize>) -> Self;
            pub fn with_projection<M>(self, mask: M) -> Self;
            pub fn with_limit(self, limit: usize) -> Self;
        }
        impl<T> ArrowReaderBuilder<SyncReader<T>> {
            #[blocks(io)]
            pub fn try_new(reader: T) -> Result<Self>;
            pub fn build(self) -> Result<ParquetRecordBatchReader>;
        }
        pub struct ParquetRecordBatchReader;
    }
    pub mod arrow_writer {
        use crate::errors::Result;

        pub struct ArrowWriter<W>;
        impl<W: std::io::Write> ArrowWriter<W> {
            pub fn try_new<S, P>(writer: W, arrow_schema: S, props: Option<P>) -> Result<Self>;
            #[blocks(cpu, tier = 2, shape = "spawn_blocking", note = "encodes and compresses")]
            pub fn write<B>(&mut self, batch: &B) -> Result<()>;
            #[blocks(cpu, tier = 2, shape = "spawn_blocking", note = "encodes and compresses")]
            pub fn flush(&mut self) -> Result<()>;
            #[blocks(cpu, tier = 2, shape = "spawn_blocking", note = "encodes and compresses")]
            pub fn into_inner(self) -> Result<W>;
        }
    }
    pub mod async_writer {
        use crate::errors::Result;

        #[buffered_writer(flush = "finish|close", loses = "trailer")]
        pub struct AsyncArrowWriter<W>;
        impl<W> AsyncArrowWriter<W> {
            pub fn try_new<S, P>(writer: W, arrow_schema: S, props: Option<P>) -> Result<Self>;
            #[cancel(loses_data, inferred)]
            #[waits(io)]
            pub async fn write<B>(&mut self, batch: &B) -> Result<()>;
            #[cancel(loses_data, inferred)]
            #[waits(io)]
            #[flushes]
            pub async fn flush(&mut self) -> Result<()>;
        }
    }
}
