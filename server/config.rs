//! `wakeful.toml` and its like in `Cargo.toml`: which rules count in a file, and how much.
//!
//! The nearest one above a file counts, and those that it extends.

mod cursor;
mod given;
mod ignored;
mod keys;
mod known;
mod nearest;
mod options;
mod read;
mod schema;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use self::cursor::{Expected, Word, expected, key_at, option_at, rule_at};
pub use self::given::{Given, Where};
pub use self::ignored::ignoring;
pub use self::keys::{KEYS, Key, Kind, OFF, OVERRIDE_KEYS, severities};
pub use self::known::Known;
use self::nearest::Within;
pub use self::read::Table;
use self::read::{Layer, Picks, layer, parse, strays};
pub use self::schema::{schema, template};
use crate::baseline::Baseline;
use crate::finding::{Finding, Severity};
use crate::index::{Files, normalize};
use crate::options::{Declared, Options};
use crate::rules;
use crate::text::Span;

/// The name of a file that is nothing but a configuration.
pub const FILE: &str = "wakeful.toml";

const MANIFEST: &str = "Cargo.toml";

/// What counts in one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Config {
    /// By id; what is not there is as by default.
    choices: BTreeMap<&'static str, Choice>,
    forbidden: BTreeMap<&'static str, Origin>,
    /// What rules go by.
    pub options: Options,
    /// By rule and name of the option.
    chosen: BTreeMap<(&'static str, &'static str), Origin>,
    /// What is told of crates, by those who configure.
    pub known: Vec<Arc<Known>>,
    /// Whether what clippy finds too is left to it, if anything is said about that.
    pub yields_to_clippy: Option<bool>,
    /// The findings that are known and not shown.
    pub baseline: Option<Arc<Baseline>>,
    /// The configurations that count, from the one that is nearest.
    pub files: Vec<PathBuf>,
    /// What says that the file is to be left alone.
    pub excluded: Option<Origin>,
}

/// What was said of one rule.
#[derive(Clone, Debug, Default, PartialEq)]
struct Choice {
    /// Selected, or left out.
    picked: Option<(bool, Origin)>,
    /// `None` turns the rule off.
    severity: Option<(Option<Severity>, Origin)>,
}

/// Where something was said. The span is in bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    pub path: PathBuf,
    pub span: Span,
}

/// Something in a configuration that means nothing. The span is in bytes of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub path: PathBuf,
    pub span: Span,
    pub message: String,
}

/// All configurations that were asked for, each read once.
#[derive(Default)]
pub struct Configs {
    /// By directory, the one that is nearest.
    nearest: HashMap<PathBuf, Option<Source>>,
    /// By directory, what is directly in it.
    within: HashMap<PathBuf, Within>,
    chains: HashMap<Source, Arc<Chain>>,
    resolved: HashMap<Resolved, Arc<Config>>,
    files: BTreeMap<PathBuf, Read>,
    /// By path; empty where there is no file yet.
    baselines: BTreeMap<PathBuf, Arc<Baseline>>,
    known: BTreeMap<PathBuf, Option<Arc<Known>>>,
    given: Given,
    problems: Vec<Problem>,
}

type Source = (PathBuf, Table);

/// A configuration, which of its chain excludes the file, which overrides are about it, and which
/// directory names the rules that are wanted in it.
type Resolved = (Source, Option<usize>, Vec<bool>, Option<usize>);

/// A configuration and those that it extends, which stand in front of it.
type Chain = Vec<Arc<Layer>>;

struct Read {
    text: String,
    document: Option<Arc<toml_edit::Document<String>>>,
}

impl Config {
    /// How severe a finding of a rule is that would be `own` by itself; `None` if it is off.
    pub fn severity_of(&self, rule: &str, own: Severity) -> Option<Severity> {
        let Some(choice) = self.choices.get(rule) else {
            return Some(own);
        };
        if choice.picked.as_ref().is_some_and(|it| !it.0) {
            return None;
        }
        match &choice.severity {
            Some((severity, _)) => Some(set_to((*severity)?, rule, own)),
            None => Some(own),
        }
    }

    /// A finding as it is shown, if it is.
    pub fn shown(&self, mut finding: Finding) -> Option<Finding> {
        finding.severity = self.severity_of(finding.rule, finding.severity)?;
        Some(finding)
    }

    /// No comment may allow the findings of this rule.
    pub fn forbids_allow(&self, rule: &str) -> bool {
        self.forbidden.contains_key(rule)
    }

