//! Timers.

use crate::time::error::Elapsed;
use std::ops::{Add, AddAssign, Sub, SubAssign};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time;

pub use std::time::Duration;

#[waits(timer)]
pub async fn advance(duration: Duration);

#[panics("`period` must be non-zero.", zero)]
#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
pub fn interval(period: Duration) -> Interval;

#[panics("`period` must be non-zero.", zero)]
#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
pub fn interval_at(start: Instant, period: Duration) -> Interval;

#[panics("`time::pause()` requires the `current_thread` Tokio runtime", other)]
pub fn pause();
pub fn resume();

#[cancel(safe)]
#[timer]
#[waits(timer)]
#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
pub fn sleep(duration: Duration) -> Sleep;

#[cancel(safe)]
#[timer]
#[waits(timer)]
#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
pub fn sleep_until(deadline: Instant) -> Sleep;

#[timeout]
#[limit(time)]
#[cancel(inner)]
#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
pub fn timeout<F: IntoFuture>(duration: Duration, future: F) -> Timeout<F::IntoFuture>;

#[timeout]
#[limit(time)]
#[cancel(inner)]
#[panics(
    "there is no reactor running, must be called from the context of a Tokio 1.x runtime",
    no_runtime
)]
pub fn timeout_at<F: IntoFuture>(deadline: Instant, future: F) -> Timeout<F::IntoFuture>;

pub struct Instant {}
impl Instant {
    pub fn now() -> Instant;
    pub fn from_std(std: time::Instant) -> Instant;
    pub fn into_std(self) -> time::Instant;
    pub fn duration_since(&self, earlier: Instant) -> Duration;
    pub fn checked_duration_since(&self, earlier: Instant) -> Option<Duration>;
    pub fn saturating_duration_since(&self, earlier: Instant) -> Duration;
    pub fn elapsed(&self) -> Duration;
    pub fn checked_add(&self, duration: Duration) -> Option<Instant>;
    pub fn checked_sub(&self, duration: Duration) -> Option<Instant>;
}

impl Clone for Instant {}
impl Copy for Instant {}
impl From<time::Instant> for Instant {}
impl From<Instant> for time::Instant {}
impl Add<Duration> for Instant {
    type Output = Instant;
}

impl AddAssign<Duration> for Instant {}
impl Sub for Instant {
    type Output = Duration;
}

impl Sub<Duration> for Instant {
    type Output = Instant;
}

impl SubAssign<Duration> for Instant {}

pub struct Interval {}
impl Interval {
    #[cancel(safe)]
    #[timer]
    #[waits(timer)]
    pub async fn tick(&mut self) -> Instant;
    pub fn poll_tick(&mut self, cx: &mut Context) -> Poll<Instant>;
    pub fn reset(&mut self);
    pub fn reset_immediately(&mut self);
    pub fn reset_after(&mut self, after: Duration);
    pub fn reset_at(&mut self, deadline: Instant);
    pub fn missed_tick_behavior(&self) -> MissedTickBehavior;
    pub fn set_missed_tick_behavior(&mut self, behavior: MissedTickBehavior);
    pub fn period(&self) -> Duration;
}

pub enum MissedTickBehavior {
    Burst,
    Delay,
    Skip,
}

impl Clone for MissedTickBehavior {}
impl Copy for MissedTickBehavior {}
impl Default for MissedTickBehavior {}

#[timer]
#[waits(timer)]
#[cancel(safe, inferred)]
pub struct Sleep {}
impl Sleep {
    pub fn deadline(&self) -> Instant;
    pub fn is_elapsed(&self) -> bool;
    pub fn reset(self: Pin<&mut Self>, deadline: Instant);
}

impl Future for Sleep {
    type Output = ();
}

pub struct Timeout<T> {}
impl<T> Timeout<T> {
    pub fn get_ref(&self) -> &T;
    pub fn get_mut(&mut self) -> &mut T;
    pub fn into_inner(self) -> T;
}

impl<T: Future> Future for Timeout<T> {
    type Output = Result<T::Output, Elapsed>;
}
