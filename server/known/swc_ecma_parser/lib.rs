//! JavaScript and TypeScript, parsed.

pub mod error {
    #[derive(Clone)]
    pub struct Error;
    impl std::error::Error for Error {}
}
pub type PResult<T> = Result<T, error::Error>;
#[derive(Clone, Copy)]
pub struct Syntax;
pub struct Parser<I>;
impl<I> Parser<I> {
    pub fn new_from(input: I) -> Self;
    #[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
    pub fn parse_script(&mut self) -> PResult<Script>;
    #[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
    pub fn parse_typescript_module(&mut self) -> PResult<Module>;
    #[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
    pub fn parse_module(&mut self) -> PResult<Module>;
    #[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
    pub fn parse_program(&mut self) -> PResult<Program>;
}
#[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
pub fn parse_file_as_module<F, V, C, E>(
    fm: &F,
    syntax: Syntax,
    target: V,
    comments: Option<&C>,
    recovered_errors: &mut Vec<E>,
) -> PResult<Module>;
#[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
pub fn parse_file_as_script<F, V, C, E>(
    fm: &F,
    syntax: Syntax,
    target: V,
    comments: Option<&C>,
    recovered_errors: &mut Vec<E>,
) -> PResult<Script>;
#[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
pub fn parse_file_as_program<F, V, C, E>(
    fm: &F,
    syntax: Syntax,
    target: V,
    comments: Option<&C>,
    recovered_errors: &mut Vec<E>,
) -> PResult<Program>;

// Of the crate for the syntax tree.
struct Module;
struct Program;
struct Script;
