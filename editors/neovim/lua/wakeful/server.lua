--- The server: where its program is, which files it is for, and what happens when it ends.
local M = {}

M.FILETYPES = { 'rust', 'toml' }

--- `:help wakeful-options`
M.options = vim.tbl_extend('force', { settings = {}, fix_on_save = false }, vim.g.wakeful or {})

--- How long a server that ended is left alone, in milliseconds: the first time, the second, …
--- After the last, it stays off.
M.delays = { 100, 500, 2000, 5000 }

--- Ends that are further apart than this, in milliseconds, have nothing to do with each other.
local CALM = 3 * 60 * 1000

local function joined(...)
  return table.concat({ ... }, '/')
end

function M.say(text, level)
  vim.notify('wakeful: ' .. text, vim.log.levels[level or 'WARN'])
end

--- What Neovim starts, in the words of `vim.lsp.config()`.
function M.config()
  local options = M.options
  return {
    cmd = vim.fn.has('nvim-0.10') == 1 and M.spawn or M.command(),
    filetypes = M.FILETYPES,
    root_dir = M.root_dir,
    settings = { wakeful = options.settings },
    capabilities = options.capabilities,
    on_attach = options.on_attach,
    on_exit = M.on_exit,
    handlers = { ['window/showDocument'] = M.show_document },
    before_init = M.give_settings,
  }
end

--- Servers ask for the settings later; what they do until then should fit already.
function M.give_settings(params, config)
  params.initializationOptions = params.initializationOptions or vim.tbl_get(config, 'settings', 'wakeful')
end

--- Starts a server. What must not be lost to an `on_exit` or `before_init` of the user is done here.
function M.spawn(dispatchers, config)
  config = config or M.resolved()
  local told = false
  local on_exit = dispatchers.on_exit
  local hears = vim.tbl_extend('force', dispatchers, {
    on_exit = function(code, signal)
      if not told then
        M.ended()
      end
      on_exit(code, signal)
    end,
  })
  local extra = { cwd = config.cmd_cwd, env = config.cmd_env, detached = config.detached }
  local rpc = vim.lsp.rpc.start(M.command(), hears, extra)
  if not rpc then
    return
  end
  local request, terminate = rpc.request, rpc.terminate
  rpc.request = function(method, params, ...)
    if method == 'initialize' then
      M.give_settings(params, config)
    end
    told = told or method == 'shutdown'
    return request(method, params, ...)
  end
  rpc.terminate = function(...)
    told = true
    return terminate(...)
  end
  return rpc
end

