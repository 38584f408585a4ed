"""Planted hazards are listed and counted, and go when they are typed away."""

import harness

with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.finds("4:27 std::thread::sleep` blocks", "9:16 std::fs::read_to_string` blocks")
    kakoune.sees("errors=1 warnings=1")
    kakoune.go_to("let text", "9:12")
    kakoune.text("xd")
    kakoune.sees("errors=1 warnings=0")
    kakoune.finds("4:27 std::thread::sleep` blocks")
    kakoune.text("u")
    kakoune.sees("errors=1 warnings=1")
