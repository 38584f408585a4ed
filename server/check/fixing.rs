//! Applies fixes in rounds, until there is none left that helps.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Filter;
use super::load::{Checked, State};
use crate::finding::{Applicability, Finding, Fix};
use crate::fix::{Patch, apply, withhold_broken};
use crate::index::FileId;
use crate::project::{Disk, Rewrite, Unobserved};
use crate::syntax::Tape;

/// Fixes can make room for fixes; a set that never settles is cut here.
const MOST_ROUNDS: usize = 100;

/// What fixing changed.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    /// For each finding that went away, the files that its fix changed.
    fixes: Vec<Vec<PathBuf>>,
    /// By path; without those that are as before.
    pub changes: Vec<Rewrite>,
    /// Pairs of files that one fix changed.
    links: BTreeSet<(PathBuf, PathBuf)>,
    /// There was still something to fix when the rounds were used up.
    pub unsettled: bool,
    /// Where comments were written, how many findings there were before.
    pub before: Option<usize>,
}

impl Outcome {
    /// How many findings went away.
    pub fn fixed(&self) -> usize {
        self.fixes.len()
    }

    /// Where comments were written, says how many findings these allow.
    pub fn count_allowed(&self, checked: &mut Checked) {
        let left = checked.findings.len();
        checked.known.allowed = self.before.map_or(0, |it| it.saturating_sub(left));
    }

    /// What could not be written is as it was, and so is what is found in it.
    pub fn take_back(
        &mut self,
        refused: &BTreeSet<PathBuf>,
        state: &mut State,
        checked: &mut Checked,
        filter: &Filter,
    ) {
        if refused.is_empty() {
            return;
        }
        let is_refused = |it: &Rewrite| refused.contains(&it.path);
        for it in self.changes.iter().filter(|it| is_refused(it)) {
            state.replace(&it.path, it.old.as_str().into());
        }
        self.changes.retain(|it| !is_refused(it));
        self.fixes
            .retain(|it| !it.iter().any(|it| refused.contains(it)));
        *checked = state.check(filter);
        self.count_allowed(checked);
    }

    /// The changes in sets that make sense only together: a function and its callers, a call and
    /// the feature in the manifest that it needs.
    pub fn bundles(&self) -> Vec<Vec<&Rewrite>> {
        let mut bundle_of: Vec<usize> = (0..self.changes.len()).collect();
        let at = |path: &Path| {
            self.changes
                .binary_search_by(|it| it.path.as_path().cmp(path))
        };
        for (a, b) in &self.links {
            // A later round may have taken back what was changed in one of them.
            let (Ok(a), Ok(b)) = (at(a), at(b)) else {
                continue;
            };
            let (from, to) = (bundle_of[a], bundle_of[b]);
            let joined = bundle_of.iter_mut().filter(|it| **it == from);
            joined.for_each(|it| *it = to);
        }
        let mut bundles: BTreeMap<usize, Vec<&Rewrite>> = BTreeMap::new();
        for (rewrite, bundle) in self.changes.iter().zip(bundle_of) {
            bundles.entry(bundle).or_default().push(rewrite);
        }
        bundles.into_values().collect()
    }
}

