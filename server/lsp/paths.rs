//! Between the URIs of the client and the paths of the disk.

use std::fs;
use std::path::{Path, PathBuf};

use lsp_types::Uri;
use tower_lsp::UriExt;

/// The directories that are open in the editor, under the names that it uses for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Folders {
    all: Vec<Folder>,
}

#[derive(Clone, Debug, PartialEq)]
struct Folder {
    uri: Uri,
    named: PathBuf,
    /// Without links.
    real: PathBuf,
}

impl Folders {
    pub fn new(folders: impl IntoIterator<Item = Uri>) -> Self {
        let mut out = Self::default();
        folders.into_iter().for_each(|it| out.add(&it));
        out
    }

    pub fn add(&mut self, uri: &Uri) {
        let Some(named) = file_path(uri) else { return };
        let real = real(&named);
        if !self.all.iter().any(|it| it.real == real) {
            let uri = uri.clone();
            self.all.push(Folder { uri, named, real });
        }
    }

    pub fn remove(&mut self, uri: &Uri) {
        let named = file_path(uri);
        self.all.retain(|it| Some(&it.named) != named.as_ref());
    }

    /// Without links.
    pub fn paths(&self) -> Vec<PathBuf> {
        self.all.iter().map(|it| it.real.clone()).collect()
    }

    /// As the editor writes them, in the same order.
    pub fn uris(&self) -> Vec<Uri> {
        self.all.iter().map(|it| it.uri.clone()).collect()
    }

    /// The URI that the editor would use for a file of the disk.
    pub fn uri(&self, path: &Path) -> Option<Uri> {
        let inside = self.all.iter().find_map(|it| {
            let rest = path.strip_prefix(&it.real).ok()?;
            Some(it.named.join(rest))
        });
        Uri::from_file_path(inside.as_deref().unwrap_or(path))
    }
}

/// Where a document lies, without links; for one that lies nowhere a name that no file has.
pub(super) fn of(uri: &Uri) -> PathBuf {
    match file_path(uri) {
        Some(path) => real(&path),
        None => PathBuf::from(uri.as_str()),
    }
}

pub(super) fn file_path(uri: &Uri) -> Option<PathBuf> {
    let is_file = uri
        .scheme()
        .is_some_and(|it| it.as_str().eq_ignore_ascii_case("file"));
    is_file.then(|| uri.to_file_path().map(|it| it.into_owned()))?
}

/// What does not exist yet is below what does.
fn real(path: &Path) -> PathBuf {
    if let Ok(path) = fs::canonicalize(path) {
        return path;
    }
    match (path.parent(), path.file_name()) {
        (Some(dir), Some(name)) if dir != path => real(dir).join(name),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documents_that_are_no_files_have_names_of_their_own() {
        let uri: Uri = "untitled:Untitled-1".parse().expect("a URI");
        assert_eq!(of(&uri), PathBuf::from("untitled:Untitled-1"));
        let uri: Uri = "file:///no/such%20dir/x.rs".parse().expect("a URI");
        assert_eq!(of(&uri), PathBuf::from("/no/such dir/x.rs"));
    }

    #[test]
    fn folders_give_names_back() {
        let folders = Folders {
            all: vec![Folder {
                uri: "file:///link".parse().expect("a URI"),
                named: "/link".into(),
                real: "/real/dir".into(),
            }],
        };
        let uri = folders.uri(Path::new("/real/dir/a b.rs"));
        assert_eq!(
            uri.map(|it| it.to_string()).as_deref(),
            Some("file:///link/a%20b.rs")
        );
        let uri = folders.uri(Path::new("/other/x.rs"));
        assert_eq!(
            uri.map(|it| it.to_string()).as_deref(),
            Some("file:///other/x.rs")
        );
    }
}
