//! Leaving a rule out: the edit of a configuration that does so.

use std::path::Path;

use toml_edit::{Array, DocumentMut, Item, TableLike};

use super::{MANIFEST, keys};
use crate::fix::{Patch, manifest};

/// The edit that adds a rule to those that a configuration leaves out, if it is not among them;
/// `None` where the text is no configuration.
pub fn ignoring(path: &Path, text: &str, rule: &str) -> Option<Option<Patch>> {
    manifest::edited(text, &|document| {
        let table: &mut dyn TableLike = match path.ends_with(MANIFEST) {
            true => in_manifest(document)?,
            false => document.as_table_mut(),
        };
        let list = table.entry(keys::IGNORE);
        let list = list.or_insert_with(|| Item::Value(Array::new().into()));
        let list = list.as_array_mut()?;
        if !list.iter().any(|it| it.as_str() == Some(rule)) {
            manifest::push_like_the_others(list, rule);
        }
        Some(())
    })
}

/// The table that is nearest.
fn in_manifest(document: &mut DocumentMut) -> Option<&mut dyn TableLike> {
    let has = |it: &&str| {
        let metadata = document.get(it).and_then(|it| it.get("metadata"));
        metadata.is_some_and(|it| it.get("wakeful").is_some())
    };
    let owner = ["package", "workspace"].into_iter().find(|it| has(it))?;
    let metadata = document.get_mut(owner)?.get_mut("metadata")?;
    metadata.get_mut("wakeful")?.as_table_like_mut()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::apply;

    #[track_caller]
    fn check(path: &str, text: &str, expected: &str) {
        for end in ["\n", "\r\n"] {
            let text = text.replace('\n', end);
            let patch = ignoring(Path::new(path), &text, "x").expect("it can be read");
            let patches: Vec<_> = patch.into_iter().collect();
            let new = apply(&text, &patches).expect("one patch");
            assert_eq!(new, expected.replace('\n', end));
        }
    }

    #[test]
    fn it_joins_the_others() {
        let patch = ignoring(Path::new("/wakeful.toml"), "", "x").flatten();
        assert_eq!(patch.expect("one patch").text, "ignore = [\"x\"]\n");
        check(
            "/wakeful.toml",
            "# Why.\nselect = [\"a\"]\n\n[severity]\nb = \"error\"\n",
            "# Why.\nselect = [\"a\"]\nignore = [\"x\"]\n\n[severity]\nb = \"error\"\n",
        );
        check(
            "/wakeful.toml",
            "ignore = [\n    \"a\",\n]\n",
            "ignore = [\n    \"a\",\n    \"x\",\n]\n",
        );
        check("/wakeful.toml", "ignore = [\"x\"]\n", "ignore = [\"x\"]\n");
    }

    #[test]
    fn in_a_manifest_it_goes_into_our_table() {
        check(
            "/Cargo.toml",
            "[package]\nname = \"a\"\n\n[workspace.metadata.wakeful]\nselect = [\"a\"]\n",
            "[package]\nname = \"a\"\n\n[workspace.metadata.wakeful]\nselect = [\"a\"]\nignore = [\"x\"]\n",
        );
        assert_eq!(ignoring(Path::new("/Cargo.toml"), "[package]\n", "x"), None);
        assert_eq!(ignoring(Path::new("/wakeful.toml"), "[package", "x"), None);
        assert_eq!(
            ignoring(Path::new("/wakeful.toml"), "ignore = 1", "x"),
            None
        );
    }
}
