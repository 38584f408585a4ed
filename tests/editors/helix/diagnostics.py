"""Planted hazards are shown, and go when they are typed away."""

import harness

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
    helix.text("9ggxd")
    helix.sees_no_more("std::fs::read_to_string` blocks")
    helix.text("u")
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
