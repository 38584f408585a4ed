"""A `wakeful.toml` counts while it is typed, unsaved, and what is wrong in it is told there."""

import harness
from terminals import project

project("wakeful.toml").write_text("\n")
with harness.helix("src/lib.rs") as helix:
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
    harness.command(helix, "open wakeful.toml")
    helix.sees("wakeful.toml", "1:1")
    harness.insert(helix, "i", 'ignore = ["blocking_f"]')
    helix.sees("did you mean `blocking_fs`")
    harness.go_to(helix, "blocking_f")
    helix.sees("1:21")
    harness.insert(helix, "a", "s")
    helix.sees('ignore = ["blocking_fs"]')
    helix.sees_no_more("did you mean `blocking_fs`")
    harness.command(helix, "open src/lib.rs")
    helix.sees("std::thread::sleep` blocks")
    helix.sees_no_more("std::fs::read_to_string` blocks")