    /// What made a rule as it is; `None` if it is as by default.
    pub fn origin_of(&self, rule: &str) -> Option<&Origin> {
        let choice = self.choices.get(rule)?;
        let picked = choice.picked.as_ref();
        let severity = choice.severity.as_ref().map(|it| &it.1);
        match picked {
            Some((false, origin)) => Some(origin),
            _ => severity.or_else(|| picked.map(|it| &it.1)),
        }
    }

    /// What says that comments may not allow a rule.
    pub fn forbidden_by(&self, rule: &str) -> Option<&Origin> {
        self.forbidden.get(rule)
    }

    /// What chose the value of an option; `None` if it is as by default.
    pub fn chosen_by(&self, option: Declared) -> Option<&Origin> {
        self.chosen.get(&option.key())
    }

    /// Without what is said of rules and of the file as a whole: all that may be found is found.
    pub fn unfiltered(&self) -> Self {
        Self {
            choices: BTreeMap::new(),
            excluded: None,
            ..self.clone()
        }
    }

    /// What findings are made from, in one text.
    pub fn basis(&self) -> String {
        let forbidden = self.forbidden.keys().collect::<Vec<_>>();
        let Self {
            options,
            known,
            yields_to_clippy,
            baseline,
            ..
        } = self;
        // With a baseline findings have names.
        let named = baseline.is_some();
        format!("{options:?} {known:?} {yields_to_clippy:?} {forbidden:?} {named}")
    }

    /// Whoever names a rule wants it.
    fn want(&mut self, rule: &str) {
        if let Some(choice) = self.choices.get_mut(rule) {
            choice.picked.take_if(|it| !it.0);
            choice.severity.take_if(|it| it.0.is_none());
        }
    }

    fn apply(&mut self, path: &Path, picks: &Picks) {
        let origin = |span: Span| Origin {
            path: path.to_owned(),
            span,
        };
        let mut pick = |rule: &'static str, on: bool, span: Span| {
            let choice = self.choices.entry(rule).or_default();
            choice.picked = Some((on, origin(span)));
            // Who selects a rule that was turned off wants it.
            if on && choice.severity.as_ref().is_some_and(|it| it.0.is_none()) {
                choice.severity = None;
            }
        };
        if let Some((at, ids)) = &picks.select {
            let others = rules::all().iter().map(|it| it.id);
            others.for_each(|it| pick(it, false, *at));
            ids.iter().for_each(|it| pick(it.1, true, it.0));
        }
        picks
            .extend_select
            .iter()
            .for_each(|it| pick(it.1, true, it.0));
        picks.ignore.iter().for_each(|it| pick(it.1, false, it.0));
        for (span, rule, severity) in &picks.severity {
            let choice = self.choices.entry(rule).or_default();
            choice.severity = Some((*severity, origin(*span)));
        }
        for (span, option, value) in &picks.options {
            self.options.choose(*option, value.clone());
            self.chosen.insert(option.key(), origin(*span));
        }
    }
}

/// A finding of a rule that was told softly stays so: its proof is not better for being asked for.
pub fn set_to(wanted: Severity, rule: &str, own: Severity) -> Severity {
    match rules::by_id(rule) {
        Some(rule) if own < rule.meta.severity => wanted.min(own),
        _ => wanted,
    }
}

