"""The command of the page fixes the workspace, also files that are not open."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = (
    FILES["src/lib.rs"]
    .replace("std::thread::sleep(Duration::from_secs(1))", "tokio::time::sleep(Duration::from_secs(1)).await")
    .replace('std::fs::read_to_string("notes.txt")', 'tokio::fs::read_to_string("notes.txt").await')
)

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
    harness.command(helix, "lsp-workspace-command wakeful.fixAll")
    helix.sees("tokio::fs::read_to_string", "tokio::time::sleep")
    harness.command(helix, "write-all")
    assert wait_file("src/lib.rs", "tokio::fs") == EXPECTED
    wait_file("src/main.rs", "tokio::time::sleep")
