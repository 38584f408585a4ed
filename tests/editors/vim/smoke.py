"""Vim with ALE: findings, an explanation, a fix that is saved.

ALE counts bytes where UTF-16 is asked for, so the file has no other characters than ASCII.
"""

import harness
from terminals import project, wait_file

source = project("src/lib.rs")
text = source.read_text().replace('"é𝄞"', '"name"')
source.write_text(text)
expected = text.replace('std::fs::read_to_string("notes.txt")', 'tokio::fs::read_to_string("notes.txt").await')

with harness.vim("src/lib.rs") as vim:
    vim.text(":9")
    vim.keys("Enter")
    vim.text("f=w")
    vim.sees("std::fs::read_to_string` blocks the runtime thread")
    vim.text(":ALEHover")
    vim.keys("Enter")
    vim.sees("Why this matters")
    # It is in a window of its own, or in the line of messages.
    vim.keys("Enter")
    vim.text(":pclose")
    vim.keys("Enter")
    vim.text(":9")
    vim.keys("Enter")
    vim.text("0f=w:ALECodeAction")
    vim.keys("Enter")
    menu = vim.sees("Use `tokio::fs::read_to_string`")
    line = next(it for it in menu.splitlines() if "Use `tokio::fs" in it)
    vim.text(line.split(")")[0].strip())
    vim.keys("Enter")
    vim.sees('tokio::fs::read_to_string("notes.txt").await?')
    vim.text(":w")
    vim.keys("Enter")
    assert wait_file("src/lib.rs", "tokio::fs") == expected
