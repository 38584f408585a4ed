//! Timers for any runtime.

#[timer]
#[waits(timer)]
#[cancel(safe, inferred)]
pub struct Delay;
impl Delay {
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn new(dur: std::time::Duration) -> Delay;
    pub fn reset(&mut self, dur: std::time::Duration);
}
impl std::future::Future for Delay { type Output = (); }
