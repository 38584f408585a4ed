//! Frames: a header that says how long the message is, and the message.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc;
use std::thread::{self, JoinHandle};

use serde_json::Value;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A longer message is not one.
const MOST_BYTES: u64 = 256 << 20;

/// A header line that is longer is none.
const LONGEST_LINE: u64 = 8 << 10;

/// What arrives.
pub(super) enum Frame {
    Message(Value),
    /// A frame without a message in it; the next one begins behind it.
    Broken(String),
    /// The client's process does not exist any more.
    Orphaned,
    End,
}

pub(super) struct Frames {
    sender: UnboundedSender<Frame>,
    receiver: UnboundedReceiver<Frame>,
}

impl Frames {
    pub async fn recv(&mut self) -> Option<Frame> {
        self.receiver.recv().await
    }

    /// For others who have something to say about the connection.
    pub fn sender(&self) -> UnboundedSender<Frame> {
        self.sender.clone()
    }
}

/// Reads on a thread of its own, as far ahead as the client writes: its typing bounds the queue.
pub(super) fn read(input: impl Read + Send + 'static) -> Frames {
    // wakeful: allow(unbounded_channel) -- a full queue would keep cancellations from being read
    let (sender, receiver) = unbounded_channel();
    let frames = sender.clone();
    let reading = thread::Builder::new().name("reader".to_owned());
    let started = reading.spawn(move || {
        let mut input = BufReader::new(input);
        loop {
            let frame = next(&mut input).unwrap_or(Frame::End);
            let is_last = matches!(frame, Frame::End);
            if frames.send(frame).is_err() || is_last {
                return;
            }
        }
    });
    if let Err(error) = started {
        tracing::error!("nothing can be read: {error}");
        let _ = sender.send(Frame::End);
    }
    Frames { sender, receiver }
}

/// The next frame; errors are those of the input.
fn next(input: &mut impl BufRead) -> io::Result<Frame> {
    let mut length = None;
    let mut any = false;
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            return Ok(Frame::End);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim();
        if line.is_empty() {
            // Empty lines between frames keep a connection alive.
            if any {
                break;
            }
            continue;
        }
        any = true;
        if let Some((name, value)) = line.split_once(':')
            && name.trim().eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse::<u64>().ok();
        }
    }
    let Some(length) = length else {
        return Ok(Frame::Broken("a header without a length".to_owned()));
    };
    if length > MOST_BYTES {
        let skipped = io::copy(&mut input.take(length), &mut io::sink())?;
        return Ok(match skipped == length {
            true => Frame::Broken(format!("{length} bytes are too many for one message")),
            false => Frame::End,
        });
    }
    // Memory follows what arrives, not what was announced.
    let mut bytes = Vec::new();
    if input.take(length).read_to_end(&mut bytes)? as u64 != length {
        return Ok(Frame::End);
    }
    Ok(match serde_json::from_slice(&bytes) {
        Ok(message) => Frame::Message(message),
        Err(error) => Frame::Broken(error.to_string()),
    })
}

/// The way to the client. Messages arrive in the order in which they were sent here.
#[derive(Clone)]
pub(in crate::lsp) struct Outbox {
    messages: mpsc::Sender<Option<Value>>,
}

impl Outbox {
    /// Never waits. Behind the end of the connection nothing is sent any more.
    pub fn send(&self, message: Value) {
        let _ = self.messages.send(Some(message));
    }
}

/// The thread that writes.
pub(in crate::lsp) struct Writer {
    messages: mpsc::Sender<Option<Value>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    /// Waits until everything that was sent is written; what is sent later is lost.
    pub fn finish(self) {
        let _ = self.messages.send(None);
        if let Some(thread) = self.thread {
            // It ends early only when the client does not read any more.
            let _ = thread.join();
        }
    }
}

pub(in crate::lsp) fn write(mut output: impl Write + Send + 'static) -> (Outbox, Writer) {
    let (messages, queue) = mpsc::channel::<Option<Value>>();
    let writing = thread::Builder::new().name("writer".to_owned());
    let thread = writing.spawn(move || {
        for message in queue {
            let Some(message) = message else { return };
            let text = message.to_string();
            let frame = format!("Content-Length: {}\r\n\r\n{text}", text.len());
            let written = output.write_all(frame.as_bytes());
            if written.and_then(|()| output.flush()).is_err() {
                return;
            }
        }
    });
    if let Err(error) = &thread {
        tracing::error!("nothing can be written: {error}");
    }
    let writer = Writer {
        messages: messages.clone(),
        thread: thread.ok(),
    };
    (Outbox { messages }, writer)
}
