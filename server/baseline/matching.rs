//! Which findings a baseline knows: each of its entries stands for as many as it counts, and first
//! for those that are most like it.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::shape::Shape;
use super::{Baseline, Entry, Print, print};
use crate::finding::Finding;
use crate::index::Index;

/// One baseline, and what was found in the files that it may know something of.
pub struct Matching {
    baseline: Arc<Baseline>,
    files: BTreeMap<String, File>,
    /// Findings that were known in another file.
    moved: BTreeSet<(String, usize)>,
    /// Per entry, how many findings it could still stand for.
    left: Vec<u32>,
}

struct File {
    prints: Vec<Print>,
    /// Per print, whether an entry of this file stands for it.
    known: Vec<bool>,
    /// Which entries are of this file, and how many findings each could still stand for.
    entries: Range<usize>,
    left: Vec<u32>,
    /// Of the entries that are left, those whose items are not in this file any more.
    homeless: BTreeSet<usize>,
    /// Of the prints that no entry of this file stands for.
    shapes: BTreeMap<usize, Shape>,
}

/// How sure it is that a finding is one that was known elsewhere; what comes first is tried first.
#[derive(Clone, Copy)]
enum Kinship {
    SameCodeAndItem,
    SameCode,
    /// Where it was known there is no such item any more: that was renamed, and other names were.
    LikeCodeInFile,
    LikeCodeAndItem,
    LikeCode,
}

impl Kinship {
    const ALL: [Self; 5] = [
        Self::SameCodeAndItem,
        Self::SameCode,
        Self::LikeCodeInFile,
        Self::LikeCodeAndItem,
        Self::LikeCode,
    ];

    fn is_like(self) -> bool {
        !matches!(self, Self::SameCode | Self::SameCodeAndItem)
    }
}

impl Matching {
    pub fn new(baseline: Arc<Baseline>) -> Self {
        Self {
            left: baseline.entries.iter().map(|it| it.count).collect(),
            baseline,
            files: BTreeMap::new(),
            moved: BTreeSet::new(),
        }
    }

    pub fn baseline(&self) -> &Arc<Baseline> {
        &self.baseline
    }

    /// Takes in what is found in a file, in its order. Whether that may change anything for
    /// other files.
    fn set(&mut self, name: &str, prints: Vec<Print>, has_item: impl Fn(&str) -> bool) -> bool {
        let entries = self.baseline.of_file(name);
        let own = &self.baseline.entries[entries.clone()];
        let mut left: Vec<u32> = own.iter().map(|it| it.count).collect();
        let mut known = vec![false; prints.len()];
        let mut match_up = |known: &mut [bool], alike: &dyn Fn(usize, usize) -> bool| {
            for (at, known) in known.iter_mut().enumerate().filter(|it| !*it.1) {
                let mut entries = left.iter_mut().enumerate();
                let free = entries.find(|it| *it.1 > 0 && alike(it.0, at));
                if let Some((_, left)) = free {
                    *left -= 1;
                    *known = true;
                }
            }
        };
        let tiers: [fn(&Print, &Print) -> bool; 3] = [
            |a, b| a == b,
            // What happens in the blocks of a statement is other code.
            |a, b| a.item == b.item && a.rule == b.rule && a.code == b.code,
            // The function was renamed, or the code is in another one now.
            |a, b| a.rule == b.rule && a.hash == b.hash,
        ];
        for alike in tiers {
            match_up(&mut known, &|entry, at| {
                alike(&own[entry].print, &prints[at])
            });
        }
        let unknown = prints.iter().enumerate().filter(|it| !known[it.0]);
        let mut shapes: BTreeMap<usize, Shape> = unknown
            .map(|(at, print)| (at, Shape::of(&print.code)))
            .collect();
        // What is called in it was renamed, or is imported in another way.
        match_up(&mut known, &|entry, at| {
            let (known, print) = (&own[entry].print, &prints[at]);
            known.item == print.item
                && self
                    .baseline
                    .is_like(entries.start + entry, print, &shapes[&at])
        });
        shapes.retain(|at, _| !known[*at]);
        let leaves = |it: &usize| left[*it] > 0 && !has_item(&own[*it].print.item);
        let homeless = (0..own.len()).filter(leaves);
        let file = File {
            prints,
            known,
            homeless: homeless.map(|it| entries.start + it).collect(),
            shapes,
            entries,
            left,
        };
        let matters = match self.files.get(name) {
            Some(before) => {
                before.left != file.left
                    || before.homeless != file.homeless
                    || !before.strangers().eq(file.strangers())
            }
            None => true,
        };
        self.files.insert(name.to_owned(), file);
        matters
    }

