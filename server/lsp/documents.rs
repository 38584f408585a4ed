//! The open documents: their texts as the editor has them, edited in the order in which messages
//! arrive.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use dashmap::DashMap;
use lsp_types::{TextDocumentContentChangeEvent, Uri};

use super::paths;
use crate::text::{Document, Encoding, Position, Span};

/// All open documents, by URI as the client writes it.
#[derive(Default)]
pub(super) struct Documents {
    open: DashMap<String, Open>,
}

/// One of them.
#[derive(Clone)]
pub(super) struct Open {
    pub uri: Uri,
    pub path: PathBuf,
    pub version: i32,
    pub text: Document,
    /// Why its text is not known any more, until it is sent as a whole.
    pub poison: Option<String>,
}

/// What the analysis is told of a change.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Change {
    /// Replaces bytes of the text before it.
    Edit(Span, String),
    /// A new text, without a byte order mark.
    Whole(Arc<str>),
}

/// The bytes of a byte order mark, which editors count and the analysis does not see.
const MARK: &str = "\u{feff}";

impl Documents {
    pub fn open(&self, uri: Uri, version: i32, text: &str) -> Open {
        let open = Open {
            path: self.name(&uri),
            uri,
            version,
            text: Document::new(text),
            poison: None,
        };
        self.open.insert(open.uri.to_string(), open.clone());
        open
    }

    /// The path of a document. A file that is open under another URI too, through a link, is two
    /// documents, and the second one is called like a file beside it.
    fn name(&self, uri: &Uri) -> PathBuf {
        let path = paths::of(uri);
        let is_taken = |it: &Path| {
            let mut open = self.open.iter();
            open.any(|open| open.path == it && open.uri != *uri)
        };
        let stem = path.file_stem().unwrap_or_default().display();
        let end = path.extension().map(|it| format!(".{}", it.display()));
        let end = end.unwrap_or_default();
        let mut name = path.clone();
        let mut count = 1;
        while is_taken(&name) || count > 1 && name.exists() {
            count += 1;
            name.set_file_name(format!("{stem} ({count}){end}"));
        }
        name
    }

    /// A document that was opened, nobody knows with which text.
    pub fn open_unread(&self, uri: Uri, reason: &str) -> Open {
        let mut open = self.open(uri, 0, "");
        self.poison(open.uri.as_str(), reason);
        open.poison = Some(reason.to_owned());
        open
    }

    /// Applies changes in their order. The error says why the text is lost; it is one line.
    pub fn change(
        &self,
        uri: &Uri,
        version: i32,
        changes: Vec<TextDocumentContentChangeEvent>,
        encoding: Encoding,
    ) -> Result<(Open, Vec<Change>), String> {
        let Some(mut open) = self.open.get_mut(uri.as_str()) else {
            return Err("a change of a document that is not open".to_owned());
        };
        open.version = version;
        let mut told = Vec::new();
        for change in changes {
            let Some(range) = change.range else {
                open.poison = None;
                open.text = Document::new(&change.text);
                told = vec![Change::Whole(open.plain())];
                continue;
            };
            if open.poison.is_some() {
                continue;
            }
            let at = |it: lsp_types::Position| Position {
                line: it.line,
                column: it.character,
            };
            let Some(span) = open.text.span(at(range.start), at(range.end), encoding) else {
                let (start, end) = (range.start, range.end);
                let reason = format!(
                    "a change of {}:{} to {}:{}, which is no range of the text",
                    start.line, start.character, end.line, end.character
                );
                open.poison = Some(reason);
                continue;
            };
            let mark = open.mark();
            open.text.edit(span, &change.text);
            // An edit of the mark itself is no edit of what stands behind it.
            if span.start < mark || open.mark() != mark {
                told = vec![Change::Whole(open.plain())];
            } else {
                told.push(Change::Edit(span.relative_to(mark), change.text));
            }
        }
        match &open.poison {
            Some(reason) => Err(reason.clone()),
            None => Ok((open.clone(), told)),
        }
    }

    /// What was sent for it could not be read: its text is unknown until it comes as a whole.
    pub fn poison(&self, uri: &str, reason: &str) {
        if let Some(mut open) = self.open.get_mut(uri) {
            open.poison = Some(reason.to_owned());
        }
    }

    pub fn close(&self, uri: &Uri) -> Option<Open> {
        self.open.remove(uri.as_str()).map(|it| it.1)
    }

    /// As it is now.
    pub fn get(&self, uri: &Uri) -> Option<Open> {
        self.open.get(uri.as_str()).map(|it| it.clone())
    }

    /// The open document of a file.
    pub fn at(&self, path: &Path) -> Option<Open> {
        self.open
            .iter()
            .find(|it| it.path == path)
            .map(|it| it.clone())
    }

