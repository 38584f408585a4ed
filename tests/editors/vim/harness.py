"""Vim with ALE and the configuration that we publish."""

import os
import pathlib

import terminals
from terminals import project

ROOT = pathlib.Path(__file__).resolve().parents[3]


def vim(path):
    rc = pathlib.Path(os.environ["HOME"]) / "vimrc"
    rc.write_text(
        f"""set nocompatible noswapfile encoding=utf-8 nomore
filetype plugin on
let g:ale_linters = {{'rust': ['wakeful']}}
let g:ale_virtualtext_cursor = 1
set runtimepath^={os.environ["ALE"]}
runtime plugin/ale.vim
let g:wakeful_program = '{os.environ["WAKEFUL"]}'
source {ROOT}/editors/vim/ale.vim
"""
    )
    return terminals.Terminal(os.environ["EDITOR_PROGRAM"], "-u", rc, "-i", "NONE", project(path), cwd=project(""))
