//! Channels whose ends are sinks and streams.

pub use self::sink::Sink;
pub use self::stream::Stream;

pub mod prelude {
    pub use crate::sink::Sink;
    pub use crate::stream::Stream;
}

pub mod sink {
    use std::future::Future;

    pub trait Sink {
        type Item;
        #[cancel(loses_argument, inferred)]
        #[waits(capacity)]
        fn send(&mut self, value: Self::Item) -> SendFuture<'_, Self>;
        fn try_send(&mut self, value: Self::Item) -> Result<(), TrySendError<Self::Item>>;
        #[blocks(channel, instead = "send", shape = "method_await")]
        fn blocking_send(&mut self, value: Self::Item) -> Result<(), SendError<Self::Item>>;
    }
    pub struct SendFuture<'s, S>;
    impl<'s, S> Future for SendFuture<'s, S> where S: Sink { type Output = Result<(), SendError<S::Item>>; }
    pub struct SendError<T>(pub T);
    pub enum TrySendError<T> { Pending(T), Rejected(T) }
}

pub mod stream {
    use std::future::Future;

    pub trait Stream {
        type Item;
        #[cancel(safe, inferred)]
        #[waits(channel)]
        fn recv(&mut self) -> RecvFuture<'_, Self>;
        fn try_recv(&mut self) -> Result<Self::Item, TryRecvError>;
        #[blocks(channel, instead = "recv", shape = "method_await")]
        fn blocking_recv(&mut self) -> Option<Self::Item>;
    }
    pub struct RecvFuture<'s, S>;
    impl<'s, S> Future for RecvFuture<'s, S> where S: Stream { type Output = Option<S::Item>; }
    pub enum TryRecvError { Pending, Closed }
}

pub mod mpsc {
    #[channel(mpsc, ends = "none")]
    pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>);

    #[sender(mpsc)]
    pub struct Sender<T>;
    impl<T> Clone for Sender<T> {}
    impl<T> crate::sink::Sink for Sender<T> { type Item = T; }
    #[receiver(mpsc, ends = "none")]
    pub struct Receiver<T>;
    impl<T> crate::stream::Stream for Receiver<T> { type Item = T; }
}

pub mod dispatch {
    #[channel(mpmc, ends = "none")]
    pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>);

    #[sender(mpmc)]
    pub struct Sender<T>;
    impl<T> Clone for Sender<T> {}
    impl<T> crate::sink::Sink for Sender<T> { type Item = T; }
    #[receiver(mpmc, ends = "none")]
    pub struct Receiver<T>;
    impl<T> crate::stream::Stream for Receiver<T> { type Item = T; }
}

pub mod broadcast {
    #[channel(broadcast, ends = "none")]
    pub fn channel<T>(capacity: usize) -> (Sender<T>, Receiver<T>);

    #[sender(broadcast)]
    pub struct Sender<T>;
    impl<T> Clone for Sender<T> {}
    impl<T> crate::sink::Sink for Sender<T> { type Item = T; }
    #[receiver(broadcast, ends = "none")]
    pub struct Receiver<T>;
    impl<T> crate::stream::Stream for Receiver<T> { type Item = T; }
}
