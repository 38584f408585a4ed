"""Settings of the page count."""

import harness

with harness.helix("src/lib.rs", settings='{ severity = { blocking_sleep = "off" } }') as helix:
    helix.sees("std::fs::read_to_string` blocks")
    assert "std::thread::sleep` blocks" not in helix.screen()
