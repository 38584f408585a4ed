//! Completions and manual pages, made of the same definitions as `--help`.

use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;

use clap::{Command, CommandFactory, ValueEnum};
use clap_complete::Generator;
use clap_complete::aot::{Bash, Elvish, Fish, PowerShell, Zsh};
use clap_complete_nushell::Nushell;
use clap_mangen::Man;

use super::{Args, CargoArgs};
use crate::check;
use crate::project::reason_to_write;

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Shell {
    Bash,
    Zsh,
    Fish,
    Powershell,
    Elvish,
    Nushell,
}

/// What is completed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Completed {
    Wakeful,
    CargoWakeful,
}

/// Prints the script of a shell.
pub(super) fn complete(shell: Shell, completed: Completed) -> ExitCode {
    let (mut command, name) = match (completed, shell) {
        (Completed::Wakeful, _) => (Args::command(), "wakeful"),
        // It completes commands of several words.
        (Completed::CargoWakeful, Shell::Nushell) => (CargoArgs::command(), "cargo wakeful"),
        (Completed::CargoWakeful, _) => (CargoArgs::command(), "cargo-wakeful"),
    };
    command.set_bin_name(name);
    command.build();
    let mut script = Vec::new();
    let generator: &dyn Script = match shell {
        Shell::Bash => &Bash,
        Shell::Zsh => &Zsh,
        Shell::Fish => &Fish,
        Shell::Powershell => &PowerShell,
        Shell::Elvish => &Elvish,
        Shell::Nushell => &Nushell,
    };
    if let Err(error) = generator.write(&command, &mut script) {
        return fail(&error.to_string());
    }
    match completed {
        Completed::Wakeful => print(&script),
        Completed::CargoWakeful => {
            let script = String::from_utf8_lossy(&script);
            print(behind_cargo(shell, &command, &script).as_bytes())
        }
    }
}

/// The script of `cargo-wakeful` made to complete `cargo wakeful`, too. In zsh it is enough that
/// cargo's own script finds it.
fn behind_cargo(shell: Shell, command: &Command, script: &str) -> String {
    match shell {
        Shell::Bash => {
            // Cargo's own script looks for the options of a command in a variable of this name.
            let shown = command.get_arguments().filter(|it| !it.is_hide_set());
            let options = shown.filter_map(|it| Some(format!("--{}", it.get_long()?)));
            let options: Vec<String> = options.collect();
            format!("{script}\nopt__wakeful='{}'\n", options.join(" "))
        }
        Shell::Fish => {
            let of_cargo = script.replace(
                "complete -c cargo-wakeful ",
                "complete -c cargo -n '__fish_seen_subcommand_from wakeful' ",
            );
            format!("{script}{of_cargo}")
        }
        // It does not expect a first command of two words.
        Shell::Nushell => script.replace("extern cargo wakeful [", "extern \"cargo wakeful\" ["),
        Shell::Zsh | Shell::Powershell | Shell::Elvish => script.to_owned(),
    }
}

/// Prints one page, or writes all.
pub(super) fn man(name: Option<&str>, dir: Option<&Path>) -> ExitCode {
    let mut pages = pages();
    if let Some(dir) = dir {
        let written = fs::create_dir_all(dir).and_then(|()| {
            pages.iter().try_for_each(|page| {
                let path = dir.join(format!("{}.1", name_of(page)));
                fs::write(path, render(page)?)
            })
        });
        return match written {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => fail(&format!("{}: {}", dir.display(), reason_to_write(&error))),
        };
    }
    let wanted = match name {
        Some("wakeful") | None => "wakeful".to_owned(),
        Some("cargo-wakeful") => "cargo-wakeful".to_owned(),
        Some(name) => format!("wakeful-{name}"),
    };
    let Some(at) = pages.iter().position(|it| name_of(it) == wanted) else {
        let names: Vec<_> = pages.iter().map(name_of).collect();
        return fail(&format!(
            "there is no page `{wanted}`; there are {}",
            names.join(", ")
        ));
    };
    match render(&pages.swap_remove(at)) {
        Ok(page) => print(&page),
        Err(error) => fail(&error.to_string()),
    }
}

/// The commands that have a page; sorted, so that a command stands before those below it.
fn pages() -> Vec<Command> {
    let mut pages = Vec::new();
    for command in [Args::command(), CargoArgs::command()] {
        let mut command = command.disable_help_subcommand(true);
        // Gives the commands below their names.
        command.build();
        add_pages(&command, &mut pages);
    }
    pages.sort_by(|a, b| name_of(a).cmp(name_of(b)));
    pages
}

fn add_pages(command: &Command, pages: &mut Vec<Command>) {
    let below = command.get_subcommands();
    below.for_each(|it| add_pages(it, pages));
    pages.push(command.clone().version(env!("CARGO_PKG_VERSION")));
}

/// Such as `wakeful-check`.
fn name_of(page: &Command) -> &str {
    page.get_display_name().unwrap_or_else(|| page.get_name())
}

fn render(page: &Command) -> io::Result<Vec<u8>> {
    let mut text = Vec::new();
    Man::new(page.clone())
        .manual("wakeful")
        // Where there is none at all, its place is taken by what comes after it.
        .date(" ")
        .source(concat!("wakeful ", env!("CARGO_PKG_VERSION")))
        .render(&mut text)?;
    Ok(text)
}

/// A generator whatever its type.
trait Script {
    fn write(&self, command: &Command, out: &mut dyn Write) -> io::Result<()>;
}

impl<T: Generator> Script for T {
    fn write(&self, command: &Command, out: &mut dyn Write) -> io::Result<()> {
        self.try_generate(command, out)
    }
}

fn print(text: &[u8]) -> ExitCode {
    match io::stdout().write_all(text) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => fail(&error.to_string()),
        _ => ExitCode::SUCCESS,
    }
}

fn fail(message: &str) -> ExitCode {
    check::complain("error", message);
    ExitCode::from(2)
}
