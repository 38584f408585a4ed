//! Futures of `task`.

use std::pin::Pin;

pub struct TaskLocalFuture<T, F> {}
impl<T, F> TaskLocalFuture<T, F> {
    pub fn take_value(self: Pin<&mut Self>) -> Option<T>;
}

impl<T, F: Future> Future for TaskLocalFuture<T, F> {
    type Output = F::Output;
}
