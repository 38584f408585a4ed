"""Faults that are planted into our packages for editors, one at a time, in a copy of them."""

import pathlib
import shutil

EDITORS = pathlib.Path(__file__).resolve().parents[2] / "editors"

SERVER = "neovim/lua/wakeful/server.lua"
COMMANDS = "neovim/lua/wakeful/commands.lua"
HEALTH = "neovim/lua/wakeful/health.lua"
PLUGIN = "neovim/plugin/wakeful.lua"
PACKAGE = "emacs/wakeful.el"

# What goes wrong: in which file, what stands there, which is there once, and what is put there.
FAULTS = {
    "workspace": (SERVER, "if line:find('^%s*%[workspace[%].]') then", "if line == dir then"),
    "other-toml": (SERVER, "and name ~= 'wakeful.toml' and name ~= 'Cargo.toml' then", "and name == '' then"),
    "dependencies": (SERVER, "if vim.startswith(path, library .. '/') then", "if path == library then"),
    "missing": (SERVER, "    M.tell_missing(program)\n", ""),
    "said-once": (SERVER, "  M.told_missing = true\n", ""),
    "cargo-bin": (SERVER, "'bin', 'wakeful') }", "'bin', 'other') }"),
    "giving-up": (SERVER, "local delay = M.delays[ends.count]", "local delay = M.delays[ends.count] or 1"),
    "told-to-end": (SERVER, "    told = told or method == 'shutdown'\n", ""),
    "cmd-env": (SERVER, "env = config.cmd_env,", "env = nil,"),
    "on-attach": (SERVER, "    on_attach = options.on_attach,\n", ""),
    "log-file": (SERVER, "'log_level', 'log_file' }", "'log_level' }"),
    "page": (SERVER, "if params.external or not is_page then", "if true then"),
    "page-as-text": (COMMANDS, "  server.show_text(rule, lines, 'text')\n", ""),
    "completion": (COMMANDS, "all = before[1] == 'explain' and M.rules() or {}", "all = {}"),
    "unknown-command": (COMMANDS, "server.say(problem .. ", "server.say("),
    "toggle": (COMMANDS, "  server.off = true\n", ""),
    "debug": (COMMANDS, "server.show_text('debug', lines, 'text')", "server.show_text('debug', {}, 'text')"),
    "nothing-to-fix": (COMMANDS, "server.say('there is nothing that can be fixed safely here', 'INFO')", "return"),
    "two-servers": (HEALTH, "if #clients > 1 then", "if false then"),
    "wrong-configuration": (HEALTH, "if vim.v.shell_error ~= 0 then", "if false then"),
    "other-encoding": (HEALTH, "%s counts positions in %s, wakeful in %s", "%s %s %s"),
    "fix-on-save": (
        PLUGIN,
        "if require('wakeful.server').options.fix_on_save then",
        "if true then",
    ),
    "help-tag": ("neovim/doc/wakeful.txt", "*:Wakeful-toggle*", ""),
    "unused-variable": (SERVER, "local M = {}\n", "local M = {}\nlocal unused = 1\n"),
    "layout": (SERVER, "local M = {}\n", "local  M={}\n"),
    "emacs-warning": (PACKAGE, "(defvar eglot-server-programs)\n", ""),
    "emacs-documentation": (PACKAGE, '"Tell that ERROR was the answer."', '"tell of it"'),
    "emacs-mode": (
        PACKAGE,
        "'(wakeful-toml-mode)) #'wakeful-eglot-command",
        "nil) #'wakeful-eglot-command",
    ),
    "emacs-saving": (PACKAGE, "(add-hook 'before-save-hook #'wakeful--before-save)\n", ""),
    "emacs-rules": (PACKAGE, '"rules" "--markdown"', '"rules"'),
    "emacs-page": (PACKAGE, '"explain" rule', '"--version"'),
}


def problems() -> list[str]:
    """Faults that cannot be planted any more."""
    told = []
    for name, (path, old, _) in FAULTS.items():
        times = (EDITORS / path).read_text(encoding="utf-8").count(old)
        if times != 1:
            told.append(f"{name}: `{old.strip()}` is {times} times in editors/{path}")
    return told


def plant(into: pathlib.Path, fault: str) -> pathlib.Path:
    """A copy of the packages with one fault."""
    shutil.copytree(EDITORS, into, ignore=shutil.ignore_patterns("vscode", "node_modules"))
    path, old, new = FAULTS[fault]
    text = (into / path).read_text(encoding="utf-8")
    (into / path).write_text(text.replace(old, new), encoding="utf-8")
    return into
