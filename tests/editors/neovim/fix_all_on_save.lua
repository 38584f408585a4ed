--- With `source.fixAll.wakeful` before writing, what is written is fixed.
local T = ...
T.enable()
vim.api.nvim_create_autocmd('BufWritePre', {
  pattern = '*.rs',
  callback = function(args)
    require('wakeful').fix_all(args.buf)
  end,
})
T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found() == 2
end)
local expected = T.read('src/lib.rs')
  :gsub('std::thread::sleep%(Duration::from_secs%(1%)%)', 'tokio::time::sleep(Duration::from_secs(1)).await')
  :gsub('std::fs::read_to_string%("notes.txt"%)', 'tokio::fs::read_to_string("notes.txt").await')
vim.cmd('write')
T.equal(T.read('src/lib.rs'), expected)
T.equal(T.text(), expected)
T.wait_found({})
