//! What the system is doing.

pub struct System;
impl System {
    pub fn new() -> Self;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn new_all() -> Self;
    #[blocks(device, tier = 2, shape = "spawn_blocking")]
    pub fn refresh_all(&mut self);
    pub fn refresh_memory(&mut self);
    pub fn refresh_cpu_usage(&mut self);
    pub fn total_memory(&self) -> u64;
    pub fn used_memory(&self) -> u64;
    pub fn global_cpu_usage(&self) -> f32;
}
