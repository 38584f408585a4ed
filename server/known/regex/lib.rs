//! Regular expressions.

#[derive(Clone)]
pub struct Regex;
impl Regex {
    #[blocks(cpu, tier = 3, in_loop, note = "compile it once")]
    pub fn new(re: &str) -> Result<Regex, Error>;
    pub fn is_match(&self, haystack: &str) -> bool;
    pub fn find<'h>(&self, haystack: &'h str) -> Option<Match<'h>>;
    pub fn captures<'h>(&self, haystack: &'h str) -> Option<Captures<'h>>;
}
pub struct Match<'h>;
impl<'h> Match<'h> {
    pub fn start(&self) -> usize;
    pub fn end(&self) -> usize;
    pub fn as_str(&self) -> &'h str;
}
pub struct Captures<'h>;
impl<'h> Captures<'h> {
    pub fn get(&self, i: usize) -> Option<Match<'h>>;
    pub fn name(&self, name: &str) -> Option<Match<'h>>;
}
pub struct Error;
impl std::error::Error for Error {}
