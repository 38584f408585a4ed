--- The init file of every scenario: runs it in a project of its own, and ends with its result.
local T = {}

--- Generous, because a failure is told by what is there, not by how long it took.
T.patience = tonumber(vim.env.WAKEFUL_PATIENCE or '20000')

T.server = vim.env.WAKEFUL
T.project = vim.env.PROJECT
T.is_new = vim.lsp.enable ~= nil
T.said = {}

vim.notify = function(text, level)
  T.said[#T.said + 1] = { text = text, level = level }
end

--- Starts wakeful as the page for this version of Neovim says.
function T.enable(options)
  options = vim.tbl_extend('keep', options or {}, { path = T.server })
  if T.is_new then
    require('wakeful.server').options = vim.tbl_extend('force', require('wakeful.server').options, options)
    vim.lsp.enable('wakeful')
  else
    require('wakeful').setup(options)
  end
end

function T.wait(what, condition)
  local value
  local function holds()
    value = condition()
    return value
  end
  if not vim.wait(T.patience, holds, 10) then
    error('waited in vain for ' .. what, 2)
  end
  return value
end

function T.equal(actual, expected, what)
  if not vim.deep_equal(actual, expected) then
    local text = '%s\n  expected: %s\n  actual:   %s'
    error(text:format(what or 'not equal', vim.inspect(expected), vim.inspect(actual)), 2)
  end
end

function T.open(path)
  vim.cmd('edit ' .. vim.fn.fnameescape(T.project .. '/' .. path))
  return vim.api.nvim_get_current_buf()
end

function T.read(path)
  return table.concat(vim.fn.readfile(T.project .. '/' .. path, 'b'), '\n')
end

function T.write(path, text)
  vim.fn.writefile(vim.split(text, '\n'), T.project .. '/' .. path, 'b')
end

function T.text(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer or 0, 0, -1, true), '\n') .. '\n'
end

--- What wakeful found, as `rule line text`: the text shows that the columns are right.
function T.found(buffer)
  buffer = buffer or vim.api.nvim_get_current_buf()
  local found = {}
  for _, it in ipairs(vim.diagnostic.get(buffer)) do
    if it.source == 'wakeful' then
      local line = vim.api.nvim_buf_get_lines(buffer, it.lnum, it.lnum + 1, true)[1]
      local text = line:sub(it.col + 1, it.end_lnum == it.lnum and it.end_col or -1)
      local rule = it.code or it.user_data.lsp.code
      found[#found + 1] = ('%s %d %s'):format(rule, it.lnum + 1, text)
    end
  end
  table.sort(found)
  return found
end

function T.wait_found(expected, buffer)
  local last
  local ok = vim.wait(T.patience, function()
    last = T.found(buffer)
    return vim.deep_equal(last, expected)
  end, 10)
  if not ok then
    T.equal(last, expected, 'these were to be found')
  end
end

--- Puts the cursor on the first `text` of the buffer.
function T.go_to(text)
  for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
    local at = line:find(text, 1, true)
    if at then
      vim.api.nvim_win_set_cursor(0, { number, at - 1 })
      return
    end
  end
  error('there is no ' .. text, 2)
end

--- The menu of code actions, in which `pick` chooses by title.
function T.code_action(pick)
  local titles
  vim.ui.select = function(items, options, choose)
    titles = vim.tbl_map(options.format_item, items)
    for number, title in ipairs(titles) do
      if title:find(pick, 1, true) then
        return choose(items[number], number)
      end
    end
    choose(nil)
  end
  vim.lsp.buf.code_action()
  return T.wait('the menu of code actions', function()
    return titles
  end)
end

--- The text of the window that floats, once there is one with `part` in it.
function T.wait_float(part)
  return T.wait('a window with ' .. part, function()
    for _, window in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(window).relative ~= '' then
        local text = T.text(vim.api.nvim_win_get_buf(window))
        if text:find(part, 1, true) then
          return text
        end
      end
    end
  end)
end

function T.wait_said(part)
  return T.wait('a message with ' .. part, function()
    for _, it in ipairs(T.said) do
      if it.text:find(part, 1, true) then
        return it
      end
    end
  end)
end

function T.clients(name)
  return vim.tbl_filter(function(it)
    return it.name == (name or 'wakeful')
  end, (vim.lsp.get_clients or vim.lsp.get_active_clients)())
end

--- Ends Neovim: 0 passed, 1 failed, 3 does not apply to this version, 4 lacks something else.
function T.run()
  local ok, why = xpcall(function()
    assert(loadfile(vim.env.SCENARIO))(T)
  end, debug.traceback)
  local code, skipped = 1, nil
  if not ok then
    for it, text in pairs({ [3] = 'does not apply: ([^\n]*)', [4] = '(lacks [^\n]*)' }) do
      local rest = tostring(why):match('^' .. text)
      code, skipped = rest and it or code, rest or skipped
    end
  end
  if skipped then
    io.stdout:write(skipped)
  elseif not ok then
    io.stdout:write(tostring(why), '\nmessages: ', vim.inspect(T.said), '\n')
  end
  io.stdout:flush()
  vim.cmd(ok and 'qall!' or 'cquit ' .. code)
end

function T.needs(condition, why)
  if not condition then
    error('does not apply: ' .. why, 0)
  end
end

--- Starts rust-analyzer for this buffer, as any version can. It takes its time to load.
function T.start_rust_analyzer(options)
  local program = vim.env.RUST_ANALYZER or error('lacks rust-analyzer', 0)
  T.patience = vim.env.WAKEFUL_IMPATIENT and T.patience or math.max(T.patience, 90000)
  local config = {
    name = 'rust_analyzer',
    cmd = { program },
    root_dir = T.project,
    filetypes = { 'rust' },
    -- What takes longest is none of our business here.
    init_options = vim.tbl_extend('error', options, {
      cachePriming = { enable = false },
      cargo = { noDeps = true, buildScripts = { enable = false } },
      procMacro = { enable = false },
    }),
  }
  if T.is_new then
    vim.lsp.config('rust_analyzer', config)
    vim.lsp.enable('rust_analyzer')
  elseif vim.lsp.start then
    vim.lsp.start(config)
  else
    vim.lsp.buf_attach_client(0, vim.lsp.start_client(config))
  end
end

vim.opt.runtimepath:prepend(vim.env.PLUGIN)
if vim.env.PARSERS then
  vim.opt.runtimepath:append(vim.env.PARSERS)
end
vim.opt.swapfile = false
vim.cmd('filetype plugin on')
vim.api.nvim_create_autocmd('VimEnter', { callback = T.run, once = true, nested = true })
