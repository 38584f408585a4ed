//! The logging facade.

#[macro_export]
macro_rules! log { () => {}; }
#[macro_export]
macro_rules! error { () => {}; }
#[macro_export]
macro_rules! warn { () => {}; }
#[macro_export]
macro_rules! info { () => {}; }
#[macro_export]
macro_rules! debug { () => {}; }
#[macro_export]
macro_rules! trace { () => {}; }
#[macro_export]
macro_rules! log_enabled { () => {}; }
#[derive(Clone)]
pub enum Level { Error, Warn, Info, Debug, Trace }
#[derive(Clone)]
pub enum LevelFilter { Off, Error, Warn, Info, Debug, Trace }
pub struct Record<'a>;
pub struct Metadata<'a>;

pub trait Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool;
    fn log(&self, record: &Record<'_>);
    fn flush(&self);
}
pub fn set_max_level(level: LevelFilter);
pub fn max_level() -> LevelFilter;
pub fn logger() -> &'static dyn Log;
