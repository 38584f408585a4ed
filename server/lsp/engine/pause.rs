//! Who types is answered at once. Files that nobody looks at have time until there is a pause.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

/// As long as this nothing is typed.
const PAUSE: Duration = Duration::from_millis(150);

#[derive(Default)]
pub(super) struct Typing {
    last: Option<Instant>,
    /// Something is left to be done in the pause.
    is_awaited: bool,
}

impl Typing {
    pub fn goes_on(&mut self) {
        self.last = Some(Instant::now());
    }

    /// Whether work has to wait; a pause is then told by [`next`](Self::next).
    pub fn has_to_pause(&mut self) -> bool {
        let waits = self.last.is_some_and(|it| it.elapsed() < PAUSE);
        self.is_awaited |= waits;
        waits
    }

    pub fn is_pause_awaited(&self) -> bool {
        self.is_awaited
    }

    /// The next message, or none when there is a pause that was waited for; `None` when nobody can
    /// send any more.
    pub fn next<T>(&mut self, messages: &Receiver<T>) -> Option<Option<T>> {
        let last = self.last.filter(|_| self.is_awaited);
        let Some(last) = last else {
            return messages.recv().ok().map(Some);
        };
        match messages.recv_timeout(PAUSE.saturating_sub(last.elapsed())) {
            Ok(message) => Some(Some(message)),
            Err(RecvTimeoutError::Timeout) => {
                *self = Self::default();
                Some(None)
            }
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// All is looked at again, and may have to wait again.
    pub fn begin(&mut self) {
        self.is_awaited = false;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn a_pause_is_told_once_to_who_awaits_it() {
        let (sender, messages) = channel();
        let mut typing = Typing::default();
        assert!(!typing.has_to_pause());
        typing.goes_on();
        assert!(typing.has_to_pause());
        sender.send('a').expect("it is listened to");
        assert_eq!(typing.next(&messages), Some(Some('a')));
        assert!(typing.is_pause_awaited());
        assert_eq!(typing.next(&messages), Some(None));
        assert!(!typing.is_pause_awaited());
        assert!(!typing.has_to_pause());
        drop(sender);
        assert_eq!(typing.next(&messages), None);
    }
}
