;;; Under lsp-mode, with `wakeful-fix-on-save', what is written is fixed.  -*- lexical-binding: t; -*-

(setq wakeful-fix-on-save t)
(open-with-lsp-mode "src/lib.rs")
(wait-codes "blocking_fs" "blocking_sleep")
(set-buffer-modified-p t)
(save-buffer)
(let ((text (saved "src/lib.rs")))
  (dolist (it '("tokio::time::sleep(Duration::from_secs(1)).await;" "tokio::fs::read_to_string(\"notes.txt\").await?"))
    (unless (string-search it text) (error "not fixed: %s" text))))
(wait-codes)
;; Nothing is left to fix, and that is no error.
(set-buffer-modified-p t)
(save-buffer)
(should-equal (with-current-buffer "*Messages*" (string-search "not fixed" (buffer-string))) nil)
