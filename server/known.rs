//! What is known of other crates: Rust signatures with attributes for what a signature cannot say.
//!
//! A folder under `known/` is a crate, a file in it a module; both are written in Rust and read by
//! our own parser. `docs/known.md` explains the attributes, [`Effects`] holds what they say.

mod args;
mod effects;
pub mod messages;
pub mod names;
mod stubs;
mod words;

pub use effects::{
    BlockOn, Blocks, BufferedWriter, Cancel, Channel, Client, Drives, Effects, Guard, Panics,
    Receiver, Spawns, StubError, Unbounded, Waits,
};
pub use words::{
    BlockKind, CancelKind, ChannelKind, Ends, GuardKind, LimitKind, OnDrop, PanicWhen,
    RuntimeFlavor, Shape, SpawnKind, WaitKind, Word, WriterLoss,
};

/// The stubs of one crate.
#[derive(Debug)]
pub struct StubCrate {
    /// As written in paths: `tokio_util`.
    pub name: &'static str,
    /// Other crates whose paths mean the same: `core` and `alloc` for `std`.
    pub aliases: &'static [&'static str],
    pub files: &'static [StubFile],
}

/// One module of a stub crate. Modules need no `mod` line: the list of files is the tree.
#[derive(Debug)]
pub struct StubFile {
    /// In the crate's folder, without `.rs`: `lib`, `sync/mpsc`.
    pub path: &'static str,
    pub text: &'static str,
}

/// All of them, by name.
pub fn crates() -> &'static [StubCrate] {
    stubs::CRATES
}

/// By its name or an alias.
pub fn crate_named(name: &str) -> Option<&'static StubCrate> {
    crates()
        .iter()
        .find(|it| it.name == name || it.aliases.contains(&name))
}

impl StubFile {
    /// The module's path in the crate, empty for the root; those in between may have no file.
    pub fn module(&self) -> impl Iterator<Item = &'static str> {
        let is_root = self.path == "lib";
        self.path.split('/').filter(move |_| !is_root)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;
    use crate::ir::Attr;
    use crate::syntax::{Edition, NodeId, SyntaxKind, Tape};
    use crate::text::Span;

    fn files_below(dir: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(dir).expect("a folder of the sources") {
            let path = entry.expect("an entry of it").path();
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let name = format!("{prefix}{name}");
            if path.is_dir() {
                files_below(&path, &format!("{name}/"), found);
            } else if prefix.contains('/') {
                found.insert(name);
            }
        }
    }

    #[test]
    fn every_stub_file_is_listed() {
        let mut on_disk = BTreeSet::new();
        let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("server/known");
        files_below(&dir, "", &mut on_disk);
        let listed: BTreeSet<_> = crates()
            .iter()
            .flat_map(|krate| {
                krate
                    .files
                    .iter()
                    .map(|it| format!("{}/{}", krate.name, it.path))
            })
            .collect();
        assert_eq!(on_disk, listed);
    }

    #[test]
    fn stub_crates_are_sorted_and_found_by_alias() {
        assert!(crates().is_sorted_by(|a, b| a.name < b.name));
        assert_eq!(crate_named("core").map(|it| it.name), Some("std"));
        assert!(crate_named("no_such_crate").is_none());
    }

    #[test]
    fn stubs_are_rust_and_their_attributes_are_known() {
        let mut wrong = Vec::new();
        for (krate, file) in crates()
            .iter()
            .flat_map(|it| it.files.iter().map(move |f| (it, f)))
        {
            let tape = Tape::parse(file.text, Edition::CURRENT);
            let mut say = |span: Span, message: &str| {
                let line = file.text[..span.start as usize].lines().count();
                wrong.push(format!("{}/{}.rs:{line}: {message}", krate.name, file.path));
            };
            for (span, message) in tape.errors() {
                say(*span, message);
            }
            let all = tape.descendants(NodeId(0));
            for node in all.filter(|it| tape.kind(*it) == SyntaxKind::ATTR) {
                let span = tape.span(node);
                let text = span
                    .of(file.text)
                    .trim_start_matches("#[")
                    .trim_end_matches(']');
                let (path, args) = text.split_once('(').unwrap_or((text, ")"));
                let attr = Attr {
                    path: path.into(),
                    args: args.strip_suffix(')').map(Into::into),
                    span,
                };
                for error in Effects::checked(&[attr]).1 {
                    say(error.span, &error.message);
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn stub_files_are_short_and_open_with_a_sentence() {
        for (krate, file) in crates()
            .iter()
            .flat_map(|it| it.files.iter().map(move |f| (it, f)))
        {
            let name = format!("{}/{}", krate.name, file.path);
            assert!(file.text.lines().count() <= 600, "{name} is too long");
            assert!(
                file.text.starts_with("//! "),
                "{name} does not say what it is"
            );
        }
    }

    #[test]
    fn the_page_explains_every_attribute() {
        let source = include_str!("known/effects.rs");
        let page = include_str!("../docs/known.md");
        let (_, reader) = source
            .split_once("fn read(")
            .expect("the reader of attributes");
        let (reader, _) = reader.split_once("no such attribute").expect("its end");
        for line in reader.lines() {
            let Some((names, _)) = line.trim().split_once(" =>") else {
                continue;
            };
            for name in names.split(" | ").filter(|it| it.starts_with('"')) {
                let name = name.trim_matches('"');
                assert!(
                    page.contains(&format!("`#[{name}")),
                    "{name} is not in docs/known.md"
                );
            }
        }
    }
}
