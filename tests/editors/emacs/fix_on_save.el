;;; With `wakeful-fix-on-save', what is written is fixed.  -*- lexical-binding: t; -*-

(setq wakeful-fix-on-save t)
(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(set-buffer-modified-p t)
(save-buffer)
(let ((text (saved "src/lib.rs")))
  (dolist (it '("tokio::time::sleep(Duration::from_secs(1)).await;" "tokio::fs::read_to_string(\"notes.txt\").await?"))
    (unless (string-search it text) (error "not fixed: %s" text))))
(changed)
(wait-found)
