;;; Under lsp-mode, with `wakeful-fix-on-save', what is written is fixed.  -*- lexical-binding: t; -*-

(setq wakeful-fix-on-save t)
(open-with-lsp-mode "src/lib.rs")
(wait-codes "blocking_fs" "blocking_sleep")
(set-buffer-modified-p t)
(save-buffer)
(should-be-fixed (saved "src/lib.rs"))
(wait-codes)
;; Nothing is left to fix, and that is no error.
(set-buffer-modified-p t)
(save-buffer)
(should-equal (with-current-buffer "*Messages*" (string-search "not fixed" (buffer-string))) nil)
