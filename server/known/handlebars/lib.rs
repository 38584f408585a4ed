//! Templates.

pub struct Handlebars<'reg>;
impl<'reg> Handlebars<'reg> {
    pub fn new() -> Handlebars<'reg>;
    #[blocks(cpu, tier = 3, in_loop, note = "register it once")]
    pub fn register_template_string<S: AsRef<str>>(&mut self, name: &str, tpl_str: S) -> Result<(), TemplateError>;
    #[blocks(fs, tier = 2)]
    pub fn register_template_file<P: AsRef<std::path::Path>>(&mut self, name: &str, tpl_path: P) -> Result<(), TemplateError>;
}
pub struct TemplateError;
impl std::error::Error for TemplateError {}
