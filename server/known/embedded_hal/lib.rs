//! Hardware, blocking.

pub mod delay {
    pub trait DelayNs {
        #[blocks(sleep, tier = 3, note = "embedded_hal_async has the same trait, async")]
        fn delay_ns(&mut self, ns: u32);
        #[blocks(sleep, tier = 2, note = "embedded_hal_async has the same trait, async")]
        fn delay_us(&mut self, us: u32);
        #[blocks(sleep, note = "embedded_hal_async has the same trait, async")]
        fn delay_ms(&mut self, ms: u32);
    }
    impl<T: DelayNs + ?Sized> DelayNs for &mut T {}
}
