--- Behind é and 𝄞, ranges are right in UTF-16, for a client that knows nothing else.
local T = ...
local capabilities = vim.lsp.protocol.make_client_capabilities()
if capabilities.general and capabilities.general.positionEncodings then
  capabilities.general.positionEncodings = { 'utf-16' }
end
if T.is_new then
  vim.lsp.config('wakeful', { capabilities = capabilities })
end
T.enable({ capabilities = capabilities })
T.open('src/lib.rs')
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
T.equal(T.clients()[1].offset_encoding, 'utf-16')
-- Edits too: the line is typed in, before what stands behind the two characters.
vim.api.nvim_buf_set_text(0, 3, 0, 3, 0, { '    let _more = "𝄞é";' })
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
vim.api.nvim_buf_set_text(0, 3, 17, 3, 21, { '' })
T.wait_found({
  'blocking_fs 9 std::fs::read_to_string',
  'blocking_sleep 4 std::thread::sleep',
})
T.go_to('std::thread::sleep')
T.code_action('Use `tokio::time::sleep`')
T.wait_found({ 'blocking_fs 9 std::fs::read_to_string' })
local line = vim.api.nvim_buf_get_lines(0, 3, 4, true)[1]
assert(vim.endswith(line, '"é𝄞"; tokio::time::sleep(Duration::from_secs(1)).await;'), line)
