--- Planted hazards are found when the file opens, and go when they are typed away.
local T = ...
T.enable()
local buffer = T.open('src/lib.rs')
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
local errors = vim.diagnostic.get(buffer, { severity = vim.diagnostic.severity.ERROR })
T.equal(#errors, 1)
T.equal(errors[1].message:match('^[^\n]*'), '`std::thread::sleep` blocks the runtime thread')
-- Nothing is saved: the text of the buffer counts.
vim.api.nvim_buf_set_lines(buffer, 3, 4, true, {})
T.wait_found({ 'blocking_fs 8 std::fs::read_to_string' })
vim.api.nvim_buf_set_lines(buffer, 3, 3, true, { '    std::thread::sleep(Duration::MAX);' })
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
