//! Adding dependencies and features to a `Cargo.toml`, keeping its formatting.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::Patch;
use crate::text::Span;

/// What a fix needs to be in the manifest.
#[derive(Clone, Copy, Debug)]
pub struct Requirement<'a> {
    /// The package's name, with hyphens.
    pub package: &'a str,
    /// For the case that it is not there at all.
    pub version: &'a str,
    pub features: &'a [&'a str],
}

/// The edit that makes `manifest` fulfil it, if it does not already; `None` if it cannot be read.
///
/// A dependency that is there keeps its version, and one inherited from the workspace stays so.
pub fn require(manifest: &str, needed: Requirement<'_>) -> Option<Option<Patch>> {
    edited(manifest, &|document| {
        if !document.contains_key("package") {
            return None;
        }
        match dependency(document, needed.package) {
            Some(item) => add_features(item, needed.features),
            None => add_dependency(document, needed),
        }
    })
}

/// The smallest edit that changes a text so, if it changes anything; `None` if that is not
/// possible.
pub fn edited(
    text: &str,
    change: &dyn Fn(&mut DocumentMut) -> Option<()>,
) -> Option<Option<Patch>> {
    if text.contains("\r\n") {
        // The editor of the format writes no other line ends than those of Unix.
        let patch = edited(&text.replace("\r\n", "\n"), change)?;
        return Some(patch.map(|it| with_windows_lines(text, it)));
    }
    let mut document: DocumentMut = text.parse().ok()?;
    change(&mut document)?;
    let new = document.to_string();
    Some((new != text).then(|| difference(text, &new)))
}

/// The entry of the package, under its own name or another; one for tests counts where there is no
/// other.
fn dependency<'d>(document: &'d mut DocumentMut, package: &str) -> Option<&'d mut Item> {
    let key_in = |table: &str| {
        let table = document.get(table)?.as_table_like()?;
        table.iter().find_map(|(key, item)| {
            let renamed = item.get("package").and_then(Item::as_str);
            (renamed.unwrap_or(key) == package).then(|| key.to_owned())
        })
    };
    let tables = ["dependencies", "dev-dependencies"];
    let (table, key) = tables.iter().find_map(|it| Some((*it, key_in(it)?)))?;
    document.get_mut(table)?.as_table_like_mut()?.get_mut(&key)
}

/// `None` when the entry has no form that we know.
fn add_features(item: &mut Item, features: &[&str]) -> Option<()> {
    if features.is_empty() {
        return Some(());
    }
    if let Item::Value(Value::String(version)) = item {
        let decor = version.decor().clone();
        let mut table = InlineTable::new();
        table.insert("version", Value::from(version.value().as_str()));
        table.insert(
            "features",
            features.iter().copied().collect::<Array>().into(),
        );
        let mut value = Value::InlineTable(table);
        *value.decor_mut() = decor;
        *item = Item::Value(value);
        return Some(());
    }
    let is_inline = item.is_inline_table();
    let table = item.as_table_like_mut()?;
    if !table.contains_key("features") {
        let list: Array = features.iter().copied().collect();
        table.insert("features", Item::Value(list.into()));
        if is_inline && let Item::Value(Value::InlineTable(table)) = item {
            table.fmt();
        }
        return Some(());
    }
    let list = table.get_mut("features")?.as_array_mut()?;
    let has = |list: &Array, name: &str| list.iter().any(|it| it.as_str() == Some(name));
    // tokio's `full` has everything that is stable.
    let missing: Vec<&str> = features
        .iter()
        .copied()
        .filter(|it| !has(list, it) && !has(list, "full"))
        .collect();
    for name in &missing {
        push_like_the_others(list, name);
    }
    Some(())
}

/// Keeps lists with one entry per line in that form.
pub fn push_like_the_others(list: &mut Array, name: &str) {
    let prefix = list
        .iter()
        .last()
        .and_then(|it| it.decor().prefix()?.as_str());
    match prefix.map(str::to_owned) {
        Some(prefix) if list.len() > 1 || prefix.contains('\n') => {
            let mut value = Value::from(name);
            value.decor_mut().set_prefix(prefix);
            list.push_formatted(value);
        }
        _ => list.push(name),
    }
}

fn add_dependency(document: &mut DocumentMut, needed: Requirement<'_>) -> Option<()> {
    let value = if needed.features.is_empty() {
        Value::from(needed.version)
    } else {
        let mut table = InlineTable::new();
        table.insert("version", needed.version.into());
        table.insert(
            "features",
            needed.features.iter().copied().collect::<Array>().into(),
        );
        Value::InlineTable(table)
    };
    let table = document
        .entry("dependencies")
        .or_insert_with(|| Item::Table(Table::new()));
    let table = table.as_table_like_mut()?;
    let keys: Vec<String> = table.iter().map(|it| it.0.to_owned()).collect();
    let sorted = keys.is_sorted();
    table.insert(needed.package, Item::Value(value));
    if sorted {
        sort(table);
    }
    Some(())
}

fn sort(table: &mut dyn TableLike) {
    table.sort_values();
}

