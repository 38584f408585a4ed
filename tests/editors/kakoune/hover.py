"""A hover on a finding is the page of its rule."""

import harness

with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.go_to("fs::read", "9:28")
    kakoune.command("lsp-hover")
    kakoune.sees("Why this matters")
