//! What is left of code when its names are taken away.

/// Of the code of a finding, as a baseline has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Every name and path is `_`.
    tokens: Vec<String>,
    /// There was more code.
    is_cut: bool,
}

/// Where code goes on that was too long to be written down.
pub(super) const CUT: char = '…';

impl Shape {
    pub fn of(code: &str) -> Self {
        let whole = code.strip_suffix(CUT);
        let mut tokens = tokens(whole.unwrap_or(code));
        if whole.is_some() {
            // The last one may be half of one.
            tokens.pop();
        }
        Self {
            tokens,
            is_cut: whole.is_some(),
        }
    }

    /// Whether one may be the other under new names.
    pub fn is_like(&self, other: &Self) -> bool {
        let (one, other) = match self.tokens.len() <= other.tokens.len() {
            true => (self, other),
            false => (other, self),
        };
        let same = other.tokens.starts_with(&one.tokens);
        same && (one.is_cut || one.tokens.len() == other.tokens.len())
    }
}

/// Those that no name can be.
const KEYWORDS: &[&str] = &[
    "as", "async", "await", "break", "const", "continue", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "pub", "ref",
    "return", "static", "struct", "trait", "true", "type", "unsafe", "use", "where", "while",
];

/// Of code without comments, in which white space means nothing.
fn tokens(code: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut rest = code.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '"' => string(rest),
            '\'' => quoted(rest),
            ':' if rest.starts_with("::") => 2,
            _ if is_word(first) => end_of(rest, is_word),
            _ => first.len_utf8(),
        };
        let (token, behind) = rest.split_at(end);
        rest = behind.trim_start();
        let starts_name = first.is_alphabetic() || first == '_';
        match token {
            _ if starts_name && !KEYWORDS.contains(&token) => name(&mut tokens),
            _ if first == '"' => tokens.push(without_names(token)),
            _ if first == '\'' && !token.ends_with('\'') => tokens.push("'_".to_owned()),
            _ => tokens.push(token.to_owned()),
        }
    }
    tokens
}

/// A path is as good as its last name.
fn name(tokens: &mut Vec<String>) {
    if tokens.last().is_some_and(|it| it == "::") {
        tokens.pop();
        if tokens.last().is_some_and(|it| it == "_") {
            return;
        }
    }
    tokens.push("_".to_owned());
}

fn is_word(it: char) -> bool {
    it.is_alphanumeric() || it == '_'
}

fn end_of(code: &str, keeps: impl Fn(char) -> bool) -> usize {
    code.find(|it| !keeps(it)).unwrap_or(code.len())
}

/// Behind a string, as far as it has an end.
fn string(code: &str) -> usize {
    let mut escaped = true;
    let end = code.find(|it| {
        let ends = it == '"' && !escaped;
        escaped = it == '\\' && !escaped;
        ends
    });
    end.map_or(code.len(), |it| it + 1)
}

/// Behind a character, or a lifetime.
fn quoted(code: &str) -> usize {
    let behind = &code[1..];
    let name = end_of(behind, is_word);
    if name > 0 && !behind[name..].starts_with('\'') {
        return 1 + name;
    }
    let escaped = match behind.strip_prefix('\\') {
        Some(it) => 1 + it.chars().next().map_or(0, char::len_utf8),
        None => 0,
    };
    let end = behind[escaped..].find('\'');
    end.map_or(code.len(), |it| 1 + escaped + it + 1)
}

/// A string that may be written with what is called as in `"{name:?}"`.
fn without_names(string: &str) -> String {
    let mut out = String::with_capacity(string.len());
    let mut rest = string;
    while let Some(open) = rest.find('{') {
        let (before, behind) = rest.split_at(open + 1);
        out += before;
        let end = end_of(behind, is_word);
        if end > 0 && behind[end..].starts_with([':', '}']) {
            out.push('_');
        } else {
            out += &behind[..end];
        }
        rest = &behind[end..];
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(one: &str, other: &str) -> bool {
        Shape::of(one).is_like(&Shape::of(other))
    }

    #[test]
    fn names_and_the_ways_to_them_mean_nothing() {
        assert!(alike("helper(a,b)?;", "assist(c, d)?;"));
        assert!(!alike("let x=std::fs::read(p);", "let y=fs::read(&p);"));
        assert!(alike("let x=std::fs::read(p);", "let y=fs::read(q);"));
        assert!(alike("::std::fs::read(p)", "read(p)"));
        assert!(alike(
            "let g=m.lock().await;",
            "let guard = state.lock().await;"
        ));
        assert!(alike("f(\"a {x:?} {}\")", "g(\"a {yy:?} {}\")"));
        assert!(alike("f::<'a>('b')", "g::<'c>('b')"));
    }

    #[test]
    fn everything_else_means_something() {
        assert!(!alike("sleep(1)", "sleep(2)"));
        assert!(!alike("f(\"a\")", "f(\"b\")"));
        assert!(!alike("f('a')", "f('b')"));
        assert!(!alike("f('\\'',a)", "f('\\\\',a)"));
        assert!(!alike("f(\"a{{x\")", "f(\"a{{y\")"));
        assert!(!alike("f(a)", "f(a, b)"));
        assert!(!alike("let a=b;", "let mut a=b;"));
        assert!(!alike("async fn _()", "fn _()"));
    }

    #[test]
    fn what_was_cut_is_like_its_beginning() {
        assert!(alike("f(a, b, 1).c…", "ff(aaa, bbb, …"));
        assert!(alike("f(a, b, 1, 2…", "ff(aa, bb, 1, 2)"));
        assert!(!alike("f(a, b, 1, 2…", "ff(aa, bb, 3, 2)"));
        assert!(!alike("f(a, 1, 2, 3…", "f(a)"));
    }
}