/// The smallest edit from one text to the other.
fn difference(old: &str, new: &str) -> Patch {
    let mut start = old
        .bytes()
        .zip(new.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
        start -= 1;
    }
    let (old_rest, new_rest) = (&old[start..], &new[start..]);
    let shared = old_rest.bytes().rev().zip(new_rest.bytes().rev());
    let mut end = shared.take_while(|(a, b)| a == b).count();
    while !old_rest.is_char_boundary(old_rest.len() - end)
        || !new_rest.is_char_boundary(new_rest.len() - end)
    {
        end -= 1;
    }
    let span = Span::new(start as u32, (old.len() - end) as u32);
    Patch {
        span,
        text: new_rest[..new_rest.len() - end].to_owned(),
    }
}

/// The same edit of a text in which lines end as on Windows.
fn with_windows_lines(text: &str, patch: Patch) -> Patch {
    let lines = text.split_inclusive('\n');
    let ends = lines.scan((0, 0), |(plain, own), line| {
        *own += line.len() as u32;
        *plain += line.len() as u32 - u32::from(line.ends_with("\r\n"));
        Some((*plain, *own))
    });
    let ends: Vec<(u32, u32)> = ends.collect();
    let place = |offset: u32| {
        let before = ends.iter().rev().find(|it| it.0 <= offset);
        let (plain, own) = before.copied().unwrap_or_default();
        own + (offset - plain)
    };
    Patch {
        span: Span::new(place(patch.span.start), place(patch.span.end)),
        text: patch.text.replace('\n', "\r\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fix::apply;

    #[track_caller]
    fn check(manifest: &str, features: &[&str], expected: &str) {
        let manifest = format!("[package]\nname = \"x\"\n\n{manifest}");
        let needed = Requirement {
            package: "tokio",
            version: "1",
            features,
        };
        let changed = |manifest: &str| {
            let patch = require(manifest, needed).expect("it can be read");
            let patches: Vec<_> = patch.into_iter().collect();
            apply(manifest, &patches).expect("one patch")
        };
        let new = changed(&manifest);
        assert_eq!(
            new.strip_prefix("[package]\nname = \"x\"\n\n"),
            Some(expected)
        );
        let windows = |it: &str| it.replace('\n', "\r\n");
        assert_eq!(changed(&windows(&manifest)), windows(&new));
    }

    #[test]
    fn a_missing_dependency_is_added_in_order() {
        check(
            "[dependencies]\nserde = \"1\" # why\nuuid = \"1\"\n",
            &[],
            "[dependencies]\nserde = \"1\" # why\ntokio = \"1\"\nuuid = \"1\"\n",
        );
        check(
            "[dependencies]\nuuid = \"1\"\nserde = \"1\"\n",
            &["time"],
            "[dependencies]\nuuid = \"1\"\nserde = \"1\"\ntokio = { version = \"1\", features = [\"time\"] }\n",
        );
    }

    #[test]
    fn features_are_added_to_what_is_there() {
        check(
            "[dependencies]\ntokio = \"1.40\" # why\n",
            &["time"],
            "[dependencies]\ntokio = { version = \"1.40\", features = [\"time\"] } # why\n",
        );
        check(
            "[dependencies]\ntokio = { version = \"1\", features = [\"rt\", \"sync\"] }\n",
            &["sync", "time"],
            "[dependencies]\ntokio = { version = \"1\", features = [\"rt\", \"sync\", \"time\"] }\n",
        );
        check(
            "[dependencies]\ntokio = { version = \"1\", features = [\n    \"rt\",\n    \"sync\",\n] }\n",
            &["time"],
            "[dependencies]\ntokio = { version = \"1\", features = [\n    \"rt\",\n    \"sync\",\n    \"time\",\n] }\n",
        );
        check(
            "[dependencies.tokio]\nversion = \"1\"\n",
            &["time"],
            "[dependencies.tokio]\nversion = \"1\"\nfeatures = [\"time\"]\n",
        );
    }

    #[test]
    fn a_dependency_of_tests_stays_one() {
        check(
            "[dependencies]\nserde = \"1\"\n\n[dev-dependencies]\ntokio = \"1\"\n",
            &["time"],
            "[dependencies]\nserde = \"1\"\n\n[dev-dependencies]\ntokio = { version = \"1\", features = [\"time\"] }\n",
        );
    }

    #[test]
    fn an_inherited_dependency_stays_inherited() {
        check(
            "[dependencies]\ntokio = { workspace = true }\n",
            &["time"],
            "[dependencies]\ntokio = { workspace = true, features = [\"time\"] }\n",
        );
        check(
            "[dependencies]\ntokio.workspace = true\n",
            &["time"],
            "[dependencies]\ntokio.workspace = true\ntokio.features = [\"time\"]\n",
        );
    }

    #[test]
    fn what_is_fulfilled_is_left_alone() {
        for features in [&["full"][..], &["time", "rt"]] {
            let list =
                format!("[dependencies]\ntokio = {{ version = \"1\", features = {features:?} }}\n");
            check(&list, &["time"], &list);
        }
        check(
            "[dependencies]\nasync = { package = \"tokio\", version = \"1\" }\n",
            &[],
            "[dependencies]\nasync = { package = \"tokio\", version = \"1\" }\n",
        );
    }

    #[test]
    fn a_virtual_or_broken_manifest_is_left_alone() {
        let needed = Requirement {
            package: "tokio",
            version: "1",
            features: &[],
        };
        assert_eq!(require("[workspace]\n", needed), None);
        assert_eq!(require("[package", needed), None);
    }
}
