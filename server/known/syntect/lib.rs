//! Highlighted source code.

pub mod parsing {
    #[derive(Clone)]
    pub struct SyntaxSet;
    impl SyntaxSet {
        #[blocks(cpu, tier = 2, note = "load it once")]
        pub fn load_defaults_newlines() -> SyntaxSet;
        #[blocks(cpu, tier = 2, note = "load it once")]
        pub fn load_defaults_nonewlines() -> SyntaxSet;
    }
    pub struct SyntaxReference;
}
pub mod highlighting {
    pub struct Theme;
}
pub mod html {
    #[blocks(cpu, tier = 2, shape = "spawn_blocking")]
    pub fn highlighted_html_for_string(
        s: &str,
        ss: &crate::parsing::SyntaxSet,
        syntax: &crate::parsing::SyntaxReference,
        theme: &crate::highlighting::Theme,
    ) -> Result<String, crate::Error>;
}
pub struct Error;
impl std::error::Error for Error {}
