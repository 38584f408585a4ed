--- Without the program there is one clear message, and nothing else.
local T = ...
vim.opt.hidden = true
T.enable({ path = T.project .. '/nowhere/wakeful' })
T.open('src/lib.rs')
local said = T.wait_said('is not a program here')
assert(said.text:find('cargo install --locked --path .', 1, true), said.text)
T.open('src/main.rs')
vim.wait(50)
T.equal(#T.said, 1, 'it is said once')
-- It is found where cargo puts it, though that is not on the path.
local bin = T.project .. '/cargo/bin'
vim.fn.mkdir(bin, 'p')
vim.fn.writefile({ '#!/bin/sh', 'exec ' .. T.server .. ' "$@"' }, bin .. '/wakeful')
vim.fn.setfperm(bin .. '/wakeful', 'rwxr-xr-x')
vim.env.CARGO_HOME = T.project .. '/cargo'
vim.env.PATH = '/usr/bin:/bin'
local server = require('wakeful.server')
server.options.path = nil
T.equal(server.binary(), bin .. '/wakeful')
vim.cmd('Wakeful restart')
local source = T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found(source) == 2
end)
