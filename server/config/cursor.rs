//! What may be written at a place of a configuration, read from the characters in front of it, so
//! that a half-written file gives the same answer as a whole one.

use std::path::Path;

use super::keys::{self, KEYS, Key, Kind, OVERRIDE_KEYS};
use super::{MANIFEST, is_config};
use crate::options::Declared;
use crate::rules::{self, Rule};
use crate::text::Span;

/// What belongs somewhere, without what is there already.
#[derive(Debug)]
pub enum Expected {
    Keys(Vec<&'static Key>),
    Rules(Vec<&'static Rule>),
    Options(Vec<Declared>),
    /// One of [`severities`](super::severities).
    Severity,
    /// `true` or `false`.
    Flag,
}

/// The word around an offset, in bytes, and what belongs in its place; `bare` when it is a value
/// that has no quotes yet.
#[derive(Debug)]
pub struct Word {
    pub span: Span,
    pub expected: Expected,
    pub bare: bool,
}

/// `None` where nothing of ours belongs.
pub fn expected(path: &Path, text: &str, offset: u32) -> Option<Word> {
    let (word, place, given) = place(path, text, offset)?;
    let other = |name: &str| name == word.of(text) || !given.iter().any(|it| it == name);
    let expected = match place.in_value {
        false => place.names(other)?,
        true => match place.value()? {
            Kind::Rules if place.in_array => Expected::Rules(rules_with(other)),
            Kind::Severities => Expected::Severity,
            Kind::Flag => Expected::Flag,
            _ => return None,
        },
    };
    Some(Word {
        span: word,
        expected,
        bare: place.in_value && !place.in_string,
    })
}

/// The rule that is named at an offset.
pub fn rule_at(path: &Path, text: &str, offset: u32) -> Option<(Span, &'static Rule)> {
    let word = expected(path, text, offset)?;
    let rule = rules::by_id(word.span.of(text))?;
    matches!(word.expected, Expected::Rules(_)).then_some((word.span, rule))
}

/// The key at an offset.
pub fn key_at(path: &Path, text: &str, offset: u32) -> Option<(Span, &'static Key)> {
    let word = expected(path, text, offset)?;
    let Expected::Keys(keys) = word.expected else {
        return None;
    };
    let name = word.span.of(text);
    let key = keys.into_iter().find(|it| it.name == name)?;
    Some((word.span, key))
}

/// The option that is named at an offset.
pub fn option_at(path: &Path, text: &str, offset: u32) -> Option<(Span, Declared)> {
    let word = expected(path, text, offset)?;
    let Expected::Options(options) = word.expected else {
        return None;
    };
    let name = word.span.of(text);
    let option = options.into_iter().find(|it| it.name() == name)?;
    Some((word.span, option))
}

fn rules_with(other: impl Fn(&str) -> bool) -> Vec<&'static Rule> {
    rules::all().iter().filter(|it| other(it.id)).collect()
}

#[derive(Debug, Default)]
struct Place {
    /// The names of the tables and keys that lead here.
    path: Vec<String>,
    in_header: bool,
    in_value: bool,
    in_string: bool,
    in_array: bool,
}

impl Place {
    /// The names that belong here and are not there yet.
    fn names(&self, other: impl Fn(&str) -> bool) -> Option<Expected> {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let inner = match path.as_slice() {
            [keys::OVERRIDES, inner @ ..] => inner,
            all => all,
        };
        let is_table =
            |it: &Key| matches!(it.kind, Kind::Severities | Kind::Options | Kind::Overrides);
        let keys = |keys: &'static [Key]| {
            let keys = keys.iter().filter(|it| other(it.name));
            Expected::Keys(keys.filter(|it| !self.in_header || is_table(it)).collect())
        };
        Some(match inner {
            [] if path.is_empty() => keys(KEYS),
            [] => keys(OVERRIDE_KEYS),
            [keys::OPTIONS] => {
                let mut rules = rules_with(other);
                rules.retain(|it| !it.options.is_empty());
                Expected::Rules(rules)
            }
            // What follows is no table.
            _ if self.in_header => return None,
            [keys::SEVERITY] => Expected::Rules(rules_with(other)),
            [keys::OPTIONS, rule] => {
                let options = rules::by_id(rule)?.options.iter();
                let options = options.copied().filter(|it| other(it.name()));
                Expected::Options(options.collect())
            }
            _ => return None,
        })
    }

