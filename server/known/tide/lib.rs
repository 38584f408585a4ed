//! A web framework on async-std.

pub struct Server<State>;
impl Server<()> {
    pub fn new() -> Self;
}
impl<State> Server<State> {
    pub fn at<'a>(&'a mut self, path: &str) -> Route<'a, State>;
}
pub fn new() -> Server<()>;
pub struct Route<'a, State>;
impl<'a, State> Route<'a, State> {
    #[handler]
    pub fn get(&mut self, ep: impl Endpoint<State>) -> &mut Self;
    #[handler]
    pub fn post(&mut self, ep: impl Endpoint<State>) -> &mut Self;
    #[handler]
    pub fn put(&mut self, ep: impl Endpoint<State>) -> &mut Self;
    #[handler]
    pub fn delete(&mut self, ep: impl Endpoint<State>) -> &mut Self;
}
pub trait Endpoint<State> {}
