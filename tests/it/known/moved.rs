//! What blocks, is lost, is held, waits or is started in other crates, as a list that stubs keep.

use wakeful::index::{Def, Index, Namespace};
use wakeful::known::{Effects, Word};

/// Below an effect the items that have it, by what they are in: `path: name name`.
const LIST: &str = include_str!("moved.txt");

#[test]
fn what_was_known_is_still_known() {
    let index = super::index();
    let mut effect = "";
    let mut lost = Vec::new();
    for line in LIST.lines() {
        let Some(items) = line.strip_prefix("    ") else {
            effect = line;
            continue;
        };
        let (container, names) = items.split_once(": ").expect("a path and names");
        for name in names.split(' ') {
            let path = format!("{container}::{name}");
            if !is_said(&index, &path, effect) {
                lost.push(format!("{path}: {effect}"));
            }
        }
    }
    assert!(lost.is_empty(), "{}", lost.join("\n"));
}

fn is_said(index: &Index, path: &str, effect: &str) -> bool {
    let namespaces = [Namespace::Type, Namespace::Value, Namespace::Macro];
    let mut defs = namespaces
        .into_iter()
        .flat_map(|it| super::items(index, path, it));
    defs.any(|it: Def| said(&Effects::of(&index.item(it).attrs)).contains(&effect.to_owned()))
}

/// The effects of the list, a name and a word each.
fn said(it: &Effects) -> Vec<String> {
    let flags = [
        (it.block_on.is_some(), "block_on"),
        (it.unbounded.is_some(), "unbounded"),
        (it.timeout, "timeout"),
        (it.offthread, "offthread"),
        (it.inline, "inline"),
        (it.handler, "handler"),
        (it.requires_nonblocking, "requires_nonblocking"),
    ];
    let words = [
        ("blocks", it.blocks.as_ref().map(|it| it.kind.as_str())),
        (
            "blocking_io",
            it.blocking_io.as_ref().map(|it| it.kind.as_str()),
        ),
        ("cancel", it.cancel.as_ref().map(|it| it.kind.as_str())),
        ("waits", it.waits.as_ref().map(|it| it.kind.as_str())),
        ("guard", it.guard.as_ref().map(|it| it.kind.as_str())),
        ("spawns", it.spawns.as_ref().map(|it| it.kind.as_str())),
        ("handle", it.handle.map(Word::as_str)),
        ("channel", it.channel.as_ref().map(|it| it.kind.as_str())),
        ("sender", it.sender.map(Word::as_str)),
        ("receiver", it.receiver.as_ref().map(|it| it.kind.as_str())),
        ("client", it.client.as_ref().map(|it| it.timeout.as_str())),
        (
            "buffered_writer",
            it.buffered_writer.as_ref().map(|it| it.loses.as_str()),
        ),
        ("runtime", it.runtime.map(Word::as_str)),
    ];
    let flags = flags
        .into_iter()
        .filter(|it| it.0)
        .map(|it| it.1.to_owned());
    let words = words
        .into_iter()
        .filter_map(|(name, word)| Some(format!("{name} {}", word?)));
    flags.chain(words).collect()
}
