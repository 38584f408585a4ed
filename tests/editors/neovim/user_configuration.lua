--- What a user adds with `vim.lsp.config()` counts, and takes nothing away: the server comes back.
local T = ...
T.needs(T.is_new, 'it has no vim.lsp.config()')
local script = T.project .. '/wakeful'
vim.fn.mkdir(T.project .. '/elsewhere', 'p')
vim.fn.writefile({
  '#!/bin/sh',
  'echo $$ > ' .. T.project .. '/pid',
  'echo "$FROM_USER in $(pwd)" > ' .. T.project .. '/started',
  'exec ' .. T.server .. ' "$@"',
}, script)
vim.fn.setfperm(script, 'rwxr-xr-x')
local ended, initialized = 0, nil
vim.lsp.config('wakeful', {
  cmd_env = { FROM_USER = 'heard' },
  cmd_cwd = T.project .. '/elsewhere',
  settings = { wakeful = { ignore = { 'blocking_sleep' } } },
  before_init = function(params)
    initialized = params
  end,
  on_exit = function()
    ended = ended + 1
  end,
})
T.enable({ path = script })
T.open('src/lib.rs')
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
T.equal(vim.fn.readfile(T.project .. '/started'), { 'heard in ' .. T.project .. '/elsewhere' })
T.equal(initialized.initializationOptions, { ignore = { 'blocking_sleep' } })
local first = T.clients()[1].id
T.equal(vim.loop.kill(tonumber(vim.fn.readfile(T.project .. '/pid')[1]), 'sigkill'), 0)
T.wait('another server', function()
  local now = T.clients()[1]
  return now and now.id ~= first
end)
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
T.equal(ended, 1)
-- Also with a command of the user's own.
vim.lsp.config('wakeful', { cmd = { script, 'server' } })
vim.cmd('Wakeful restart')
T.wait('another server', function()
  local now = T.clients()[1]
  return now and type(now.config.cmd) == 'table'
end)
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
