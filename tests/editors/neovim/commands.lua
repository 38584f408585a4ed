--- What `:Wakeful` can do, and its completion.
local T = ...
vim.opt.hidden = true
T.enable()
local source = T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found(source) == 2
end)

-- completion
T.equal(vim.fn.getcompletion('Wakeful ', 'cmdline'), {
  'debug',
  'explain',
  'fix_all',
  'log',
  'restart',
  'toggle',
  'workspace_fix_all',
})
T.equal(vim.fn.getcompletion('Wakeful explain spawned_', 'cmdline'), {
  'spawned_result_discarded',
  'spawned_task_discarded',
})
T.equal(vim.fn.getcompletion('Wakeful log x', 'cmdline'), {})
vim.cmd('Wakeful nonsense')
assert(T.said[1].text:find('there is no `:Wakeful nonsense`', 1, true), vim.inspect(T.said))

-- explain: what was found in this line, in a window beside the code
T.go_to('std::fs::read_to_string')
vim.cmd('Wakeful explain')
T.wait('the page', function()
  return vim.fn.expand('%:t:r') == 'blocking_fs'
end)
T.equal(#vim.api.nvim_list_wins(), 2)
T.equal(vim.bo.modifiable, false)
vim.cmd('normal q')
T.equal(vim.api.nvim_get_current_buf(), source)
vim.cmd('Wakeful explain unbounded_channel')
T.wait('the page', function()
  return vim.fn.expand('%:t:r') == 'unbounded_channel'
end)
vim.cmd('normal q')
vim.cmd('Wakeful explain no_such_rule')
T.wait_said('there is no rule `no_such_rule`')

-- debug
vim.cmd('Wakeful debug')
T.wait('the report', function()
  return vim.api.nvim_buf_get_name(0) == 'wakeful://debug' and T.text():find('version', 1, true)
end)
vim.cmd('normal q')

-- toggle
vim.cmd('Wakeful toggle')
T.wait_said('off;')
T.equal(T.found(source), {})
vim.cmd('edit')
vim.wait(50)
T.equal(#T.clients(), 0)
vim.cmd('Wakeful toggle')
T.wait('findings', function()
  return #T.found(source) == 2
end)

-- restart
local id = T.clients()[1].id
vim.cmd('Wakeful restart')
T.wait('another server', function()
  local now = T.clients()[1]
  return now and now.id ~= id
end)
T.wait('findings', function()
  return #T.found(source) == 2
end)

-- fix_all: this file
vim.cmd('Wakeful fix_all')
T.wait_found({}, source)
assert(T.text(source):find('tokio::fs::read_to_string("notes.txt").await?', 1, true))
vim.cmd('Wakeful fix_all')
T.wait_said('nothing that can be fixed')

-- workspace_fix_all: files that are not open, too
assert(T.read('src/main.rs'):find('std::thread::sleep', 1, true))
vim.cmd('Wakeful workspace_fix_all')
T.wait('the other file', function()
  local other = vim.fn.bufnr(T.project .. '/src/main.rs')
  return other ~= -1 and T.text(other):find('tokio::time::sleep', 1, true)
end)
