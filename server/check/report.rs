//! Tells what was found: on standard output in one format, and in files in any number of others.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use clap::{Args as ClapArgs, ValueEnum};

use super::args::OUTPUT;
use super::baseline::{self, Update};
use super::fixing::Outcome;
use super::load::Checked;
use super::{
    Look, complain, concise, full, github, gitlab, grouped, json, markdown, rdjson, sarif,
    statistics, unless_closed,
    xml::{checkstyle, junit},
};
use crate::paint::Paint;
use crate::project::put;

/// What is told, where, and in which form.
#[derive(Debug, ClapArgs)]
pub struct ReportArgs {
    /// How findings are written to standard output
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "full",
        help_heading = OUTPUT
    )]
    output_format: Format,
    /// Write them to a file as well, as in `sarif=wakeful.sarif`; may be repeated
    #[arg(
        long,
        value_name = "FORMAT=FILE",
        help_heading = OUTPUT,
        conflicts_with_all = ["diff", "show_files"]
    )]
    output: Vec<Output>,
    /// Tell how many findings each rule has, and not where
    #[arg(long, help_heading = OUTPUT, conflicts_with_all = ["diff", "show_files"])]
    statistics: bool,
    /// Findings and errors only, no summary
    #[arg(long, short, help_heading = OUTPUT)]
    quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: findings in their source, with fixes
    Full,
    /// A line per finding
    Concise,
    /// A line per finding, by file
    Grouped,
    /// One object
    Json,
    /// One object per finding and line
    JsonLines,
    /// For code hosts, editors and dashboards: SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub
    Github,
    /// Code Quality of GitLab
    Gitlab,
    /// For tools that show test results
    Junit,
    /// For tools that comment on changes
    Checkstyle,
    /// For reviewdog, which comments on changes
    Rdjson,
    /// A summary, as for `GITHUB_STEP_SUMMARY`
    Markdown,
}

#[derive(Clone, Debug)]
struct Output {
    format: Format,
    path: PathBuf,
}

/// What there is to tell.
#[derive(Clone, Copy)]
pub(super) struct Report<'a> {
    pub checked: &'a Checked,
    pub outcome: &'a Outcome,
    pub updates: &'a [Update],
}

impl Report<'_> {
    /// What people are told about the whole.
    pub fn summary(&self, out: &mut impl Write, look: Look) -> io::Result<()> {
        full::summary(out, self.checked, self.outcome, look)?;
        baseline::summary(out, &self.checked.known, self.updates, look.paint)
    }
}

impl ReportArgs {
    /// What cannot be done at all, before anything is done. The error is one line.
    pub fn verify(&self) -> Result<(), String> {
        let mut paths = BTreeSet::new();
        for Output { path, .. } in &self.output {
            if !paths.insert(target(path)?) {
                return Err(format!("two outputs go to {}", path.display()));
            }
        }
        if self.statistics && !statistics::can(self.output_format) {
            let format = self.output_format.name();
            return Err(format!("there are no statistics in the format `{format}`"));
        }
        Ok(())
    }

    /// Of standard output, as on the command line.
    pub fn format(&self) -> String {
        self.output_format.name()
    }

    /// Whether standard output is for people.
    pub fn is_for_people(&self) -> bool {
        self.output_format.is_for_people()
    }

    /// Writes the files; whether all of them could be written.
    pub(super) fn files(&self, report: Report<'_>) -> bool {
        let mut all = true;
        for Output { format, path } in &self.output {
            let mut bytes = Vec::new();
            let told = format.tell(&mut bytes, report, Look::PLAIN);
            let put = told
                .and_then(|()| self.whole(&mut bytes, *format, report, Look::PLAIN))
                .map_err(|it| it.to_string())
                .and_then(|()| put(path, &bytes));
            if let Err(message) = put {
                complain("error", &message);
                all = false;
            }
        }
        all
    }

    fn statistics(&self, out: &mut impl Write, checked: &Checked, look: Look) -> io::Result<()> {
        let format = self.output_format;
        statistics::tell(out, checked, format, look)?;
        // Apart from the summary.
        match format.is_for_people() && !self.quiet && !checked.findings.is_empty() {
            true => writeln!(out),
            false => Ok(()),
        }
    }

    /// Writes to standard output.
    pub(super) fn tell(
        &self,
        out: &mut impl Write,
        report: Report<'_>,
        look: Look,
    ) -> io::Result<()> {
        let told = match self.statistics {
            true => self.statistics(out, report.checked, look),
            false => self.output_format.tell(out, report, look),
        };
        unless_closed(told.and_then(|()| self.whole(out, self.output_format, report, look)))
    }

    fn whole(
        &self,
        out: &mut impl Write,
        format: Format,
        report: Report<'_>,
        look: Look,
    ) -> io::Result<()> {
        match format.is_for_people() && !self.quiet {
            true => report.summary(out, look),
            false => Ok(()),
        }
    }
}

impl Format {
    fn tell(self, out: &mut impl Write, report: Report<'_>, look: Look) -> io::Result<()> {
        let checked = report.checked;
        match self {
            Self::Full => full::report(out, checked, look),
            Self::Concise => concise::report(out, checked, look.paint),
            Self::Grouped => grouped::report(out, checked, look.paint),
            Self::Json => json::document(out, report),
            Self::JsonLines => json::lines(out, checked),
            Self::Sarif => sarif::log(out, report),
            Self::Github => github::commands(out, checked),
            Self::Gitlab => gitlab::issues(out, checked),
            Self::Junit => junit::report(out, checked),
            Self::Checkstyle => checkstyle::report(out, checked),
            Self::Rdjson => rdjson::diagnostics(out, checked),
            Self::Markdown => markdown::report(out, report),
        }
    }

    /// Those that end with a summary in words.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Full | Self::Concise | Self::Grouped)
    }

    /// As on the command line.
    fn name(self) -> String {
        let value = self.to_possible_value();
        value.map_or_else(String::new, |it| it.get_name().to_owned())
    }
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('=').filter(|it| !it.1.is_empty());
        let (format, path) = parts.ok_or("it is not FORMAT=FILE, as in `sarif=wakeful.sarif`")?;
        let format = <Format as ValueEnum>::from_str(format, false)
            .map_err(|_| format!("there is no format `{format}`; there are {}", formats()))?;
        if path == "-" {
            return Err("standard output is written with `--output-format`".into());
        }
        Ok(Self {
            format,
            path: path.into(),
        })
    }
}

/// The file that is going to be written. The error is one line.
fn target(path: &Path) -> Result<PathBuf, String> {
    if let Ok(full) = fs::canonicalize(path) {
        return Ok(full);
    }
    let dir = path.parent().filter(|it| !it.as_os_str().is_empty());
    let dir = dir.unwrap_or(Path::new("."));
    let full = fs::canonicalize(dir).ok().filter(|it| it.is_dir());
    let missing = || {
        let (path, dir) = (path.display(), dir.display());
        format!("{path}: there is no directory `{dir}`")
    };
    let full = full.ok_or_else(missing)?;
    Ok(full.join(path.file_name().unwrap_or_default()))
}

/// All of them, in one line.
fn formats() -> String {
    let names = Format::value_variants().iter().map(|it| it.name());
    names.collect::<Vec<_>>().join(", ")
}

impl Look {
    /// For files.
    pub(super) const PLAIN: Self = Self {
        paint: Paint::PLAIN,
        width: None,
    };
}
