;;; Under lsp-mode, a server that was killed is started again, and finds the same.  -*- lexical-binding: t; -*-

(open-with-lsp-mode "src/lib.rs")
(wait-codes "blocking_fs" "blocking_sleep")
(setq lsp-restart 'auto-restart)
(let ((first (lsp--workspace-proc (wakeful--lsp-workspace))))
  (signal-process (process-id first) 'KILL)
  (until "another server"
         (lambda ()
           (let ((now (wakeful--lsp-workspace)))
             (and now (not (eq first (lsp--workspace-proc now))) (eq 'initialized (lsp--workspace-status now)))))))
(goto-char (point-max))
(insert "// typed since\n")
(wait-codes "blocking_fs" "blocking_sleep")
