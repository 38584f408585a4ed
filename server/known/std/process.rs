//! Blocking child processes.

use crate::ffi::OsStr;
use crate::fs::File;
use crate::io;
use crate::io::{PipeReader, PipeWriter, Read, Stderr, Stdout, Write};
use crate::os::fd::OwnedFd;
use crate::path::Path;

pub trait Termination {
    fn report(self) -> ExitCode;
}

pub fn abort() -> !;
pub fn exit(code: i32) -> !;
pub fn id() -> u32;

pub struct Child {
    pub stdin: Option<ChildStdin>,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}

impl Child {
    pub fn kill(&mut self) -> io::Result<()>;
    pub fn id(&self) -> u32;
    #[blocks(process, tier = 1, instead = "tokio::process::Child")]
    pub fn wait(&mut self) -> io::Result<ExitStatus>;
    pub fn try_wait(&mut self) -> io::Result<Option<ExitStatus>>;
    #[blocks(process, tier = 1, instead = "tokio::process::Child")]
    pub fn wait_with_output(self) -> io::Result<Output>;
}

#[blocking_io(process, tier = 1)]
pub struct ChildStderr {}
impl Read for ChildStderr {}

#[blocking_io(process, tier = 1)]
pub struct ChildStdin {}
impl Write for ChildStdin {}

#[blocking_io(process, tier = 1)]
pub struct ChildStdout {}
impl Read for ChildStdout {}

pub struct Command {}
impl Command {
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command;
    pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command;
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I) -> &mut Command;
    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command;
    pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(
        &mut self,
        vars: I,
    ) -> &mut Command;
    pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command;
    pub fn env_clear(&mut self) -> &mut Command;
    pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command;
    pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
    pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
    pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
    #[blocks(process, tier = 3, instead = "tokio::process::Command")]
    pub fn spawn(&mut self) -> io::Result<Child>;
    #[blocks(
        process,
        tier = 1,
        instead = "tokio::process::Command",
        shape = "swap_await",
        auto,
        note = "only where the command is built in the same expression"
    )]
    pub fn output(&mut self) -> io::Result<Output>;
    #[blocks(
        process,
        tier = 1,
        instead = "tokio::process::Command",
        shape = "swap_await",
        auto,
        note = "only where the command is built in the same expression"
    )]
    pub fn status(&mut self) -> io::Result<ExitStatus>;
    pub fn get_program(&self) -> &OsStr;
    pub fn get_args(&self) -> CommandArgs;
    pub fn get_envs(&self) -> CommandEnvs;
    pub fn get_current_dir(&self) -> Option<&Path>;
}

pub struct CommandArgs {}
impl !Send for CommandArgs {}
impl Iterator for CommandArgs {
    type Item = &OsStr;
}

pub struct CommandEnvs {}
impl Iterator for CommandEnvs {
    type Item = (&OsStr, Option<&OsStr>);
}

pub struct ExitCode {}
impl ExitCode {
    pub const SUCCESS: ExitCode;
    pub const FAILURE: ExitCode;
}

impl Clone for ExitCode {}
impl Copy for ExitCode {}
impl Default for ExitCode {}

pub struct ExitStatus {}
impl ExitStatus {
    pub fn success(&self) -> bool;
    pub fn code(&self) -> Option<i32>;
}

impl Clone for ExitStatus {}
impl Copy for ExitStatus {}
impl Default for ExitStatus {}

pub struct Output {
    pub status: ExitStatus,
    pub stdout: Vec<u8>,
    pub stderr: Vec<u8>,
}

impl Clone for Output {}

pub struct Stdio {}
impl Stdio {
    pub fn piped() -> Stdio;
    pub fn inherit() -> Stdio;
    pub fn null() -> Stdio;
}

impl From<OwnedFd> for Stdio {}
impl From<ChildStdin> for Stdio {}
impl From<ChildStdout> for Stdio {}
impl From<ChildStderr> for Stdio {}
impl From<File> for Stdio {}
impl From<Stdout> for Stdio {}
impl From<Stderr> for Stdio {}
impl From<PipeWriter> for Stdio {}
impl From<PipeReader> for Stdio {}
