"""Kakoune and kak-lsp with the configuration that docs/editors/kakoune.md shows, to the letter."""

import os
import pathlib
import re
import signal

import terminals
from terminals import project, wait

ROOT = pathlib.Path(__file__).resolve().parents[3]
# kak-lsp has one folder per session there, with its process id in it.
SESSIONS = pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "kakoune-lsp"

# What takes rust-analyzer longest is none of our business here.
QUICK = """
hook global BufCreate .*[.]rs %{
    set-option -add buffer lsp_servers %{
        [rust-analyzer.settings.rust-analyzer.cachePriming]
        enable = false
        [rust-analyzer.settings.rust-analyzer.procMacro]
        enable = false
        [rust-analyzer.settings.rust-analyzer.cargo]
        noDeps = true
        buildScripts.enable = false
    }
}
"""


def block(part):
    """The one block of the page that has this part."""
    page = (ROOT / "docs/editors/kakoune.md").read_text()
    found = [it.partition("\n")[2] for it in page.split("```")[1::2] if part in it]
    assert len(found) == 1, f"{len(found)} blocks of the page have {part!r}"
    return found[0]


def configuration(settings=""):
    """What the page says to write, with settings where it says that they go."""
    last = '        root_globs = ["wakeful.toml", "Cargo.toml"]\n'
    published = block("eval %sh{kak-lsp}")
    assert published.count(last) == 1, "the published configuration has changed"
    return published.replace(last, last + settings)


class Kakoune(terminals.Terminal):
    """Ends kak-lsp, too: it is a daemon, and outlives a Kakoune that is killed."""

    def __init__(self, path, more="", settings="", beside=False):
        os.environ["PATH"] = f"{terminals.recorded_server().parent}:{os.environ['PATH']}"
        alone = "" if beside else block("remove-hooks global")
        folder = pathlib.Path(os.environ["XDG_CONFIG_HOME"]) / "kak"
        folder.mkdir()
        counts = " ".join(f"{it}s=%opt{{lsp_diagnostic_{it}_count}}" for it in ("error", "warning", "hint"))
        if beside:
            more += QUICK
        (folder / "kakrc").write_text(
            f"""{configuration(settings)}{alone}{more}
set-option global startup_info_version 99999999
set-option global ui_options terminal_assistant=none
set-option global modelinefmt '%val{{bufname}} %val{{cursor_line}}:%val{{cursor_char_column}} {counts} {{{{mode_info}}}}'
"""
        )
        super().__init__(os.environ["EDITOR_PROGRAM"], project(path), cwd=project(""), columns=160, rows=50)

    def __exit__(self, kind, error, trace):
        try:
            if not error:
                self.command("quit!")
                wait("kak-lsp to end with Kakoune", lambda: not any(SESSIONS.glob("*/pid")))
        finally:
            super().__exit__(kind, error, trace)
            for daemon in SESSIONS.glob("*/pid"):
                os.kill(int(daemon.read_text()), signal.SIGTERM)
        return False

    def insert(self, keys, text):
        """Types in the insert mode, and leaves it.

        What is typed right behind an Escape would count as typed with Alt.
        """
        self.text(keys + text)
        self.sees(text, " insert ")
        self.escape()

    def escape(self):
        self.keys("Escape")
        wait("the normal mode", lambda: re.search(r"=\d+ \d+ sel", self.screen()))

    def command(self, text):
        self.text(f":{text}")
        self.keys("Enter")

    def go_to(self, text, position):
        """Searches from the beginning, and waits until it is selected: the cursor is at its end."""
        self.text(f"gg/{text}")
        self.keys("Enter")
        self.sees(f" {position} ")

    def finds(self, *findings):
        """Waits until the list has these findings and no others: `4:27 std::thread::sleep`."""

        def listed():
            self.command("lsp-diagnostics")
            try:
                screen = self.sees("*diagnostics*", patience=2)
            except TimeoutError:
                return False
            found = [it for it in screen.splitlines() if "src/lib.rs:" in it]
            self.command("delete-buffer *diagnostics*")
            self.sees_no_more("*diagnostics* ")
            wanted = [it.split(" ", 1) for it in findings]
            return len(found) == len(wanted) and all(
                f"src/lib.rs:{place}:" in line and text in line
                for (place, text), line in zip(wanted, sorted(found), strict=True)
            )

        return wait(f"{findings} and nothing else", listed)

    def choose(self, title):
        """Chooses an action at the cursor."""
        self.command("lsp-code-actions")
        self.sees(title)
        self.text(title)
        self.keys("Enter")
