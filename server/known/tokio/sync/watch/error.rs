//! Errors of watch channels.

pub struct RecvError {}
impl Clone for RecvError {}

pub struct SendError<T>(pub T);
impl<T: Clone> Clone for SendError<T> {}
impl<T: Copy> Copy for SendError<T> {}
