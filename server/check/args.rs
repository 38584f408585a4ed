//! The command line of `wakeful check`.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

use super::RuleId;
use super::cache::CacheArgs;
use super::exit::ExitArgs;
use super::report::ReportArgs;
use super::writing::WriteArgs;
use crate::finding::{Applicability, Finding, Severity};
use crate::project::Disk;
use crate::rules;

/// The groups of the help and of `docs/check.md`.
pub(super) const PACKAGE_SELECTION: &str = "Package selection";
pub(super) const SELECTION: &str = "Selection";
pub(super) const FIXING: &str = "Fixing";
pub(super) const ADOPTION: &str = "Adoption";
pub(super) const OUTPUT: &str = "Output";
pub(super) const EXIT_CODE: &str = "Exit code";
pub(super) const RUNNING: &str = "Running";

#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// Files and directories; `-` is standard input
    #[arg(default_value = ".")]
    pub paths: Vec<PathBuf>,
    /// Those that `cargo wakeful` was asked about.
    #[arg(skip)]
    pub packages: Option<super::packages::PackageArgs>,
    /// Only these rules; several with commas
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        value_parser = RuleId,
        hide_possible_values = true,
        help_heading = SELECTION
    )]
    select: Vec<String>,
    /// These rules besides; several with commas
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        value_parser = RuleId,
        hide_possible_values = true,
        help_heading = SELECTION
    )]
    extend_select: Vec<String>,
    /// Not these rules; several with commas
    #[arg(
        long,
        value_name = "RULE",
        value_delimiter = ',',
        value_parser = RuleId,
        hide_possible_values = true,
        help_heading = SELECTION
    )]
    ignore: Vec<String>,
    /// The lowest severity to show and count; otherwise `warning`, and any for rules that are
    /// selected by name
    #[arg(long, value_name = "SEVERITY", help_heading = SELECTION)]
    level: Option<Level>,
    #[command(flatten)]
    pub configured: super::configured::ConfiguredArgs,
    #[command(flatten)]
    pub changed: super::changed::ChangedArgs,
    /// Read standard input, and treat it as this file, whether it is there or not
    #[arg(long, value_name = "FILE", help_heading = SELECTION)]
    stdin_filename: Option<PathBuf>,
    /// List the files that would be checked, and check none
    #[arg(
        long,
        help_heading = SELECTION,
        conflicts_with_all = ["fix", "unsafe_fixes", "diff", "add_allow", "watch"]
    )]
    pub show_files: bool,
    /// Apply the safe fixes
    #[arg(long, help_heading = FIXING)]
    fix: bool,
    /// Apply the safe fixes and the suggested ones; read what they did
    #[arg(long, help_heading = FIXING)]
    unsafe_fixes: bool,
    /// Show what the safe fixes would change, without changing it; with `--unsafe-fixes`, the suggested ones too
    #[arg(long, help_heading = FIXING)]
    pub diff: bool,
    #[command(flatten)]
    pub writing: WriteArgs,
    #[command(flatten)]
    pub baseline: super::baseline::BaselineArgs,
    #[command(flatten)]
    pub allow: super::allowing::AllowArgs,
    #[command(flatten)]
    pub report: ReportArgs,
    /// Tell on standard error what was read, how long it took, and how much of it is understood
    #[arg(long, help_heading = OUTPUT)]
    pub stats: bool,
    /// Tell on standard error how long each rule took, and each part of the work
    #[arg(long, help_heading = OUTPUT)]
    pub timings: bool,
    #[command(flatten)]
    pub exit: ExitArgs,
    /// Check again whenever files change
    #[arg(
        long,
        help_heading = RUNNING,
        conflicts_with_all = ["fix", "unsafe_fixes", "diff", "stats", "timings", "since", "staged", "add_allow"]
    )]
    pub watch: bool,
    /// With `--watch`, leave on the screen what stands there
    #[arg(long, help_heading = RUNNING, requires = "watch")]
    pub no_clear: bool,
    #[command(flatten)]
    pub cache: CacheArgs,
    /// How many threads work at most; otherwise one per core
    #[arg(
        long,
        short = 'j',
        alias = "jobs",
        value_name = "N",
        value_parser = at_least_one,
        help_heading = RUNNING
    )]
    pub threads: Option<NonZeroUsize>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Level {
    Error,
    Warning,
    Info,
    Hint,
}

