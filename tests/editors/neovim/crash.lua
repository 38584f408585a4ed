--- A server that is killed comes back, with all that it found, and knows the unsaved text.
local T = ...
local script = T.project .. '/wakeful'
vim.fn.writefile({ '#!/bin/sh', 'echo $$ > ' .. T.project .. '/pid', 'exec ' .. T.server .. ' "$@"' }, script)
vim.fn.setfperm(script, 'rwxr-xr-x')
T.enable({ path = script })
local buffer = T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
vim.api.nvim_buf_set_lines(buffer, 3, 4, true, {})
T.wait_found({ 'blocking_fs 8 std::fs::read_to_string' })
local first = T.clients()[1]
for round = 1, 3 do
  -- Also when the command is the user's own.
  if round == 2 and T.is_new then
    vim.lsp.config('wakeful', { cmd = { script, 'server' } })
  end
  local id = T.clients()[1].id
  T.equal(vim.loop.kill(tonumber(vim.fn.readfile(T.project .. '/pid')[1]), 'sigkill'), 0)
  T.wait('another server', function()
    local now = T.clients()[1]
    return now and now.id ~= id and vim.lsp.buf_is_attached(buffer, now.id)
  end)
  T.wait_found({ 'blocking_fs 8 std::fs::read_to_string' })
end
assert(T.clients()[1].id ~= first.id)
T.equal(type(T.clients()[1].config.cmd) == 'table', T.is_new or vim.fn.has('nvim-0.10') == 0)