    /// Runs `send` only while the document is open at this version, so that nothing is sent of a
    /// document behind its closing. `send` must not touch the documents.
    pub fn while_at(&self, uri: &Uri, version: i32, send: impl FnOnce()) -> bool {
        let open = self.open.get(uri.as_str());
        let is_at = open
            .as_ref()
            .is_some_and(|it| it.version == version && it.poison.is_none());
        if is_at {
            send();
        }
        is_at
    }
}

impl Open {
    /// The length of the byte order mark, if there is one.
    pub fn mark(&self) -> u32 {
        match self.text.starts_with(MARK) {
            true => MARK.len() as u32,
            false => 0,
        }
    }

    /// The text that is analysed.
    pub fn plain(&self) -> Arc<str> {
        let text = self.text.text();
        match text.strip_prefix(MARK) {
            Some(rest) => rest.into(),
            None => text.into(),
        }
    }

    /// In bytes of the text that is analysed; a place that does not exist is the nearest one.
    pub fn offset(&self, position: lsp_types::Position, encoding: Encoding) -> u32 {
        let position = Position {
            line: position.line,
            column: position.character,
        };
        let offset = self.text.offset(position, encoding);
        let offset = offset.unwrap_or_else(|| self.text.len());
        offset.saturating_sub(self.mark())
    }

    /// What the client calls a span of bytes of the text that is analysed.
    pub fn range(&self, span: Span, encoding: Encoding) -> lsp_types::Range {
        let position = |offset: u32| {
            let at = self.text.position(offset + self.mark(), encoding);
            lsp_types::Position::new(at.line, at.column)
        };
        lsp_types::Range::new(position(span.start), position(span.end))
    }

    pub fn span(&self, range: lsp_types::Range, encoding: Encoding) -> Span {
        let start = self.offset(range.start, encoding);
        Span::new(start, self.offset(range.end, encoding).max(start))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(range: Option<[u32; 4]>, text: &str) -> TextDocumentContentChangeEvent {
        let range = range.map(|[a, b, c, d]| {
            let at = |line, character| lsp_types::Position { line, character };
            lsp_types::Range::new(at(a, b), at(c, d))
        });
        TextDocumentContentChangeEvent {
            range,
            range_length: None,
            text: text.to_owned(),
        }
    }

    fn documents(text: &str) -> (Documents, Uri) {
        let uri: Uri = "file:///a%20b.rs".parse().expect("a URI");
        let documents = Documents::default();
        documents.open(uri.clone(), 1, text);
        (documents, uri)
    }

    #[test]
    fn changes_apply_one_after_the_other() {
        let (documents, uri) = documents("fn ä😀() {}\n");
        let changes = vec![
            change(Some([0, 4, 0, 6]), "x"),
            change(Some([0, 5, 0, 5]), "y"),
        ];
        let changed = documents.change(&uri, 2, changes, Encoding::Utf16);
        let (open, told) = changed.expect("the ranges are ranges");
        assert_eq!(open.text.text(), "fn äxy() {}\n");
        let edits = [
            Change::Edit(Span::new(5, 9), "x".into()),
            Change::Edit(Span::empty(6), "y".into()),
        ];
        assert_eq!(told, edits);
        assert_eq!(open.path, PathBuf::from("/a b.rs"));
    }

    #[test]
    fn a_wrong_range_poisons_until_the_whole_text_comes() {
        let (documents, uri) = documents("a\n");
        let wrong = vec![change(Some([7, 0, 7, 1]), "x")];
        assert!(documents.change(&uri, 2, wrong, Encoding::Utf8).is_err());
        let fine = || vec![change(Some([0, 0, 0, 0]), "x")];
        assert!(documents.change(&uri, 3, fine(), Encoding::Utf8).is_err());
        assert!(!documents.while_at(&uri, 3, || panic!("its text is lost")));
        let whole = vec![change(None, "b\n"), change(Some([0, 0, 0, 0]), "x")];
        let (open, told) = documents
            .change(&uri, 4, whole, Encoding::Utf8)
            .expect("it is whole again");
        assert_eq!(open.text.text(), "xb\n");
        assert_eq!(told.len(), 2);
        assert!(documents.while_at(&uri, 4, || {}));
        documents.close(&uri);
        assert!(!documents.while_at(&uri, 4, || panic!("it is closed")));
        assert!(documents.change(&uri, 5, fine(), Encoding::Utf8).is_err());
    }

    #[test]
    fn editors_count_the_byte_order_mark() {
        let (documents, uri) = documents("\u{feff}ab\n");
        let edit = vec![change(Some([0, 1, 0, 2]), "")];
        let (open, told) = documents
            .change(&uri, 2, edit, Encoding::Utf16)
            .expect("a range");
        assert_eq!(told, [Change::Edit(Span::new(0, 1), String::new())]);
        assert_eq!(&*open.plain(), "b\n");
        let gone = vec![change(Some([0, 0, 0, 1]), "")];
        let (open, told) = documents
            .change(&uri, 3, gone, Encoding::Utf16)
            .expect("a range");
        assert_eq!(told, [Change::Whole("b\n".into())]);
        assert_eq!(open.mark(), 0);
    }
}