impl Configs {
    /// What counts in a file. Its path is absolute; in any other the defaults count.
    pub fn for_file(&mut self, files: &dyn Files, path: &Path) -> Arc<Config> {
        let source = match path.parent() {
            Some(dir) if path.is_absolute() => self.nearest(files, dir),
            _ => None,
        };
        let Some(source) = source else {
            return match self.given.baseline.clone() {
                None => Arc::default(),
                Some(path) => Arc::new(Config {
                    baseline: Some(self.baseline(files, &path)),
                    ..Config::default()
                }),
            };
        };
        let chain = self.chain(files, &source);
        let overrides = chain
            .iter()
            .flat_map(|layer| layer.overrides.iter().map(move |it| (layer, it)));
        let matching = overrides.clone().map(|it| it.1.matches(path));
        let excludes = excludes(&chain, path);
        let below = self.given.below(path);
        let key = (source, excludes, matching.collect::<Vec<_>>(), below);
        let baseline = match &self.given.baseline {
            Some(path) => Some(path.clone()),
            None => chain.iter().rev().find_map(|it| it.baseline_path()),
        };
        let baseline = baseline.map(|it| self.baseline(files, &it));
        let mut known = Vec::new();
        for layer in chain.iter() {
            for (at, path) in &layer.known {
                known.extend(self.known(files, layer, *at, path));
            }
        }
        let resolved = self.resolved.entry(key.clone()).or_insert_with(|| {
            let mut config = Config {
                files: chain.iter().rev().map(|it| it.path.clone()).collect(),
                baseline,
                known,
                ..Config::default()
            };
            chain
                .iter()
                .for_each(|it| config.apply(&it.path, &it.picks));
            let rules = self.given.rules(below);
            rules.iter().for_each(|it| config.want(it));
            config.excluded = excludes.and_then(|at| {
                let (span, _) = chain[at].exclude.as_ref()?;
                Some(Origin {
                    path: chain[at].path.clone(),
                    span: *span,
                })
            });
            for ((layer, it), matches) in overrides.zip(&key.2) {
                if *matches {
                    config.apply(&layer.path, &it.picks);
                }
            }
            for layer in chain.iter() {
                let origin = |span| Origin {
                    path: layer.path.clone(),
                    span,
                };
                let forbidden = layer.forbidden.iter().map(|it| (it.1, origin(it.0)));
                config.forbidden.extend(forbidden);
                config.yields_to_clippy = layer.yields_to_clippy.or(config.yields_to_clippy);
            }
            Arc::new(config)
        });
        Arc::clone(resolved)
    }

    /// What is wrong in the configurations that were read, by path and place.
    pub fn problems(&self) -> Vec<Problem> {
        let mut problems = self.problems.clone();
        problems.sort_by(|a, b| (&a.path, a.span, &a.message).cmp(&(&b.path, b.span, &b.message)));
        problems.dedup();
        problems
    }

    /// The text of a configuration that was read.
    pub fn text(&self, path: &Path) -> Option<&str> {
        self.files.get(path).map(|it| it.text.as_str())
    }

    /// The files that were read, and those that were looked for because others name them.
    pub fn paths(&self) -> impl Iterator<Item = &Path> {
        self.files.keys().map(PathBuf::as_path)
    }

    /// Before anything is asked for.
    pub fn under(given: Given) -> Self {
        Self {
            given,
            ..Self::default()
        }
    }

    pub fn given(&self) -> &Given {
        &self.given
    }

    /// The baselines that were read, by path; empty ones for files that are not there.
    pub fn baselines(&self) -> impl Iterator<Item = &Arc<Baseline>> {
        self.baselines.values()
    }

    /// One that cannot be read knows nothing, and is told.
    fn baseline(&mut self, files: &dyn Files, path: &Path) -> Arc<Baseline> {
        if let Some(known) = self.baselines.get(path) {
            return Arc::clone(known);
        }
        let text = match files.is_file(path) {
            true => files.read(path),
            false => None,
        };
        let mut read = Read::nothing();
        let mut baseline = Baseline::empty(path.to_owned());
        match text {
            Some(text) => {
                match Baseline::parse(path.to_owned(), &text) {
                    Ok(known) => baseline = known,
                    Err(broken) => {
                        self.problem(path, Span::empty(broken.at), broken.message);
                    }
                }
                read.text = text;
            }
            None if files.is_file(path) => {
                self.problem(
                    path,
                    Span::empty(0),
                    "this cannot be read; is it UTF-8?".to_owned(),
                );
            }
            // It counts as soon as it is there.
            None => {}
        }
        self.files.insert(path.to_owned(), read);
        let baseline = Arc::new(baseline);
        self.baselines
            .insert(path.to_owned(), Arc::clone(&baseline));
        baseline
    }

    /// What a file tells of a crate; mistakes in it are told and left out.
    fn known(
        &mut self,
        files: &dyn Files,
        layer: &Layer,
        at: Span,
        path: &Path,
    ) -> Option<Arc<Known>> {
        if let Some(known) = self.known.get(path) {
            return known.clone();
        }
        let text = match files.is_file(path) {
            true => files.read(path),
            false => None,
        };
        let known = text.as_deref().map(|text| Known::read(path, text));
        match &known {
            Some((_, wrong)) => {
                for (span, message) in wrong {
                    self.problem(path, *span, message.clone());
                }
            }
            None => {
                let message = "there is no such file, or it cannot be read".to_owned();
                self.problem(&layer.path, at, message);
            }
        }
        let mut read = Read::nothing();
        read.text = text.unwrap_or_default();
        self.files.insert(path.to_owned(), read);
        let known = known.map(|it| Arc::new(it.0));
        self.known.insert(path.to_owned(), known.clone());
        known
    }

