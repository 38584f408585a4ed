--- A `wakeful.toml` counts while it is typed, unsaved, and what is wrong in it is told there.
local T = ...
T.enable()
local source = T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found(source) == 2
end)
T.write('wakeful.toml', '')
vim.opt.hidden = true
local configuration = T.open('wakeful.toml')
T.wait('the server at the configuration', function()
  return vim.lsp.buf_is_attached(configuration, T.clients()[1].id)
end)
vim.api.nvim_buf_set_lines(configuration, 0, -1, true, { 'ignore = ["blocking_fs"]' })
T.wait_found({ 'blocking_sleep 4 std::thread::sleep' }, source)
vim.api.nvim_buf_set_lines(configuration, 0, -1, true, { '[severity]', 'blocking_slep = "hint"' })
T.wait('what is wrong in it', function()
  local all = vim.diagnostic.get(configuration)
  return #all == 1 and all[1].message:find('did you mean `blocking_sleep`', 1, true)
end)
vim.api.nvim_buf_set_lines(configuration, 0, -1, true, { '[severity]', 'blocking_sleep = "hint"' })
T.wait('the severity', function()
  local hints = vim.diagnostic.get(source, { severity = vim.diagnostic.severity.HINT })
  return #hints == 1
end)
T.equal(#T.clients(), 1, 'one server for both files')
