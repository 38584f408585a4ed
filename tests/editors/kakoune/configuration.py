"""A `wakeful.toml` counts while it is typed, unsaved, and what is wrong in it is told there."""

import harness
from terminals import project

project("wakeful.toml").write_text("\n")
with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.command("edit wakeful.toml")
    kakoune.sees("wakeful.toml 1:1")
    kakoune.insert("i", 'ignore = ["blocking_f"]')
    kakoune.sees("errors=1 warnings=0")
    kakoune.command("lsp-hover")
    kakoune.sees("did you mean `blocking_fs`")
    kakoune.insert("xc", 'ignore = ["blocking_fs"]')
    kakoune.sees("wakeful.toml 1:25 errors=0")
    kakoune.command("edit src/lib.rs")
    kakoune.sees("src/lib.rs 1:1", "errors=1 warnings=0")
