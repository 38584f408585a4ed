//! Cargo's flags for choosing packages, and what they choose.

use std::path::{Path, PathBuf};
use std::{env, fs};

use clap::Args as ClapArgs;

use super::args::PACKAGE_SELECTION;
use super::complain;
use crate::index::{Files, Selection, Unselected, Workspace};
use crate::project::{Disk, Project, display};
use crate::rules;

#[derive(Clone, Debug, ClapArgs)]
pub struct PackageArgs {
    /// The packages to check: names, `name@version` or patterns such as `api-*`
    #[arg(short, long = "package", value_name = "SPEC", help_heading = PACKAGE_SELECTION)]
    packages: Vec<String>,
    /// All packages of the workspace
    #[arg(long, visible_alias = "all", help_heading = PACKAGE_SELECTION)]
    workspace: bool,
    /// Not these packages, of those that `--workspace` means
    #[arg(long, value_name = "SPEC", help_heading = PACKAGE_SELECTION)]
    exclude: Vec<String>,
    /// The `Cargo.toml` to start from; otherwise the nearest one around the current directory
    #[arg(long, value_name = "PATH", help_heading = PACKAGE_SELECTION)]
    manifest_path: Option<PathBuf>,
}

/// What findings are reported for.
pub(super) struct Scope {
    pub paths: Vec<PathBuf>,
    /// Only what is in these counts; all of it, where nobody spoke of packages.
    packages: Option<Vec<PathBuf>>,
}

impl Scope {
    /// Without paths, all of the packages. The error is one line.
    pub fn of(args: Option<&PackageArgs>, paths: &[PathBuf], disk: &Disk) -> Result<Self, String> {
        let packages = args.map(|it| it.select(disk)).transpose()?;
        let paths = match &packages {
            Some(packages) if paths.is_empty() => packages.clone(),
            Some(_) if paths.iter().any(|it| it.as_os_str() == "-") => {
                return Err("standard input is in no package; `wakeful check -` takes it".into());
            }
            _ => paths.to_owned(),
        };
        packages
            .iter()
            .for_each(|it| complain_of_strangers(&paths, it));
        Ok(Self { paths, packages })
    }

    pub fn project(&self, disk: Disk) -> Project {
        match &self.packages {
            None => Project::new(disk, &self.paths),
            Some(packages) => Project::of_packages(disk, &self.paths, packages),
        }
    }
}

impl PackageArgs {
    /// The directories of the packages.
    fn select(&self, disk: &Disk) -> Result<Vec<PathBuf>, String> {
        let dir = self.start(disk)?;
        let mut workspace = Workspace::discover(disk, &dir);
        if let Some(problem) = workspace.problems.first() {
            return Err(format!("{}: {}", display(&problem.path), problem.message));
        }
        let selection = Selection {
            packages: &self.packages,
            workspace: self.workspace,
            exclude: &self.exclude,
        };
        let selected = match selection.of(&mut workspace, disk, &dir) {
            Ok(selected) => selected,
            Err(problem) => return Err(worded(&problem, &workspace)),
        };
        if !selected.unknown.is_empty() {
            let names = selected.unknown.join("`, `");
            let root = display(&workspace.root);
            let line = format!("excluded package(s) `{names}` not found in workspace `{root}`");
            complain("warning", &line);
        }
        Ok(selected.dirs)
    }

    /// The directory of the manifest that cargo would read first.
    fn start(&self, disk: &Disk) -> Result<PathBuf, String> {
        let Some(path) = &self.manifest_path else {
            let here = env::current_dir().and_then(fs::canonicalize);
            let here = here.map_err(|it| format!("the current directory: {it}"))?;
            let mut around = here.ancestors();
            let found = around.find(|it| disk.is_file(&it.join("Cargo.toml")));
            let missing = || {
                let here = here.display();
                format!("could not find `Cargo.toml` in `{here}` or any parent directory")
            };
            return found.map(Path::to_owned).ok_or_else(missing);
        };
        let shown = path.display();
        let Ok(full) = fs::canonicalize(path) else {
            return Err(format!("manifest path `{shown}` does not exist"));
        };
        if full.is_dir() {
            return Err(format!(
                "manifest path `{shown}` is a directory but expected a file"
            ));
        }
        match full.parent() {
            Some(dir) if full.ends_with("Cargo.toml") => Ok(dir.to_owned()),
            _ => Err(format!(
                "the manifest-path must be a path to a Cargo.toml file: `{shown}`"
            )),
        }
    }
}

/// A path that has nothing to do with the packages would be left out without a word.
fn complain_of_strangers(paths: &[PathBuf], packages: &[PathBuf]) {
    for path in paths {
        // Whoever looks for files tells that it is not there.
        let Ok(full) = fs::canonicalize(path) else {
            continue;
        };
        let is_near = |it: &PathBuf| full.starts_with(it) || it.starts_with(&full);
        if !packages.iter().any(is_near) {
            let line = format!(
                "{}: this is in none of the packages that are checked",
                display(path)
            );
            complain("warning", &line);
        }
    }
}

/// As cargo says it.
fn worded(problem: &Unselected<'_>, workspace: &Workspace) -> String {
    match problem {
        Unselected::ExcludesFromNothing => {
            "--exclude can only be used together with --workspace".to_owned()
        }
        Unselected::NoSuchPattern(spec) => {
            let root = display(&workspace.root);
            format!("package pattern(s) `{spec}` not found in workspace `{root}`")
        }
        Unselected::NoSuchPackage(spec) => {
            let line = format!("package ID specification `{spec}` did not match any packages");
            let names = workspace.packages.iter().map(|it| it.name.as_str());
            match rules::nearest_of(spec, names) {
                Some(near) => format!("{line}; a package with a similar name exists: `{near}`"),
                None => line,
            }
        }
    }
}
