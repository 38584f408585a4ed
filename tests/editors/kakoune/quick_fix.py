"""A quick fix is in the menu, and the file is saved with exactly what it says."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace(
    'std::fs::read_to_string("notes.txt")', 'tokio::fs::read_to_string("notes.txt").await'
)

with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.go_to("fs::read", "9:28")
    kakoune.choose("Use `tokio::fs::read_to_string`")
    kakoune.sees('tokio::fs::read_to_string("notes.txt").await?', "errors=1 warnings=0")
    kakoune.command("write")
    assert wait_file("src/lib.rs", "tokio::fs") == EXPECTED
