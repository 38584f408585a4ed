"""A server that was killed is started again when the file is checked the next time."""

import os
import signal

import harness
import terminals

with harness.vim("src/lib.rs") as vim:
    vim.sees("found=2")
    first = terminals.server()
    os.kill(first, signal.SIGKILL)
    harness.command(vim, "4delete")
    terminals.wait("another server", lambda: terminals.server() != first)
    vim.sees("found=1")
    # It hears what is typed from then on.
    vim.text("u")
    vim.sees("found=2")
