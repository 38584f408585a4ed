//! Bindings to libcurl.

pub mod easy {
    use std::time::Duration;

    pub struct Easy;
    pub struct Transfer<'easy, 'data>;

    impl Easy {
        pub fn new() -> Easy;
        pub fn verbose(&mut self, verbose: bool) -> Result<(), Error>;
        pub fn write_function<F>(&mut self, f: F) -> Result<(), Error>;
        pub fn read_function<F>(&mut self, f: F) -> Result<(), Error>;
        pub fn header_function<F>(&mut self, f: F) -> Result<(), Error>;
        pub fn fail_on_error(&mut self, fail: bool) -> Result<(), Error>;
        pub fn url(&mut self, url: &str) -> Result<(), Error>;
        pub fn username(&mut self, user: &str) -> Result<(), Error>;
        pub fn password(&mut self, pass: &str) -> Result<(), Error>;
        pub fn follow_location(&mut self, enable: bool) -> Result<(), Error>;
        pub fn put(&mut self, enable: bool) -> Result<(), Error>;
        pub fn post(&mut self, enable: bool) -> Result<(), Error>;
        pub fn post_fields_copy(&mut self, data: &[u8]) -> Result<(), Error>;
        pub fn post_field_size(&mut self, size: u64) -> Result<(), Error>;
        pub fn useragent(&mut self, useragent: &str) -> Result<(), Error>;
        pub fn http_headers(&mut self, list: List) -> Result<(), Error>;
        pub fn get(&mut self, enable: bool) -> Result<(), Error>;
        pub fn custom_request(&mut self, request: &str) -> Result<(), Error>;
        pub fn upload(&mut self, enable: bool) -> Result<(), Error>;
        #[builder(sets = "timeout")]
        pub fn timeout(&mut self, timeout: Duration) -> Result<(), Error>;
        #[builder(sets = "connect_timeout")]
        pub fn connect_timeout(&mut self, timeout: Duration) -> Result<(), Error>;
        pub fn response_code(&self) -> Result<u32, Error>;
        #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
        pub fn perform(&self) -> Result<(), Error>;
        pub fn transfer<'data, 'easy>(&'easy mut self) -> Transfer<'easy, 'data>;
        pub fn reset(&mut self);
    }

    impl<'easy, 'data> Transfer<'easy, 'data> {
        pub fn write_function<F>(&mut self, f: F) -> Result<(), Error>;
        pub fn read_function<F>(&mut self, f: F) -> Result<(), Error>;
        pub fn header_function<F>(&mut self, f: F) -> Result<(), Error>;
        #[blocks(http, instead = "reqwest::Client", shape = "spawn_blocking")]
        pub fn perform(&self) -> Result<(), Error>;
    }

    impl<'easy, 'data> Drop for Transfer<'easy, 'data> {}

    pub struct List;
    impl List {
        pub fn new() -> List;
        pub fn append(&mut self, data: &str) -> Result<(), Error>;
    }
    pub use super::Error;
}

pub struct Error;
impl std::error::Error for Error {}
