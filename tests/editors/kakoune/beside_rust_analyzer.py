"""Beside rust-analyzer, which kak-lsp has for Rust already, the actions of both are in one menu."""

import os
import sys

import harness
from terminals import wait

if "RUST_ANALYZER" not in os.environ:
    print("lacks rust-analyzer")
    sys.exit(4)

with harness.Kakoune("src/lib.rs", beside=True) as kakoune:
    kakoune.sees("errors=1 warnings=1", patience=60)
    kakoune.go_to("fs::read", "9:28")

    def both():
        """As long as rust-analyzer loads, it answers late or with errors, and there may be no menu."""
        kakoune.command("lsp-code-actions")
        try:
            screen = kakoune.sees("Use `tokio::fs::read_to_string`", patience=10)
        except TimeoutError:
            return False
        kakoune.escape()
        kakoune.sees_no_more("Use `tokio::fs::read_to_string`")
        return "[wakeful] Use `tokio" in screen and "[rust-analyzer] " in screen

    wait("the actions of both", both, patience=90)
