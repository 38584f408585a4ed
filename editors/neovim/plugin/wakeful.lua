--- The `:Wakeful` command, and fixing on save for those who asked for it.
if vim.g.loaded_wakeful then
  return
end
vim.g.loaded_wakeful = true

vim.api.nvim_create_user_command('Wakeful', function(args)
  require('wakeful.commands').run(args.fargs)
end, {
  nargs = '*',
  desc = 'Async hazards: fix, explain, restart',
  complete = function(lead, line)
    return require('wakeful.commands').complete(lead, line)
  end,
})

vim.api.nvim_create_autocmd('BufWritePre', {
  pattern = '*.rs',
  group = vim.api.nvim_create_augroup('wakeful', {}),
  desc = 'Apply the safe fixes of wakeful',
  callback = function(args)
    if require('wakeful.server').options.fix_on_save then
      require('wakeful').fix_all(args.buf, { saving = true })
    end
  end,
})
