//! ONNX Runtime.

pub use session::Session;

pub struct Error;
impl std::error::Error for Error {}
pub type Result<T, E = Error> = std::result::Result<T, E>;

pub mod session {
    use crate::Result;

    pub struct Session;
    impl Session {
        pub fn builder() -> Result<builder::SessionBuilder>;
        #[blocks(cpu, shape = "spawn_blocking", note = "`run_async` does not")]
        pub fn run<I>(&mut self, input_values: I) -> Result<SessionOutputs<'_>>;
        #[blocks(cpu, shape = "spawn_blocking", note = "`run_async` does not")]
        pub fn run_with_options<I, O>(&mut self, input_values: I, run_options: &O) -> Result<SessionOutputs<'_>>;
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn run_binding<B>(&mut self, binding: &B) -> Result<SessionOutputs<'_>>;
    }
    pub struct SessionOutputs<'r>;
    pub mod builder {
        use crate::Result;

        #[derive(Clone)]
        pub struct SessionBuilder;
        impl SessionBuilder {
            pub fn new() -> Result<Self>;
            pub fn with_intra_threads(self, num_threads: usize) -> Result<Self>;
            pub fn with_inter_threads(self, num_threads: usize) -> Result<Self>;
            pub fn with_optimization_level<L>(self, opt_level: L) -> Result<Self>;
            pub fn with_execution_providers<P>(self, execution_providers: P) -> Result<Self>;
            #[blocks(cpu, shape = "spawn_blocking")]
            pub fn commit_from_file<P: AsRef<std::path::Path>>(self, model_filepath: P) -> Result<super::Session>;
            #[blocks(cpu, shape = "spawn_blocking")]
            pub fn commit_from_memory(self, model_bytes: &[u8]) -> Result<super::Session>;
            #[blocks(http, shape = "spawn_blocking")]
            pub fn commit_from_url(self, model_url: impl AsRef<str>) -> Result<super::Session>;
        }
    }
}
