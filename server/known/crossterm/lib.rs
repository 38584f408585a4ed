//! The terminal.

pub mod event {
    use std::io;
    use std::time::Duration;

    #[blocks(stdio, instead = "crossterm::event::EventStream")]
    pub fn read() -> io::Result<Event>;
    #[blocks(stdio, instead = "crossterm::event::EventStream", note = "for as long as the timeout")]
    pub fn poll(timeout: Duration) -> io::Result<bool>;

    #[derive(Clone)]
    pub enum Event { FocusGained, FocusLost, Key(KeyEvent), Mouse(MouseEvent), Paste(String), Resize(u16, u16) }
    #[derive(Clone)]
    pub struct KeyEvent;
    #[derive(Clone)]
    pub struct MouseEvent;
    pub struct EventStream;
    impl EventStream {
        pub fn new() -> EventStream;
    }
    impl futures_core::Stream for EventStream { type Item = io::Result<Event>; }
    impl futures_util::StreamExt for EventStream {
        #[cancel(safe, inferred)]
        #[waits(stdio)]
        fn next(&mut self) -> futures_util::stream::Next<'_, Self>;
    }
}
