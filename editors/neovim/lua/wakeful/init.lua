--- What a configuration calls: `setup()`, and `fix_all()` for autocommands and keys.
local server = require('wakeful.server')

local M = {}

--- Starts wakeful for Rust files. From Neovim 0.11 on, `vim.lsp.enable('wakeful')` does the same.
--- All options may be left out; `:help wakeful-options` lists them.
function M.setup(options)
  server.options = vim.tbl_extend('force', server.options, options or {})
  if vim.lsp.enable then
    vim.lsp.config('wakeful', server.config())
    vim.lsp.enable('wakeful')
    -- Its own autocommand came too late for a file that was named on the command line.
    if vim.v.vim_did_enter == 0 then
      vim.api.nvim_create_autocmd('VimEnter', { once = true, callback = server.start_all })
    end
    return
  end
  vim.api.nvim_create_autocmd('FileType', {
    group = vim.api.nvim_create_augroup('wakeful.start', {}),
    pattern = server.FILETYPES,
    callback = function(args)
      server.start(args.buf)
    end,
  })
  server.start_all()
end

--- Applies all safe fixes in a buffer, and waits for it, so that a file can be saved fixed:
---
---   vim.api.nvim_create_autocmd('BufWritePre', {
---     pattern = '*.rs',
---     callback = function(args) require('wakeful').fix_all(args.buf) end,
---   })
---
--- `timeout` is in milliseconds. Returns whether anything was fixed.
function M.fix_all(buffer, options)
  options = vim.tbl_extend('force', { saving = false, timeout = 2000 }, options or {})
  buffer = (buffer == nil or buffer == 0) and vim.api.nvim_get_current_buf() or buffer
  local client = server.clients(buffer)[1]
  if not client then
    if not options.saving then
      server.say('no server is attached to this buffer; `:checkhealth wakeful` tells why')
    end
    return false
  end
  local edit, problem = M._fixes(client, buffer, options)
  if problem then
    server.say(problem)
  end
  if not edit then
    return false
  end
  local before = M._unsaved()
  vim.lsp.util.apply_workspace_edit(edit, client.offset_encoding)
  M._tell_unsaved(before, buffer)
  return true
end

--- The edit of the action that fixes all, or why there is none.
function M._fixes(client, buffer, options)
  local params = {
    textDocument = { uri = vim.uri_from_bufnr(buffer) },
    range = {
      start = { line = 0, character = 0 },
      ['end'] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 },
    },
    context = {
      diagnostics = {},
      only = { 'source.fixAll.wakeful' },
      triggerKind = options.saving and 2 or 1,
    },
  }
  local function ask(method, what)
    local answer, why = server.call(client, 'request_sync', method, what, options.timeout, buffer)
    if not answer then
      return nil, 'not fixed: ' .. (why or 'the server does not answer')
    elseif answer.err then
      return nil, 'not fixed: ' .. answer.err.message
    end
    return answer.result
  end
  local actions, problem = ask('textDocument/codeAction', params)
  local action = actions and actions[1]
  if action and not action.edit then
    action, problem = ask('codeAction/resolve', action)
  end
  return action and action.edit, problem
end

--- The buffers with changes that no file has, as a set.
function M._unsaved()
  local set = {}
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    set[buffer] = vim.bo[buffer].modified or nil
  end
  return set
end

--- A fix may reach into other files, as into Cargo.toml for a feature: they wait to be saved.
function M._tell_unsaved(before, but)
  local names = {}
  for buffer in pairs(M._unsaved()) do
    if not before[buffer] and buffer ~= but then
      names[#names + 1] = vim.fn.fnamemodify(vim.api.nvim_buf_get_name(buffer), ':~:.')
    end
  end
  table.sort(names)
  if #names > 3 then
    server.say(('changed in %d more files; `:wall` saves them'):format(#names), 'INFO')
  elseif #names > 0 then
    server.say(('changed too, and not saved: %s'):format(table.concat(names, ', ')), 'INFO')
  end
end

return M
