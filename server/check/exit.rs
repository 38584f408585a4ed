//! What the exit code says.

use clap::Args as ClapArgs;

use super::args::EXIT_CODE;
use super::fixing::Outcome;
use super::load::Checked;
use crate::finding::Severity;

/// Stands under the help of the command.
pub const CODES: &str = "\
Exit codes:
  0  nothing found at warning or above, or `--exit-zero`
  1  findings at warning or above; with `--diff`, something to change
  2  something could not be read, understood or written, or was asked for wrongly

Colours follow --color, NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, CLICOLOR and TERM=dumb, in this order.";

#[derive(Clone, Copy, Debug, Default, ClapArgs)]
pub struct ExitArgs {
    /// Exit with 0 even if there are findings
    #[arg(long, help_heading = EXIT_CODE)]
    exit_zero: bool,
    /// Exit with 1 only if there are more warnings than this, or errors
    #[arg(long, value_name = "N", value_parser = number, help_heading = EXIT_CODE)]
    max_warnings: Option<usize>,
    /// Exit with 1 if something was fixed, even if nothing is left
    #[arg(long, help_heading = EXIT_CODE)]
    exit_non_zero_on_fix: bool,
}

impl ExitArgs {
    /// `failed` is about what could not be done, which no option excuses.
    pub(super) fn code(&self, checked: &Checked, outcome: &Outcome, failed: bool) -> u8 {
        let counts = checked.counts();
        let count = |it| counts.get(&it).copied().unwrap_or(0);
        let too_many = count(Severity::Warning) > self.max_warnings.unwrap_or(0);
        let fixed = self.exit_non_zero_on_fix && outcome.fixed() > 0;
        match () {
            () if failed => 2,
            () if self.exit_zero => 0,
            () => u8::from(too_many || count(Severity::Error) > 0 || fixed),
        }
    }

    /// Of `--diff`.
    pub(super) fn code_of_diff(&self, outcome: &Outcome, failed: bool) -> u8 {
        match () {
            () if failed => 2,
            () => u8::from(!outcome.changes.is_empty() && !self.exit_zero),
        }
    }
}

/// The error is what is wrong with the value.
fn number(text: &str) -> Result<usize, &'static str> {
    text.parse().map_err(|_| "a number is wanted, 0 or more")
}
