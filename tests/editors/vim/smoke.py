"""Findings, an explanation, a fix that is saved."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace('"é𝄞"', '"name"').replace(
    'std::fs::read_to_string("notes.txt")', 'tokio::fs::read_to_string("notes.txt").await'
)

with harness.vim("src/lib.rs") as vim:
    vim.sees("found=2")
    vim.text(":9")
    vim.keys("Enter")
    vim.text("f=w")
    vim.sees("std::fs::read_to_string` blocks the runtime thread")
    harness.command(vim, "ALEHover")
    vim.sees("Why this matters")
    # It is in a window of its own, or in the line of messages.
    vim.keys("Enter")
    harness.command(vim, "pclose")
    harness.command(vim, "9")
    vim.text("0f=w")
    harness.choose(vim, "Use `tokio::fs::read_to_string`")
    vim.sees('tokio::fs::read_to_string("notes.txt").await?', "found=1")
    harness.command(vim, "write")
    assert wait_file("src/lib.rs", "tokio::fs") == EXPECTED
