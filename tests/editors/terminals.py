"""Editors without a window, in a terminal that is read and typed into: tmux on a socket of its own."""

import math
import os
import pathlib
import subprocess
import sys
import time

PATIENCE = int(os.environ.get("WAKEFUL_PATIENCE", "20000")) / 1000
# The longest that anything is waited for: what is broken on purpose does not come.
LIMIT = PATIENCE if "WAKEFUL_IMPATIENT" in os.environ else math.inf
# How often a screen or a file is looked at.
PAUSE = 0.05


class Terminal:
    """Ends with the block it is opened in, together with what runs in it."""

    def __init__(self, *command, cwd=None, columns=110, rows=30):
        self.socket = pathlib.Path(os.environ["PROJECT"]).parent / "tmux"
        size = ["-x", str(columns), "-y", str(rows)]
        place = ["-c", str(cwd)] if cwd else []
        self._tmux("-f", "/dev/null", "new-session", "-d", "-s", "t", *size, *place, *map(str, command))
        # Otherwise an Escape waits for what may follow it.
        self._tmux("set-option", "-s", "escape-time", "0", ";", "set-option", "-g", "remain-on-exit", "on")

    def __enter__(self):
        return self

    def __exit__(self, kind, error, _trace):
        if error:
            print(f"{kind.__name__}: {error}\n{self.screen()}", file=sys.stderr)
        self._tmux("kill-server", check=False)
        return False

    def _tmux(self, *words, check=True):
        done = subprocess.run([os.environ["TMUX_PROGRAM"], "-S", str(self.socket), *words], text=True, capture_output=True)
        if check and done.returncode:
            raise RuntimeError(f"tmux {words[0]}: {done.stderr.strip()}")
        return done.stdout

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", "t", check=False)

    def keys(self, *keys):
        """By tmux's names: `Enter`, `Escape`, `Space`."""
        self._tmux("send-keys", "-t", "t", *keys)

    def text(self, text):
        self._tmux("send-keys", "-t", "t", "-l", text)

    def paste(self, text):
        """All at once, where the program can tell what is pasted from what is typed."""
        self._tmux("set-buffer", text, ";", "paste-buffer", "-p", "-t", "t")

    def sees(self, *parts, patience=None):
        """Waits until all parts stand on the screen, and returns it."""

        def screen():
            now = self.screen()
            return now if all(it in now for it in parts) else None

        return wait(f"{parts} on the screen", screen, patience)

    def sees_no_more(self, part):
        return wait(f"{part!r} to go", lambda: part not in self.screen())


def wait(what, condition, patience=None):
    end = time.monotonic() + min(patience or PATIENCE, LIMIT)
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > end:
            raise TimeoutError(f"waited in vain for {what}")
        time.sleep(PAUSE)


def project(path) -> pathlib.Path:
    return pathlib.Path(os.environ["PROJECT"]) / path


def wait_file(path, part):
    """Editors write in more than one step: a file may be short for a moment."""

    def has_part():
        try:
            text = project(path).read_text(encoding="utf-8")
        except (FileNotFoundError, UnicodeDecodeError):
            return None
        return part in text and text

    return wait(f"{part!r} in {path}", has_part)


def recorded_server() -> pathlib.Path:
    """The server under the name `wakeful`, in a folder of its own, which writes down its process."""
    folder = pathlib.Path(os.environ["HOME"]) / "bin"
    folder.mkdir(exist_ok=True)
    program = folder / "wakeful"
    program.write_text(f'#!/bin/sh\necho $$ > {folder}/pid\nexec {os.environ["WAKEFUL"]} "$@"\n')
    program.chmod(0o755)
    return program


def server() -> int:
    """The process of the server that was started last."""
    return int((pathlib.Path(os.environ["HOME"]) / "bin/pid").read_text())
