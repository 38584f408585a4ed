//! The configurations of the files that somebody asked about, from the disk or from an editor.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{Disk, Group, Project, current_dir, display};
use crate::analysis::Analysis;
use crate::config::{Config, Configs, Given};
use crate::index::Files;
use crate::text::LineIndex;

impl Project {
    /// Tells an analysis what counts in the files that findings are reported for; whether that is
    /// news.
    pub fn configure(&mut self, analysis: &mut Analysis) -> bool {
        let index = analysis.index();
        let paths = index.workspace_files().map(|it| index.path(it));
        let configs = paths.map(|it| self.config_if_asked(it)).collect();
        analysis.configure(configs)
    }

    /// What counts more than what stands in configurations. These are read again.
    pub fn give(&mut self, change: impl FnOnce(&mut Given)) {
        let mut given = self.configs.given().clone();
        change(&mut given);
        self.configs = Configs::under(given);
    }

    /// Of the files that were asked for, leaves alone what configurations exclude; what was named
    /// itself only if `even_named`.
    pub fn leave_out(&mut self, even_named: bool) {
        for path in self.asked.clone() {
            let is_named = self.named.contains(&path) || path == Disk::stdin();
            if (even_named || !is_named) && self.config_of(&path).excluded.is_some() {
                self.asked.remove(&path);
                self.around.insert(path);
            }
        }
    }

    /// The configurations for an analysis of a group that was [read](Self::read), before it is made:
    /// for whoever asks what [counts](Config::shown) afterwards, finding by finding.
    pub fn unfiltered_configs_of(&mut self, group: &Group) -> Vec<Arc<Config>> {
        let read = group.files.iter();
        let read = read.filter(|it| self.sources.contains_key(*it));
        let read: Vec<&PathBuf> = read.collect();
        let mut known: Vec<(Arc<Config>, Arc<Config>)> = Vec::new();
        let unfiltered = read.into_iter().map(|it| {
            let config = self.config_if_asked(it);
            let same = known.iter().find(|known| Arc::ptr_eq(&known.0, &config));
            if let Some((_, unfiltered)) = same {
                return Arc::clone(unfiltered);
            }
            let unfiltered = Arc::new(config.unfiltered());
            known.push((config, Arc::clone(&unfiltered)));
            unfiltered
        });
        unfiltered.collect()
    }

    fn config_if_asked(&mut self, path: &Path) -> Arc<Config> {
        match self.asked.contains(path) {
            true => self.config_of(path),
            false => Arc::default(),
        }
    }

    /// What counts in a file; for a directory, in one directly in it.
    pub fn config_of(&mut self, path: &Path) -> Arc<Config> {
        let files = Unsaved {
            disk: &self.disk,
            texts: &self.unsaved,
        };
        // Standard input lies where the command was started.
        match path.as_os_str() == "-" {
            true => self.configs.for_file(&files, &current_dir().join(path)),
            false => self.configs.for_file(&files, path),
        }
    }

    /// The configurations of all files that were asked for, each with what is wrong in it.
    pub fn configs(&mut self) -> &Configs {
        for path in self.asked.clone() {
            self.config_of(&path);
        }
        &self.configs
    }

    /// Everything that is wrong in these, one line each, with its place in front.
    pub fn config_problems(&mut self) -> Vec<String> {
        let configs = self.configs();
        let line = |it: &crate::config::Problem| {
            let at = place(configs, &it.path, it.span.start);
            format!("{at}: {}", it.message)
        };
        configs.problems().iter().map(line).collect()
    }

    /// A place in a configuration that was read, for people.
    pub fn config_place(&self, path: &Path, offset: u32) -> String {
        place(&self.configs, path, offset)
    }

    /// The same in numbers.
    pub fn config_position(&self, path: &Path, offset: u32) -> (u32, u32) {
        position(&self.configs, path, offset)
    }

    pub fn config_text(&self, path: &Path) -> &str {
        self.configs.text(path).unwrap_or_default()
    }

    /// Whether a file was read as a configuration, or is named by one.
    pub fn is_config(&self, path: &Path) -> bool {
        self.configs.paths().any(|it| it == path)
    }

    /// Configurations are read again; the texts are those that editors have.
    pub fn forget_configs(&mut self, unsaved: BTreeMap<PathBuf, Arc<str>>) {
        self.configs = Configs::under(self.configs.given().clone());
        self.unsaved = unsaved;
    }
}

fn place(configs: &Configs, path: &Path, offset: u32) -> String {
    let (line, column) = position(configs, path, offset);
    format!("{}:{line}:{column}", display(path))
}

fn position(configs: &Configs, path: &Path, offset: u32) -> (u32, u32) {
    let text = configs.text(path).unwrap_or_default();
    LineIndex::new(text).human(text, offset)
}

/// The disk, with what is not saved yet in front of it.
struct Unsaved<'a> {
    disk: &'a Disk,
    texts: &'a BTreeMap<PathBuf, Arc<str>>,
}

impl Files for Unsaved<'_> {
    fn read(&self, path: &Path) -> Option<String> {
        let unsaved = self.texts.get(path).map(|it| it.to_string());
        unsaved.or_else(|| self.disk.read(path))
    }

    fn is_file(&self, path: &Path) -> bool {
        self.texts.contains_key(path) || self.disk.is_file(path)
    }

    fn is_dir(&self, path: &Path) -> bool {
        self.disk.is_dir(path)
    }

    fn list(&self, dir: &Path) -> Vec<PathBuf> {
        self.disk.list(dir)
    }
}
