"""A finding is allowed with a comment, and the comment asks for a reason until it has one."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace(
    "    let text", "    // wakeful: allow(blocking_fs) -- read once, before serving\n    let text"
)

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::fs::read_to_string` blocks")
    harness.go_to(helix, "fs::read")
    helix.sees("9:28")
    harness.choose(helix, "Allow `blocking_fs` on this line")
    helix.sees("// wakeful: allow(blocking_fs) -- <why>", "this does not say why")
    helix.sees_no_more("std::fs::read_to_string` blocks")
    harness.go_to(helix, "<why>")
    helix.sees("9:43")
    harness.insert(helix, "c", "read once, before serving")
    helix.sees_no_more("this does not say why")
    helix.sees("std::thread::sleep` blocks")
    harness.command(helix, "write")
    assert wait_file("src/lib.rs", "before serving") == EXPECTED
