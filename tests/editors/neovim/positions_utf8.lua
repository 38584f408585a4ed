--- Behind é and 𝄞, ranges are right in UTF-8, which Neovim offers first.
local T = ...
T.needs(T.is_new, 'it knows no UTF-8 positions')
T.enable()
T.open('src/lib.rs')
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
T.equal(T.clients()[1].offset_encoding, 'utf-8')
T.go_to('std::thread::sleep')
T.code_action('Use `tokio::time::sleep`')
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
T.equal(
  vim.api.nvim_buf_get_lines(0, 3, 4, true)[1],
  '    let _name = "é𝄞"; tokio::time::sleep(Duration::from_secs(1)).await;'
)