    /// What the value here is made of.
    fn value(&self) -> Option<Kind> {
        let path: Vec<&str> = self.path.iter().map(String::as_str).collect();
        let kind = |keys: &[Key], name: &str| Some(keys.iter().find(|it| it.name == name)?.kind);
        match path.as_slice() {
            [name] => kind(KEYS, name).filter(|it| !matches!(it, Kind::Severities | Kind::Options)),
            [keys::SEVERITY, _] | [keys::OVERRIDES, keys::SEVERITY, _] => Some(Kind::Severities),
            [keys::OVERRIDES, name] => kind(OVERRIDE_KEYS, name)
                .filter(|it| !matches!(it, Kind::Severities | Kind::Options)),
            _ => None,
        }
    }
}

/// The word, where it stands, and its siblings.
fn place(path: &Path, text: &str, offset: u32) -> Option<(Span, Place, Vec<String>)> {
    if !is_config(path) {
        return None;
    }
    let offset = (offset as usize).min(text.len());
    let is_word = |it: char| it.is_alphanumeric() || it == '_' || it == '-';
    let start = text.get(..offset)?.trim_end_matches(is_word).len();
    let rest = &text[offset..];
    let end = text.len() - rest.trim_start_matches(is_word).len();
    let mut scan = Scan::default();
    for it in text[..start].chars() {
        scan.step(it);
    }
    if scan.in_comment {
        return None;
    }
    let mut place = scan.place();
    if path.ends_with(MANIFEST) {
        let prefix = place.path.get(..3)?;
        let ours = prefix[1..] == ["metadata", "wakeful"]
            && matches!(prefix[0].as_str(), "workspace" | "package");
        if !ours {
            return None;
        }
        place.path.drain(..3);
    }
    // The same rule may have a table here and another in an override.
    let mut given = match place.in_header {
        true => Vec::new(),
        false => scan.given(),
    };
    if !place.in_header {
        given.extend(behind(&text[end..], place.in_array));
    }
    Some((Span::new(start as u32, end as u32), place, given))
}

/// Names of the rest of a list, or of the rest of a table.
fn behind(rest: &str, in_array: bool) -> Vec<String> {
    let owned = |it: &str| it.trim().trim_matches(['"', '\'']).to_owned();
    if in_array {
        let end = rest.find(']').unwrap_or(rest.len());
        return rest[..end].split(',').skip(1).map(owned).collect();
    }
    let lines = rest.lines().skip(1);
    let lines = lines.take_while(|it| !it.trim_start().starts_with('['));
    let keys = lines.filter_map(|it| it.split_once('=').map(|it| owned(it.0)));
    keys.collect()
}

/// Reads characters one after the other.
#[derive(Debug, Default)]
struct Scan {
    header: Vec<String>,
    in_header: bool,
    in_comment: bool,
    quote: Option<char>,
    /// What was read since the last thing that ended a name or a value.
    pending: String,
    /// The keys behind whose `=` we are, and the brackets around them.
    open: Vec<Open>,
    /// Keys of the table of the header.
    keys: Vec<String>,
}

#[derive(Debug)]
enum Open {
    /// Behind a `=`.
    Value(Vec<String>),
    Array(Vec<String>),
    /// An inline table, and its keys.
    Table(Vec<String>),
}

impl Scan {
    fn step(&mut self, it: char) {
        if self.in_comment {
            self.in_comment = it != '\n';
            if self.in_comment {
                return;
            }
        }
        if let Some(quote) = self.quote {
            // An end of line ends what was not closed.
            if it == quote || it == '\n' {
                self.quote = None;
            } else {
                self.pending.push(it);
            }
            if it != '\n' {
                return;
            }
        }
        match it {
            '#' if !self.in_header => self.in_comment = true,
            '"' | '\'' if self.pending.trim().is_empty() || self.pending.ends_with('.') => {
                self.quote = Some(it);
            }
            '"' | '\'' => {}
            '\n' => self.end_of_line(),
            ']' if self.in_header => {}
            '[' if self.in_header => {}
            '[' if self.open.is_empty() => {
                self.in_header = true;
                self.pending.clear();
            }
            '[' => self.open.push(Open::Array(Vec::new())),
            '{' => {
                self.open.push(Open::Table(Vec::new()));
                self.pending.clear();
            }
            '=' if !self.in_header && !matches!(self.open.last(), Some(Open::Value(_))) => {
                let path = names(&std::mem::take(&mut self.pending));
                let keys = match self.open.last_mut() {
                    Some(Open::Table(keys)) => keys,
                    _ => &mut self.keys,
                };
                keys.extend(path.first().cloned());
                self.open.push(Open::Value(path));
            }
            ',' => self.comma(),
            ']' => self.close(|it| matches!(it, Open::Array(_))),
            '}' => self.close(|it| matches!(it, Open::Table(_))),
            _ => self.pending.push(it),
        }
    }

