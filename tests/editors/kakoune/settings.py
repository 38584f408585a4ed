"""Settings of the page count from the beginning, and others when they change."""

import harness

with harness.Kakoune("src/lib.rs", settings=harness.block("[wakeful.settings.wakeful]")) as kakoune:
    kakoune.sees("errors=1 warnings=0 hints=1")
    kakoune.command("set-option -add buffer lsp_servers %{ select = ['blocking_sleep'] }")
    kakoune.sees("errors=1 warnings=0 hints=0")
    kakoune.finds("4:27 std::thread::sleep` blocks")