    /// Findings that nothing in their own file stands for may have been moved from another one, or
    /// from a function that has another name now: the entries that are left there stand for them.
    /// `exists` tells of files that were not taken in; what they have is not known, so their
    /// entries stand for nothing. The files for which this changed something.
    fn follow(&mut self, exists: &dyn Fn(&Path) -> bool) -> BTreeSet<PathBuf> {
        let baseline = Arc::clone(&self.baseline);
        let all = &baseline.entries;
        self.left = all.iter().map(|it| it.count).collect();
        for file in self.files.values() {
            self.left[file.entries.clone()].copy_from_slice(&file.left);
        }
        let mut are_gone: BTreeMap<&str, bool> = BTreeMap::new();
        let before = std::mem::take(&mut self.moved);
        for kinship in Kinship::ALL {
            for (name, file) in &self.files {
                for (at, print) in file.strangers() {
                    if self.moved.contains(&(name.clone(), at)) {
                        continue;
                    }
                    let kin = baseline.kin(kinship, name, print, &file.shapes[&at]);
                    let free = kin.into_iter().find(|it| {
                        let path = all[*it].path.as_str();
                        let mut is_gone = || {
                            let gone = || !exists(&baseline.file_of(path));
                            *are_gone.entry(path).or_insert_with(gone)
                        };
                        let mut is_free = || match self.files.get(path) {
                            Some(file) => !kinship.is_like() || file.homeless.contains(it),
                            None => is_gone(),
                        };
                        self.left[*it] > 0 && is_free()
                    });
                    if let Some(entry) = free {
                        self.left[entry] -= 1;
                        self.moved.insert((name.clone(), at));
                    }
                }
            }
        }
        let changed = before.symmetric_difference(&self.moved);
        changed.map(|it| self.baseline.file_of(&it.0)).collect()
    }

    /// The files whose findings would tell whether findings of some files were moved from there.
    /// `has_item` tells of files that were not taken in.
    fn asks_for(
        &self,
        asks: impl Fn(&str) -> bool,
        has_item: &dyn Fn(&Path, &str) -> bool,
    ) -> BTreeSet<PathBuf> {
        let mut wanted = BTreeSet::new();
        for (name, file) in self.files.iter().filter(|it| asks(it.0)) {
            for (at, print) in file.strangers() {
                if self.moved.contains(&(name.clone(), at)) {
                    continue;
                }
                for kinship in [Kinship::SameCode, Kinship::LikeCode] {
                    for it in self.baseline.kin(kinship, name, print, &file.shapes[&at]) {
                        let entry = &self.baseline.entries[it];
                        if self.files.contains_key(&entry.path) {
                            continue;
                        }
                        let path = self.baseline.file_of(&entry.path);
                        if !kinship.is_like() || !has_item(&path, &entry.print.item) {
                            wanted.insert(path);
                        }
                    }
                }
            }
        }
        wanted
    }

    fn knows(&self, name: &str, at: usize) -> bool {
        let known = self.files.get(name).and_then(|it| it.known.get(at));
        known == Some(&true) || self.moved.contains(&(name.to_owned(), at))
    }

