//! Hints for the compiler.

pub fn black_box<T>(dummy: T) -> T;
pub fn cold_path();
pub fn select_unpredictable<T>(condition: bool, true_val: T, false_val: T) -> T;
pub fn spin_loop();
