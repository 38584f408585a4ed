--- `setup()` with options is enough, in every version.
local T = ...
local attached
require('wakeful').setup({
  path = T.server,
  settings = { ignore = { 'blocking_fs' } },
  log_level = 'debug',
  log_file = T.project .. '/server.log',
  on_attach = function(client)
    attached = client.name
  end,
})
T.open('src/lib.rs')
T.wait_found({ 'blocking_sleep 4 std::thread::sleep' })
T.equal(attached, 'wakeful')
T.equal(vim.fn.filereadable(T.project .. '/server.log'), 1, 'there is a log')
vim.cmd('Wakeful log')
T.equal(vim.fn.expand('%:p'), T.project .. '/server.log')
