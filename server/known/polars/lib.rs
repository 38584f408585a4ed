//! Data frames.

pub mod prelude {
    #[derive(Clone)]
    pub struct LazyFrame;
    impl LazyFrame {
        #[blocks(cpu, shape = "spawn_blocking")]
        pub fn collect(self) -> PolarsResult<DataFrame>;
    }
    #[derive(Clone)]
    pub struct DataFrame;
    pub struct PolarsError;
    impl std::error::Error for PolarsError {}
    pub type PolarsResult<T> = Result<T, PolarsError>;
}
