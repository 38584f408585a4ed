//! The front door: a workspace goes in; findings come out.
//!
//! Pure: no I/O, no clock, no threads. Whoever has threads spreads the work over them through
//! [`Spread`].

mod hints;
mod open;
mod refactor;
mod relevance;
mod stubs;

#[cfg(test)]
pub(crate) mod testing;

use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

pub use self::hints::Hint;
pub use self::open::{OpenFile, Reach};
pub use self::stubs::{stubs, stubs_for};
use crate::baseline::Baseline;
use crate::config::Config;
use crate::facts::{self, Direct, Facts, Glance, Needs, Overview, Summaries, World};
use crate::finding::{Finding, Findings, Severity};
use crate::index::{Def, FileId, Index, Place};
use crate::ir::Name;
use crate::options::Options;
use crate::rules::{self, Rule};
use crate::suppress::{self, clippy::Clippy};
use crate::syntax::Edition;
use crate::text::Span;
use crate::types::{self, BodyTypes, Coverage};
use relevance::{Interest, Relevance};

/// A workspace whose functions are known as far as the rules ask.
pub struct Analysis {
    index: Index,
    /// By file of the workspace.
    texts: Vec<Arc<str>>,
    /// By file of the workspace, as far as it is known.
    configs: Vec<Arc<Config>>,
    overview: Arc<Overview>,
    relevance: Relevance,
    /// By file: the names in macros and attributes that may mean functions of ours.
    unseen: Vec<FxHashSet<Name>>,
    examined: FxHashMap<Def, Examined>,
    summaries: Summaries,
    /// The findings of bodies in open files, while nothing that they depend on changes.
    found: FxHashMap<Def, Found>,
    /// Of files whose findings were asked for, so that not all of their items are asked again.
    bodies: FxHashMap<FileId, Arc<Bodies>>,
    /// Files whose texts are newer than what the index knows of them.
    waiting: FxHashMap<FileId, Edition>,
    /// Functions whose bodies were lowered again, and not looked at yet.
    edited: FxHashSet<Def>,
    /// How far edits reached that were taken in already.
    reached: Reach,
}

/// What rules say of one body, and whose summaries they asked for.
#[derive(Default)]
struct Found {
    findings: Vec<Finding>,
    needs: Needs,
}

/// Which bodies of a file there is something to say of.
#[derive(Default)]
struct Bodies {
    /// Rules apply to them.
    ruled: Vec<Def>,
    /// They made us panic.
    failed: Vec<Def>,
}

/// What is kept of one body.
struct Examined {
    /// Only for bodies to which rules apply.
    types: Option<Arc<BodyTypes>>,
    coverage: Coverage,
    direct: Direct,
    /// It made us panic.
    failed: bool,
}

/// What every thread needs to make its own [`World`].
#[derive(Clone, Copy)]
pub struct Workspace<'a> {
    index: &'a Index,
    texts: &'a [Arc<str>],
    overview: &'a Arc<Overview>,
}

impl<'a> Workspace<'a> {
    pub fn world(self) -> World<'a> {
        World::new(self.index, self.texts, Arc::clone(self.overview))
    }
}

