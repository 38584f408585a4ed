--- `:checkhealth wakeful`: whether findings can come, and why not.
local server = require('wakeful.server')

local M = {}

-- They had longer names before Neovim 0.10, and stood elsewhere before 0.8.
local health = vim.health or require('health')
local start = health.start or health.report_start
local ok = health.ok or health.report_ok
local info = health.info or health.report_info
local warn = health.warn or health.report_warn
local err = health.error or health.report_error

function M.check()
  start('wakeful: the program')
  local program = M.program()
  start('wakeful: the server')
  M.server()
  start('wakeful: buffers')
  M.buffers(program)
end

function M.program()
  local program = server.binary()
  if not program then
    err('not found as: ' .. table.concat(server.places(), ', '), {
      'Install it: cargo install --locked --path . in a checkout of wakeful',
      "Or say where it is: vim.g.wakeful = { path = '…' }, before anything else of wakeful",
    })
    return
  end
  local version = vim.fn.systemlist({ program, '--version' })[1] or ''
  if not version:find('^wakeful %d') then
    err(program .. ' does not say that it is wakeful: ' .. version)
    return
  end
  ok(('%s, %s'):format(version, vim.fn.fnamemodify(program, ':~')))
  return program
end

function M.server()
  if server.off then
    warn('turned off', { ':Wakeful toggle' })
    return
  end
  local is_enabled = vim.lsp.is_enabled and vim.lsp.is_enabled('wakeful')
  local clients = server.clients()
  if #clients == 0 then
    if vim.lsp.enable and not is_enabled then
      warn('not enabled', { "vim.lsp.enable('wakeful')" })
    else
      info('none runs; it starts with the first Rust file')
    end
  end
  for _, client in ipairs(clients) do
    local root = client.config.root_dir
    ok(('runs in %s'):format(root and vim.fn.fnamemodify(root, ':~') or 'no directory'))
  end
end

function M.buffers(program)
  local seen = false
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    local clients = server.clients(buffer)
    if vim.api.nvim_buf_is_loaded(buffer) and #clients > 0 then
      seen = true
      M.buffer(buffer, clients, program)
    end
  end
  if not seen then
    info('no buffer has a server')
  end
end

function M.buffer(buffer, clients, program)
  local path = vim.api.nvim_buf_get_name(buffer)
  local name = vim.fn.fnamemodify(path, ':~:.')
  local found = vim.tbl_filter(function(it)
    return it.source == 'wakeful'
  end, vim.diagnostic.get(buffer))
  ok(('%s: attached, %d finding%s'):format(name, #found, #found == 1 and '' or 's'))
  if #clients > 1 then
    err(('%s: %d servers, so everything is said more than once'):format(name, #clients), {
      'Start it in one way only: vim.lsp.enable(), setup(), or another plugin',
    })
  end
  M.encodings(buffer, name, clients[1])
  if program and vim.bo[buffer].filetype == 'rust' then
    M.configuration(path, name, program)
  end
end

--- Neovim can work with one encoding of positions per buffer.
function M.encodings(buffer, name, ours)
  for _, other in ipairs((vim.lsp.get_clients or vim.lsp.get_active_clients)()) do
    if other.name ~= 'wakeful' and vim.lsp.buf_is_attached(buffer, other.id) then
      local both = ('%s counts positions in %s, wakeful in %s'):format(
        other.name,
        other.offset_encoding,
        ours.offset_encoding
      )
      if other.offset_encoding == ours.offset_encoding then
        ok(name .. ': ' .. both)
      elseif other.name:find('rust') then
        warn(name .. ': ' .. both, {
          'Give both servers the same capabilities: general.positionEncodings decides',
        })
      else
        info(name .. ': ' .. both)
      end
    end
  end
end

function M.configuration(path, name, program)
  local lines = vim.fn.systemlist({ program, '--color', 'never', 'config', 'show', path })
  if vim.v.shell_error ~= 0 then
    err(name .. ': the configuration is wrong', lines)
  else
    ok(lines[1] or (name .. ': nothing is configured'))
  end
end

return M
