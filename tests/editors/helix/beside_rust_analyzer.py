"""Beside rust-analyzer, the actions of both are in one menu."""

import os
import sys

import harness
from terminals import wait

if "RUST_ANALYZER" not in os.environ:
    print("lacks rust-analyzer")
    sys.exit(4)

with harness.helix("src/lib.rs", "rust-analyzer") as helix:
    helix.sees("std::fs::read_to_string` blocks")
    harness.go_to(helix, "fs::read")
    helix.sees("9:28")

    def both():
        """As long as rust-analyzer loads, it answers late or with errors, and there may be no menu."""
        helix.keys("Space", "a")
        try:
            screen = helix.sees("Use `tokio::fs::read_to_string`", patience=10)
        except TimeoutError:
            return False
        # Menus of earlier attempts may come late.
        wait("no menu", lambda: helix.keys("Escape") or "Use `tokio::fs" not in helix.screen())
        return "Replace qualified path with use" in screen

    wait("the actions of both", both, patience=90)