    fn end_of_line(&mut self) {
        if self.in_header {
            self.in_header = false;
            self.header = names(&std::mem::take(&mut self.pending));
            self.keys.clear();
        } else if matches!(self.open.as_slice(), [Open::Value(_)] | []) {
            self.open.clear();
            self.pending.clear();
        }
    }

    fn comma(&mut self) {
        if matches!(self.open.as_slice(), [.., Open::Table(_), Open::Value(_)]) {
            self.open.pop();
        }
        let word = std::mem::take(&mut self.pending);
        if let Some(Open::Array(values)) = self.open.last_mut() {
            values.push(word.trim().to_owned());
        }
    }

    fn close(&mut self, what: impl Fn(&Open) -> bool) {
        if let Some(at) = self.open.iter().rposition(what) {
            self.open.truncate(at);
        }
        self.pending.clear();
    }

    fn place(&self) -> Place {
        if self.in_header {
            let mut path = names(&self.pending);
            path.pop();
            return Place {
                path,
                in_header: true,
                ..Place::default()
            };
        }
        let mut path = self.header.clone();
        for open in &self.open {
            if let Open::Value(names) = open {
                path.extend(names.iter().cloned());
            }
        }
        let in_value = matches!(self.open.last(), Some(Open::Value(_) | Open::Array(_)));
        if !in_value && self.pending.contains('.') {
            let mut before = names(&self.pending);
            before.retain(|it| !it.is_empty());
            path.extend(before);
        }
        Place {
            path,
            in_header: false,
            in_value,
            in_string: self.quote.is_some(),
            in_array: matches!(self.open.last(), Some(Open::Array(_))),
        }
    }

    fn given(&self) -> Vec<String> {
        match self.open.last() {
            Some(Open::Array(values)) => values.clone(),
            Some(Open::Table(keys)) => keys.clone(),
            _ => self.keys.clone(),
        }
    }
}

