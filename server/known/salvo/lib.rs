//! A web framework.

pub struct Router;
impl Router {
    pub fn new() -> Self;
    pub fn with_path(path: impl Into<String>) -> Self;
    #[handler]
    pub fn get<H>(self, goal: H) -> Self;
    #[handler]
    pub fn post<H>(self, goal: H) -> Self;
    #[handler]
    pub fn put<H>(self, goal: H) -> Self;
    #[handler]
    pub fn delete<H>(self, goal: H) -> Self;
    pub fn push(self, router: Router) -> Self;
}
