//! Which settings count where: those of the editor as a whole, and those of its folders.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Settings;

#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::lsp) struct Scoped {
    /// Where a folder says nothing else; and what concerns the server as a whole.
    pub global: Settings,
    /// By directory, without links; empty where all are as the whole.
    folders: Vec<(PathBuf, Settings)>,
}

impl Scoped {
    /// What the client sent for everything, and for folders, with one line for everything in it
    /// that means nothing.
    pub fn read<'a>(
        options: &Settings,
        value: &Value,
        folders: impl IntoIterator<Item = (PathBuf, &'a Value)>,
    ) -> (Self, Vec<String>) {
        // Who says nothing leaves it to the initialization options; who says something, says all.
        let (global, mut problems) = match is_silent(value) {
            true => options.with(value),
            false => Settings::default().with(value),
        };
        let mut scoped = Self::from(global);
        for (path, own) in folders {
            let is_own = !is_silent(own) && own != value;
            let (settings, wrong) = match is_own {
                true => Settings::default().with(own),
                false => (scoped.global.clone(), Vec::new()),
            };
            problems.extend(wrong);
            scoped.folders.push((path, settings));
        }
        problems.sort();
        problems.dedup();
        if scoped.folders.iter().all(|it| it.1 == scoped.global) {
            scoped.folders.clear();
        }
        (scoped, problems)
    }

    /// Those of the innermost folder around a file.
    pub fn at(&self, path: &Path) -> &Settings {
        let around = self.folders.iter().filter(|it| path.starts_with(&it.0));
        let innermost = around.max_by_key(|it| it.0.as_os_str().len());
        innermost.map_or(&self.global, |it| &it.1)
    }

    /// Rules that folders want, whatever the configurations there say of them.
    pub fn selected_in_folders(&self) -> Vec<(PathBuf, Vec<&'static str>)> {
        let selected = |it: &(PathBuf, Settings)| (it.0.clone(), it.1.selected());
        self.folders.iter().map(selected).collect()
    }

    /// Whether texts show other hints than under these.
    pub fn hints_otherwise(&self, other: &Self) -> bool {
        let folders = self.folders.iter().chain(&other.folders);
        let mut folders = folders.map(|it| &*it.0);
        let hints = |it: &Self, path: &Path| it.at(path).inlay_hints;
        self.global.inlay_hints != other.global.inlay_hints
            || folders.any(|it| hints(self, it) != hints(other, it))
    }
}

impl From<Settings> for Scoped {
    fn from(global: Settings) -> Self {
        Self {
            global,
            folders: Vec::new(),
        }
    }
}

fn is_silent(value: &Value) -> bool {
    let said = value.get("wakeful").unwrap_or(value);
    said.as_object().is_none_or(|it| it.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_file_follows_the_innermost_folder_and_silent_ones_the_whole() {
        let options = Settings::default().with(&json!({ "inlayHints": true })).0;
        let off = json!({ "enable": false });
        let silent = json!({ "wakeful": {} });
        let folders = [
            ("/a".into(), &off),
            ("/a/b/c".into(), &silent),
            ("/a/b".into(), &Value::Null),
        ];
        let (scoped, problems) = Scoped::read(&options, &Value::Null, folders);
        assert_eq!(problems, [""; 0]);
        assert!(!scoped.at(Path::new("/a/x.rs")).enable);
        for path in ["/a/b/x.rs", "/a/b/c/x.rs", "/ab/x.rs", "untitled:1"] {
            assert_eq!(*scoped.at(Path::new(path)), options, "{path}");
        }
    }

    #[test]
    fn folders_that_are_as_the_whole_say_nothing() {
        let value = json!({ "ignore": ["blocking_fs", "x"] });
        let same = json!({ "wakeful": { "ignore": ["blocking_fs", "y"] } });
        let folders = [("/a".into(), &value), ("/b".into(), &same)];
        let (scoped, problems) = Scoped::read(&Settings::default(), &value, folders);
        assert_eq!(scoped, Scoped::from(scoped.global.clone()));
        let wanted = ["x", "y"].map(|it| format!("`ignore`: there is no rule `{it}`"));
        assert_eq!(problems, wanted);
    }
}
