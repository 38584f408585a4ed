//! The directory that paths in reports for other programs count from.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::project::display;

/// The root of the repository, since that is what code hosts know; without one, where the command
/// was started.
pub(super) struct Origin {
    dir: PathBuf,
}

impl Origin {
    pub fn find() -> Self {
        let here = env::current_dir().and_then(|it| it.canonicalize());
        let here = here.unwrap_or_default();
        let root = here.ancestors().find(|it| it.join(".git").exists());
        Self {
            dir: root.unwrap_or(&here).to_owned(),
        }
    }

    /// With `/`; as people see it where it does not lie below.
    pub fn path(&self, path: &Path) -> String {
        match path.strip_prefix(&self.dir) {
            Ok(below) => slashes(below.as_os_str()),
            Err(_) => display(path),
        }
    }

    /// A reference relative to [`uri`](Self::uri), or else a whole URI.
    pub fn reference(&self, path: &Path) -> Reference {
        match path.strip_prefix(&self.dir) {
            Ok(below) => Reference::Relative(encode(below)),
            // Standard input has no directory.
            Err(_) if path.is_relative() => Reference::Relative(encode(path)),
            Err(_) => Reference::Absolute(file_uri(path)),
        }
    }

    /// Ends with `/`.
    pub fn uri(&self) -> String {
        let uri = file_uri(&self.dir);
        match uri.ends_with('/') {
            true => uri,
            false => uri + "/",
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reference {
    Relative(String),
    Absolute(String),
}

fn file_uri(path: &Path) -> String {
    let path = encode(path);
    // What Windows calls `\\?\C:\` is `/C:/` here.
    let path = path.trim_start_matches("//%3F");
    let gap = if path.starts_with('/') { "" } else { "/" };
    format!("file://{gap}{path}")
}

/// All but what may stand anywhere in a URI is encoded.
fn encode(path: &Path) -> String {
    let mut out = String::new();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => out.push('/'),
            b'/' | b'-' | b'.' | b'_' | b'~' => out.push(char::from(*byte)),
            it if it.is_ascii_alphanumeric() => out.push(char::from(*it)),
            other => out += &format!("%{other:02X}"),
        }
    }
    out
}

fn slashes(path: &OsStr) -> String {
    let text = path.to_string_lossy();
    match cfg!(windows) {
        true => text.replace('\\', "/"),
        false => text.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_encoded() {
        let origin = Origin { dir: "/a b".into() };
        let reference = |it: &str| origin.reference(Path::new(it));
        let relative = |it: &str| Reference::Relative(it.to_owned());
        assert_eq!(origin.uri(), "file:///a%20b/");
        assert_eq!(reference("/a b/src/x.rs"), relative("src/x.rs"));
        assert_eq!(
            reference("/a b/c:d/ä &<%>#?.rs"),
            relative("c%3Ad/%C3%A4%20%26%3C%25%3E%23%3F.rs")
        );
        assert_eq!(
            reference("/c/x.rs"),
            Reference::Absolute("file:///c/x.rs".into())
        );
        assert_eq!(reference("-"), relative("-"));
        let root = Origin { dir: "/".into() };
        assert_eq!(root.uri(), "file:///");
    }
}
