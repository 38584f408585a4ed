//! One configuration, from its text.

use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};
use toml_edit::{Document, Item, Key as TomlKey, TableLike, Value};

use super::Problem;
use super::keys::{self, KEYS, Key, Kind, OVERRIDE_KEYS};
use crate::finding::Severity;
use crate::index::normalize;
use crate::options::{self, Declared};
use crate::rules;
use crate::text::Span;

/// The table in which a configuration stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Table {
    /// The whole file.
    File,
    Workspace,
    Package,
}

/// What one configuration says.
#[derive(Debug)]
pub(super) struct Layer {
    pub path: PathBuf,
    pub extend: Option<(Span, String)>,
    pub picks: Picks,
    pub overrides: Vec<Override>,
    pub forbidden: Vec<(Span, &'static str)>,
    pub baseline: Option<String>,
    pub known: Vec<(Span, PathBuf)>,
    pub yields_to_clippy: Option<bool>,
    pub exclude: Option<(Span, Gitignore)>,
}

impl Layer {
    /// Whether a file is left alone, if anything is said about it; `path` is absolute.
    pub fn excludes(&self, path: &Path) -> Option<bool> {
        let matched = matched(&self.exclude.as_ref()?.1, path);
        match matched {
            Match::None => None,
            Match::Ignore(()) => Some(true),
            Match::Whitelist(()) => Some(false),
        }
    }

