--- What `:Wakeful` can do.
local server = require('wakeful.server')

local M = {}

local commands = {}

function M.run(words)
  local name = words[1] or ''
  local command = commands[name]
  if not command then
    local problem = name == '' and '' or ('there is no `:Wakeful %s`; '):format(name)
    server.say(problem .. 'there are ' .. table.concat(M.names(), ', '), 'INFO')
    return
  end
  command(words[2])
end

function M.complete(lead, line)
  local before = vim.split(line:gsub('^.*Wakeful!?%s+', ''), '%s+')
  local all = M.names()
  if #before > 1 then
    all = before[1] == 'explain' and M.rules() or {}
  end
  return vim.tbl_filter(function(it)
    return vim.startswith(it, lead)
  end, all)
end

function M.names()
  local names = vim.tbl_keys(commands)
  table.sort(names)
  return names
end

--- The ids of all rules, asked for once.
function M.rules()
  if not M._rules then
    local program = server.binary()
    local lines = program and vim.fn.systemlist({ program, '--color', 'never', 'rules', '--markdown' })
    local rules = {}
    for _, line in ipairs(lines or {}) do
      rules[#rules + 1] = line:match('^| %[`([%w_]+)`%]')
    end
    if #rules == 0 then
      return {}
    end
    M._rules = rules
  end
  return M._rules
end

--- All safe fixes in this buffer.
function commands.fix_all()
  local has_server = #server.clients(0) > 0
  if not require('wakeful').fix_all(0) and has_server then
    server.say('there is nothing that can be fixed safely here', 'INFO')
  end
end

--- All safe fixes in the workspace, in files that are not open too.
function commands.workspace_fix_all()
  M.ask('wakeful.fixAll', {}, function()
    server.say('the workspace is being fixed; `:wall` saves it, `:Wakeful fix_all` is for one file', 'INFO')
  end)
end

--- The page of a rule; without a rule, of what was found in this line.
function commands.explain(rule)
  rule = rule or M.rule_here()
  if not rule then
    server.say('nothing was found in this line; `:Wakeful explain <rule>` explains any rule', 'INFO')
    return
  end
  -- Neovim 0.7 cannot be asked to show a document.
  if #server.clients() > 0 and vim.lsp.handlers['window/showDocument'] then
    M.ask('wakeful.explain', { rule })
    return
  end
  local program = server.binary()
  if not program then
    server.tell_missing(server.places()[1])
    return
  end
  local lines = vim.fn.systemlist({ program, '--color', 'never', 'explain', rule })
  if vim.v.shell_error ~= 0 then
    server.say(table.concat(lines, ' '))
    return
  end
  server.show_text(rule, lines, 'text')
end

function M.rule_here()
  local line = vim.api.nvim_win_get_cursor(0)[1] - 1
  for _, it in ipairs(vim.diagnostic.get(0, { lnum = line })) do
    if it.source == 'wakeful' then
      return it.code or vim.tbl_get(it, 'user_data', 'lsp', 'code')
    end
  end
end

--- Ends the server and starts it again.
function commands.restart()
  server.stop(function()
    server.off = nil
    server.forget_ends()
    server.start_all()
  end)
end

--- Off for all buffers, or on again.
function commands.toggle()
  if server.off then
    server.off = nil
    server.forget_ends()
    server.start_all()
    server.say('on', 'INFO')
    return
  end
  server.off = true
  server.stop(function()
    server.say('off; `:Wakeful toggle` turns it on again', 'INFO')
  end)
end

--- What the server wrote: in a file of its own if the options name one, else among all servers'.
function commands.log()
  local path = server.options.log_file and vim.fn.expand(server.options.log_file)
  if not path and vim.lsp.log and vim.lsp.log.get_filename then
    path = vim.lsp.log.get_filename()
  end
  path = path or vim.lsp.get_log_path()
  if vim.fn.filereadable(path) == 0 then
    server.say('nothing was logged yet, in ' .. vim.fn.fnamemodify(path, ':~'), 'INFO')
    return
  end
  vim.cmd('split ' .. vim.fn.fnameescape(path))
  vim.bo.autoread = true
  vim.cmd('normal! G')
end

--- What the server knows, for a report of something that is wrong.
function commands.debug()
  local uri = vim.uri_from_bufnr(0)
  M.ask('wakeful.debugInformation', { uri }, function(answer)
    local lines = {}
    for _, key in ipairs(vim.fn.sort(vim.tbl_keys(answer))) do
      local value = answer[key]
      local text = type(value) == 'string' and value or vim.inspect(value)
      vim.list_extend(lines, { key, '' })
      for _, line in ipairs(vim.split(text, '\n')) do
        lines[#lines + 1] = '    ' .. line
      end
      lines[#lines + 1] = ''
    end
    server.show_text('debug', lines, 'text')
  end)
end

--- A command of the server.
function M.ask(command, arguments, and_then)
  local client = server.clients(0)[1] or server.clients()[1]
  if not client then
    server.say('no server runs; `:checkhealth wakeful` tells why')
    return
  end
  local params = { command = command, arguments = arguments }
  server.call(client, 'request', 'workspace/executeCommand', params, function(problem, answer)
    if problem then
      server.say(problem.message)
    elseif and_then then
      and_then(answer)
    end
  end, 0)
end

return M
