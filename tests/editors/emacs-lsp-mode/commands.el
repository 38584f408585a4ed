;;; Under lsp-mode, the commands: all fixes of a buffer, and of the workspace.  -*- lexical-binding: t; -*-

(open-with-lsp-mode "src/lib.rs")
(wait-codes "blocking_fs" "blocking_sleep")
(wakeful-fix-all)
(until "the fixes" (lambda () (string-search "tokio::fs::read_to_string" (buffer-string))))
(should-be-fixed (buffer-string))
(wait-codes)
(wakeful-workspace-fix-all)
(until "the fix of another file"
       (lambda ()
         (let ((other (find-buffer-visiting (in-project "src/main.rs"))))
           (and other (with-current-buffer other (string-search "tokio::time::sleep" (buffer-string)))))))
