//! The command line: what the process was started to do.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args as ClapArgs, ColorChoice, Parser, Subcommand, ValueEnum};

use crate::check::{self, CheckArgs, ConfigTask, Task};
use crate::lsp;

/// Finds async hazards in Rust code, explains them, and rewrites them.
#[derive(Debug, Parser)]
#[command(name = "wakeful", version, max_term_width = 100)]
struct Args {
    #[command(subcommand)]
    command: Command,
    /// When to colour the output
    #[arg(long, global = true, value_name = "WHEN")]
    color: Option<ColorChoice>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Check files and directories
    #[command(after_help = check::CODES)]
    Check(Box<CheckArgs>),
    /// Serve an editor over standard input and output
    Server(ServerArgs),
    /// Tell what is configured, or begin to configure
    #[command(subcommand)]
    Config(ConfigTask),
    /// Explain a rule
    Explain {
        /// As in the output: `blocking_sleep`
        #[arg(value_name = "RULE", required_unless_present = "all")]
        id: Option<String>,
        /// Explain all of them
        #[arg(long, conflicts_with = "id")]
        all: bool,
    },
    /// List all rules
    Rules {
        /// For people, or as one list for programs
        #[arg(long, value_name = "FORMAT", default_value = "text")]
        output_format: RulesFormat,
        /// As the table of the README
        #[arg(long, conflicts_with = "output_format")]
        markdown: bool,
    },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum RulesFormat {
    Text,
    Json,
}

#[derive(Debug, ClapArgs)]
struct ServerArgs {
    /// The only way there is; some editors say it
    #[arg(long)]
    stdio: bool,
    /// Append the log to this file, besides standard error
    #[arg(long, value_name = "FILE")]
    log_file: Option<PathBuf>,
    /// How much is logged: error, warn, info, debug or trace
    #[arg(long, value_name = "LEVEL")]
    log: Option<String>,
}

/// Runs the command that the process was started with.
pub fn main() -> ExitCode {
    let Args { command, color } = Args::parse();
    match command {
        Command::Check(args) => check::run(Task::Check(args), color),
        Command::Config(task) => check::run(Task::Config(task), color),
        Command::Explain { id, .. } => {
            let task = id.map_or(Task::ExplainAll, Task::Explain);
            check::run(task, color)
        }
        Command::Rules {
            output_format,
            markdown,
        } => {
            let json = output_format == RulesFormat::Json;
            check::run(Task::Rules { markdown, json }, color)
        }
        Command::Server(args) => serve(args),
    }
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
