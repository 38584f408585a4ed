--- `fix_on_save` does without an autocommand of one's own, and leaves other files alone.
local T = ...
T.enable({ fix_on_save = true })
T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
vim.cmd('write')
local text = T.read('src/lib.rs')
assert(text:find('tokio::time::sleep(Duration::from_secs(1)).await', 1, true), text)
T.wait_found({})
require('wakeful.server').options.fix_on_save = false
vim.cmd('undo')
T.wait('findings', function()
  return #T.found() > 0
end)
vim.cmd('write')
assert(T.read('src/lib.rs'):find('std::thread::sleep', 1, true), 'it was fixed against the option')
