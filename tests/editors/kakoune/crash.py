"""A server that was killed is started again, with all that it found, and knows the unsaved text."""

import os
import signal

import harness
import terminals

with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.go_to("let _name", "4:13")
    kakoune.text("xd")
    kakoune.sees("errors=0 warnings=1")
    first = terminals.server()
    os.kill(first, signal.SIGKILL)
    kakoune.command("lsp-restart")
    kakoune.finds("8:16 std::fs::read_to_string` blocks")
    assert terminals.server() != first
