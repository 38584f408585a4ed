"""A quick fix is in the menu, and the file is saved with exactly what it says."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace(
    'std::fs::read_to_string("notes.txt")', 'tokio::fs::read_to_string("notes.txt").await'
)

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::fs::read_to_string` blocks")
    harness.go_to(helix, "fs::read")
    helix.sees("9:28")
    helix.keys("Space", "a")
    helix.sees("Use `tokio::fs::read_to_string`")
    helix.keys("Enter")
    helix.sees('tokio::fs::read_to_string("notes.txt").await?')
    helix.sees_no_more("std::fs::read_to_string` blocks")
    helix.text(":w")
    helix.keys("Enter")
    assert wait_file("src/lib.rs", "tokio::fs") == EXPECTED
