//! The little that is read of `#[cfg(…)]`: whether a part is for tests, or for rare builds.

use super::{Def, Index, Target};
use crate::ir::{Attr, Name, Parent};

/// Configurations that ordinary builds do not set.
const RARE: [&str; 10] = [
    "test", "loom", "miri", "kani", "fuzzing", "doc", "docsrs", "shuttle", "madsim", "doctest",
];

/// Whether the attributes say that the item exists in tests only.
pub(super) fn is_for_tests(attrs: &[Attr]) -> bool {
    holds(attrs, is_test)
}

/// Whether the attributes say that the item exists in rare builds only.
pub(super) fn is_rare(attrs: &[Attr]) -> bool {
    holds(attrs, |name| RARE.contains(&name))
}

/// Whether the attributes leave the item out of builds with the default features.
pub(super) fn is_left_out(attrs: &[Attr], features: &[(Name, Vec<String>)]) -> bool {
    let conditions = attrs.iter().filter(|it| it.path == "cfg");
    let mut predicates = conditions.filter_map(|it| it.args.as_ref());
    predicates.any(|it| it.contains("feature") && by_default(it, features, 0) == Some(false))
}

/// Whether a predicate holds with the default features; `None` where other things decide.
fn by_default(predicate: &str, features: &[(Name, Vec<String>)], depth: u32) -> Option<bool> {
    let predicate = predicate.trim();
    if depth > 32 {
        return None;
    }
    let Some((name, inner)) = predicate.split_once('(') else {
        let (name, value) = predicate.split_once('=')?;
        let wanted = unquote(value).filter(|_| name.trim() == "feature")?;
        return Some(is_default(wanted, features));
    };
    let inner = inner.trim_end().strip_suffix(')').unwrap_or(inner);
    let parts: Vec<_> = parts(inner)
        .map(|it| by_default(it, features, depth + 1))
        .collect();
    let some = |it| parts.contains(&Some(it));
    let every = |it| parts.iter().all(|part| *part == Some(it));
    match name.trim() {
        "not" => parts.first().copied().flatten().map(|it| !it),
        "all" if some(false) => Some(false),
        "all" => every(true).then_some(true),
        "any" if some(true) => Some(true),
        "any" => every(false).then_some(false),
        _ => None,
    }
}

/// Whether a feature is among the default ones, or brought by one of them.
fn is_default(wanted: &str, features: &[(Name, Vec<String>)]) -> bool {
    let mut on = vec!["default"];
    let mut next = 0;
    while let Some(feature) = on.get(next).copied() {
        next += 1;
        let brings = features.iter().filter(|it| it.0 == feature);
        for it in brings.flat_map(|it| &it.1) {
            // `crate/feature` turns on the feature that is named for an optional crate, too.
            let it = it.split('/').next().unwrap_or(it);
            if !on.contains(&it) {
                on.push(it);
            }
        }
    }
    on.contains(&wanted)
}

/// What a part of the code is only compiled for, as far as that matters to readers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Only {
    pub tests: bool,
    /// For wasm: there are no sockets and no threads of one's own.
    pub browsers: bool,
}

impl Only {
    pub(super) fn of(attrs: &[Attr]) -> Self {
        Self {
            tests: is_for_tests(attrs),
            browsers: holds(attrs, is_wasm),
        }
    }

    /// What code under `#[cfg(predicate)]` is only compiled for.
    pub fn when(predicate: &str) -> Self {
        Self {
            tests: implies(predicate, &is_test, 0),
            browsers: implies(predicate, &is_wasm, 0),
        }
    }

    pub(super) fn or(self, other: Self) -> Self {
        Self {
            tests: self.tests || other.tests,
            browsers: self.browsers || other.browsers,
        }
    }
}

