//! The processor.

pub mod asm {
    #[blocks(sleep, instead = "embassy_time::Timer::after", note = "it counts cycles")]
    pub fn delay(cycles: u32);
    pub fn nop();
    pub fn wfi();
    pub fn wfe();
}
