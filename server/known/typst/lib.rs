//! Typesetting.

pub trait World {}
#[blocks(cpu, shape = "spawn_blocking")]
pub fn compile<D>(world: &dyn World) -> diag::Warned<diag::SourceResult<D>>;

pub mod diag {
    #[derive(Clone)]
    pub struct Warned<T> { pub output: T }
    pub type SourceResult<T> = Result<T, Errors>;
    struct Errors;
}