/// Runs work on many items: on as many threads as there are, or on this one.
pub trait Spread: Sync {
    /// The results, in the order of the items.
    fn map<T: Send + Sync, R: Send>(
        &self,
        workspace: Workspace<'_>,
        items: &[T],
        work: impl Fn(&World<'_>, &T) -> R + Sync,
    ) -> Vec<R>;

    /// The results of the items and of all that the work leads to, each once, sorted.
    fn follow<R: Send>(
        &self,
        workspace: Workspace<'_>,
        items: &[Def],
        work: impl Fn(&World<'_>, Def) -> (R, Vec<Def>) + Sync,
    ) -> Vec<(Def, R)>;

    /// Whoever asked does not want the results any more; there may then be fewer than the items.
    /// Once it is true it stays so.
    fn is_cancelled(&self) -> bool {
        false
    }

    /// Does a part of the work that has a name: a [part](PARTS), or a rule. Whoever has a clock may
    /// look at it before and after.
    fn timed<R>(&self, _part: &'static str, work: impl FnOnce() -> R) -> R {
        work()
    }
}

/// What analysing consists of besides the rules, in its order.
pub const PARTS: [&str; 4] = [
    "relevance",
    "types and facts",
    "summaries",
    "facts for rules",
];

/// The work was stopped before its end; what it worked on is as before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

/// One item after the other.
pub struct OnThisThread;

impl Spread for OnThisThread {
    fn map<T: Send + Sync, R: Send>(
        &self,
        workspace: Workspace<'_>,
        items: &[T],
        work: impl Fn(&World<'_>, &T) -> R + Sync,
    ) -> Vec<R> {
        let world = workspace.world();
        items.iter().map(|it| work(&world, it)).collect()
    }

    fn follow<R: Send>(
        &self,
        workspace: Workspace<'_>,
        items: &[Def],
        work: impl Fn(&World<'_>, Def) -> (R, Vec<Def>) + Sync,
    ) -> Vec<(Def, R)> {
        let world = workspace.world();
        let mut waiting = items.to_vec();
        let mut seen = items.iter().copied().collect::<FxHashSet<_>>();
        let mut results = Vec::new();
        while let Some(item) = waiting.pop() {
            let (result, leads_to) = work(&world, item);
            results.push((item, result));
            waiting.extend(leads_to.into_iter().filter(|it| seen.insert(*it)));
        }
        results.sort_unstable_by_key(|it| it.0);
        results
    }
}

impl Analysis {
    /// Examines the bodies that matter in all files of the workspace, and what they call.
    /// `texts` are those of the index's workspace files, in their order.
    pub fn new(
        index: Index,
        texts: Vec<Arc<str>>,
        spread: &impl Spread,
    ) -> Result<Self, Cancelled> {
        let nothing = Arc::default();
        let workspace = Workspace {
            index: &index,
            texts: &texts,
            overview: &nothing,
        };
        let relevance = Relevance::new(&index);
        let files = index.workspace_files().collect::<Vec<_>>();
        let looked = spread.map(workspace, &files, |world, file| {
            let text = &workspace.texts[file.0 as usize];
            spread.timed(PARTS[0], || {
                let bodies = world.index.defs(*file);
                let interest = |it: Def| (it, relevance.interest(world.index, text, it));
                let bodies = bodies.map(interest).filter(|it| it.1 > Interest::None);
                let unseen = relevance.unseen(world.index, text, *file);
                let glance = Glance::at(world.index, *file);
                (bodies.collect::<Vec<_>>(), unseen, glance)
            })
        });
        unless_cancelled(spread)?;
        let (mut wanted, mut unseen, mut glances) = (Vec::new(), Vec::new(), Vec::new());
        let mut roots = FxHashSet::default();
        for (bodies, names, glance) in looked {
            let is_root = |it: &&(Def, Interest)| it.1 == Interest::Root;
            roots.extend(bodies.iter().filter(is_root).map(|it| it.0));
            wanted.extend(bodies.into_iter().map(|it| it.0));
            unseen.push(names);
            glances.push(glance);
        }
        let overview = Arc::new(Overview::new(&index, glances));
        let workspace = Workspace {
            overview: &overview,
            ..workspace
        };
        let examined = spread.follow(workspace, &wanted, |world, def| {
            let is_root = roots.contains(&def);
            let examined = spread.timed(PARTS[1], || examine(world, def, is_root));
            let asked = examined.direct.asks_for();
            let asked = asked.filter(|it| world.index.body(*it).is_some());
            let leads_to = asked.collect();
            (examined, leads_to)
        });
        unless_cancelled(spread)?;
        let defs = examined.iter().map(|it| it.0).collect::<Vec<_>>();
        let examined = examined.into_iter().collect::<FxHashMap<_, _>>();
        let direct = |it| Some(&examined.get(&it)?.direct);
        let summaries = || Summaries::of_all(&defs, &direct, &unseen);
        let summaries = spread.timed(PARTS[2], summaries);
        Ok(Self {
            index,
            texts,
            configs: Vec::new(),
            overview,
            relevance,
            unseen,
            examined,
            summaries,
            found: FxHashMap::default(),
            bodies: FxHashMap::default(),
            waiting: FxHashMap::default(),
            edited: FxHashSet::default(),
            reached: Reach::default(),
        })
    }

    fn bodies_of(&self, file: FileId) -> Bodies {
        let mut bodies = Bodies::default();
        for def in self.index.defs(file) {
            let Some(examined) = self.examined.get(&def) else {
                continue;
            };
            if examined.types.is_some() {
                bodies.ruled.push(def);
            }
            if examined.failed {
                bodies.failed.push(def);
            }
        }
        bodies
    }

    fn sorted(&self, mut found: Vec<Finding>) -> Vec<Finding> {
        found.sort_by_key(|it| (it.place.file, self.index.absolute(it.place), it.rule));
        found
    }

    fn workspace(&self) -> Workspace<'_> {
        Workspace {
            index: &self.index,
            texts: &self.texts,
            overview: &self.overview,
        }
    }

    /// The text of a file of the workspace.
    ///
    /// # Panics
    /// When the file is a stub.
    pub fn text(&self, file: FileId) -> &Arc<str> {
        &self.texts[file.0 as usize]
    }

    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The findings in some files, sorted: those that comments do not allow and the configuration
    /// shows, and what is to be said about these comments.
    pub fn findings(&self, files: &[FileId], spread: &impl Spread) -> Vec<Finding> {
        let bodies = files.iter().map(|it| self.bodies_of(*it));
        let bodies = bodies.collect::<Vec<_>>();
        let ruled = bodies.iter().flat_map(|it| &it.ruled).copied();
        let ruled = ruled.collect::<Vec<_>>();
        let found = spread.map(self.workspace(), &ruled, |world, def| {
            self.findings_of(world, *def, spread).findings
        });
        let mut by_file: FxHashMap<FileId, Vec<Finding>> = FxHashMap::default();
        for finding in found.into_iter().flatten() {
            by_file.entry(finding.place.file).or_default().push(finding);
        }
        let told = files.iter().zip(&bodies).flat_map(|(it, bodies)| {
            let found = by_file.remove(it).unwrap_or_default();
            self.told(*it, &bodies.failed, found)
        });
        self.sorted(told.collect())
    }

    /// A file that was not parsed at all is not one without findings.
    fn refused(&self, file: FileId) -> Vec<Finding> {
        let Some(reason) = &self.index.file(file).refused else {
            return Vec::new();
        };
        let place = Place {
            file,
            item: None,
            span: Span::default(),
        };
        let mut findings = Findings::new("not_analysed", Severity::Warning, place);
        let line = self.text(file).lines().next().unwrap_or_default();
        // A line of megabytes is marked at its beginning only.
        let end = line.floor_char_boundary(80) as u32;
        findings.add(Span::new(0, end), format!("not analysed: {reason}"));
        findings.finish()
    }

    /// What is said of a file in whose bodies this was found, some of which made us panic.
    fn told(&self, file: FileId, failed: &[Def], mut found: Vec<Finding>) -> Vec<Finding> {
        if self.config(file).is_some_and(|it| it.excluded.is_some()) {
            return Vec::new();
        }
        let message = "wakeful failed here: please report it";
        let failed = failed.iter();
        found.extend(failed.flat_map(|it| not_analysed(&self.index, *it, message)));
        found.extend(self.refused(file));
        let allows = suppress::allows(self.text(file), self.index.file(file));
        let start = |it: &Finding| self.index.absolute(it.place).start;
        let config = self.config(file);
        let forbids = |rule: &str| self.forbids_allow(file, rule);
        let told = suppress::apply(file, self.text(file), &allows, found, start, forbids);
        let clippy = Clippy {
            manifest: self.index.package_of(file).map_or(&[], |it| &it.clippy),
            has_word: config.and_then(|it| it.yields_to_clippy),
        };
        let ir = self.index.file(file);
        let told = clippy.apply(self.text(file), ir, told, start, forbids);
        let Some(config) = config else { return told };
        told.into_iter().filter_map(|it| config.shown(it)).collect()
    }

    /// The findings of a file that are known, where the configuration says so.
    pub fn baseline(&self, file: FileId) -> Option<&Arc<Baseline>> {
        self.config(file)?.baseline.as_ref()
    }

    /// The configuration that counts in a file and is nearest.
    pub fn configuration(&self, file: FileId) -> Option<&Path> {
        let files = &self.config(file)?.files;
        files.first().map(PathBuf::as_path)
    }

    /// Whether no comment in a file may allow a rule.
    pub fn forbids_allow(&self, file: FileId, rule: &str) -> bool {
        self.config(file).is_some_and(|it| it.forbids_allow(rule))
    }

    fn config(&self, file: FileId) -> Option<&Config> {
        self.configs.get(file.0 as usize).map(|it| &**it)
    }

    fn options(&self, file: FileId) -> &Options {
        self.config(file).map_or(Options::DEFAULT, |it| &it.options)
    }

    /// Which rules count in each file of the workspace, in their order; whether that is news.
    pub fn configure(&mut self, configs: Vec<Arc<Config>>) -> bool {
        let old = std::mem::replace(&mut self.configs, configs);
        let chosen = |it: &FileId| {
            old.get(it.0 as usize)
                .map_or(Options::DEFAULT, |it| &it.options)
        };
        // Severities are looked at when findings are told; options made them what they are.
        let files = self.index.workspace_files();
        let changed = files.filter(|it| chosen(it) != self.options(*it));
        let changed = changed.collect::<FxHashSet<_>>();
        self.found.retain(|def, _| !changed.contains(&def.file));
        old != self.configs
    }

    fn findings_of(&self, world: &World<'_>, def: Def, spread: &impl Spread) -> Found {
        let Some(types) = self.examined.get(&def).and_then(|it| it.types.as_ref()) else {
            return Found::default();
        };
        let Some(body) = self.index.body(def) else {
            return Found::default();
        };
        let options = self.options(def.file);
        let facts = || Facts::new(world, def, body, types, &self.summaries).under(options);
        let facts = spread.timed(PARTS[3], facts);
        let rules = rules::all().iter();
        let findings = rules.flat_map(|rule| spread.timed(rule.id, || check(rule, &facts)));
        Found {
            findings: findings.collect(),
            needs: facts.summaries.needs(),
        }
    }

    /// How much of what was examined has a known type or target.
    pub fn coverage(&self) -> Coverage {
        let mut total = Coverage::default();
        self.examined.values().for_each(|it| total += it.coverage);
        total
    }
}

fn unless_cancelled(spread: &impl Spread) -> Result<(), Cancelled> {
    match spread.is_cancelled() {
        true => Err(Cancelled),
        false => Ok(()),
    }
}

/// A body that makes us panic costs that body, and a word about it.
fn examine(world: &World<'_>, def: Def, keep: bool) -> Examined {
    let examined = panic::catch_unwind(AssertUnwindSafe(|| examine_body(world, def, keep)));
    examined.unwrap_or_else(|_| Examined {
        types: None,
        coverage: Coverage::default(),
        direct: Direct::default(),
        failed: true,
    })
}

fn examine_body(world: &World<'_>, def: Def, keep: bool) -> Examined {
    let Some(body) = world.index.body(def) else {
        return Examined {
            types: None,
            coverage: Coverage::default(),
            direct: Direct::default(),
            failed: false,
        };
    };
    let types = types::infer(&world.types, def, body);
    let nothing = Summaries::default();
    let direct = facts::direct_summary(&Facts::new(world, def, body, &types, &nothing));
    Examined {
        coverage: types.coverage,
        types: keep.then(|| Arc::new(types)),
        direct,
        failed: false,
    }
}

/// A rule that panics costs that rule on that body, and a word about it.
fn check(rule: &Rule, facts: &Facts<'_>) -> Vec<Finding> {
    let unit = Place {
        file: facts.def.file,
        item: Some(facts.def.item),
        span: Span::default(),
    };
    let Some(check) = rule.check else {
        return Vec::new();
    };
    let checked = panic::catch_unwind(AssertUnwindSafe(|| {
        let mut findings = Findings::new(rule.id, rule.meta.severity, unit);
        check(facts, &mut findings);
        findings.finish()
    }));
    checked.unwrap_or_else(|_| {
        let message = format!("the rule `{}` failed here: please report it", rule.id);
        not_analysed(facts.index(), facts.def, &message)
    })
}

fn not_analysed(index: &Index, def: Def, message: &str) -> Vec<Finding> {
    let unit = Place {
        file: def.file,
        item: Some(def.item),
        span: Span::default(),
    };
    let item = index.item(def);
    let mut findings = Findings::new("not_analysed", Severity::Warning, unit);
    findings.add(item.name_span.relative_to(item.span.start), message);
    findings.finish()
}
