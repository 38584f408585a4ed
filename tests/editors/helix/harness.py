"""Helix with the configuration that we publish."""

import os
import pathlib

import terminals
from terminals import project

ROOT = pathlib.Path(__file__).resolve().parents[3]


def helix(path, *servers, settings=None):
    """Opens a file of the project with our configuration, with our server alone or with others."""
    published = (ROOT / "editors/helix/languages.toml").read_text()
    mine = published
    for old, new in {
        'command = "wakeful"': f'command = "{terminals.recorded_server()}"',
        '["rust-analyzer", "wakeful"]': str([*servers, "wakeful"]),
        '["taplo", "wakeful"]': '["wakeful"]',
        '# config = { ignore = ["unnecessary_async"] }': f"config = {settings}" if settings else "",
    }.items():
        assert old in mine, "the published configuration has changed"
        mine = mine.replace(old, new)
    # What takes longest is none of our business here.
    mine += """
[language-server.rust-analyzer.config]
checkOnSave = false
cachePriming.enable = false
cargo = { noDeps = true, buildScripts.enable = false }
procMacro.enable = false
"""
    home = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "helix"
    home.mkdir(exist_ok=True)
    (home / "languages.toml").write_text(mine)
    # Findings under the line that they are about, where the version can.
    (home / "config.toml").write_text('[editor]\nend-of-line-diagnostics = "hint"\n')
    return terminals.Terminal(os.environ["EDITOR_PROGRAM"], project(path), cwd=project(""))


def command(terminal, text):
    terminal.text(":" + text)
    terminal.keys("Enter")


def insert(terminal, keys, text):
    """Inserts a text after some keys, and leaves the insert mode.

    Helix 25.01 tells servers what is typed fast in another order, which 25.07 has mended.
    """
    terminal.text(keys)
    terminal.sees("INS")
    terminal.paste(text)
    terminal.sees(text)
    terminal.keys("Escape")
    terminal.sees("NOR")


def choose(terminal, title):
    """Chooses an action at the cursor: the first is chosen to begin with."""
    terminal.keys("Space", "a")
    lines = terminal.sees("Use `", title).splitlines()
    first, wanted = (next(n for n, line in enumerate(lines) if it in line) for it in ("Use `", title))
    for _ in range(wanted - first):
        terminal.keys("Tab")
    terminal.keys("Enter")


def go_to(terminal, text):
    """Searches, and waits until the selection is there."""
    terminal.keys("g", "g")
    terminal.text("/" + text)
    terminal.keys("Enter")
