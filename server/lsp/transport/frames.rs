//! Frames: a header that says how long the message is, and the message.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use serde_json::Value;
use tokio::sync::Notify;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// A longer message is not one.
const MOST_BYTES: u64 = 256 << 20;

/// A header line that is longer is none.
const LONGEST_LINE: usize = 8 << 10;

/// A client that has not read its last messages by then does not read any more.
const PATIENCE: Duration = Duration::from_secs(5);

/// What arrives.
#[derive(Debug, PartialEq)]
pub(super) enum Frame {
    Message(Value),
    /// A frame without a message in it; the next one begins behind it.
    Broken(Broken),
    /// The client's process does not exist any more, or does not read.
    Orphaned,
    End,
}

#[derive(Debug, PartialEq)]
pub(super) struct Broken {
    pub error: String,
    /// The document whose change this seems to be.
    pub document: Option<Changed>,
}

/// A document that a message was to open, to change or to close.
#[derive(Debug, PartialEq)]
pub(in crate::lsp) struct Changed {
    pub uri: String,
    pub opens: bool,
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
        let mut input = Input {
            bytes: BufReader::new(input),
            surplus: 0,
        };
        loop {
            let frame = input.next().unwrap_or(Frame::End);
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

struct Input<R> {
    bytes: R,
    /// The bytes of a message that is too long, still to be passed over.
    surplus: u64,
}

impl<R: BufRead> Input<R> {
    /// Errors are those of the input itself.
    fn next(&mut self) -> io::Result<Frame> {
        let surplus = std::mem::take(&mut self.surplus);
        io::copy(&mut self.bytes.by_ref().take(surplus), &mut io::sink())?;
        let mut length = None;
        let mut any = false;
        let mut line = Vec::new();
        loop {
            if !self.line(&mut line)? {
                return Ok(Frame::End);
            }
            let line = String::from_utf8_lossy(&line);
            let line = line.trim();
            if !line.is_empty() {
                any = true;
                length = announced(line).or(length);
            } else if any {
                break;
            }
            // Empty lines between frames keep a connection alive.
        }
        let Some(length) = length else {
            return Ok(broken("a header without a length", None));
        };
        if length > MOST_BYTES {
            // Told before it is passed over: nobody knows whether that many will come.
            self.surplus = length;
            let error = format!("{length} bytes are too many for one message");
            return Ok(broken(error, None));
        }
        // Memory follows what arrives, not what was announced.
        let mut bytes = Vec::new();
        if self.bytes.by_ref().take(length).read_to_end(&mut bytes)? as u64 != length {
            return Ok(Frame::End);
        }
        Ok(match serde_json::from_slice(&bytes) {
            Ok(message) => Frame::Message(message),
            Err(error) => broken(error.to_string(), document(&bytes)),
        })
    }

    /// A line, or the last bytes of one that is long; false at the end.
    fn line(&mut self, line: &mut Vec<u8>) -> io::Result<bool> {
        line.clear();
        loop {
            let mut some = self.bytes.by_ref().take(LONGEST_LINE as u64);
            if some.read_until(b'\n', line)? == 0 {
                return Ok(false);
            }
            if line.ends_with(b"\n") {
                return Ok(true);
            }
            line.drain(..line.len().saturating_sub(LONGEST_LINE));
        }
    }
}

/// The length that a header line tells. Behind a message that was longer than its header said, the
/// rest of it stands in the same line.
fn announced(line: &str) -> Option<u64> {
    const NAME: &str = "content-length";
    let at = line.to_ascii_lowercase().rfind(NAME)?;
    let (before, rest) = line.split_at(at);
    if before.ends_with(|it: char| it.is_ascii_alphanumeric() || it == '-') {
        return None;
    }
    let value = rest[NAME.len()..].trim_start().strip_prefix(':')?;
    value.trim().parse().ok()
}

/// Which document a message was to change, as far as one can see in something that is no JSON.
fn document(bytes: &[u8]) -> Option<Changed> {
    let text = String::from_utf8_lossy(bytes);
    let is = |it: &str| text.contains(&format!("\"textDocument/{it}\""));
    let opens = is("didOpen");
    if !opens && !is("didChange") && !is("didClose") {
        return None;
    }
    // Quotes in the text of a document are escaped, so these stand outside of it.
    let (_, params) = text.split_once("\"textDocument\"")?;
    let (_, uri) = params.split_once("\"uri\"")?;
    let uri = uri.split('"').nth(1)?;
    let uri = uri.replace("\\/", "/");
    Some(Changed { uri, opens })
}

fn broken(error: impl Into<String>, document: Option<Changed>) -> Frame {
    Frame::Broken(Broken {
        error: error.into(),
        document,
    })
}

/// The way to the client. Messages arrive in the order in which they were sent here; but before the
/// client knows what we can do, the protocol allows nothing but answers, and the rest waits.
#[derive(Clone)]
pub(in crate::lsp) struct Outbox {
    letters: mpsc::Sender<Letter>,
    lost: Arc<Notify>,
}

/// What the thread that writes is given.
enum Letter {
    Answer(String),
    /// Whatever is no answer.
    Other(String),
    /// The answer to `initialize` is on its way, and with it whatever comes next.
    Open,
    End,
}

impl Outbox {
    /// Never waits. Behind the end of the connection nothing is sent any more.
    pub fn send(&self, message: Value) {
        self.send_text(message.to_string());
    }

    /// A message as it is written.
    pub fn send_text(&self, message: String) {
        let _ = self.letters.send(Letter::Other(message));
    }

    pub(super) fn answer(&self, message: Value) {
        let _ = self.letters.send(Letter::Answer(message.to_string()));
    }

    /// Nothing need wait any more.
    pub(in crate::lsp) fn open(&self) {
        let _ = self.letters.send(Letter::Open);
    }

    /// Told when the client does not read any more.
    pub(super) fn lost(&self) -> Arc<Notify> {
        Arc::clone(&self.lost)
    }
}

/// The thread that writes.
pub(in crate::lsp) struct Writer {
    letters: mpsc::Sender<Letter>,
    /// Closed by the thread when it ends.
    ended: mpsc::Receiver<()>,
}

impl Writer {
    /// Waits until everything that was sent is written; what is sent later is lost.
    pub fn finish(self) {
        let _ = self.letters.send(Letter::End);
        // A client that is alive and does not read must not keep us.
        let _ = self.ended.recv_timeout(PATIENCE);
    }
}

pub(in crate::lsp) fn write(mut output: impl Write + Send + 'static) -> (Outbox, Writer) {
    let (letters, queue) = mpsc::channel();
    let (running, ended) = mpsc::channel();
    let lost = Arc::new(Notify::new());
    let outbox = Outbox {
        letters: letters.clone(),
        lost: Arc::clone(&lost),
    };
    let writing = thread::Builder::new().name("writer".to_owned());
    let started = writing.spawn(move || {
        let _running: mpsc::Sender<()> = running;
        if write_all(&mut output, queue).is_err() {
            lost.notify_one();
        }
    });
    if let Err(error) = started {
        tracing::error!("nothing can be written: {error}");
        outbox.lost.notify_one();
    }
    (outbox, Writer { letters, ended })
}

/// Until the end is sent, or nothing can be written any more.
fn write_all(output: &mut impl Write, queue: mpsc::Receiver<Letter>) -> io::Result<()> {
    let mut waiting = Some(Vec::new());
    for letter in queue {
        match (letter, &mut waiting) {
            (Letter::End, _) => return Ok(()),
            (Letter::Other(text), Some(waiting)) => waiting.push(text),
            (Letter::Answer(text) | Letter::Other(text), _) => write_one(output, &text)?,
            (Letter::Open, waiting) => {
                let texts = waiting.take().into_iter().flatten();
                texts
                    .into_iter()
                    .try_for_each(|it| write_one(output, &it))?;
            }
        }
    }
    Ok(())
}

fn write_one(output: &mut impl Write, text: &str) -> io::Result<()> {
    write!(output, "Content-Length: {}\r\n\r\n", text.len())?;
    output.write_all(text.as_bytes())?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// What is read of some bytes, up to the end.
    fn read(bytes: &[u8]) -> Vec<Frame> {
        // A reader that gives one byte at a time, as a slow pipe may.
        let bytes = BufReader::with_capacity(1, bytes);
        let mut input = Input { bytes, surplus: 0 };
        let mut out = Vec::new();
        loop {
            match input.next().expect("bytes have no errors") {
                Frame::End => return out,
                frame => out.push(frame),
            }
        }
    }

    fn frame(text: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{text}", text.len())
    }

    fn errors(frames: &[Frame]) -> Vec<bool> {
        let is_broken = |it: &Frame| matches!(it, Frame::Broken(_));
        frames.iter().map(is_broken).collect()
    }

    fn one() -> Frame {
        Frame::Message(json!({ "a": "ä" }))
    }

    const ONE: &str = r#"{"a":"ä"}"#;

    #[test]
    fn headers_are_read_in_any_dress() {
        let length = ONE.len();
        let headers = [
            format!("Content-Length: {length}\r\n\r\n"),
            format!("content-length:{length}\n\n"),
            format!("CONTENT-LENGTH : {length} \r\nX-Content-Length: 3\r\n\r\n"),
            format!(
                "Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: {length}\r\n\r\n"
            ),
            format!("\r\n\r\n\r\nContent-Length: {length}\r\n\r\n"),
        ];
        for header in headers {
            assert_eq!(
                read(format!("{header}{ONE}").as_bytes()),
                [one()],
                "{header}"
            );
        }
    }

    #[test]
    fn what_is_broken_is_passed_over() {
        let bad = [
            "{\"a\":",
            "",
            "\u{feff}{}",
            "{\"a\":\"\\ud800\"}",
            &"[".repeat(1000),
        ];
        for text in bad {
            let frames = read(format!("{}{}", frame(text), frame(ONE)).as_bytes());
            assert_eq!(errors(&frames), [true, false], "{text}");
        }
        let mut bytes = b"Content-Length: 3\r\n\r\n\"\xff\"".to_vec();
        bytes.extend(frame(ONE).bytes());
        assert_eq!(errors(&read(&bytes)), [true, false]);
    }

    #[test]
    fn a_wrong_header_costs_no_more_than_its_neighbours() {
        let good = frame(ONE);
        let wrong = [
            format!("nonsense\r\n\r\n{good}"),
            format!("Content-Length: many\r\n\r\n{ONE}{good}"),
            format!("Content-Length: 99999999999999999999\r\n\r\n{ONE}{good}"),
            format!("Content-Length: -1\r\n\r\n{ONE}{good}"),
            // Too short: the rest stands in front of the next header.
            format!("Content-Length: 4\r\n\r\n{ONE}{good}"),
            format!(
                "Content-Length: 4\r\n\r\n{}{good}",
                "}".repeat(3 * LONGEST_LINE - 9)
            ),
            // Too long: the next one is lost.
            format!("Content-Length: {}\r\n\r\n{ONE}{good}{good}", ONE.len() + 5),
        ];
        for text in wrong {
            let frames = read(text.as_bytes());
            assert_eq!(frames.last(), Some(&one()), "{text:.99}");
            assert!(matches!(frames[0], Frame::Broken(_)), "{text:.99}");
        }
    }

    #[test]
    fn what_is_too_long_is_told_and_passed_over() {
        let length = MOST_BYTES + 1;
        let header = format!("Content-Length: {length}\r\n\r\n");
        let body = io::repeat(b'x').take(length);
        let next = frame(ONE);
        let bytes = header.as_bytes().chain(body).chain(next.as_bytes());
        let mut input = Input {
            bytes: BufReader::with_capacity(1 << 20, bytes),
            surplus: 0,
        };
        assert!(matches!(input.next(), Ok(Frame::Broken(_))));
        assert_eq!(input.next().ok(), Some(one()));
        assert_eq!(input.next().ok(), Some(Frame::End));
    }

    #[test]
    fn a_frame_that_ends_early_is_the_end() {
        assert_eq!(read(b"Content-Length: 9"), []);
        assert_eq!(read(b"Content-Length: 9\r\n\r\n{}"), []);
    }

    #[test]
    fn broken_messages_tell_whose_they_are() {
        let of = |text: &str| document(text.as_bytes()).map(|it| (it.uri, it.opens));
        let change = r#"{"method":"textDocument/didChange","params":{"textDocument":{"version":2, "uri" : "file:\/\/\/a.rs"},"contentChanges":[{"text":"\ud800"}]}}"#;
        assert_eq!(of(change), Some(("file:///a.rs".to_owned(), false)));
        // The same in another order, and a text that speaks of another.
        let open = r#"{"params":{"textDocument":{"text":"{\"textDocument\":{\"uri\":\"b\"}}","uri":"c"}},"method":"textDocument/didOpen""#;
        assert_eq!(of(open), Some(("c".to_owned(), true)));
        let hover = r#"{"method":"textDocument/hover","params":{"textDocument":{"uri":"d"}}"#;
        assert_eq!(of(hover), None);
    }
}
