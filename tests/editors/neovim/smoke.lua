--- The least that every version does, down to the oldest: `setup()`, findings, a hover, a fix.
local T = ...
require('wakeful').setup({ path = T.server })
T.open('src/lib.rs')
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
T.go_to('std::thread::sleep')
vim.lsp.buf.hover()
T.wait_float('Why this matters')
T.code_action('Use `tokio::time::sleep`')
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
require('wakeful').fix_all(0)
T.wait_found({})
