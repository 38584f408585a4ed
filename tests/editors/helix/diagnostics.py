"""Planted hazards are shown where they are, and go when they are typed away."""

import harness

with harness.helix("src/lib.rs") as helix:
    # A warning and an error are counted.
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks", "● 1 ● 1")
    # The first of them is behind an é and a 𝄞, and is all of what blocks.
    helix.text("[D")
    helix.sees("4:40")
    helix.text("d")
    helix.sees('"é𝄞"; (Duration')
    helix.text("u")
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
    helix.text("9ggxd")
    helix.sees_no_more("std::fs::read_to_string` blocks")
    helix.text("u")
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
