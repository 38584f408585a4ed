"""A finding is allowed with a comment, and the comment asks for a reason until it has one."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace('"é𝄞"', '"name"').replace(
    "    let text", "    // wakeful: allow(blocking_fs) -- read once, before serving\n    let text"
)

with harness.vim("src/lib.rs") as vim:
    vim.sees("found=2")
    harness.command(vim, "9")
    vim.text("0f=w")
    vim.sees("std::fs::read_to_string` blocks the runtime thread")
    harness.choose(vim, "Allow `blocking_fs` on this line")
    vim.sees("// wakeful: allow(blocking_fs) -- <why>")
    harness.command(vim, "9")
    vim.sees("this does not say why")
    vim.sees("found=2")
    harness.command(vim, "%s/<why>/read once, before serving/")
    vim.sees("found=1")
    harness.command(vim, "write")
    assert wait_file("src/lib.rs", "before serving") == EXPECTED
