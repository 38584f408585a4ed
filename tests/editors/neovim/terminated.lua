--- A server that somebody else ends in good order comes back, too; one that was told to end stays away.
local T = ...
T.needs(vim.fn.has('nvim-0.10') == 1, 'it does not tell who ended a server')
local script = T.project .. '/wakeful'
vim.fn.writefile({ '#!/bin/sh', 'echo $$ > ' .. T.project .. '/pid', 'exec ' .. T.server .. ' "$@"' }, script)
vim.fn.setfperm(script, 'rwxr-xr-x')
T.enable({ path = script })
local buffer = T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
local first = T.clients()[1].id
T.equal(vim.loop.kill(tonumber(vim.fn.readfile(T.project .. '/pid')[1]), 'sigterm'), 0)
T.wait('another server', function()
  local now = T.clients()[1]
  return now and now.id ~= first and vim.lsp.buf_is_attached(buffer, now.id)
end)
T.wait('findings', function()
  return #T.found() == 2
end)
-- From here on it would be started at once.
require('wakeful.server').delays = { 1, 1, 1, 1 }
for _, force in ipairs({ false, true }) do
  vim.lsp.stop_client(T.clients()[1].id, force)
  T.wait('the end of the server', function()
    return #T.clients() == 0
  end)
  T.wait('the end of its process', function()
    return vim.loop.kill(tonumber(vim.fn.readfile(T.project .. '/pid')[1]), 0) ~= 0
  end)
  vim.wait(100)
  T.equal(#T.clients(), 0, 'it was told to end')
  vim.cmd('edit')
  T.wait('findings', function()
    return #T.found() == 2
  end)
end
T.equal(T.said, {})
