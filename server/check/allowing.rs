//! Writes a comment for each finding, so that from now on only new ones are told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use super::args::{ADOPTION, Filter};
use super::fixing::Outcome;
use super::load::{Checked, State};
use crate::finding::Severity;
use crate::fix::{Patch, apply};
use crate::project::{Rewrite, display};
use crate::rules;
use crate::suppress::{ALLOW_WITHOUT_REASON, GAP, Scope, Spot, Target, is_gap};

#[derive(Debug, Default, ClapArgs)]
pub struct AllowArgs {
    /// Write comments that allow all findings at warning or above
    #[arg(long, help_heading = ADOPTION, conflicts_with_all = ["fix", "unsafe_fixes", "update_baseline"])]
    pub add_allow: bool,
    /// Why they are allowed: what those comments say behind `--`
    #[arg(
        long,
        value_name = "TEXT",
        help_heading = ADOPTION,
        requires = "add_allow"
    )]
    reason: Option<String>,
}

/// What is written into one file.
type Comments = BTreeMap<Spot, BTreeSet<&'static str>>;

impl AllowArgs {
    /// Leaves in `checked` what is found in the texts with comments. Nothing is written. The error
    /// is one line.
    pub(super) fn run(
        &self,
        state: &mut State,
        checked: &mut Checked,
        filter: &Filter,
    ) -> Result<Outcome, String> {
        let reason = self.reason.as_deref().map(str::trim);
        let is_reason = |it: &str| !it.is_empty() && !it.contains(['\n', '\r']) && !is_gap(it);
        if reason.is_some_and(|it| !is_reason(it)) {
            return Err(format!(
                "`--reason` is one line that says why, and not `{GAP}`"
            ));
        }
        let comments = comments(state, checked);
        if let (None, Some(path)) = (reason, needs_reason(state, comments.keys())) {
            return Err(format!(
                "{}: a comment says why: add `--reason TEXT` (or turn `{ALLOW_WITHOUT_REASON}` off)",
                display(&path)
            ));
        }
        let mut outcome = Outcome::default();
        for (path, comments) in comments {
            let Some(source) = state.source(&path) else {
                continue;
            };
            let target = Target::new(&source.text, &source.ir);
            let patches = comments.iter().map(|(spot, rules)| {
                let (span, text) = target.edit(*spot, rules, reason);
                Patch { span, text }
            });
            let Some(new) = apply(&source.text, &patches.collect::<Vec<_>>()) else {
                continue;
            };
            outcome.changes.push(Rewrite {
                old: source.text.to_string(),
                new: new.clone(),
                path: path.clone(),
            });
            state.replace(&path, new.into());
        }
        if !outcome.changes.is_empty() {
            outcome.before = Some(checked.findings.len());
            *checked = state.check(filter);
            outcome.count_allowed(checked);
        }
        Ok(outcome)
    }
}

/// Where comments go, by file. What is said of comments and files themselves has none, and neither
/// has what must not be allowed.
fn comments(state: &mut State, checked: &Checked) -> BTreeMap<PathBuf, Comments> {
    let mut by_file: BTreeMap<PathBuf, Vec<(u32, &'static str)>> = BTreeMap::new();
    for finding in &checked.findings {
        let of_code = rules::by_id(finding.rule).is_some_and(|it| it.check.is_some());
        if finding.severity >= Severity::Warning && of_code {
            let at = (finding.place.span.start, finding.rule);
            let path = checked.path(finding.place.file);
            by_file.entry(path.to_owned()).or_default().push(at);
        }
    }
    let mut comments = BTreeMap::new();
    for (path, found) in by_file {
        let config = state.config_of(&path);
        let Some(source) = state.source(&path) else {
            continue;
        };
        let target = Target::new(&source.text, &source.ir);
        let mut here = Comments::new();
        let found = found.into_iter().filter(|it| !config.forbids_allow(it.1));
        for (at, rule) in found {
            if let Some(spot) = target.spot(at, Scope::Line) {
                here.entry(spot).or_default().insert(rule);
            }
        }
        if !here.is_empty() {
            comments.insert(path, here);
        }
    }
    comments
}

/// A file whose configuration minds comments without a reason.
fn needs_reason<'a>(
    state: &mut State,
    mut paths: impl Iterator<Item = &'a PathBuf>,
) -> Option<PathBuf> {
    let mut minds = |path: &Path| {
        let config = state.config_of(path);
        let severity = config.severity_of(ALLOW_WITHOUT_REASON, Severity::Hint);
        severity.is_some()
    };
    paths.find(|it| minds(it)).cloned()
}
