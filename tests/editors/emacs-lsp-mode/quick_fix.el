;;; Under lsp-mode, beside what else serves Rust: findings, a hover, a fix.  -*- lexical-binding: t; -*-

(setq wakeful-settings '(:severity (:blocking_sleep "off")))
(open-with-lsp-mode "src/lib.rs")
(wait-codes "blocking_fs")
(go-to "std::fs::read_to_string")
(let ((expected (string-replace "std::fs::read_to_string(\"notes.txt\")"
                                "tokio::fs::read_to_string(\"notes.txt\").await"
                                (buffer-string)))
      (hover nil))
  (setq hover (lsp-request "textDocument/hover" (lsp--text-document-position-params)))
  (unless (string-search "Why this matters" (format "%S" hover)) (error "another hover: %S" hover))
  (lsp-execute-code-action
   (or (cl-find "Use `tokio::fs::read_to_string`" (flatten-list (lsp-code-actions-at-point))
                :key (lambda (it) (gethash "title" it)) :test #'equal)
       (error "no fix: %S" (lsp-code-actions-at-point))))
  (until "the fix" (lambda () (equal (buffer-string) expected))))
