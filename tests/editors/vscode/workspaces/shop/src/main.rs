//! A shop whose door sticks.

mod shop;

fn main() {}
