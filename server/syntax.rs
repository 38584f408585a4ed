//! The tree for editing and the tape for reading.
//!
//! With `ir`, the only room that names `ra_ap_*`.