    /// How many findings of the baseline are gone from the files that were taken in, and from
    /// those that are gone themselves.
    pub fn gone(&self, counts: impl Fn(&str) -> bool, exists: &dyn Fn(&Path) -> bool) -> usize {
        let entries = self.baseline.entries.iter().zip(&self.left);
        let gone = entries.filter(|(entry, left)| {
            **left > 0 && counts(&entry.print.rule) && self.is_told(&entry.path, exists)
        });
        gone.map(|it| *it.1 as usize).sum()
    }

    /// The baseline as it is now: without what is gone, and with the findings that `adds` is true
    /// of, by file and number. What was not looked at stays.
    pub fn updated(
        &self,
        counts: impl Fn(&str) -> bool,
        adds: impl Fn(&Path, usize) -> bool,
        exists: &dyn Fn(&Path) -> bool,
    ) -> Baseline {
        let old = self.baseline.entries.iter().zip(&self.left);
        let stays = old
            .filter(|(entry, _)| !self.is_told(&entry.path, exists) || !counts(&entry.print.rule));
        // Findings that were found stand below, under the names that they have now.
        let left = stays.filter(|it| *it.1 > 0).map(|(entry, left)| Entry {
            count: *left,
            ..entry.clone()
        });
        let mut entries: Vec<Entry> = left.collect();
        for (name, file) in &self.files {
            let path = self.baseline.file_of(name);
            for (at, print) in file.prints.iter().enumerate() {
                if self.knows(name, at) || adds(&path, at) {
                    entries.push(Entry {
                        path: name.clone(),
                        print: print.clone(),
                        count: 1,
                    });
                }
            }
        }
        Baseline::new(self.baseline.path.clone(), entries)
    }

    /// Whether all is known of what is in a file.
    fn is_told(&self, name: &str, exists: &dyn Fn(&Path) -> bool) -> bool {
        self.files.contains_key(name) || !exists(&self.baseline.file_of(name))
    }
}

impl File {
    /// What no entry of this file stands for.
    fn strangers(&self) -> impl Iterator<Item = (usize, &Print)> {
        let all = self.prints.iter().enumerate();
        all.zip(&self.known).filter(|it| !it.1).map(|it| it.0)
    }
}

impl Baseline {
    /// The entries that may be about a finding in a file, in their order.
    fn kin(&self, kinship: Kinship, name: &str, print: &Print, shape: &Shape) -> Vec<usize> {
        let code = || (print.rule.clone(), print.hash);
        let all = match kinship.is_like() {
            false => self.by_code.get(&code()),
            true => self.by_rule.get(&print.rule),
        };
        let here = |it: usize| self.entries[it].path == name;
        let same_item = |it: usize| self.entries[it].print.item == print.item;
        let is_kin = |it: usize| match kinship {
            Kinship::SameCodeAndItem => !here(it) && same_item(it),
            Kinship::SameCode => !here(it),
            Kinship::LikeCodeInFile => here(it) && self.is_like(it, print, shape),
            Kinship::LikeCodeAndItem => {
                !here(it) && same_item(it) && self.is_like(it, print, shape)
            }
            Kinship::LikeCode => !here(it) && self.is_like(it, print, shape),
        };
        let all = all.into_iter().flatten().copied();
        all.filter(|it| is_kin(*it)).collect()
    }

    /// Whether an entry may be about a finding of this shape, under other names. Comments and whole
    /// files have no names.
    fn is_like(&self, entry: usize, print: &Print, shape: &Shape) -> bool {
        let known = &self.entries[entry].print;
        let in_items = !known.item.is_empty() && !print.item.is_empty();
        in_items && known.rule == print.rule && self.shapes[entry].is_like(shape)
    }
}

/// The findings in a file by their names, in their order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    pub prints: Vec<Print>,
    /// Of each finding, the place in `prints`: the same one told twice counts once.
    pub numbers: Vec<usize>,
}

