--- The configuration that `vim.lsp.enable('wakeful')` reads, from Neovim 0.11 on.
return require('wakeful.server').config()
