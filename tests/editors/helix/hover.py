"""A hover on a finding is the page of its rule."""

import harness

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::fs::read_to_string` blocks")
    harness.go_to(helix, "fs::read")
    helix.sees("9:28")
    helix.keys("Space", "k")
    helix.sees("Why this matters")
