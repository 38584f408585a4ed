//! Colours for the terminal, or none.

use crate::comments::Comments;
use crate::finding::Severity;

/// Whether to colour, and the few colours that are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paint {
    pub on: bool,
}

impl Paint {
    pub const PLAIN: Self = Self { on: false };

    pub fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    pub fn dim(self, text: &str) -> String {
        self.with("2", text)
    }

    pub fn underlined(self, text: &str) -> String {
        self.with("4", text)
    }

    pub fn red(self, text: &str) -> String {
        self.with("31", text)
    }

    pub fn green(self, text: &str) -> String {
        self.with("32", text)
    }

    pub fn blue(self, text: &str) -> String {
        self.with("1;34", text)
    }

    pub fn cyan(self, text: &str) -> String {
        self.with("36", text)
    }

    pub fn severity(self, severity: Severity, text: &str) -> String {
        let code = match severity {
            Severity::Error => "1;31",
            Severity::Warning => "1;33",
            Severity::Info => "1;36",
            Severity::Hint => "1;32",
        };
        self.with(code, text)
    }

    /// Rust code, modestly: comments, strings, keywords.
    pub fn rust(self, code: &str) -> String {
        if !self.on {
            return code.to_owned();
        }
        let comments = Comments::of(code);
        let mut out = String::new();
        let mut at = 0;
        for span in comments.all.iter().map(|it| it.span) {
            self.words(&mut out, &code[at..span.start as usize]);
            out += &self.dim(span.of(code));
            at = span.end as usize;
        }
        self.words(&mut out, &code[at..]);
        out
    }

    fn words(self, out: &mut String, code: &str) {
        let mut at = 0;
        for span in Comments::of(code).strings() {
            self.keywords(out, &code[at..span.start as usize]);
            out.push_str(&self.green(span.of(code)));
            at = span.end as usize;
        }
        self.keywords(out, &code[at..]);
    }

    fn keywords(self, out: &mut String, code: &str) {
        let mut rest = code;
        while !rest.is_empty() {
            let is_word = |it: char| it.is_alphanumeric() || it == '_';
            let word = rest.find(|it| !is_word(it)).unwrap_or(rest.len());
            let (word, tail) = rest.split_at(word);
            if KEYWORDS.contains(&word) {
                out.push_str(&self.with("35", word));
            } else {
                out.push_str(word);
            }
            let gap = tail.find(is_word).unwrap_or(tail.len());
            out.push_str(&tail[..gap]);
            rest = &tail[gap..];
        }
    }

    fn with(self, code: &str, text: &str) -> String {
        if !self.on || text.is_empty() {
            return text.to_owned();
        }
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }
}

const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern",
    "false", "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub",
    "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "type",
    "unsafe", "use", "where", "while",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_leave_the_text_as_it_is() {
        let code = "async fn f() { g(\"fn // no\"); } // fn";
        let painted = Paint { on: true }.rust(code);
        assert!(painted.contains("\u{1b}[35masync\u{1b}[0m"), "{painted}");
        assert!(
            painted.contains("\u{1b}[32m\"fn // no\"\u{1b}[0m"),
            "{painted}"
        );
        assert!(painted.ends_with("\u{1b}[2m// fn\u{1b}[0m"), "{painted}");
        let mut plain = painted;
        for code in ["0", "2", "32", "35"] {
            plain = plain.replace(&format!("\u{1b}[{code}m"), "");
        }
        assert_eq!(plain, code);
        assert_eq!(Paint::PLAIN.rust(code), code);
    }
}
