//! Templates.

#[derive(Clone)]
pub struct Environment<'source>;
impl<'source> Environment<'source> {
    pub fn new() -> Environment<'source>;
    pub fn get_template(&self, name: &str) -> Result<Template<'_, '_>, Error>;
    #[blocks(cpu, tier = 3, in_loop, note = "parses the template each time")]
    pub fn template_from_str(&self, source: &'source str) -> Result<Template<'_, 'source>, Error>;
    #[blocks(cpu, tier = 3, in_loop, note = "parses the template each time")]
    pub fn template_from_named_str(&self, name: &'source str, source: &'source str) -> Result<Template<'_, 'source>, Error>;
    #[blocks(cpu, tier = 3, in_loop, note = "parses the template each time")]
    pub fn render_str<S>(&self, source: &str, ctx: S) -> Result<String, Error>;
    #[blocks(cpu, tier = 3, in_loop, note = "parses the template each time")]
    pub fn render_named_str<S>(&self, name: &str, source: &str, ctx: S) -> Result<String, Error>;
}
#[derive(Clone)]
pub struct Template<'env, 'source>;
impl Template<'_, '_> {
    pub fn render<S>(&self, ctx: S) -> Result<String, Error>;
}
pub struct Error;
impl std::error::Error for Error {}
