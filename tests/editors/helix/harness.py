"""Helix with the configuration that we publish."""

import os
import pathlib

import terminals
from terminals import project

ROOT = pathlib.Path(__file__).resolve().parents[3]


def helix(path, *servers):
    """Opens a file of the project with our configuration, with our server alone or with others."""
    published = (ROOT / "editors/helix/languages.toml").read_text()
    wanted = ", ".join(f'"{it}"' for it in (*servers, "wakeful"))
    mine = published.replace('command = "wakeful"', f'command = "{os.environ["WAKEFUL"]}"')
    mine = mine.replace('["rust-analyzer", "wakeful"]', f"[{wanted}]")
    assert mine != published, "the published configuration has changed"
    home = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "helix"
    home.mkdir(exist_ok=True)
    (home / "languages.toml").write_text(mine)
    # Findings under the line that they are about, where the version can.
    (home / "config.toml").write_text('[editor]\nend-of-line-diagnostics = "hint"\n')
    return terminals.Terminal(os.environ["EDITOR_PROGRAM"], project(path), cwd=project(""))


def go_to(terminal, text):
    """Searches, and waits until the selection is there."""
    terminal.keys("g", "g")
    terminal.text("/" + text)
    terminal.keys("Enter")