function M.command()
  if M.options.cmd then
    return M.options.cmd
  end
  local command = { M.binary() or M.options.path or 'wakeful', 'server' }
  for _, name in ipairs({ 'log_level', 'log_file' }) do
    if M.options[name] then
      command[#command + 1] = ({ log_level = '--log', log_file = '--log-file' })[name]
      command[#command + 1] = vim.fn.expand(M.options[name])
    end
  end
  return command
end

--- The program: the one of the options, the one on the path, the one that cargo installed.
--- It is never downloaded.
function M.binary()
  for _, place in ipairs(M.places()) do
    if vim.fn.executable(place) == 1 then
      return vim.fn.exepath(place)
    end
  end
end

function M.places()
  if M.options.path then
    return { vim.fn.expand(M.options.path) }
  end
  return { 'wakeful', joined(vim.env.CARGO_HOME or vim.fn.expand('~/.cargo'), 'bin', 'wakeful') }
end

--- Calls back with the directory that a server for a buffer works in. It does not call back for
--- files that wakeful has nothing to say about.
function M.root_dir(buffer, on_dir)
  local path = vim.fs and vim.fs.normalize(vim.api.nvim_buf_get_name(buffer))
    or vim.api.nvim_buf_get_name(buffer)
  if M.off or path == '' or not M.is_ours(buffer, path) then
    return
  end
  local command = M.resolved().cmd
  command = command == M.spawn and M.command() or command
  local program = type(command) == 'table' and command[1]
  if program and vim.fn.executable(program) == 0 then
    M.tell_missing(program)
    return
  end
  local root, has_package = M.root(path)
  -- A configuration above the packages is read by the server of one of them.
  if not has_package then
    for _, client in ipairs(M.clients()) do
      local other = client.config.root_dir
      if other and root and vim.startswith(other, root .. '/') then
        root = other
        break
      end
    end
  end
  on_dir(root)
end

function M.is_ours(buffer, path)
  local name = vim.fn.fnamemodify(path, ':t')
  if vim.bo[buffer].filetype == 'toml' and name ~= 'wakeful.toml' and name ~= 'Cargo.toml' then
    return false
  end
  -- What is wrong in a dependency is not for those who only read it.
  local cargo = vim.env.CARGO_HOME or vim.fn.expand('~/.cargo')
  local rustup = vim.env.RUSTUP_HOME or vim.fn.expand('~/.rustup')
  local libraries = { joined(cargo, 'registry'), joined(cargo, 'git'), joined(rustup, 'toolchains') }
  for _, library in ipairs(libraries) do
    if vim.startswith(path, library .. '/') then
      return false
    end
  end
  return vim.bo[buffer].buftype == ''
end

--- The workspace of cargo around a file; without one its package, a configuration or a repository.
--- Also whether cargo knows the place.
function M.root(path)
  local package, other
  local dir = vim.fn.fnamemodify(path, ':h')
  while true do
    local manifest = joined(dir, 'Cargo.toml')
    if vim.fn.filereadable(manifest) == 1 then
      package = package or dir
      for _, line in ipairs(vim.fn.readfile(manifest)) do
        if line:find('^%s*%[workspace[%].]') then
          return dir, true
        end
      end
    end
    local has = vim.fn.filereadable(joined(dir, 'wakeful.toml')) == 1
      or vim.fn.getftype(joined(dir, '.git')) ~= ''
    other = has and dir or other
    local above = vim.fn.fnamemodify(dir, ':h')
    if above == dir then
      return package or other or vim.fn.fnamemodify(path, ':h'), package ~= nil
    end
    dir = above
  end
end

--- Said once, not for every file.
function M.tell_missing(program)
  if M.told_missing then
    return
  end
  M.told_missing = true
  local install = '`cargo install --locked --path .` in a checkout of wakeful'
  local text = '`%s` is not a program here. Install it with %s, or say where it is: `:help wakeful-install`'
  M.say(text:format(program, install))
end

--- The configuration with what the user changed in it.
function M.resolved()
  return vim.lsp.config and vim.deepcopy(vim.lsp.config.wakeful) or M.config()
end

--- Servers of Neovim 0.7, by their directories.
local started = {}

function M.start(buffer)
  local config = M.resolved()
  local function start(root)
    config.name, config.root_dir = 'wakeful', root
    if vim.lsp.start then
      vim.lsp.start(config, { bufnr = buffer, reuse_client = config.reuse_client })
      return
    end
    -- Neovim 0.7 does not look for a server that runs already, and shows none that only starts.
    started[root] = started[root] or vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(buffer, started[root])
  end
  if type(config.root_dir) == 'function' then
    config.root_dir(buffer, start)
  else
    start(config.root_dir)
  end
end

--- For each buffer that has no server and could have one.
function M.start_all()
  local filetypes = M.resolved().filetypes
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local is_rust = vim.tbl_contains(filetypes, vim.bo[buffer].filetype)
    if vim.api.nvim_buf_is_loaded(buffer) and is_rust and #M.clients(buffer) == 0 then
      M.start(buffer)
    end
  end
end

--- The servers that run, or that are attached to a buffer.
function M.clients(buffer)
  return vim.tbl_filter(function(it)
    local attached = buffer == nil or vim.lsp.buf_is_attached(buffer, it.id)
    return it.name == 'wakeful' and attached
  end, (vim.lsp.get_clients or vim.lsp.get_active_clients)())
end

--- A method of a client: they became methods in Neovim 0.11.
function M.call(client, method, ...)
  if vim.fn.has('nvim-0.11') == 1 then
    return client[method](client, ...)
  end
  return client[method](...)
end

local stopping = false

--- Ends all servers, then calls back.
function M.stop(and_then)
  stopping = true
  for _, client in ipairs(M.clients()) do
    M.call(client, 'stop')
  end
  local waited = 0
  local function look()
    waited = waited + 50
    local left = M.clients()
    -- One that hears nothing and cannot be ended is not waited for.
    if #left == 0 or waited > 4000 then
      stopping = false
      return and_then()
    end
    if waited == 2000 then
      for _, client in ipairs(left) do
        M.call(client, 'stop', true)
      end
    end
    vim.defer_fn(look, 50)
  end
  look()
end

local ends = {}

--- The end of a server that `spawn` did not start. Whose signal it was is not told: Neovim itself
--- sends 15.
function M.on_exit(code, signal, client)
  for root, id in pairs(started) do
    started[root] = id ~= client and id or nil
  end
  if stopping or signal == 15 or (code == 0 and signal == 0) then
    return
  end
  vim.schedule(function()
    if M.resolved().cmd ~= M.spawn then
      M.ended()
    end
  end)
end

--- A server that was not told to end is started again, a few times.
function M.ended()
  if vim.v.exiting ~= vim.NIL then
    return
  end
  local now = vim.loop.now()
  if ends.last and now - ends.last > CALM then
    ends.count = 0
  end
  ends = { last = now, count = (ends.count or 0) + 1 }
  local delay = M.delays[ends.count]
  vim.schedule(function()
    if delay then
      vim.defer_fn(M.start_all, delay)
      return
    end
    M.say(
      ('the server ended %d times and stays off. `:Wakeful log` tells why, '):format(ends.count)
        .. '`:Wakeful restart` starts it again.',
      'ERROR'
    )
  end)
end

--- It was started by hand: what was before does not count.
function M.forget_ends()
  ends = {}
  M.told_missing = false
end

--- The page of a rule does not take the window of the code that it explains.
function M.show_document(problem, params, context)
  local is_page = vim.startswith(params.uri, 'file:') and params.uri:find('/wakeful/rules/', 1, true)
  if params.external or not is_page then
    return vim.lsp.handlers['window/showDocument'](problem, params, context)
  end
  M.show_page(vim.uri_to_fname(params.uri))
  return { success = true }
end

function M.show_page(path)
  vim.cmd('split ' .. vim.fn.fnameescape(path))
  M.as_page(vim.api.nvim_get_current_buf())
end

--- Text in a window of its own, which `q` closes.
function M.show_text(name, lines, filetype)
  vim.cmd('new')
  local buffer = vim.api.nvim_get_current_buf()
  vim.bo[buffer].buftype = 'nofile'
  vim.api.nvim_buf_set_lines(buffer, 0, -1, false, lines)
  pcall(vim.api.nvim_buf_set_name, buffer, 'wakeful://' .. name)
  vim.bo[buffer].filetype = filetype
  M.as_page(buffer)
end

function M.as_page(buffer)
  if vim.bo[buffer].filetype == 'markdown' and vim.treesitter and vim.treesitter.start then
    pcall(vim.treesitter.start, buffer, 'markdown')
  end
  vim.bo[buffer].bufhidden = 'wipe'
  vim.bo[buffer].readonly = true
  vim.bo[buffer].modifiable = false
  vim.bo[buffer].swapfile = false
  vim.wo.conceallevel = 2
  vim.api.nvim_buf_set_keymap(buffer, 'n', 'q', '<Cmd>close<CR>', { nowait = true, silent = true })
end

return M
