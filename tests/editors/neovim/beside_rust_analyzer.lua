--- Beside rust-analyzer: one encoding, no warning of it, the actions of both, nothing twice.
local T = ...
T.enable()
local buffer = T.open('src/lib.rs')
T.start_rust_analyzer({ checkOnSave = false })
T.wait('findings', function()
  return #T.found(buffer) == 2
end)
local other = T.wait('rust-analyzer', function()
  local it = T.clients('rust_analyzer')[1]
  return it and it.server_capabilities and vim.lsp.buf_is_attached(buffer, it.id) and it
end)
T.equal(T.clients()[1].offset_encoding, other.offset_encoding)

local both, titles
-- rust-analyzer answers while it still loads, with nothing.
local last = vim.loop.now() + T.patience
repeat
  T.go_to('std::fs::read_to_string')
  titles = table.concat(T.code_action('nothing of this name'), '\n')
  local ours = titles:find('Use `tokio::fs::read_to_string`', 1, true)
  both = ours and titles:find('Replace qualified path with use', 1, true)
  if not both then
    vim.wait(100)
  end
until both or vim.loop.now() > last
assert(both, 'the actions of both are to be in the menu:\n' .. titles)

-- Nothing is reported twice.
local seen = {}
for _, it in ipairs(vim.diagnostic.get(buffer)) do
  local key = it.lnum .. ':' .. it.col .. ':' .. it.message
  assert(not seen[key], 'twice: ' .. key)
  seen[key] = true
end
T.equal(#T.found(buffer), 2)
for _, it in ipairs(T.said) do
  assert(not it.text:find('offset_encoding', 1, true), it.text)
end
local messages = vim.api.nvim_exec('messages', true)
assert(not messages:find('offset_encoding', 1, true), messages)
assert(not messages:find('position encoding', 1, true), messages)

-- A fix of ours leaves both with the same text.
T.code_action('Use `tokio::fs::read_to_string`')
T.wait_found({ 'blocking_sleep 4 std::thread::sleep' }, buffer)

vim.cmd('checkhealth wakeful')
local report = T.wait('the report', function()
  local text = T.text()
  return text:find('rust_analyzer counts', 1, true) and text
end)
assert(not report:find('WARNING', 1, true), report)
