//! Chooses packages of a workspace by the flags that cargo has for it.

use std::path::{Path, PathBuf};

use super::workspace::{Files, Package, Workspace, matches};

/// What `-p`, `--workspace` and `--exclude` said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Selection<'a> {
    pub packages: &'a [String],
    pub workspace: bool,
    pub exclude: &'a [String],
}

/// What was chosen, and what was to be left out but is not there.
#[derive(Debug, Default, PartialEq)]
pub struct Selected {
    /// The directories of the packages, sorted.
    pub dirs: Vec<PathBuf>,
    pub unknown: Vec<String>,
}

/// Why nothing was chosen.
#[derive(Debug, PartialEq)]
pub enum Unselected<'a> {
    /// `--exclude` without `--workspace`.
    ExcludesFromNothing,
    NoSuchPackage(&'a str),
    NoSuchPattern(&'a str),
}

impl Selection<'_> {
    /// The manifest of `dir` is the nearest one around where cargo would start.
    pub fn of(
        &self,
        workspace: &mut Workspace,
        files: &dyn Files,
        dir: &Path,
    ) -> Result<Selected, Unselected<'_>> {
        if !self.exclude.is_empty() && !self.workspace {
            return Err(Unselected::ExcludesFromNothing);
        }
        let root = match workspace.package_at(dir) {
            Some(package) => workspace.packages[package].workspace_dir.clone(),
            None => dir.to_owned(),
        };
        let members = |it: &&Package| it.is_member && it.workspace_dir == root;
        let mut selected = Selected::default();
        if self.workspace {
            let mut left_out = Vec::new();
            for spec in self.exclude {
                let before = left_out.len();
                let all = workspace.packages.iter().filter(members);
                left_out.extend(all.filter(|it| fits(it, spec)).map(|it| &it.dir));
                if left_out.len() == before {
                    selected.unknown.push(spec.clone());
                }
            }
            let all = workspace.packages.iter().filter(members).map(|it| &it.dir);
            selected.dirs = all.filter(|it| !left_out.contains(it)).cloned().collect();
        } else if self.packages.is_empty() {
            selected.dirs = workspace.default_members(files, dir);
        }
        for spec in self.packages {
            let before = selected.dirs.len();
            let fitting = |it: &&Package| fits(it, spec);
            let all = workspace.packages.iter().filter(members).filter(fitting);
            selected.dirs.extend(all.map(|it| it.dir.clone()));
            if selected.dirs.len() == before && is_pattern(spec) {
                return Err(Unselected::NoSuchPattern(spec));
            }
            if selected.dirs.len() == before {
                // Dependencies by path can be named too, though never by a pattern.
                let other = workspace.packages.iter().find(fitting);
                let other = other.ok_or(Unselected::NoSuchPackage(spec))?;
                selected.dirs.push(other.dir.clone());
            }
        }
        selected.dirs.sort();
        selected.dirs.dedup();
        Ok(selected)
    }
}

fn is_pattern(spec: &str) -> bool {
    spec.contains(['*', '?', '['])
}

/// Whether a package is meant: by its name, a pattern for that, or `name@1.2`.
fn fits(package: &Package, spec: &str) -> bool {
    if is_pattern(spec) {
        return matches(spec, &package.name);
    }
    let (name, wanted) = match spec.split_once(['@', ':']) {
        Some((name, wanted)) => (name, Some(wanted)),
        None => (spec, None),
    };
    let version = package.version.as_deref().unwrap_or("0.0.0");
    let has = |wanted: &str| {
        let rest = version.strip_prefix(wanted);
        rest.is_some_and(|it| it.is_empty() || it.starts_with('.'))
    };
    package.name == name && wanted.is_none_or(has)
}
