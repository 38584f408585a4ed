//! Signals.

pub mod iterator {
    pub struct SignalsInfo<E>;
    pub type Signals = SignalsInfo<exfiltrator::SignalOnly>;
    impl<E> SignalsInfo<E> {
        pub fn new<I>(signals: I) -> Result<Self, std::io::Error>;
        pub fn pending(&mut self) -> Pending<E>;
        #[blocks(thread, instead = "tokio::signal::unix::signal")]
        pub fn wait(&mut self) -> Pending<E>;
        #[blocks(thread, instead = "tokio::signal::unix::signal")]
        pub fn forever(&mut self) -> Forever<'_, E>;
    }
    impl<'a, E> IntoIterator for &'a mut SignalsInfo<E> {
        type Item = i32;
        type IntoIter = Forever<'a, E>;
        #[blocks(thread, instead = "tokio::signal::unix::signal")]
        fn into_iter(self) -> Forever<'a, E>;
    }
    pub struct Pending<E>;
    impl<E> Iterator for Pending<E> { type Item = i32; }
    pub struct Forever<'a, E>;
    impl<E> Iterator for Forever<'_, E> { type Item = i32; }
    pub mod exfiltrator {
        pub struct SignalOnly;
    }
}
