//! The command line: what the process was started to do.

mod manual;

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::parser::ValueSource;
use clap::{
    Args as ClapArgs, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum,
};

use self::manual::{Completed, Shell};
use crate::check::{self, CheckArgs, ConfigTask, PackageArgs, RuleId, Task, building, colour};
use crate::lsp;

/// Stands under the help.
const NEXT: &str = "\
`wakeful check` checks this directory, and `wakeful help check` tells of all its options.
`cargo wakeful` does the same for packages, as cargo chooses them.";

/// Finds async hazards in Rust code, explains them, and rewrites them.
#[derive(Debug, Parser)]
#[command(name = "wakeful", version, max_term_width = 100, after_help = NEXT)]
struct Args {
    #[command(subcommand)]
    command: Command,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN")]
    color: Option<ColorChoice>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check files and directories, and fix what can be fixed
    #[command(after_help = check::CODES)]
    Check(Box<CheckArgs>),
    /// Serve an editor over standard input and output
    Server(ServerArgs),
    /// Show what is configured, or begin to configure
    #[command(subcommand)]
    Config(ConfigTask),
    /// Explain a rule, or the message of a panic or of the compiler
    Explain {
        /// The rule, as findings name it (`blocking_sleep`); or a message, in quotes, or its code
        #[arg(value_name = "RULE", required_unless_present = "all")]
        #[arg(value_parser = RuleId, hide_possible_values = true)]
        id: Option<String>,
        /// Explain all rules
        #[arg(long, conflicts_with = "id")]
        all: bool,
    },
    /// List all rules
    Rules {
        /// A table for people, or a list for programs
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        output_format: RulesFormat,
        /// As the table of the README
        #[arg(long, conflicts_with = "output_format")]
        markdown: bool,
    },
    /// Print a script that lets a shell complete commands, options and rules
    Completions {
        shell: Shell,
        /// What is completed
        #[arg(default_value = "wakeful")]
        command: Completed,
    },
    /// Print the manual page, or write all of them
    Man {
        /// The page of this command
        #[arg(conflicts_with = "dir")]
        command: Option<String>,
        /// Write the pages of all commands into this directory
        #[arg(long, value_name = "DIR")]
        dir: Option<PathBuf>,
    },
}

/// Finds async hazards in the packages of a workspace.
#[derive(Debug, Parser)]
#[command(
    name = "cargo-wakeful",
    bin_name = "cargo wakeful",
    version,
    max_term_width = 100,
    after_help = cargo_help()
)]
#[command(mut_arg("paths", |it| it
    .help("Only these files and directories of the packages")
    .hide_default_value(true)))]
struct CargoArgs {
    #[command(flatten)]
    packages: PackageArgs,
    #[command(flatten)]
    check: CheckArgs,
    /// When to colour the output
    #[arg(long, value_name = "WHEN")]
    color: Option<ColorChoice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RulesFormat {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
struct ServerArgs {
    /// Accepted for editors that pass it; standard input and output are always used
    #[arg(long)]
    stdio: bool,
    /// Append the log to this file as well as to standard error
    #[arg(long, value_name = "FILE")]
    log_file: Option<PathBuf>,
    /// How much is logged: error, warn, info, debug or trace; otherwise what `WAKEFUL_LOG` says, or warn
    #[arg(long, value_name = "LEVEL")]
    log: Option<String>,
}

/// Stands under the help.
fn cargo_help() -> String {
    // Cargo's own word about colours comes before that of others.
    let codes = check::CODES.replace("--color, ", "--color, CARGO_TERM_COLOR, ");
    format!("{}\n\n{codes}", building::NOTHING_IS_BUILT)
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let words: Vec<_> = env::args_os().collect();
    let said = color_in(&words);
    let matches = Args::command()
        .color(colour::choice(said))
        .get_matches_from(words);
    let args = Args::from_arg_matches(&matches).unwrap_or_else(|it| it.exit());
    let Args { command, color } = args;
    colour::decide(color);
    match command {
        Command::Check(args) => check::run(Task::Check(args)),
        Command::Config(task) => check::run(Task::Config(task)),
        Command::Explain { id, .. } => check::run(id.map_or(Task::ExplainAll, Task::Explain)),
        Command::Rules {
            output_format,
            markdown,
        } => {
            let json = output_format == RulesFormat::Json;
            check::run(Task::Rules { markdown, json })
        }
        Command::Server(args) => serve(args),
        Command::Completions { shell, command } => manual::complete(shell, command),
        Command::Man { command, dir } => manual::man(command.as_deref(), dir.as_deref()),
    }
}

/// Runs `cargo wakeful`; cargo puts the name of the command before the arguments.
pub fn cargo() -> ExitCode {
    let mut words: Vec<_> = env::args_os().collect();
    if words.get(1).is_some_and(|it| it == "wakeful") {
        words.remove(1);
    }
    let of_cargo = env::var("CARGO_TERM_COLOR").ok();
    let of_cargo = of_cargo.and_then(|it| ColorChoice::from_str(&it, true).ok());
    let said = color_in(&words).or(of_cargo);
    let matches = building::taking(CargoArgs::command())
        .color(colour::choice(said))
        .get_matches_from(words);
    let is_path_given = matches.value_source("paths") == Some(ValueSource::CommandLine);
    let args = CargoArgs::from_arg_matches(&matches).unwrap_or_else(|it| it.exit());
    colour::decide(args.color.or(of_cargo));
    let mut check = args.check;
    if !is_path_given {
        check.paths.clear();
    }
    check.packages = Some(args.packages);
    check::run(Task::Check(Box::new(check)))
}

/// What a command line says of colours, which counts already where it cannot be understood.
fn color_in(words: &[OsString]) -> Option<ColorChoice> {
    let options = words
        .iter()
        .map_while(|it| it.to_str().filter(|it| *it != "--"));
    let options: Vec<&str> = options.collect();
    let value = options.iter().enumerate().find_map(|(at, it)| match *it {
        "--color" => options.get(at + 1).copied(),
        it => it.strip_prefix("--color="),
    });
    ColorChoice::from_str(value?, false).ok()
}

fn serve(args: ServerArgs) -> ExitCode {
    let options = lsp::Options {
        log_file: args.log_file,
        log: args.log,
    };
    match lsp::serve(&options) {
        Ok(code) => ExitCode::from(code),
        Err(problem) => {
            check::complain("error", &problem);
            ExitCode::from(2)
        }
    }
}