/// Names a finding across rounds, in which places move.
type Key = (&'static str, PathBuf, String);

/// Leaves in `checked` what is found in the fixed texts. Nothing is written.
pub(super) fn run(
    state: &mut State,
    checked: &mut Checked,
    filter: &Filter,
    most: Applicability,
) -> Outcome {
    let mut originals: BTreeMap<PathBuf, Arc<str>> = BTreeMap::new();
    // Fixes that break the syntax, or after which their finding is still there.
    let mut blocked: HashSet<Key> = HashSet::new();
    let mut outcome = Outcome {
        unsettled: true,
        ..Outcome::default()
    };
    for _ in 0..MOST_ROUNDS {
        let Some(round) = round(state, checked, most, &mut blocked) else {
            outcome.unsettled = false;
            break;
        };
        let before = counts(checked);
        let mut undo = Vec::new();
        for (path, text) in round.texts {
            let Some(old) = state.text(&path).cloned() else {
                continue;
            };
            originals
                .entry(path.clone())
                .or_insert_with(|| Arc::clone(&old));
            undo.push((path.clone(), old));
            state.replace(&path, text.into());
        }
        let next = state.check(filter);
        let after = counts(&next);
        let useless: Vec<Key> = round
            .taken
            .iter()
            .filter(|(key, taken)| {
                let left = after.get(*key).copied().unwrap_or(0);
                left + **taken > before.get(*key).copied().unwrap_or(0)
            })
            .map(|it| it.0.clone())
            .collect();
        if useless.is_empty() {
            let pairs = round.fixes.iter().flat_map(|it| it.windows(2));
            let links = pairs.map(|it| (it[0].clone(), it[1].clone()));
            outcome.links.extend(links);
            outcome.fixes.extend(round.fixes);
            *checked = next;
            continue;
        }
        // The round is taken back and tried again without them.
        blocked.extend(useless);
        let paths: Vec<PathBuf> = undo.iter().map(|it| it.0.clone()).collect();
        for (path, text) in undo {
            state.replace(&path, text);
        }
        // What was found in them is right again, and their texts are needed.
        state.read(&paths, &Unobserved);
    }
    let changes = originals.into_iter().filter_map(|(path, old)| {
        let new = state.text(&path)?;
        (*new != old).then(|| Rewrite {
            old: old.to_string(),
            new: new.to_string(),
            path,
        })
    });
    outcome.changes = changes.collect();
    outcome
}

struct Round {
    texts: Vec<(PathBuf, String)>,
    /// How many findings of each kind were fixed.
    taken: HashMap<Key, usize>,
    /// The files that each fix changes; sorted.
    fixes: Vec<Vec<PathBuf>>,
}

fn round(
    state: &State,
    checked: &Checked,
    most: Applicability,
    blocked: &mut HashSet<Key>,
) -> Option<Round> {
    let mut findings: Vec<&Finding> = Vec::new();
    let mut fixes: Vec<&Fix> = Vec::new();
    for finding in &checked.findings {
        let fix = finding.fixes.iter().filter(|it| it.applicability <= most);
        let Some(fix) = fix.min_by_key(|it| it.applicability) else {
            continue;
        };
        let writable = |file: FileId| {
            let path = checked.path(file);
            state.text(path).is_some() && Disk::may_change(path)
        };
        if !blocked.contains(&key(checked, finding))
            && fix.edits.iter().all(|it| writable(it.place.file))
        {
            findings.push(finding);
            fixes.push(fix);
        }
    }
    let text_of = |file: &FileId| {
        let text = state.text(checked.path(*file));
        text.map_or("", |it| &**it)
    };
    let errors = |file: &FileId, text: &str| syntax_errors(state, checked.path(*file), text);
    let locate = |place| {
        let place: crate::index::Place = place;
        (place.file, checked.absolute(place))
    };
    let (selection, withheld) = withhold_broken(&fixes, locate, text_of, errors);
    blocked.extend(withheld.into_iter().map(|it| key(checked, findings[it])));
    if selection.taken.is_empty() {
        return None;
    }
    let mut texts = Vec::new();
    for (file, patches) in selection.patches {
        let old = text_of(&file);
        let new = apply(old, &with_line_ends_of(old, patches))?;
        texts.push((checked.path(file).to_owned(), new));
    }
    let mut taken = HashMap::new();
    let mut files_of = Vec::new();
    for index in selection.taken {
        let files = fixes[index].edits.iter().map(|it| it.place.file);
        let paths: BTreeSet<&Path> = files.map(|it| checked.path(it)).collect();
        files_of.push(paths.into_iter().map(Path::to_owned).collect());
        *taken.entry(key(checked, findings[index])).or_default() += 1;
    }
    Some(Round {
        texts,
        taken,
        fixes: files_of,
    })
}

fn key(checked: &Checked, finding: &Finding) -> Key {
    let path = checked.path(finding.place.file);
    (finding.rule, path.to_owned(), finding.message.clone())
}

fn counts(checked: &Checked) -> HashMap<Key, usize> {
    let mut counts = HashMap::new();
    for finding in &checked.findings {
        *counts.entry(key(checked, finding)).or_default() += 1;
    }
    counts
}

fn syntax_errors(state: &State, path: &Path, text: &str) -> usize {
    match path.extension().is_some_and(|it| it == "toml") {
        true => usize::from(text.parse::<toml_edit::DocumentMut>().is_err()),
        false => Tape::parse(text, state.edition(path)).errors().len(),
    }
}

/// A file with CRLF keeps them.
pub(super) fn line_ends_of(text: &str, inserted: &str) -> String {
    match text.contains("\r\n") {
        true => inserted.replace("\r\n", "\n").replace('\n', "\r\n"),
        false => inserted.to_owned(),
    }
}

fn with_line_ends_of(text: &str, patches: Vec<Patch>) -> Vec<Patch> {
    let convert = |it: Patch| Patch {
        text: line_ends_of(text, &it.text),
        ..it
    };
    patches.into_iter().map(convert).collect()
}
