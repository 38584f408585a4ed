"""A finding is allowed with a comment, and the comment asks for a reason until it has one."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace(
    "    let text", "    // wakeful: allow(blocking_fs) -- read once, before serving\n    let text"
)

with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.go_to("fs::read", "9:28")
    kakoune.choose("Allow `blocking_fs` on this line")
    kakoune.sees("// wakeful: allow(blocking_fs) -- <why>")
    kakoune.finds("4:27 std::thread::sleep` blocks", "9:5 this does not say why")
    kakoune.go_to("<why>", "9:43")
    kakoune.insert("c", "read once, before serving")
    kakoune.finds("4:27 std::thread::sleep` blocks")
    kakoune.command("write")
    assert wait_file("src/lib.rs", "before serving") == EXPECTED