/// The parts of `a.b.c`.
fn names(dotted: &str) -> Vec<String> {
    let parts = dotted.split('.').map(|it| it.trim());
    parts
        .map(|it| it.trim_matches(['"', '\'']).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` is the cursor. The word, `"` in front if it needs quotes, and what is offered: the first
    /// and the number.
    fn offered(file: &str, text: &str) -> Option<String> {
        let offset = text.find('|').expect("a cursor") as u32;
        let text = text.replace('|', "");
        let found = expected(Path::new(file), &text, offset)?;
        let word = found.span.of(&text);
        let quotes = if found.bare { "\"" } else { "" };
        let names: Vec<&str> = match found.expected {
            Expected::Keys(keys) => keys.iter().map(|it| it.name).collect(),
            Expected::Rules(rules) => {
                return Some(format!(
                    "{quotes}{word}: rules but {}",
                    rules::all().len() - rules.len()
                ));
            }
            Expected::Options(options) => options.iter().map(|it| it.name()).collect(),
            Expected::Severity => return Some(format!("{quotes}{word}: severity")),
            Expected::Flag => return Some(format!("{quotes}{word}: flag")),
        };
        Some(format!("{quotes}{word}: {}", names.join(" ")))
    }

    fn toml(text: &str) -> Option<String> {
        offered("/a/wakeful.toml", text)
    }

    #[test]
    fn keys_are_offered_that_are_not_there_yet() {
        let most = "extend select extend-select exclude forbid-allow baseline known yield-to-clippy \
                    severity options overrides";
        let it = Some(format!("se: {most}"));
        assert_eq!(toml("ignore = []\nse|"), it);
        assert_eq!(toml("s|e\nignore = []\n[severity]\n"), it);
        assert_eq!(
            toml("[[overrides]]\npaths = [\"x\"]\n|\nignore = []\n").as_deref(),
            Some(": select extend-select severity options")
        );
        assert_eq!(
            toml("overrides = [{ paths = [\"a, b\"], i| }]").as_deref(),
            Some("i: select extend-select ignore severity options")
        );
        assert_eq!(
            toml("[[overrides]]\npaths = [\"\"]\nig|").as_deref(),
            Some("ig: select extend-select ignore severity options")
        );
        assert_eq!(
            toml("extend = \"a.\"\nignore = [\"\"]\nse|").as_deref(),
            Some(
                "se: select extend-select exclude forbid-allow baseline known yield-to-clippy severity options overrides"
            )
        );
        assert_eq!(toml("# s|"), None);
        assert_eq!(toml("[nothing]\n|"), None);
    }

    #[test]
    fn rules_are_offered_in_lists_and_as_keys() {
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(toml("select = [\"bl|"), some("bl: rules but 0"));
        assert_eq!(
            toml("ignore = [\n  \"blocking_fs\", # why\n  |\n  , \"blocking_sleep\"]"),
            some("\": rules but 2")
        );
        assert_eq!(
            toml("[severity]\nblocking_fs = \"off\"\nb|"),
            some("b: rules but 1")
        );
        assert_eq!(toml("severity.b|"), some("b: rules but 0"));
        assert_eq!(
            toml("[[overrides]]\nseverity = { b|"),
            some("b: rules but 0")
        );
        assert_eq!(toml("extend = \"|\""), None);
        assert_eq!(toml("[[overrides]]\npaths = [\"|\"]"), None);
    }

    #[test]
    fn severities_and_flags_are_offered() {
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(toml("[severity]\nblocking_fs = |"), some("\": severity"));
        assert_eq!(toml("severity = { a = \"w|a\" }"), some("wa: severity"));
        assert_eq!(toml("severity.a = \"|\""), some(": severity"));
        assert_eq!(toml("yield-to-clippy = t|"), some("\"t: flag"));
    }

    #[test]
    fn options_are_offered_in_the_table_of_their_rule() {
        let some = |it: &str| Some(it.to_owned());
        let both = some(": timeout-seconds connect-timeout-seconds");
        assert_eq!(toml("[options.http_client_without_timeout]\n|"), both);
        assert_eq!(toml("options.http_client_without_timeout.|"), both);
        assert_eq!(
            toml("[options]\nhttp_client_without_timeout = { timeout-seconds = 1, c| }"),
            some("c: connect-timeout-seconds")
        );
        assert_eq!(
            toml("[[overrides]]\noptions.unbounded_channel = { |"),
            some(": capacity")
        );
        assert_eq!(
            toml("[overrides.options.unbounded_channel]\nca|"),
            some("ca: capacity")
        );
        assert_eq!(toml("[options.blocking_sleep]\n|"), some(": "));
        assert_eq!(toml("[options.nothing]\n|"), None);
        assert_eq!(toml("options.unbounded_channel.capacity = |"), None);
        let without = rules::all().iter().filter(|it| it.options.is_empty());
        let few = format!("un: rules but {}", without.count());
        assert_eq!(toml("[options]\nun|"), Some(few.clone()));
        assert_eq!(toml("[options.un|]"), Some(few.clone()));
        assert_eq!(toml("[[overrides]]\n[overrides.options.un|"), Some(few));
    }

    #[test]
    fn headers_name_tables() {
        let some = |it: &str| Some(it.to_owned());
        assert_eq!(toml("[se|"), some("se: severity options overrides"));
        assert_eq!(
            toml("ignore = []\n[[ov|]]"),
            some("ov: severity options overrides")
        );
        assert_eq!(toml("[overrides.|]"), some(": severity options"));
        assert_eq!(toml("[severity.|]"), None);
        assert_eq!(toml("[options.unbounded_channel.|]"), None);
        let manifest = |text: &str| offered("/a/Cargo.toml", text);
        assert_eq!(manifest("[workspace.metadata.|]"), None);
        assert_eq!(
            manifest("[package.metadata.wakeful.o|]"),
            some("o: severity options overrides")
        );
    }

    #[test]
    fn in_a_manifest_only_our_own_table_counts() {
        let manifest = |text: &str| offered("/a/Cargo.toml", text);
        assert_eq!(manifest("[package]\n|"), None);
        assert_eq!(manifest("|"), None);
        let text = "[workspace.metadata.wakeful]\nignore = [\"|\"]";
        assert_eq!(manifest(text).as_deref(), Some(": rules but 0"));
        let text = "[[package.metadata.wakeful.overrides]]\npa|";
        assert_eq!(
            manifest(text).as_deref(),
            Some("pa: paths select extend-select ignore severity options")
        );
        assert_eq!(offered("/a/other.toml", "|"), None);
    }

    #[test]
    fn what_stands_somewhere_is_found() {
        let path = Path::new("wakeful.toml");
        let text = "ignore = [\"blocking_fs\"]";
        let id = |at| rule_at(path, text, at).map(|it| it.1.id);
        assert_eq!(id(14), Some("blocking_fs"));
        assert_eq!(id(3), None);
        assert_eq!(key_at(path, text, 3).map(|it| it.1.name), Some("ignore"));
        assert!(rule_at(path, "# blocking_fs", 5).is_none());
        let text = "[options.unbounded_channel]\ncapacity = 1";
        assert_eq!(
            rule_at(path, text, 12).map(|it| it.1.id),
            Some("unbounded_channel")
        );
        let name = |at| option_at(path, text, at).map(|it| it.1.name());
        assert_eq!((name(30), name(12)), (Some("capacity"), None));
    }
}