/// Which findings count.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    select: Vec<&'static str>,
    extend_select: Vec<&'static str>,
    ignore: Vec<&'static str>,
    /// `None` if nothing was said.
    level: Option<Severity>,
}

impl CheckArgs {
    /// Standard input is what is checked if it has a name.
    pub(super) fn naming_stdin(mut self) -> Self {
        if let Some(file) = &self.stdin_filename {
            Disk::name_stdin(file);
            if self.paths == [PathBuf::from(".")] {
                self.paths = vec![PathBuf::from("-")];
            }
        }
        self
    }

    /// What cannot be done at all, before anything is done. The error is one line.
    pub(super) fn verify(&self) -> Result<(), String> {
        if self.stdin_filename.is_some() && self.paths != [PathBuf::from("-")] {
            return Err("`--stdin-filename` names what comes on standard input, and nothing else can be checked with it".into());
        }
        if self.diff && !self.report.is_for_people() {
            let format = self.report.format();
            return Err(format!("`--diff` writes a patch, and not `{format}`"));
        }
        self.report.verify()
    }

    /// The error is one line.
    pub(super) fn filter(&self) -> Result<Filter, String> {
        let known = |ids: &[String]| {
            let ids = ids.iter().map(|it| it.trim());
            ids.filter(|it| !it.is_empty())
                .map(|it| find_rule(it).map(|rule| rule.id))
                .collect::<Result<Vec<_>, _>>()
        };
        let select = known(&self.select)?;
        if select.is_empty() && !self.select.is_empty() {
            return Err("`--select` names no rule".into());
        }
        let level = self.level.map(|it| match it {
            Level::Error => Severity::Error,
            Level::Warning => Severity::Warning,
            Level::Info => Severity::Info,
            Level::Hint => Severity::Hint,
        });
        Ok(Filter {
            select,
            extend_select: known(&self.extend_select)?,
            ignore: known(&self.ignore)?,
            level,
        })
    }

    /// The fixes that are applied, if any.
    pub fn fix_mode(&self) -> Option<Applicability> {
        match (self.unsafe_fixes, self.fix || self.diff) {
            (true, _) => Some(Applicability::Suggested),
            (false, true) => Some(Applicability::Safe),
            (false, false) => None,
        }
    }
}

impl Filter {
    /// Whether the rule runs, whatever the level.
    pub fn selects(&self, rule: &str) -> bool {
        (self.select.is_empty() || self.names(rule)) && !self.ignore.contains(&rule)
    }

    pub fn shows(&self, finding: &Finding) -> bool {
        let least = match self.level {
            Some(level) => level,
            None if self.names(finding.rule) => Severity::Hint,
            None => Severity::Warning,
        };
        self.selects(finding.rule) && finding.severity >= least
    }

    /// Rules that are wanted, whatever the configuration says of them.
    pub fn named(&self) -> Vec<&'static str> {
        let named = self.select.iter().chain(&self.extend_select);
        named.copied().collect()
    }

    fn names(&self, rule: &str) -> bool {
        self.select.contains(&rule) || self.extend_select.contains(&rule)
    }
}

/// The error is what is wrong with the value.
fn at_least_one(text: &str) -> Result<NonZeroUsize, &'static str> {
    text.parse().map_err(|_| "a number is wanted, 1 or more")
}

/// By its id; the error names the nearest.
pub(super) fn find_rule(id: &str) -> Result<&'static rules::Rule, String> {
    rules::by_id(id).ok_or_else(|| match rules::nearest(id) {
        Some(near) => format!("there is no rule `{id}`; did you mean `{near}`?"),
        None => format!("there is no rule `{id}`; `wakeful rules` lists them"),
    })
}
