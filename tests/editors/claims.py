"""What each scenario claims to test: it has to fail when one of these features is broken.

The features are those of broken.py, and the faults in our packages those of plugins.py.
Tests in Visual Studio Code have claims of their own, in vscode/claims.json.
"""

import json
import pathlib

import broken
import plugins

# What a fix in a menu needs, and that the text is told anew when it was done.
FIX = "diagnostics actions edits positions changes"
ALLOW = f"{FIX} suppress reason"
CRASH = "diagnostics changes return silent unsaved"

CLAIMS = {
    "neovim": {
        "allow": ALLOW,
        "attach": "diagnostics workspace other-toml dependencies",
        "beside_clippy": "diagnostics twice configuration",
        "beside_rust_analyzer": "diagnostics twice actions edits changes choice other-encoding",
        "commands": "diagnostics commands edits elsewhere fix-all changes "
        "page completion unknown-command toggle debug nothing-to-fix",
        "configuration": "diagnostics configuration typos severity",
        "crash": CRASH,
        "crash_loop": "diagnostics giving-up",
        "diagnostics": "diagnostics twice severity changes positions encoding",
        "fix_all_on_save": "diagnostics edits fix-all positions",
        "fix_on_save_option": "diagnostics edits fix-all fix-on-save",
        "health": "diagnostics twice two-servers wrong-configuration",
        "help": "help-tag",
        "hover": "diagnostics hover",
        "missing": "diagnostics missing said-once cargo-bin",
        "positions_utf16": f"{FIX} encoding choice",
        "positions_utf8": f"{FIX} encoding choice",
        "quick_fix": FIX,
        "settings": "diagnostics settings new-settings",
        "setup": "diagnostics settings on-attach log-file",
        "smoke": f"{FIX} hover fix-all",
        "terminated": "diagnostics return silent told-to-end",
        "user_configuration": "diagnostics settings return silent cmd-env",
    },
    "../../editors/neovim": {".luacheckrc": "unused-variable", "stylua": "layout"},
    "helix": {
        "allow": ALLOW,
        "beside_rust_analyzer": "diagnostics actions",
        "configuration": "diagnostics configuration typos",
        "crash": CRASH,
        "diagnostics": "diagnostics twice severity changes positions encoding",
        "fix_all": "diagnostics commands edits elsewhere positions",
        "hover": "diagnostics hover",
        "positions": f"{FIX} encoding",
        "quick_fix": FIX,
        "settings": "diagnostics settings",
    },
    "emacs": {
        "allow": ALLOW,
        "beside_rust_analyzer": "diagnostics actions",
        "commands": "diagnostics commands edits elsewhere changes emacs-rules emacs-page",
        "compiles": "emacs-warning emacs-documentation",
        "configuration": "diagnostics settings new-settings configuration typos emacs-mode",
        "crash": CRASH,
        "diagnostics": "diagnostics severity changes positions encoding",
        "fix_on_save": "diagnostics edits fix-all positions changes emacs-saving",
        "hover": "diagnostics hover",
        "positions": f"{FIX} encoding",
        "positions_utf8": f"{FIX} encoding choice",
        "quick_fix": FIX,
    },
    "emacs-lsp-mode": {
        "commands": "diagnostics commands edits elsewhere positions changes",
        "configuration": "diagnostics settings new-settings configuration",
        "crash": "diagnostics return silent",
        "fix_on_save": "diagnostics edits fix-all positions changes emacs-saving",
        "quick_fix": "diagnostics twice hover actions edits settings positions",
    },
    "kakoune": {
        "allow": ALLOW,
        "beside_rust_analyzer": "diagnostics actions",
        "configuration": "diagnostics configuration typos",
        "crash": CRASH,
        "diagnostics": "diagnostics twice severity changes positions encoding",
        "fix_all_on_save": "diagnostics edits fix-all positions changes",
        "hover": "diagnostics hover",
        "positions": f"{FIX} encoding",
        "quick_fix": FIX,
        "settings": "diagnostics settings new-settings severity",
    },
    "vim": {
        "allow": ALLOW,
        "crash": CRASH,
        "settings": "diagnostics settings new-settings",
        "smoke": f"{FIX} twice hover",
    },
}


# Versions that do something in a way of their own, and what is broken there in its place.
INSTEAD = {"neovim-0.7": {"page": "page-as-text"}}


def of(version, scenario: str) -> list[str]:
    """What a scenario claims in a version of an editor."""
    instead = INSTEAD.get(version.name, {})
    return [instead.get(it, it) for it in CLAIMS[version.folder][scenario].split()]


def features_of(folder: str) -> set[str]:
    """What is claimed by any scenario of a folder."""
    return {feature for words in CLAIMS[folder].values() for feature in words.split()}


def in_vscode() -> set[str]:
    """What is claimed by any test in Visual Studio Code."""
    text = (pathlib.Path(__file__).parent / "vscode/claims.json").read_text(encoding="utf-8")
    return {feature for tests in json.loads(text).values() for words in tests.values() for feature in words.split()}


def problems(scenarios) -> list[str]:
    """What is wrong with the claims, given the names of all scenarios by folder."""
    known = broken.FEATURES.keys() | plugins.FAULTS.keys()
    all_claimed = set().union(*(features_of(it) for it in CLAIMS), in_vscode())
    all_claimed.update(*(it.values() for it in INSTEAD.values()))
    told = [f"nothing claims {it}" for it in sorted(known - all_claimed)]
    for folder, names in scenarios.items():
        claimed = CLAIMS.get(folder, {})
        told += [f"{folder}/{it} does not claim what it tests" for it in sorted(names - claimed.keys())]
        told += [f"{folder}/{it} is claimed for, and is not there" for it in sorted(claimed.keys() - names)]
        for scenario, words in claimed.items():
            unknown = sorted(set(words.split()) - known)
            told += [f"{folder}/{scenario} claims {it}, which cannot be broken" for it in unknown]
    return told
