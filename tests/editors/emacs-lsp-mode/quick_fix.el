;;; Under lsp-mode, beside what else serves Rust: findings, a hover, a fix.  -*- lexical-binding: t; -*-

(require 'lsp-mode)
(setq lsp-auto-guess-root t lsp-restart 'ignore lsp-enable-file-watchers nil lsp-warn-no-matched-clients nil
      lsp-enable-snippet nil lsp-diagnostics-provider :none lsp-headerline-breadcrumb-enable nil
      lsp-idle-delay 0 lsp-client-packages nil lsp-keep-workspace-alive nil
      lsp-session-file (expand-file-name "session" (getenv "XDG_STATE_HOME")))
(add-to-list 'lsp-language-id-configuration '(rust-mode . "rust"))

(setq wakeful-settings '(:severity (:blocking_sleep "off")))

(let ((expected '("wakeful")))
  (when (getenv "RUST_ANALYZER")
    (push "rust-analyzer" expected)
    (lsp-register-client
     (make-lsp-client :new-connection (lsp-stdio-connection (list (getenv "RUST_ANALYZER")))
                      :major-modes '(rust-mode) :server-id 'rust-analyzer)))
  (find-file (in-project "src/lib.rs"))
  (lsp)
  (until "the servers" (lambda () (= (length expected) (length (lsp-workspaces)))))
  (should-equal (sort (mapcar (lambda (it) (symbol-name (lsp--client-server-id (lsp--workspace-client it))))
                              (lsp-workspaces))
                      #'string<)
                expected))
(defun codes ()
  "What wakeful found."
  (mapcar (lambda (it) (gethash "code" it))
          (cl-remove-if-not (lambda (it) (equal "wakeful" (gethash "source" it)))
                            (gethash (file-truename (in-project "src/lib.rs")) (lsp-diagnostics t)))))
(until "findings, by the settings" (lambda () (equal (codes) '("blocking_fs"))))
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
