//! Flags of cargo that are about building. They are taken and change nothing, since nothing is
//! built: an alias or a script passes them to `cargo check` and its like alike.

use clap::{Arg, ArgAction, Command};

/// Those without a value.
const SWITCHES: [&str; 16] = [
    "all-targets",
    "lib",
    "bins",
    "examples",
    "tests",
    "benches",
    "all-features",
    "no-default-features",
    "release",
    "locked",
    "offline",
    "frozen",
    "verbose",
    "ignore-rust-version",
    "keep-going",
    "no-deps",
];

const WITH_VALUES: [&str; 8] = [
    "bin",
    "example",
    "test",
    "bench",
    "features",
    "target",
    "profile",
    "target-dir",
];

/// Stands under the help.
pub const NOTHING_IS_BUILT: &str = "\
Cargo's flags about building, such as --all-targets, --features or --locked, are taken and change
nothing, since nothing is built.";

/// A command that takes them all. They are neither told nor completed.
pub fn taking(command: Command) -> Command {
    let switches = SWITCHES.map(|name| hidden(name).action(ArgAction::Count));
    let with_values = WITH_VALUES.map(|name| hidden(name).action(ArgAction::Append));
    let messages = hidden("message-format").value_parser(refuse);
    command
        .args(switches)
        .args(with_values)
        .arg(messages.value_name("FORMAT"))
}

fn hidden(name: &'static str) -> Arg {
    let arg = Arg::new(name).long(name).hide(true);
    match name {
        "verbose" => arg.short('v'),
        "release" => arg.short('r'),
        "features" => arg.short('F'),
        _ => arg,
    }
}

/// Who asks for it reads something that would not come.
fn refuse(_: &str) -> Result<String, &'static str> {
    Err(
        "no compiler runs here that would write messages; `--output-format` writes findings for programs",
    )
}
