--- `:checkhealth wakeful` tells what is there, and what is wrong with it.
local T = ...
T.enable()
vim.opt.hidden = true
T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
local function report()
  vim.cmd('checkhealth wakeful')
  local text = T.wait('the report', function()
    local text = T.text()
    return text:find('wakeful: buffers', 1, true) and text
  end)
  vim.cmd('bwipeout!')
  return text
end
local text = report()
local version = vim.fn.systemlist({ T.server, '--version' })[1]
for _, part in ipairs({ version, 'runs in', 'src/lib.rs: attached, 2 findings', 'no configuration' }) do
  assert(text:find(part, 1, true), part .. '\n' .. text)
end
assert(not text:find('ERROR', 1, true) and not text:find('WARNING', 1, true), text)
T.write('wakeful.toml', 'ignore = ["blocking_slep"]\n')
text = report()
assert(text:find('the configuration is wrong', 1, true), text)
assert(text:find('did you mean `blocking_sleep`', 1, true), text)
-- A second server on the same buffer, as from a second plugin.
local config = require('wakeful.server').config()
config.name, config.root_dir = 'wakeful', T.project
local id = vim.lsp.start_client(config)
vim.lsp.buf_attach_client(vim.fn.bufnr(T.project .. '/src/lib.rs'), id)
T.wait('both', function()
  return #T.clients() == 2
end)
text = report()
assert(text:find('2 servers', 1, true), text)
require('wakeful.server').options.path = T.project .. '/nowhere'
text = report()
assert(text:find('cargo install --locked --path .', 1, true), text)