impl Named {
    pub fn of(index: &Index, text: &str, found: &[Finding]) -> Self {
        let mut named = Self::default();
        let mut seen = BTreeMap::new();
        for finding in found {
            let key = (
                finding.rule,
                index.absolute(finding.place),
                &finding.message,
            );
            let number = *seen.entry(key).or_insert_with(|| {
                named.prints.push(print(index, text, finding));
                named.prints.len() - 1
            });
            named.numbers.push(number);
        }
        named
    }
}

/// All baselines that are in use, and what they know of the findings.
#[derive(Default)]
pub struct Ledger {
    by_path: BTreeMap<PathBuf, Matching>,
    /// As in [`Named`].
    numbers: BTreeMap<PathBuf, Vec<usize>>,
}

impl Ledger {
    /// Takes in the findings in a file; `has_item` tells of the items in it. Whether it is worth
    /// while to [`follow`](Self::follow) them.
    pub fn set(
        &mut self,
        baseline: &Arc<Baseline>,
        path: &Path,
        named: Named,
        has_item: impl Fn(&str) -> bool,
    ) -> bool {
        let new = || Matching::new(Arc::clone(baseline));
        let matching = self
            .by_path
            .entry(baseline.path.clone())
            .or_insert_with(new);
        if *matching.baseline != **baseline {
            *matching = new();
        }
        let name = matching.baseline.name_of(path);
        self.numbers.insert(path.to_owned(), named.numbers);
        matching.set(&name, named.prints, has_item)
    }

    /// Takes back files that are gone; whether there were any.
    pub fn forget(&mut self, gone: impl Fn(&Path) -> bool) -> bool {
        let mut any = false;
        for matching in self.by_path.values_mut() {
            let (baseline, before) = (&matching.baseline, matching.files.len());
            matching.files.retain(|it, _| !gone(&baseline.file_of(it)));
            any |= matching.files.len() != before;
        }
        any
    }

    /// Follows findings from file to file, as soon as all are taken in. The files of whose
    /// findings something else is known now.
    pub fn follow(&mut self, exists: &dyn Fn(&Path) -> bool) -> BTreeSet<PathBuf> {
        let all = self.by_path.values_mut();
        all.flat_map(|it| it.follow(exists)).collect()
    }

    /// Files that were not taken in, and would tell of what may have been moved from there to one.
    /// `has_item` tells of the items in files.
    pub fn asks_for(
        &self,
        path: &Path,
        has_item: &dyn Fn(&Path, &str) -> bool,
    ) -> BTreeSet<PathBuf> {
        let all = self.by_path.values();
        let wanted = all.flat_map(|it| {
            let name = it.baseline.name_of(path);
            it.asks_for(|it| it == name, has_item)
        });
        wanted.collect()
    }

    /// The same of all files, with the baselines that ask.
    pub fn asks(&self, has_item: &dyn Fn(&Path, &str) -> bool) -> Vec<(Arc<Baseline>, PathBuf)> {
        let all = self.by_path.values().flat_map(|it| {
            let paths = it.asks_for(|_| true, has_item).into_iter();
            paths.map(|path| (Arc::clone(&it.baseline), path))
        });
        all.collect()
    }

    /// Whether the baseline of a file knows its finding of this number.
    pub fn knows(&self, baseline: &Baseline, path: &Path, number: usize) -> bool {
        let number = self.numbers.get(path).and_then(|it| it.get(number));
        let matching = self.by_path.get(&baseline.path);
        match (number, matching) {
            (Some(number), Some(it)) => it.knows(&baseline.name_of(path), *number),
            _ => false,
        }
    }

    /// What a finding is called in [`Matching::updated`].
    pub fn number_of(&self, path: &Path, number: usize) -> Option<usize> {
        self.numbers.get(path)?.get(number).copied()
    }

    pub fn matchings(&self) -> impl Iterator<Item = &Matching> {
        self.by_path.values()
    }
}
