//! Command lines that are parsed into types: where programs begin.

pub trait StructOpt {
    fn from_args() -> Self where Self: Sized;
    fn from_iter<I>(iter: I) -> Self where Self: Sized, I: IntoIterator;
}
