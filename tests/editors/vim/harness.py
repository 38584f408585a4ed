"""Vim with ALE and the configuration that we publish."""

import os
import pathlib

import terminals
from terminals import project

ROOT = pathlib.Path(__file__).resolve().parents[3]


def vim(path, settings=None):
    rc = pathlib.Path(os.environ["HOME"]) / "vimrc"
    rc.write_text(
        f"""set nocompatible noswapfile encoding=utf-8 nomore
filetype plugin on
let g:ale_linters = {{'rust': ['wakeful']}}
let g:ale_virtualtext_cursor = 1
set runtimepath^={os.environ["ALE"]}
runtime plugin/ale.vim
let g:wakeful_program = '{terminals.recorded_server()}'
{f"let g:wakeful_settings = {settings}" if settings else ""}
set statusline=%f\\ found=%{{len(ale#engine#GetLoclist(bufnr('')))}} laststatus=2
autocmd User ALELintPost redrawstatus
source {ROOT}/editors/vim/ale.vim
"""
    )
    # ALE counts bytes where UTF-16 is asked for.
    source = project("src/lib.rs")
    source.write_text(source.read_text().replace('"é𝄞"', '"name"'))
    return terminals.Terminal(os.environ["EDITOR_PROGRAM"], "-u", rc, "-i", "NONE", project(path), cwd=project(""))


def command(terminal, text):
    terminal.text(":" + text)
    terminal.keys("Enter")


def choose(terminal, title):
    """Chooses an action at the cursor, by its number in the menu."""
    command(terminal, "ALECodeAction")
    line = next(it for it in terminal.sees(title).splitlines() if title in it)
    terminal.text(line.split(")")[0].strip())
    terminal.keys("Enter")
