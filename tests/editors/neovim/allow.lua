--- A finding is allowed with a comment, and the comment asks for a reason until it has one.
local T = ...
T.enable()
T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
T.go_to('std::fs::read_to_string')
local titles = T.code_action('Allow `blocking_fs`')
T.wait('the comment', function()
  return T.text():find('    // wakeful: allow(blocking_fs) -- <why>\n    let text', 1, true)
end)
T.wait('the finding to be allowed', function()
  for _, it in ipairs(T.found()) do
    if it:find('^blocking_fs') then
      return false
    end
  end
  return true
end)
T.equal(#T.found(), 2, 'a comment without a reason is told')
vim.cmd('%s/<why>/read once, before serving/')
T.wait_found({ 'blocking_sleep 4 std::thread::sleep' })
assert(#titles > 3, vim.inspect(titles))