    /// From the root.
    pub fn baseline_path(&self) -> Option<PathBuf> {
        let dir = self.path.parent().unwrap_or(Path::new(""));
        Some(normalize(&dir.join(self.baseline.as_ref()?)))
    }
}

/// What counts in all files, or in those of one override.
#[derive(Debug, Default)]
pub(super) struct Picks {
    pub select: Option<(Span, Vec<(Span, &'static str)>)>,
    pub extend_select: Vec<(Span, &'static str)>,
    pub ignore: Vec<(Span, &'static str)>,
    /// `None` turns a rule off.
    pub severity: Vec<(Span, &'static str, Option<Severity>)>,
    pub options: Vec<(Span, Declared, options::Value)>,
}

#[derive(Debug)]
pub(super) struct Override {
    paths: Gitignore,
    pub picks: Picks,
}

impl Override {
    /// Whether it is about a file; `path` is absolute.
    pub fn matches(&self, path: &Path) -> bool {
        matched(&self.paths, path).is_ignore()
    }
}

/// What patterns say of a file.
fn matched(patterns: &Gitignore, path: &Path) -> Match<()> {
    match path.strip_prefix(patterns.path()) {
        Ok(below) => {
            let matched = patterns.matched_path_or_any_parents(below, false);
            matched.map(|_| ())
        }
        Err(_) => Match::None,
    }
}

impl Table {
    /// Which tables of a manifest there are.
    pub(super) fn within(manifest: &Document<String>) -> Tables {
        let has = |it: &str| manifest.get(it).is_some_and(Item::is_table_like);
        let says = |it: Table| it.of(manifest).is_some();
        Tables {
            is_package: has("package"),
            is_workspace: has("workspace"),
            package: says(Self::Package),
            workspace: says(Self::Workspace),
        }
    }

    fn of(self, document: &Document<String>) -> Option<&dyn TableLike> {
        let root = match self {
            Self::File => return Some(document.as_table()),
            Self::Workspace => document.get("workspace")?,
            Self::Package => document.get("package")?,
        };
        let metadata = root.as_table_like()?.get("metadata")?.as_table_like()?;
        metadata.get(TABLE)?.as_table_like()
    }
}

/// What looks like a table of ours in a manifest and is none: as span and message.
pub(super) fn strays(manifest: &Document<String>) -> Vec<(Span, String)> {
    let metadata = ["workspace", "package"].into_iter().filter_map(|it| {
        let metadata = manifest.get(it)?.as_table_like()?.get("metadata")?;
        Some((it, metadata.as_table_like()?))
    });
    let mut strays = Vec::new();
    for (of, metadata) in metadata {
        for (name, item) in metadata.iter() {
            let Some(key) = metadata.key(name) else {
                continue;
            };
            let is_near = name.len().abs_diff(TABLE.len()) <= 2
                && rules::nearest_of(name, [TABLE].into_iter()).is_some();
            if name == TABLE && !item.is_table_like() {
                let message = format!("`{TABLE}` is a table, as in `[{of}.metadata.{TABLE}]`");
                strays.push((span(item.span()), message));
            } else if name != TABLE && is_near {
                let message = format!("there is no table `{name}`; did you mean `{TABLE}`?");
                strays.push((span(key.span()), message));
            }
        }
    }
    strays
}

/// The name of the table in the metadata of a manifest.
const TABLE: &str = "wakeful";

pub(super) struct Tables {
    pub is_package: bool,
    pub is_workspace: bool,
    pub package: bool,
    pub workspace: bool,
}

pub(super) fn parse(path: &Path, text: &str) -> Result<Document<String>, Problem> {
    Document::parse(text.to_owned()).map_err(|error| {
        let message = error.message().lines().next().unwrap_or("no valid TOML");
        Problem {
            path: path.to_owned(),
            span: span(error.span()),
            message: message.to_owned(),
        }
    })
}

/// What is wrong is left out, and told. Patterns count from `dir`.
pub(super) fn layer(
    path: &Path,
    dir: &Path,
    document: &Document<String>,
    table: Table,
    problems: &mut Vec<Problem>,
) -> Layer {
    let mut reader = Reader {
        path,
        dir,
        problems,
    };
    let mut layer = Layer {
        path: path.to_owned(),
        extend: None,
        picks: Picks::default(),
        overrides: Vec::new(),
        forbidden: Vec::new(),
        baseline: None,
        known: Vec::new(),
        yields_to_clippy: None,
        exclude: None,
    };
    let Some(table) = table.of(document) else {
        return layer;
    };
    for (key, name, item) in reader.known(table, KEYS) {
        match key.name {
            keys::EXTEND => {
                layer.extend = reader.string(key, item).map(|it| (it.0, it.1.to_owned()));
            }
            keys::FORBID_ALLOW => layer.forbidden = reader.rules(key, item),
            keys::BASELINE => layer.baseline = reader.string(key, item).map(|it| it.1.to_owned()),
            keys::KNOWN => layer.known = reader.paths(key, item),
            keys::YIELD_TO_CLIPPY => layer.yields_to_clippy = reader.flag(key, item),
            keys::EXCLUDE => {
                let patterns = reader.globs(key, item);
                layer.exclude = Some((span(name.span()), patterns));
            }
            keys::OVERRIDES => layer.overrides = reader.overrides(key, item),
            _ => reader.pick(&mut layer.picks, key, name, item),
        }
    }
    layer
}

pub(super) struct Reader<'a> {
    path: &'a Path,
    dir: &'a Path,
    problems: &'a mut Vec<Problem>,
}

impl Reader<'_> {
    /// The entries whose keys are known, and words about the others.
    fn known<'t>(
        &mut self,
        table: &'t dyn TableLike,
        keys: &'static [Key],
    ) -> Vec<(&'static Key, &'t TomlKey, &'t Item)> {
        let mut found = Vec::new();
        for (name, item) in table.iter() {
            let Some(at) = table.key(name) else { continue };
            match keys.iter().find(|it| it.name == name) {
                Some(key) => found.push((key, at, item)),
                None => {
                    let names = keys.iter().map(|it| it.name);
                    let near = match rules::nearest_of(name, names) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("there are {}", listed(keys.iter().map(|it| it.name))),
                    };
                    self.problem(at.span(), format!("there is no key `{name}`; {near}"));
                }
            }
        }
        found
    }

    fn pick(&mut self, picks: &mut Picks, key: &Key, name: &TomlKey, item: &Item) {
        match key.name {
            keys::SELECT => {
                picks.select = Some((span(name.span()), self.rules(key, item)));
                self.not_empty(key, item, "so that nothing would be found");
            }
            keys::EXTEND_SELECT => picks.extend_select = self.rules(key, item),
            keys::IGNORE => picks.ignore = self.rules(key, item),
            keys::SEVERITY => picks.severity = self.severities(key, item),
            keys::OPTIONS => picks.options = self.options(key, item),
            _ => {}
        }
    }

    fn overrides(&mut self, key: &Key, item: &Item) -> Vec<Override> {
        let tables: Vec<&dyn TableLike> = match item {
            Item::ArrayOfTables(tables) => tables.iter().map(|it| it as _).collect(),
            Item::Value(Value::Array(values)) => {
                let tables = values.iter().filter_map(|it| {
                    if !it.is_inline_table() {
                        self.wrong(key, it.span());
                    }
                    Some(it.as_inline_table()? as &dyn TableLike)
                });
                tables.collect()
            }
            _ => {
                self.wrong(key, item.span());
                return Vec::new();
            }
        };
        let spans: Vec<Option<std::ops::Range<usize>>> = match item {
            Item::ArrayOfTables(tables) => tables.iter().map(|it| it.span()).collect(),
            Item::Value(Value::Array(values)) => {
                let tables = values.iter().filter(|it| it.is_inline_table());
                tables.map(Value::span).collect()
            }
            _ => Vec::new(),
        };
        let both = tables.into_iter().zip(spans);
        both.filter_map(|(table, at)| self.one_override(table, at))
            .collect()
    }

    fn one_override(
        &mut self,
        table: &dyn TableLike,
        at: Option<std::ops::Range<usize>>,
    ) -> Option<Override> {
        let mut picks = Picks::default();
        let mut paths = None;
        for (key, name, item) in self.known(table, OVERRIDE_KEYS) {
            match key.name {
                keys::PATHS => {
                    paths = Some(self.globs(key, item));
                    self.not_empty(key, item, "so that this counts nowhere");
                }
                _ => self.pick(&mut picks, key, name, item),
            }
        }
        if paths.is_none() {
            self.problem(
                at,
                "this has no `paths`, which say where it counts".to_owned(),
            );
        }
        let paths = paths?;
        Some(Override { paths, picks })
    }

    /// What nobody means and nobody would notice.
    fn not_empty(&mut self, key: &Key, item: &Item, consequence: &str) {
        if item.as_array().is_some_and(|it| it.is_empty()) {
            let message = format!("`{}` is empty, {consequence}", key.name);
            self.problem(item.span(), message);
        }
    }

    fn globs(&mut self, key: &Key, item: &Item) -> Gitignore {
        let mut builder = GitignoreBuilder::new(self.dir);
        for (at, text) in self.strings(key, item) {
            if let Err(error) = builder.add_line(None, text) {
                let reason = match &error {
                    ignore::Error::Glob { err, .. } => err.clone(),
                    other => other.to_string(),
                };
                // What follows is advice about another syntax.
                let reason = reason.split(';').next().unwrap_or_default();
                self.problem_at(at, format!("`{text}` is no pattern: {reason}"));
            }
        }
        builder.build().unwrap_or_else(|_| Gitignore::empty())
    }

    fn rules(&mut self, key: &Key, item: &Item) -> Vec<(Span, &'static str)> {
        let strings = self.strings(key, item);
        let ids = strings.into_iter();
        ids.filter_map(|(at, id)| Some((at, self.rule(at, id)?)))
            .collect()
    }

    pub(super) fn rule(&mut self, at: Span, id: &str) -> Option<&'static str> {
        let rule = rules::by_id(id);
        if rule.is_none() {
            let near = match rules::nearest(id) {
                Some(near) => format!("did you mean `{near}`?"),
                None => "`wakeful rules` lists them".to_owned(),
            };
            self.problem_at(at, format!("there is no rule `{id}`; {near}"));
        }
        Some(rule?.id)
    }

