"""With the hook of the page, what is written is fixed."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = (
    FILES["src/lib.rs"]
    .replace("std::thread::sleep(Duration::from_secs(1))", "tokio::time::sleep(Duration::from_secs(1)).await")
    .replace('std::fs::read_to_string("notes.txt")', 'tokio::fs::read_to_string("notes.txt").await')
)

with harness.Kakoune("src/lib.rs", more=harness.block("source.fixAll.wakeful")) as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.command("write")
    assert wait_file("src/lib.rs", "tokio::fs") == EXPECTED
    kakoune.sees("errors=0 warnings=0", "tokio::fs::read_to_string")
    # Nothing is left to fix, and that is no error.
    kakoune.go_to("yield_now", "5:26")
    kakoune.insert("A", " // again")
    kakoune.command("write")
    wait_file("src/lib.rs", "// again")
