//! Options of rules: each is declared in the file of its rule, and a project may choose its value.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A whole number that a rule goes by, or that its fixes write.
#[derive(Debug)]
pub struct Number {
    /// The id of its rule: [`rule_of`] this module.
    pub rule: &'static str,
    /// In kebab case, with its unit where it has one.
    pub name: &'static str,
    pub default: u32,
    pub range: RangeInclusive<u32>,
    /// One sentence, in Markdown.
    pub about: &'static str,
}

/// Paths of functions, or of modules and types that stand for all functions in them. None by
/// default.
#[derive(Debug)]
pub struct Paths {
    /// The id of its rule: [`rule_of`] this module.
    pub rule: &'static str,
    /// In kebab case.
    pub name: &'static str,
    /// One sentence, in Markdown.
    pub about: &'static str,
    /// One such path.
    pub example: &'static str,
}

/// What a rule lists of its options.
#[derive(Clone, Copy, Debug)]
pub enum Declared {
    Number(&'static Number),
    Paths(&'static Paths),
}

/// What was chosen for an option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Number(u32),
    Paths(Vec<String>),
}

/// What counts somewhere; what was not chosen is as by default.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// By rule and name.
    chosen: BTreeMap<(&'static str, &'static str), Value>,
}

impl Options {
    pub const DEFAULT: &Self = &Self {
        chosen: BTreeMap::new(),
    };

    pub fn number(&self, option: &Number) -> u32 {
        match self.chosen.get(&(option.rule, option.name)) {
            Some(Value::Number(value)) => *value,
            _ => option.default,
        }
    }

    pub fn paths(&self, option: &Paths) -> &[String] {
        match self.chosen.get(&(option.rule, option.name)) {
            Some(Value::Paths(value)) => value,
            _ => &[],
        }
    }

    pub fn choose(&mut self, option: Declared, value: Value) {
        self.chosen.insert(option.key(), value);
    }

    /// The value of an option, as it stands in a configuration.
    pub fn written(&self, option: Declared) -> String {
        match option {
            Declared::Number(it) => self.number(it).to_string(),
            Declared::Paths(it) => {
                let paths = self.paths(it).iter().map(|it| format!("\"{it}\""));
                format!("[{}]", paths.collect::<Vec<_>>().join(", "))
            }
        }
    }
}

impl Declared {
    /// Its rule and its name.
    pub fn key(self) -> (&'static str, &'static str) {
        match self {
            Self::Number(it) => (it.rule, it.name),
            Self::Paths(it) => (it.rule, it.name),
        }
    }

    pub fn name(self) -> &'static str {
        self.key().1
    }

    pub fn about(self) -> &'static str {
        match self {
            Self::Number(it) => it.about,
            Self::Paths(it) => it.about,
        }
    }

    /// What its value must be.
    pub fn wanted(self) -> String {
        match self {
            Self::Number(it) => {
                format!(
                    "a whole number from {} to {}",
                    it.range.start(),
                    it.range.end()
                )
            }
            Self::Paths(it) => format!("a list of paths such as `{}`", it.example),
        }
    }

    /// As it may stand in a configuration: one line.
    pub fn example(self) -> String {
        match self {
            Self::Number(it) => format!("{} = {}", it.name, it.default),
            Self::Paths(it) => format!("{} = [\"{}\"]", it.name, it.example),
        }
    }

    /// What is said of it on the page of its rule, in Markdown.
    pub fn described(self) -> String {
        let name = self.name();
        let default = Options::DEFAULT.written(self);
        let wanted = self.wanted();
        let wanted = wanted.strip_prefix("a ").unwrap_or(&wanted);
        format!("`{name} = {default}`: {} A {wanted}.", self.about())
    }
}

/// The id of the rule in whose file this is called, with [`module_path!`].
pub const fn rule_of(module: &'static str) -> &'static str {
    let mut at = module.len();
    while at > 0 && module.as_bytes()[at - 1] != b':' {
        at -= 1;
    }
    module.split_at(at).1
}

/// Whether a text may be the path of a function, such as `std::fs::read` or `crate::load`.
pub fn is_path(text: &str) -> bool {
    text.split("::").all(|it| {
        let mut letters = it.chars();
        let first = letters.next();
        first.is_some_and(|it| it.is_alphabetic() || it == '_')
            && letters.all(|it| it.is_alphanumeric() || it == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    static SIZE: Number = Number {
        rule: rule_of("a::b::some_rule"),
        name: "size",
        default: 8,
        range: 1..=64,
        about: "How many.",
    };
    static FINE: Paths = Paths {
        rule: "some_rule",
        name: "fine",
        about: "What is fine.",
        example: "std::fs::read",
    };

    #[test]
    fn what_was_chosen_counts() {
        let mut options = Options::default();
        assert_eq!((options.number(&SIZE), options.paths(&FINE).len()), (8, 0));
        options.choose(Declared::Number(&SIZE), Value::Number(9));
        let fine = ["a::b".to_owned(), "crate::c".to_owned()];
        options.choose(Declared::Paths(&FINE), Value::Paths(fine.to_vec()));
        assert_eq!(options.number(&SIZE), 9);
        assert_eq!(options.paths(&FINE), fine);
        let written = options.written(Declared::Paths(&FINE));
        assert_eq!(written, "[\"a::b\", \"crate::c\"]");
        assert_eq!(Declared::Number(&SIZE).key(), ("some_rule", "size"));
        assert_eq!(
            Declared::Number(&SIZE).described(),
            "`size = 8`: How many. A whole number from 1 to 64."
        );
    }

    #[test]
    fn paths_are_told_from_other_texts() {
        for path in ["std::fs::read", "crate", "_a::B2::größe"] {
            assert!(is_path(path), "{path}");
        }
        for text in ["", "a::", "::a", "a.b", "a::b()", "a b", "a::<u8>::b", "2a"] {
            assert!(!is_path(text), "{text}");
        }
    }
}
