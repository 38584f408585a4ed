--- A hover on a finding is the page of its rule.
local T = ...
T.enable()
T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
T.go_to('read_to_string("notes')
vim.lsp.buf.hover()
local text = T.wait_float('Why this matters')
assert(text:find('blocking_fs', 1, true), text)
