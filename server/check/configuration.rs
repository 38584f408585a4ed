//! `wakeful config`: what counts in a file, the schema, and a file to start from.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::complain;
use crate::config::{self, Config};
use crate::paint::Paint;
use crate::project::{self, Disk, Project};
use crate::rules;

#[derive(Debug, Subcommand)]
pub enum ConfigTask {
    /// Show what counts in a file or directory, and which configuration says so
    Show {
        #[arg(default_value = ".")]
        path: PathBuf,
    },
    /// Print the JSON schema of `wakeful.toml`
    Schema,
    /// Write a `wakeful.toml` into this directory, in which everything is explained
    Init,
}

pub(super) fn run(out: &mut impl Write, task: ConfigTask, paint: Paint) -> io::Result<u8> {
    match task {
        ConfigTask::Show { path } => show(out, &path, paint),
        ConfigTask::Schema => {
            let schema = serde_json::to_string_pretty(&config::schema())?;
            writeln!(out, "{schema}")?;
            Ok(0)
        }
        ConfigTask::Init => init(out),
    }
}

fn init(out: &mut impl Write) -> io::Result<u8> {
    let path = Path::new(config::FILE);
    let written =
        fs::File::create_new(path).and_then(|mut it| it.write_all(config::template().as_bytes()));
    match written {
        Ok(()) => {
            writeln!(out, "Wrote {}.", path.display())?;
            Ok(0)
        }
        Err(error) => {
            let reason = match error.kind() {
                ErrorKind::AlreadyExists => "it is there already; not written".to_owned(),
                _ => error.to_string(),
            };
            complain("error", &format!("{}: {reason}", path.display()));
            Ok(2)
        }
    }
}

fn show(out: &mut impl Write, path: &Path, paint: Paint) -> io::Result<u8> {
    let full = match fs::canonicalize(path) {
        Ok(full) => full,
        Err(_) => {
            let line = format!("{}: no such file or directory", path.display());
            complain("error", &line);
            return Ok(2);
        }
    };
    let mut project = Project::new(Disk::default(), &[]);
    // A file of any name stands for those in a directory.
    let file = if full.is_dir() {
        full.join("*")
    } else {
        full.clone()
    };
    let config = project.config_of(&file);
    project.ask(file);
    let wrong = project.config_problems();
    wrong.iter().for_each(|it| complain("error", it));
    if !wrong.is_empty() {
        return Ok(2);
    }
    let files = config.files.iter().map(|it| project::display(it));
    let files = files.collect::<Vec<_>>().join(", which extends ");
    let name = project::display(&full);
    match config.files.is_empty() {
        true => writeln!(out, "{name}: no configuration; everything is as by default")?,
        false => writeln!(out, "{name}: {files}")?,
    }
    if let Some(baseline) = &config.baseline {
        let path = project::display(&baseline.path);
        match baseline.path.is_file() {
            true => writeln!(
                out,
                "baseline: {path}, in which {} are known",
                baseline.len()
            )?,
            false => writeln!(out, "baseline: {path}, which is not there yet")?,
        }
    }
    writeln!(out)?;
    let width = rules::all().iter().map(|it| it.id.len()).max();
    for rule in rules::all() {
        line(out, &project, &config, rule, width.unwrap_or(0), paint)?;
    }
    Ok(0)
}

fn line(
    out: &mut impl Write,
    project: &Project,
    config: &Config,
    rule: &rules::Rule,
    width: usize,
    paint: Paint,
) -> io::Result<()> {
    let severity = config.severity_of(rule.id, rule.meta.severity);
    let name = severity.map_or(config::OFF, |it| it.as_str());
    let shown = format!("{name:<7}");
    let shown = match severity {
        Some(severity) => paint.severity(severity, &shown),
        None => paint.dim(&shown),
    };
    let said = |it: &config::Origin| project.config_place(&it.path, it.span.start);
    let mut why = match config.origin_of(rule.id) {
        Some(origin) => said(origin),
        None => paint.dim("default"),
    };
    if let Some(origin) = config.forbidden_by(rule.id) {
        why += &format!(", may not be allowed: {}", said(origin));
    }
    writeln!(out, "{shown}  {:<width$}  {why}", rule.id)?;
    for option in rule.options {
        let Some(origin) = config.chosen_by(*option) else {
            continue;
        };
        let value = format!("{} = {}", option.name(), config.options.written(*option));
        writeln!(
            out,
            "{:<7}    {value:<width$}  {}",
            "",
            said(origin),
            width = width.saturating_sub(2)
        )?;
    }
    Ok(())
}
