"""A server that was killed is started again, and knows the unsaved text."""

import os
import signal

import harness
import terminals

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::thread::sleep` blocks", "std::fs::read_to_string` blocks")
    helix.text("4ggxd")
    helix.sees_no_more("std::thread::sleep` blocks")
    first = terminals.server()
    os.kill(first, signal.SIGKILL)
    helix.sees_no_more("std::fs::read_to_string` blocks")
    harness.command(helix, "lsp-restart wakeful")
    helix.sees("std::fs::read_to_string` blocks")
    assert terminals.server() != first
    assert "std::thread::sleep` blocks" not in helix.screen()
    # It hears what is typed from then on; Helix itself takes away what stood in a deleted line.
    helix.text("u")
    helix.sees("std::thread::sleep` blocks")