/// What the item, or anything around it, is only compiled for.
pub(super) fn only(index: &Index, def: Def) -> Only {
    let krate = index.krate(index.crate_of(def.file));
    let mut only = index.module(index.module_of(def)).only;
    only.tests |= matches!(krate.target, Target::Test | Target::Bench);
    let mut at = def.item;
    loop {
        let item = index.item(Def {
            file: def.file,
            item: at,
        });
        only = only.or(Only::of(&item.attrs));
        only.tests |= item.attrs.iter().any(is_test_function);
        match item.parent {
            Parent::File => return only,
            Parent::Item(parent) | Parent::Block(parent, _) => at = parent,
        }
    }
}

/// `test`, and features that are named for tests: `feature = "testing"`.
fn is_test(predicate: &str) -> bool {
    let (name, value) = predicate.split_once('=').unwrap_or((predicate, ""));
    match (name.trim(), unquote(value)) {
        ("test", None) => true,
        ("feature", Some(value)) => value
            .split(['-', '_'])
            .any(|it| matches!(it, "test" | "tests" | "testing")),
        _ => false,
    }
}

fn is_wasm(predicate: &str) -> bool {
    let (name, value) = predicate.split_once('=').unwrap_or((predicate, ""));
    match (name.trim(), unquote(value)) {
        ("target_arch", Some(value)) => value.starts_with("wasm"),
        ("target_family", Some(value)) => value == "wasm",
        ("wasm", None) => true,
        _ => false,
    }
}

/// `#[test]`, `#[tokio::test]`, `#[bench]`, `#[rstest]` and their like.
fn is_test_function(attr: &Attr) -> bool {
    let last = attr.path.rsplit("::").next().unwrap_or_default();
    matches!(
        last,
        "test" | "bench" | "rstest" | "test_case" | "quickcheck" | "proptest" | "wasm_bindgen_test"
    )
}

fn holds(attrs: &[Attr], is: impl Fn(&str) -> bool) -> bool {
    let is: &dyn Fn(&str) -> bool = &is;
    attrs
        .iter()
        .filter(|it| it.path == "cfg")
        .any(|it| it.args.as_ref().is_some_and(|args| implies(args, is, 0)))
}

/// Whether a predicate can only hold when one of the wanted configurations does.
fn implies(predicate: &str, is: &dyn Fn(&str) -> bool, depth: u32) -> bool {
    let predicate = predicate.trim();
    if depth > 32 {
        return false;
    }
    match predicate.split_once('(') {
        None => is(predicate),
        Some((name, inner)) => {
            let inner = inner.trim_end().strip_suffix(')').unwrap_or(inner);
            let mut parts = parts(inner).peekable();
            match name.trim() {
                "all" => parts.any(|it| implies(it, is, depth + 1)),
                "any" => parts.peek().is_some() && parts.all(|it| implies(it, is, depth + 1)),
                _ => false,
            }
        }
    }
}

/// Splits at the commas that stand outside of parentheses and strings.
fn parts(list: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_u32;
    let mut quoted = false;
    list.split(move |it: char| {
        match it {
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth = depth.saturating_sub(1),
            ',' if !quoted => return depth == 0,
            _ => {}
        }
        false
    })
    .filter(|it| !it.trim().is_empty())
}

/// The paths in `#[path = "…"]` and `#[cfg_attr(…, path = "…")]`, and whether all of them are
/// conditional.
pub(super) fn module_paths(attrs: &[Attr]) -> (Vec<&str>, bool) {
    let mut paths = Vec::new();
    let mut conditional = true;
    for attr in attrs {
        let Some(args) = &attr.args else { continue };
        if attr.path == "path" {
            conditional = false;
            paths.extend(unquote(args));
        } else if attr.path == "cfg_attr" {
            let values = parts(args).filter_map(|it| it.trim().strip_prefix("path"));
            paths.extend(values.filter_map(|it| unquote(it.trim().strip_prefix('=')?)));
        }
    }
    (paths, conditional)
}

fn unquote(text: &str) -> Option<&str> {
    text.trim().strip_prefix('"')?.strip_suffix('"')
}
