"""Settings of the page count from the beginning, and others when they change."""

import harness

with harness.vim("src/lib.rs", settings="{'ignore': ['blocking_fs']}") as vim:
    vim.sees("found=1")
    harness.command(vim, "let g:wakeful_settings = {'ignore': ['blocking_fs', 'blocking_sleep']}")
    vim.text("Go// typed since")
    vim.keys("Escape")
    vim.sees("found=0")
