//! When there are colours: what the option says, else the environment, else in a terminal.

use std::env;
use std::sync::OnceLock;

use clap::ColorChoice;

/// There is one of it in a process, as there is one standard error.
static CHOICE: OnceLock<ColorChoice> = OnceLock::new();

/// Lets this count from now on. The first one counts.
pub fn decide(option: Option<ColorChoice>) {
    let _ = CHOICE.set(choice(option));
}

/// Whether there are colours where this is, or is not, a terminal.
pub(super) fn is_on(is_terminal: bool) -> bool {
    match CHOICE.get_or_init(|| choice(None)) {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => is_terminal,
    }
}

/// What the option and the environment say together.
pub fn choice(option: Option<ColorChoice>) -> ColorChoice {
    let var = |name| env::var_os(name).filter(|it| !it.is_empty());
    let is = |name, value: &str| var(name).is_some_and(|it| it == value);
    let forced = |name| var(name).is_some_and(|it| it != "0");
    match option {
        Some(choice @ (ColorChoice::Always | ColorChoice::Never)) => choice,
        _ if var("NO_COLOR").is_some() => ColorChoice::Never,
        _ if is("FORCE_COLOR", "0") => ColorChoice::Never,
        _ if forced("FORCE_COLOR") || forced("CLICOLOR_FORCE") => ColorChoice::Always,
        _ if is("CLICOLOR", "0") || is("TERM", "dumb") => ColorChoice::Never,
        _ => ColorChoice::Auto,
    }
}
