//! Channels between tasks.

