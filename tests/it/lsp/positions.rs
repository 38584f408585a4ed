//! Positions as a client computes them, on its own.

use serde_json::{Value, json};

pub const ENCODINGS: [&str; 3] = ["utf-8", "utf-16", "utf-32"];

pub fn units(text: &str, encoding: &str) -> usize {
    match encoding {
        "utf-8" => text.len(),
        "utf-16" => text.encode_utf16().count(),
        _ => text.chars().count(),
    }
}

/// Of an offset in bytes, which must not stand between `\r` and `\n`.
pub fn position(text: &str, at: usize, encoding: &str) -> Value {
    let (mut line, mut start) = (0, 0);
    let bytes = text.as_bytes();
    for (i, byte) in bytes[..at].iter().enumerate() {
        if *byte == b'\n' || *byte == b'\r' && bytes.get(i + 1) != Some(&b'\n') {
            line += 1;
            start = i + 1;
        }
    }
    json!({ "line": line, "character": units(&text[start..at], encoding) })
}

pub fn range(text: &str, start: usize, end: usize, encoding: &str) -> Value {
    json!({ "start": position(text, start, encoding), "end": position(text, end, encoding) })
}
