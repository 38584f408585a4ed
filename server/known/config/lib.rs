//! Layered configuration.

#[derive(Clone)]
pub struct Config;
impl Config {
    pub fn builder() -> ConfigBuilder<builder::DefaultState>;
    pub fn try_deserialize<T>(self) -> Result<T, ConfigError>;
}
#[derive(Clone)]
pub struct ConfigBuilder<St>;
impl<St> ConfigBuilder<St> {
    pub fn add_source<T>(self, source: T) -> Self;
}
impl ConfigBuilder<builder::DefaultState> {
    #[blocks(fs, tier = 3)]
    pub fn build(self) -> Result<Config, ConfigError>;
}
pub mod builder {
    #[derive(Clone)]
    pub struct DefaultState;
}
pub struct ConfigError;
impl std::error::Error for ConfigError {}
