//! The `cargo-wakeful` binary: what `cargo wakeful` starts.

fn main() -> std::process::ExitCode {
    wakeful::command::cargo()
}
