//! Incremental parsing.

pub struct Parser;
impl Parser {
    pub fn new() -> Self;
    #[blocks(cpu, tier = 3, in_loop, shape = "spawn_blocking")]
    pub fn parse(&mut self, text: impl AsRef<[u8]>, old_tree: Option<&Tree>) -> Option<Tree>;
}
#[derive(Clone)]
pub struct Tree;
