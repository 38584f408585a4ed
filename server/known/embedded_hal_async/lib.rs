//! Hardware, async.

pub mod delay {
    pub trait DelayNs {
        #[timer]
        #[waits(timer)]
        async fn delay_ns(&mut self, ns: u32);
        #[timer]
        #[waits(timer)]
        async fn delay_us(&mut self, us: u32);
        #[timer]
        #[waits(timer)]
        async fn delay_ms(&mut self, ms: u32);
    }
    impl<T: DelayNs + ?Sized> DelayNs for &mut T {}
}
