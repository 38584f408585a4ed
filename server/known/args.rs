//! Reads what stands between the parentheses of an attribute: `word, name = "text", tier = 1`.

use super::words::Word;
use crate::ir::Name;

/// The arguments of one attribute; what is read is taken out, what remains is an error.
pub(super) struct Args {
    rest: Vec<Arg>,
    pub(super) errors: Vec<String>,
}

struct Arg {
    name: Option<Name>,
    value: Value,
}

#[derive(Debug)]
enum Value {
    Word(Name),
    Text(Name),
    Number(u32),
}

impl Args {
    pub(super) fn parse(source: &str) -> Self {
        let mut args = Self {
            rest: Vec::new(),
            errors: Vec::new(),
        };
        for part in split(source) {
            let (name, value) = match part.split_once('=') {
                Some((name, value)) if !name.contains('"') => (Some(name.trim()), value.trim()),
                _ => (None, part),
            };
            match Value::parse(value) {
                Some(value) => args.rest.push(Arg {
                    name: name.map(Name::new),
                    value,
                }),
                None => args.errors.push(format!("cannot read `{part}`")),
            }
        }
        args
    }

    /// The first argument without a name, if it is one of `W`'s words.
    pub(super) fn word<W: Word>(&mut self) -> Option<W> {
        let found = self.rest.iter().enumerate().find_map(|(at, it)| {
            let Value::Word(word) = &it.value else {
                return None;
            };
            let word = W::from_word(word).filter(|_| it.name.is_none())?;
            Some((at, word))
        });
        let (at, word) = found?;
        self.rest.remove(at);
        Some(word)
    }

    /// Like [`Args::word`], and an error when it is missing.
    pub(super) fn needed_word<W: Word>(&mut self) -> Option<W> {
        let found = self.word();
        if found.is_none() {
            let words: Vec<_> = W::ALL.iter().map(|it| it.as_str()).collect();
            self.errors
                .push(format!("one of {} is needed", words.join(", ")));
        }
        found
    }

    /// `name = "word"`
    pub(super) fn named_word<W: Word>(&mut self, name: &str) -> Option<W> {
        let text = self.text(name)?;
        let found = W::from_word(&text);
        if found.is_none() {
            self.errors.push(format!("`{name}` cannot be `{text}`"));
        }
        found
    }

    /// `name = "text"`
    pub(super) fn text(&mut self, name: &str) -> Option<Name> {
        let at = self.rest.iter().position(|it| {
            it.name.as_deref() == Some(name) && matches!(it.value, Value::Text(_))
        })?;
        match self.rest.remove(at).value {
            Value::Text(text) => Some(text),
            Value::Word(_) | Value::Number(_) => None,
        }
    }

    /// The first text without a name.
    pub(super) fn plain_text(&mut self) -> Option<Name> {
        let at = self
            .rest
            .iter()
            .position(|it| it.name.is_none() && matches!(it.value, Value::Text(_)))?;
        match self.rest.remove(at).value {
            Value::Text(text) => Some(text),
            Value::Word(_) | Value::Number(_) => None,
        }
    }

    /// `name = 1`
    pub(super) fn number(&mut self, name: &str) -> Option<u32> {
        let at = self.rest.iter().position(|it| {
            it.name.as_deref() == Some(name) && matches!(it.value, Value::Number(_))
        })?;
        match self.rest.remove(at).value {
            Value::Number(number) => Some(number),
            Value::Word(_) | Value::Text(_) => None,
        }
    }

    /// Whether the bare word is there.
    pub(super) fn flag(&mut self, name: &str) -> bool {
        let at = self.rest.iter().position(
            |it| matches!(&it.value, Value::Word(word) if it.name.is_none() && word == name),
        );
        at.is_some_and(|at| {
            self.rest.remove(at);
            true
        })
    }

    pub(super) fn ignore_rest(&mut self) {
        self.rest.clear();
        self.errors.clear();
    }

    /// What went wrong, and what nobody asked for.
    pub(super) fn finish(mut self) -> Vec<String> {
        for arg in self.rest {
            self.errors.push(match arg.name {
                Some(name) => {
                    format!("`{name}` has no place here, or its value has the wrong form")
                }
                None => format!("{:?} has no place here", arg.value),
            });
        }
        self.errors
    }
}

impl Value {
    fn parse(source: &str) -> Option<Self> {
        if let Some(text) = source.strip_prefix('"') {
            let text = text.strip_suffix('"')?;
            return Some(Self::Text(text.replace("\\\"", "\"").into()));
        }
        if let Ok(number) = source.parse() {
            return Some(Self::Number(number));
        }
        let is_word = !source.is_empty()
            && source
                .chars()
                .all(|it| it == '_' || it.is_ascii_alphanumeric());
        is_word.then(|| Self::Word(source.into()))
    }
}

/// At commas outside of texts; empty parts are left out.
fn split(source: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut start, mut in_text, mut escaped) = (0, false, false);
    for (at, c) in source.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => in_text = !in_text,
            ',' if !in_text => {
                parts.push(source[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(source[start..].trim());
    parts.retain(|it| !it.is_empty());
    parts
}
