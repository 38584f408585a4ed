--- The help has tags, each of them once, and what it names exists.
local T = ...
local doc = T.project .. '/doc'
vim.fn.mkdir(doc, 'p')
vim.fn.writefile(vim.fn.readfile(vim.env.PLUGIN .. '/doc/wakeful.txt'), doc .. '/wakeful.txt')
vim.cmd('helptags ' .. vim.fn.fnameescape(doc))
local tags = {}
for _, line in ipairs(vim.fn.readfile(doc .. '/tags')) do
  tags[line:match('^[^\t]+')] = true
end
local help = table.concat(vim.fn.readfile(doc .. '/wakeful.txt'), '\n')
for name in help:gmatch('|([%w_:.()-]+)|') do
  local is_ours = name:find('[Ww]akeful')
  assert(not is_ours or tags[name], 'the help points at ' .. name .. ', which is not there')
end
for _, name in ipairs(require('wakeful.commands').names()) do
  assert(tags[':Wakeful-' .. name], 'no help for :Wakeful ' .. name)
end
for _, line in ipairs(vim.fn.readfile(doc .. '/wakeful.txt')) do
  assert(vim.fn.strdisplaywidth(line) <= 78 or line:find('*', 1, true), 'too long: ' .. line)
end
vim.opt.runtimepath:prepend(T.project)
vim.cmd('help wakeful-options')
T.equal(vim.fn.expand('%:t'), 'wakeful.txt')