    fn chain(&mut self, files: &dyn Files, source: &Source) -> Arc<Chain> {
        if let Some(known) = self.chains.get(source) {
            return Arc::clone(known);
        }
        let mut chain: Chain = Vec::new();
        let mut seen = BTreeSet::from([source.clone()]);
        let mut next = Some(source.clone());
        while let Some((path, table)) = next.take() {
            let Some(document) = self.read(files, &path) else {
                break;
            };
            let dir = self.given.dir_of(&path).to_owned();
            let layer = Arc::new(layer(&path, &dir, &document, table, &mut self.problems));
            if let Some((span, named)) = &layer.extend {
                match self.extended(files, &path, named) {
                    Ok(source) if !seen.insert(source.clone()) => {
                        self.problem(&path, *span, "this extends itself in the end".to_owned());
                    }
                    Ok(source) => next = Some(source),
                    Err(message) => self.problem(&path, *span, message),
                }
            }
            chain.insert(0, layer);
        }
        let chain = Arc::new(chain);
        self.chains.insert(source.clone(), Arc::clone(&chain));
        chain
    }

    /// The error is one line.
    fn extended(&mut self, files: &dyn Files, from: &Path, named: &str) -> Result<Source, String> {
        let dir = from.parent().unwrap_or(Path::new(""));
        let path = normalize(&dir.join(named));
        if !files.is_file(&path) {
            // It counts as soon as it is there.
            self.files.entry(path).or_insert_with(Read::nothing);
            return Err(format!("there is no file `{named}`"));
        }
        let source = self.source(files, &path);
        source.ok_or_else(|| format!("`{named}` has {NO_TABLE}"))
    }

    /// Which table of a file is meant when that is named; `None` for a manifest without one.
    fn source(&mut self, files: &dyn Files, path: &Path) -> Option<Source> {
        let table = match path.ends_with(MANIFEST) {
            false => Table::File,
            true => match Table::within(&*self.read(files, path)?) {
                it if it.workspace => Table::Workspace,
                it if it.package => Table::Package,
                _ => return None,
            },
        };
        Some((path.to_owned(), table))
    }

    /// What does not parse is told once; in a manifest by Cargo.
    fn read(&mut self, files: &dyn Files, path: &Path) -> Option<Arc<toml_edit::Document<String>>> {
        if let Some(known) = self.files.get(path) {
            return known.document.clone();
        }
        let mut read = Read::nothing();
        match files.read(path) {
            Some(text) => {
                match parse(path, &text) {
                    Ok(document) => {
                        if path.ends_with(MANIFEST) {
                            let strays = strays(&document).into_iter();
                            strays.for_each(|it| self.problem(path, it.0, it.1));
                        }
                        read.document = Some(Arc::new(document));
                    }
                    Err(_) if path.ends_with(MANIFEST) => {}
                    Err(problem) => self.problems.push(problem),
                }
                read.text = text;
            }
            None => self.problem(
                path,
                Span::empty(0),
                "this cannot be read; is it UTF-8?".to_owned(),
            ),
        }
        let document = read.document.clone();
        self.files.insert(path.to_owned(), read);
        document
    }

    fn problem(&mut self, path: &Path, span: Span, message: String) {
        self.problems.push(Problem {
            path: path.to_owned(),
            span,
            message,
        });
    }
}

impl Read {
    fn nothing() -> Self {
        Self {
            text: String::new(),
            document: None,
        }
    }
}

/// Whether a configuration stands in a file that is named as one.
pub fn is_in(files: &dyn Files, path: &Path) -> bool {
    Configs::default().source(files, path).is_some()
}

/// What a manifest has in which no configuration stands.
pub const NO_TABLE: &str = "no `[workspace.metadata.wakeful]` and no `[package.metadata.wakeful]`";

/// Which configuration of a chain has the last word on whether a file is left alone, and says so.
fn excludes(chain: &Chain, path: &Path) -> Option<usize> {
    let mut excludes = None;
    for (at, layer) in chain.iter().enumerate() {
        match layer.excludes(path) {
            Some(true) => excludes = Some(at),
            Some(false) => excludes = None,
            None => {}
        }
    }
    excludes
}

/// Whether a file may be a configuration, by its name.
pub fn is_config(path: &Path) -> bool {
    path.ends_with(FILE) || path.ends_with(MANIFEST)
}
