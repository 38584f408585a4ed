//! Literals: numbers with their suffixes, strings with their escapes.

use crate::syntax::SyntaxKind::{self, *};

use crate::ir::{Literal, Name};

pub(super) fn literal(kind: SyntaxKind, text: &str) -> Literal {
    match kind {
        INT_NUMBER => int(text),
        FLOAT_NUMBER => Literal::Float(suffix_of_decimal(text)),
        STRING => Literal::Str(string(text)),
        BYTE_STRING => Literal::ByteStr,
        C_STRING => Literal::CStr,
        CHAR => Literal::Char,
        BYTE => Literal::Byte,
        _ => Literal::Bool(kind == TRUE_KW),
    }
}

fn int(text: &str) -> Literal {
    let bytes = text.as_bytes();
    let (radix, digits) = match bytes {
        [b'0', b'x', ..] => (16, &text[2..]),
        [b'0', b'o', ..] => (8, &text[2..]),
        [b'0', b'b', ..] => (2, &text[2..]),
        _ => (10, text),
    };
    let end = digits
        .find(|it: char| it != '_' && !it.is_digit(radix))
        .unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    if radix == 10 && (suffix.starts_with('f') || suffix.starts_with(['e', 'E'])) {
        return Literal::Float(suffix_of_decimal(text));
    }
    let mut value = Some(0_u128);
    for digit in digits.chars().filter_map(|it| it.to_digit(radix)) {
        value = value
            .and_then(|it| it.checked_mul(radix.into()))
            .and_then(|it| it.checked_add(digit.into()));
    }
    Literal::Int(value, non_empty(suffix))
}

/// The suffix of `1.5f32`, `1e3_f64`.
fn suffix_of_decimal(text: &str) -> Option<Name> {
    non_empty(&text[text.find('f')?..])
}

fn non_empty(text: &str) -> Option<Name> {
    (!text.is_empty()).then(|| Name::new(text))
}

/// What a string literal contains, without quotes and suffix, escapes replaced.
fn string(text: &str) -> Name {
    let (content, raw) = content(text);
    if raw || !content.contains('\\') {
        return Name::new(content);
    }
    let mut out = String::with_capacity(content.len());
    let mut rest = content;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = unescape(&rest[at + 1..], &mut out);
    }
    out.push_str(rest);
    out.into()
}

/// Reads one escape behind its backslash, and returns what follows it.
fn unescape<'t>(text: &'t str, out: &mut String) -> &'t str {
    let mut chars = text.chars();
    match chars.next() {
        Some('n') => out.push('\n'),
        Some('r') => out.push('\r'),
        Some('t') => out.push('\t'),
        Some('0') => out.push('\0'),
        Some('\n' | '\r') => return chars.as_str().trim_start(),
        Some('x') => {
            let value = text
                .get(1..3)
                .and_then(|it| u8::from_str_radix(it, 16).ok());
            let Some(value) = value else {
                return chars.as_str();
            };
            out.push(char::from(value));
            return &text[3..];
        }
        Some('u') => {
            let Some((digits, rest)) = chars
                .as_str()
                .strip_prefix('{')
                .and_then(|it| it.split_once('}'))
            else {
                return chars.as_str();
            };
            let value = u32::from_str_radix(&digits.replace('_', ""), 16);
            out.extend(value.ok().and_then(char::from_u32));
            return rest;
        }
        Some(other) => out.push(other),
        None => {}
    }
    chars.as_str()
}

/// What stands between the quotes of a string literal, and whether it is raw.
fn content(text: &str) -> (&str, bool) {
    let (open, content, raw) = split(text);
    (&text[open..open + content], raw)
}

/// Where the content begins, its length, and whether the literal is raw.
fn split(text: &str) -> (usize, usize, bool) {
    let hashes = text
        .strip_prefix('r')
        .map(|it| it.bytes().take_while(|it| *it == b'#').count());
    let raw = hashes.is_some();
    let open = hashes.map_or(0, |it| it + 1) + 1;
    if text.len() < open {
        return (text.len(), 0, raw);
    }
    // An unterminated literal has no closing quote.
    let close = text.rfind('"').filter(|it| *it >= open);
    (open, close.unwrap_or(text.len()) - open, raw)
}

/// The names in `{name}` and `{name:…}` of a format string, and in `{:name$}`, with their offset
/// in the literal.
pub(super) fn format_captures(text: &str) -> Vec<(usize, &str)> {
    let (open, len, raw) = split(text);
    let mut names = Vec::new();
    let content = &text[..open + len];
    let bytes = content.as_bytes();
    let mut at = open;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if !raw => {
                at += 2;
                // `\u{…}` has braces of its own.
                if bytes.get(at - 1) == Some(&b'u') && bytes.get(at) == Some(&b'{') {
                    at += content[at..].find('}').unwrap_or(0);
                }
            }
            b'{' if bytes.get(at + 1) == Some(&b'{') => at += 2,
            b'{' => {
                let start = at + 1;
                let end = content[start..]
                    .find('}')
                    .map_or(content.len(), |it| start + it);
                placeholder(content, start, end, &mut names);
                at = end;
            }
            _ => at += 1,
        }
    }
    names
}

/// `name`, `name:spec`, `:>width$.precision$`.
fn placeholder<'t>(content: &'t str, start: usize, end: usize, names: &mut Vec<(usize, &'t str)>) {
    let colon = content[start..end].find(':').map_or(end, |it| start + it);
    let name = content[start..colon].trim();
    if is_identifier(name) {
        let skipped = content[start..colon].len() - content[start..colon].trim_start().len();
        names.push((start + skipped, name));
    }
    let mut from = colon;
    while let Some(dollar) = content[from..end].find('$').map(|it| from + it) {
        let before = &content[from..dollar];
        let width = before
            .chars()
            .rev()
            .take_while(|it| *it == '_' || it.is_alphanumeric())
            .map(char::len_utf8)
            .sum::<usize>();
        // `0width$` pads with zeros.
        let name = before[before.len() - width..].trim_start_matches('0');
        if is_identifier(name) {
            names.push((dollar - name.len(), name));
        }
        from = dollar + 1;
    }
}

fn is_identifier(name: &str) -> bool {
    name.starts_with(|it: char| it == '_' || it.is_alphabetic())
        && name.chars().all(|it| it == '_' || it.is_alphanumeric())
        && name != "_"
}
