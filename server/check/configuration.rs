//! `wakeful config`: what counts in a file, the schema, and a file to start from.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use serde_json::{Map, Value, json};

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
        /// How it is written
        #[arg(long, value_name = "FORMAT", default_value = "full")]
        output_format: Form,
    },
    /// Print the JSON schema of `wakeful.toml`
    Schema,
    /// Write a `wakeful.toml` into this directory, in which everything is explained
    Init,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// For people
    Full,
    /// One object
    Json,
}

pub(super) fn run(out: &mut impl Write, task: &ConfigTask, paint: Paint) -> io::Result<u8> {
    match task {
        ConfigTask::Show {
            path,
            output_format,
        } => show(out, path, *output_format, paint),
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

fn show(out: &mut impl Write, path: &Path, form: Form, paint: Paint) -> io::Result<u8> {
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
    match form {
        Form::Full => full_text(out, &full, &project, &config, paint)?,
        Form::Json => {
            let value = serde_json::to_string_pretty(&value(&full, &project, &config))?;
            writeln!(out, "{value}")?;
        }
    }
    Ok(0)
}

/// For programs. Fields may be added, none removed or changed.
fn value(path: &Path, project: &Project, config: &Config) -> Value {
    let said = |it: Option<&config::Origin>| {
        it.map_or(Value::Null, |it| {
            let (line, column) = project.config_position(&it.path, it.span.start);
            json!({ "path": project::display(&it.path), "line": line, "column": column })
        })
    };
    let rules = rules::all().iter().map(|rule| {
        let severity = config.severity_of(rule.id, rule.meta.severity);
        let options = rule.options.iter().map(|option| {
            // Numbers, and lists of paths, are the same in both.
            let written = config.options.written(*option);
            let value = json!({
                "value": serde_json::from_str(&written).unwrap_or(Value::Null),
                "said": said(config.chosen_by(*option)),
            });
            (option.name().to_owned(), value)
        });
        json!({
            "id": rule.id,
            "severity": severity.map_or(config::OFF, |it| it.as_str()),
            "said": said(config.origin_of(rule.id)),
            "allow_forbidden": said(config.forbidden_by(rule.id)),
            "options": options.collect::<Map<_, _>>(),
        })
    });
    let baseline = config.baseline.as_ref().map(|it| {
        let path = project::display(&it.path);
        json!({ "path": path, "known": it.len() })
    });
    let known = config.known.iter().map(|it| project::display(&it.path));
    let files = config.files.iter().map(|it| project::display(it));
    json!({
        "version": 1,
        "path": project::display(path),
        "configurations": files.collect::<Vec<_>>(),
        "excluded": said(config.excluded.as_ref()),
        "baseline": baseline,
        "known": known.collect::<Vec<_>>(),
        "yield_to_clippy": config.yields_to_clippy,
        "rules": rules.collect::<Vec<_>>(),
    })
}

fn full_text(
    out: &mut impl Write,
    path: &Path,
    project: &Project,
    config: &Config,
    paint: Paint,
) -> io::Result<()> {
    let files = config.files.iter().map(|it| project::display(it));
    let files = files.collect::<Vec<_>>().join(", which extends ");
    let name = project::display(path);
    match config.files.is_empty() {
        true => writeln!(out, "{name}: no configuration; everything is as by default")?,
        false => writeln!(out, "{name}: {files}")?,
    }
    if let Some(origin) = &config.excluded {
        let place = project.config_place(&origin.path, origin.span.start);
        writeln!(
            out,
            "excluded: {place}; what follows counts when it is named"
        )?;
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
        line(out, project, config, rule, width.unwrap_or(0), paint)?;
    }
    Ok(())
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
