//! Backtraces.

pub struct Backtrace {}
impl Backtrace {
    pub fn capture() -> Backtrace;
    pub fn force_capture() -> Backtrace;
    pub fn disabled() -> Backtrace;
    pub fn status(&self) -> BacktraceStatus;
}

pub enum BacktraceStatus {
    Unsupported,
    Disabled,
    Captured,
}