    fn severities(
        &mut self,
        key: &Key,
        item: &Item,
    ) -> Vec<(Span, &'static str, Option<Severity>)> {
        let Some(table) = item.as_table_like() else {
            self.wrong(key, item.span());
            return Vec::new();
        };
        let mut found = Vec::new();
        for (id, item) in table.iter() {
            let at = span(table.key(id).and_then(TomlKey::span));
            let rule = self.rule(at, id);
            let severity = match item.as_str() {
                Some(keys::OFF) => Ok(None),
                Some(text) => text.parse().map(Some).map_err(|()| text),
                None => Err("this"),
            };
            match (rule, severity) {
                (Some(rule), Ok(severity)) => found.push((at, rule, severity)),
                (_, Err(text)) => {
                    let near = rules::nearest_of(text, keys::severities());
                    let near = near.map(|it| format!("; did you mean `{it}`?"));
                    let near = near
                        .unwrap_or_else(|| format!("; there are {}", listed(keys::severities())));
                    let quoted = if text == "this" {
                        text.to_owned()
                    } else {
                        format!("`{text}`")
                    };
                    self.problem(item.span(), format!("{quoted} is no severity{near}"));
                }
                (None, Ok(_)) => {}
            }
        }
        found
    }

    fn strings<'t>(&mut self, key: &Key, item: &'t Item) -> Vec<(Span, &'t str)> {
        let Some(array) = item.as_array() else {
            self.wrong(key, item.span());
            return Vec::new();
        };
        let mut found = Vec::new();
        for value in array {
            match value.as_str() {
                Some(text) => found.push((span(value.span()), text)),
                None => self.wrong(key, value.span()),
            }
        }
        found
    }

