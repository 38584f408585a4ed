//! Time for embassy.

use std::future::Future;

#[derive(Clone, Copy)]
pub struct Duration;
impl Duration {
    pub fn from_secs(secs: u64) -> Duration;
    pub fn from_millis(millis: u64) -> Duration;
    pub fn from_micros(micros: u64) -> Duration;
    pub fn from_nanos(micros: u64) -> Duration;
    pub fn from_hz(hz: u64) -> Duration;
    pub fn as_secs(&self) -> u64;
    pub fn as_millis(&self) -> u64;
}
#[derive(Clone, Copy)]
pub struct Instant;
impl Instant {
    pub fn now() -> Instant;
    pub fn elapsed(&self) -> Duration;
    pub fn duration_since(&self, earlier: Instant) -> Duration;
}

#[cancel(safe, inferred)]
#[waits(timer)]
pub struct Timer;
impl Timer {
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn at(expires_at: Instant) -> Self;
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn after(duration: Duration) -> Self;
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn after_ticks(ticks: u64) -> Self;
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn after_nanos(nanos: u64) -> Self;
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn after_micros(micros: u64) -> Self;
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn after_millis(millis: u64) -> Self;
    #[timer]
    #[waits(timer)]
    #[cancel(safe, inferred)]
    pub fn after_secs(secs: u64) -> Self;
}
impl Future for Timer { type Output = (); }

pub struct Ticker;
impl Ticker {
    pub fn every(duration: Duration) -> Self;
    pub fn reset(&mut self);
    #[cancel(safe, inferred)]
    #[waits(timer)]
    pub fn next(&mut self) -> impl Future<Output = ()>;
}
impl futures_core::Stream for Ticker { type Item = (); }

#[derive(Clone)]
pub struct TimeoutError;
#[timeout]
#[cancel(inner)]
pub async fn with_timeout<F: Future>(timeout: Duration, fut: F) -> Result<F::Output, TimeoutError>;
#[timeout]
#[cancel(inner)]
pub async fn with_deadline<F: Future>(at: Instant, fut: F) -> Result<F::Output, TimeoutError>;
pub trait WithTimeout {
    type Output;
    #[timeout]
    #[cancel(inner)]
    async fn with_timeout(self, timeout: Duration) -> Result<Self::Output, TimeoutError>;
    #[timeout]
    #[cancel(inner)]
    async fn with_deadline(self, at: Instant) -> Result<Self::Output, TimeoutError>;
}
impl<F: Future> WithTimeout for F { type Output = F::Output; }

#[blocks(sleep, instead = "embassy_time::Timer::after", shape = "swap_await")]
pub fn block_for(duration: Duration);
#[derive(Clone)]
pub struct Delay;
impl embedded_hal::delay::DelayNs for Delay {}
impl embedded_hal_async::delay::DelayNs for Delay {}
