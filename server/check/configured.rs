//! Which configuration counts, and what the command line says against it.

use std::fs;
use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::args::{Filter, SELECTION};
use super::load::State;
use crate::config::{self, Where};
use crate::index::Files;
use crate::project::{Disk, Problem};

#[derive(Clone, Debug, Default, ClapArgs)]
pub struct ConfiguredArgs {
    /// Let this configuration count for all files, and no other
    #[arg(long, value_name = "FILE", help_heading = SELECTION)]
    config: Option<PathBuf>,
    /// Let no configuration count
    #[arg(long, help_heading = SELECTION, conflicts_with = "config")]
    isolated: bool,
    /// Leave alone what the configuration excludes even where it is named
    #[arg(long, help_heading = SELECTION)]
    force_exclude: bool,
}

impl ConfiguredArgs {
    /// Before anything is read. The error is one line.
    pub(super) fn give(&self, state: &mut State, filter: &Filter) -> Result<(), String> {
        let from = self.chosen(&state.disk)?;
        state.give(|it| {
            it.from = from;
            it.rules = filter.named();
        });
        Ok(())
    }

    fn chosen(&self, disk: &Disk) -> Result<Where, String> {
        if self.isolated {
            return Ok(Where::Nowhere);
        }
        let Some(path) = &self.config else {
            return Ok(Where::Nearest);
        };
        let shown = path.display();
        let full = fs::canonicalize(path).ok().filter(|it| disk.is_file(it));
        let full = full.ok_or_else(|| format!("{shown}: there is no such file"))?;
        if !config::is_in(disk, &full) {
            return Err(format!("{shown}: it has {}", config::NO_TABLE));
        }
        let here = fs::canonicalize(".").map_err(|it| format!("the current directory: {it}"))?;
        Ok(Where::File {
            path: full,
            dir: here,
        })
    }

    /// When it is known what was asked for.
    pub(super) fn leave_out(&self, state: &mut State) {
        let before = state.asked().len();
        state.leave_out(self.force_exclude);
        // Hooks name all kinds of files, and say so.
        if before > 0 && state.asked().is_empty() && !self.force_exclude {
            state.tell(Problem {
                line: "the configuration excludes all of these files; `wakeful config show FILE` tells where it does"
                    .to_owned(),
                fatal: false,
            });
        }
    }
}
