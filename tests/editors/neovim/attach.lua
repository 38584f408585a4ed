--- Which files have a server: sources and configurations of wakeful, no other TOML, no dependency.
local T = ...
vim.opt.hidden = true
vim.env.CARGO_HOME = T.project .. '/cargo'
vim.fn.mkdir(T.project .. '/cargo/registry/src/dep/src', 'p')
T.write('cargo/registry/src/dep/src/lib.rs', 'fn a() {}\n')
vim.fn.mkdir(T.project .. '/inner/src', 'p')
T.write('inner/Cargo.toml', '[package]\nname = "inner"\nedition = "2024"\n')
T.write('inner/src/lib.rs', 'fn a() {}\n')
T.write('other.toml', '')
T.write('wakeful.toml', '')
T.write('Cargo.toml', T.read('Cargo.toml') .. '\n[workspace]\nmembers = ["inner"]\n')
T.enable()
local function attached(path)
  local buffer = T.open(path)
  vim.wait(50)
  return #vim.tbl_filter(function(it)
    return vim.lsp.buf_is_attached(buffer, it.id)
  end, T.clients()) == 1
end
local source = T.open('src/lib.rs')
T.wait('findings', function()
  return #T.found(source) == 2
end)
local actual = {}
for _, path in ipairs({
  'inner/src/lib.rs',
  'Cargo.toml',
  'wakeful.toml',
  'other.toml',
  'cargo/registry/src/dep/src/lib.rs',
}) do
  actual[path] = attached(path)
end
T.equal(actual, {
  ['inner/src/lib.rs'] = true,
  ['Cargo.toml'] = true,
  ['wakeful.toml'] = true,
  ['other.toml'] = false,
  ['cargo/registry/src/dep/src/lib.rs'] = false,
})
T.equal(#T.clients(), 1, 'one server for the workspace')
T.equal(T.clients()[1].config.root_dir, T.project)
