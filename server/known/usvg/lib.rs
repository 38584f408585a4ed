//! SVG, parsed.

pub struct Tree;
impl Tree {
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn from_data<O>(data: &[u8], opt: O) -> Result<Self, Error>;
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn from_str<O>(text: &str, opt: O) -> Result<Self, Error>;
}
pub struct Error;
