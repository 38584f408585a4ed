"""Beside rust-analyzer, the actions of both are in one menu."""

import os
import sys

import harness
from terminals import wait

if "RUST_ANALYZER" not in os.environ:
    print("there is no rust-analyzer")
    sys.exit(3)

with harness.helix("src/lib.rs", "rust-analyzer") as helix:
    helix.sees("std::fs::read_to_string` blocks")
    harness.go_to(helix, "fs::read")
    helix.sees("9:28")

    def both():
        """rust-analyzer answers while it still loads, late and with nothing."""
        helix.keys("Space", "a")
        screen = helix.sees("Use `tokio::fs::read_to_string`", patience=90)
        helix.keys("Escape")
        helix.sees_no_more("Use `tokio::fs::read_to_string`")
        return "Replace qualified path with use" in screen

    wait("the actions of both", both, patience=90)