    fn string<'t>(&mut self, key: &Key, item: &'t Item) -> Option<(Span, &'t str)> {
        let text = item.as_str();
        if text.is_none() {
            self.wrong(key, item.span());
        }
        Some((span(item.span()), text?))
    }

    /// Absolute.
    fn paths(&mut self, key: &Key, item: &Item) -> Vec<(Span, PathBuf)> {
        let dir = self.path.parent().unwrap_or(Path::new(""));
        let strings = self.strings(key, item).into_iter();
        strings
            .map(|(at, text)| (at, normalize(&dir.join(text))))
            .collect()
    }

    fn flag(&mut self, key: &Key, item: &Item) -> Option<bool> {
        let flag = item.as_bool();
        if flag.is_none() {
            self.wrong(key, item.span());
        }
        flag
    }

    pub(super) fn wrong(&mut self, key: &Key, at: Option<std::ops::Range<usize>>) {
        let wanted = match key.kind {
            Kind::File => "the path of a file",
            Kind::Files => "a list of paths, as strings",
            Kind::Flag => "`true` or `false`",
            Kind::Rules => "a list of rules, as strings",
            Kind::Severities => "a table from rules to severities",
            Kind::Options => "a table from rules to tables of their options",
            Kind::Globs => "a list of patterns, as strings",
            Kind::Overrides => "a list of tables",
        };
        self.problem(at, format!("`{}` is {wanted}", key.name));
    }

    pub(super) fn problem(&mut self, at: Option<std::ops::Range<usize>>, message: String) {
        self.problem_at(span(at), message);
    }

    pub(super) fn problem_at(&mut self, span: Span, message: String) {
        self.problems.push(Problem {
            path: self.path.to_owned(),
            span,
            message,
        });
    }
}

pub(super) fn listed(names: impl Iterator<Item = &'static str>) -> String {
    let quoted = names.map(|it| format!("`{it}`"));
    quoted.collect::<Vec<_>>().join(", ")
}

pub(super) fn span(range: Option<std::ops::Range<usize>>) -> Span {
    let range = range.unwrap_or(0..0);
    Span::new(range.start as u32, range.end as u32)
}
