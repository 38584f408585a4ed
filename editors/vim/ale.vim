" wakeful for Vim with ALE, beside rust-analyzer. Source this file from your vimrc, or copy it.
if !exists('g:wakeful_program')
  let g:wakeful_program = 'wakeful'
endif

" What may be said here is in docs/editors.md.
function! WakefulSettings(...) abort
  return get(g:, 'wakeful_settings', {})
endfunction

function! WakefulRoot(buffer) abort
  let l:manifest = ale#path#FindNearestFile(a:buffer, 'Cargo.toml')
  return empty(l:manifest) ? fnamemodify(bufname(a:buffer), ':p:h') : fnamemodify(l:manifest, ':h')
endfunction

call ale#linter#Define('rust', {
\   'name': 'wakeful',
\   'lsp': 'stdio',
\   'executable': {buffer -> g:wakeful_program},
\   'command': '%e server',
\   'project_root': function('WakefulRoot'),
\   'initialization_options': function('WakefulSettings'),
\   'lsp_config': {buffer -> {'wakeful': WakefulSettings()}},
\})
