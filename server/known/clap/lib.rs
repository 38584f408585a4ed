//! Command lines that are parsed into types: where programs begin.

pub struct Error;

pub trait Parser: Sized {
    fn parse() -> Self;
    fn try_parse() -> Result<Self, Error>;
    fn parse_from<I, T>(itr: I) -> Self where I: IntoIterator<Item = T>;
    fn try_parse_from<I, T>(itr: I) -> Result<Self, Error> where I: IntoIterator<Item = T>;
}
