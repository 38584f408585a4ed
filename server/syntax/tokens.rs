//! The tokens of a text without trivia, lexed once and handed to the parser in any sub-range.

use std::ops::Range;

use ra_ap_parser::{Edition, Input, LexedStr, SyntaxKind};

use crate::text::Span;

pub(super) struct Tokens<'a> {
    pub(super) text: &'a str,
    pub(super) edition: Edition,
    tokens: Vec<Token>,
    /// The `await` of a `for await`, which the parser does not know, beside its `for`.
    for_await: Vec<(usize, Span)>,
    pub(super) errors: Vec<(Span, String)>,
}

#[derive(Clone, Copy)]
struct Token {
    kind: SyntaxKind,
    /// The keyword that an identifier could be here.
    contextual: SyntaxKind,
    /// Nothing stands between it and the next token.
    joint: bool,
    span: Span,
}

impl<'a> Tokens<'a> {
    pub(super) fn lex(text: &'a str, edition: Edition, max_errors: usize) -> Self {
        Self::of(&LexedStr::new(edition, text), text, edition, max_errors)
    }

    pub(super) fn of(
        lexed: &LexedStr<'_>,
        text: &'a str,
        edition: Edition,
        max_errors: usize,
    ) -> Self {
        let mut tokens: Vec<Token> = Vec::with_capacity(lexed.len() / 2 + 1);
        let mut for_await = Vec::new();
        let mut after_trivia = true;
        for i in 0..lexed.len() {
            let kind = lexed.kind(i);
            if kind.is_trivia() {
                after_trivia = true;
                continue;
            }
            let range = lexed.text_range(i);
            let span = Span::new(range.start as u32, range.end as u32);
            if kind == SyntaxKind::AWAIT_KW
                && tokens
                    .last()
                    .is_some_and(|it| it.kind == SyntaxKind::FOR_KW)
            {
                for_await.push((tokens.len() - 1, span));
                continue;
            }
            if !after_trivia && let Some(last) = tokens.last_mut() {
                last.joint = true;
            }
            after_trivia = false;
            let contextual = match kind {
                SyntaxKind::IDENT => {
                    SyntaxKind::from_contextual_keyword(lexed.text(i), edition).unwrap_or(kind)
                }
                _ => kind,
            };
            tokens.push(Token {
                kind,
                contextual,
                joint: false,
                span,
            });
        }
        let errors = lexed
            .errors()
            .filter(|(i, message)| !is_tolerated(lexed.text(*i), message, edition));
        let errors = errors.take(max_errors).map(|(i, message)| {
            let range = lexed.text_range(i);
            (
                Span::new(range.start as u32, range.end as u32),
                message.to_owned(),
            )
        });
        Self {
            text,
            edition,
            errors: errors.collect(),
            for_await,
            tokens,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// `EOF` behind the last one.
    pub(super) fn kind(&self, i: usize) -> SyntaxKind {
        self.tokens.get(i).map_or(SyntaxKind::EOF, |it| it.kind)
    }

    /// Whether nothing stands between it and the next one.
    pub(super) fn joint(&self, i: usize) -> bool {
        self.tokens.get(i).is_some_and(|it| it.joint)
    }

    /// The `await` behind the `for` at `i`.
    pub(super) fn for_await(&self, i: usize) -> Option<Span> {
        let found = self.for_await.binary_search_by_key(&i, |it| it.0).ok()?;
        Some(self.for_await[found].1)
    }

    pub(super) fn span(&self, i: usize) -> Span {
        self.tokens
            .get(i)
            .map_or(Span::empty(self.text.len() as u32), |it| it.span)
    }

    pub(super) fn text(&self, i: usize) -> &'a str {
        self.span(i).of(self.text)
    }

    /// What the parser reads. The parser asks of a float not whether it touches the next token
    /// but whether it has digits behind its dot.
    pub(super) fn input(&self, range: Range<usize>) -> Input {
        let mut input = Input::with_capacity(range.len());
        for i in range {
            self.push(i, &mut input);
        }
        input
    }

    pub(super) fn push(&self, i: usize, input: &mut Input) {
        let token = self.tokens[i];
        if token.kind == SyntaxKind::IDENT {
            input.push_ident(token.contextual, self.edition);
        } else {
            input.push(token.kind, self.edition);
        }
        let joint = match token.kind {
            SyntaxKind::FLOAT_NUMBER => !self.text(i).ends_with('.'),
            _ => token.joint,
        };
        if joint {
            input.was_joint();
        }
    }
}

/// What the lexer complains of and rustc does not.
fn is_tolerated(token: &str, message: &str, edition: Edition) -> bool {
    // Names may touch `#` and quotes where they are no prefixes yet.
    if message.starts_with("unknown literal prefix") {
        return edition < Edition::Edition2021;
    }
    // rustc reads every line end as `\n`, so that an escaped one may be of any kind.
    token.contains("\\\r\n") && {
        let unix = token.replace("\r\n", "\n");
        LexedStr::single_token(edition, &unix).is_some_and(|it| it.1.is_none())
    }
}
