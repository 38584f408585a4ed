"""The project with planted hazards that every editor opens."""

import pathlib
import subprocess

# In src/lib.rs two characters of more than one byte stand before the first hazard: one of two
# bytes and one unit of UTF-16, one of four bytes and two units.
FILES = {
    "Cargo.toml": """[package]
name = "planted"
version = "0.1.0"
edition = "2024"

[dependencies]
tokio = { version = "1", features = ["full"] }
""",
    "src/lib.rs": """use std::time::Duration;

pub async fn wait() {
    let _name = "é𝄞"; std::thread::sleep(Duration::from_secs(1));
    tokio::task::yield_now().await;
}

pub async fn read() -> std::io::Result<String> {
    let text = std::fs::read_to_string("notes.txt")?;
    tokio::task::yield_now().await;
    Ok(text)
}
""",
    "src/main.rs": """#[tokio::main]
async fn main() {
    std::thread::sleep(std::time::Duration::from_secs(1));
    planted::wait().await;
}
""",
}


def plant(into: pathlib.Path) -> pathlib.Path:
    """Some editors take a repository for the root of a project."""
    for name, text in FILES.items():
        path = into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    subprocess.run(["git", "init", "--quiet", str(into)], check=True)
    return into
