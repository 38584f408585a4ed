--- A server that ends again and again is given up, and that is said, with what to do.
local T = ...
local script = T.project .. '/ends'
vim.fn.writefile({ '#!/bin/sh', 'echo start >> ' .. T.project .. '/starts', 'exit 3' }, script)
vim.fn.setfperm(script, 'rwxr-xr-x')
local server = require('wakeful.server')
server.delays = { 1, 1, 1 }
T.enable({ path = script })
T.open('src/lib.rs')
local said = T.wait_said('stays off')
T.equal(
  said.text,
  'wakeful: the server ended 4 times and stays off. `:Wakeful log` tells why, '
    .. '`:Wakeful restart` starts it again.'
)
T.equal(said.level, vim.log.levels.ERROR)
T.equal(#vim.fn.readfile(T.project .. '/starts'), 4)
vim.fn.writefile({ '#!/bin/sh', 'exec ' .. T.server .. ' "$@"' }, script)
vim.cmd('Wakeful restart')
T.wait('findings', function()
  return #T.found() == 2
end)
