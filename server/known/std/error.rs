//! `Error`.

use crate::fmt::Display;

pub trait Error: Display {
    fn source(&self) -> Option<&dyn Error>;
}
