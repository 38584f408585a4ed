;;; wakeful.el --- Async hazards in Rust, beside rust-analyzer  -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages, tools

;;; Commentary:

;; For Eglot, which has one server per buffer: wakeful alone, or with rust-analyzer behind `rass'
;; (pip install rassumfrassum).  For lsp-mode, which has many: beside whatever else serves Rust.
;;
;;   (require 'wakeful)
;;   (add-hook 'rust-ts-mode-hook #'eglot-ensure)   ; or #'lsp
;;
;; Then M-x wakeful-fix-all, M-x wakeful-explain, and code actions.

;;; Code:

(defgroup wakeful nil
  "Async hazards in Rust."
  :group 'tools)

(defcustom wakeful-program "wakeful"
  "The program: a name that is looked for, or a path."
  :type 'string)

(defcustom wakeful-modes '(rust-mode rust-ts-mode rustic-mode)
  "Major modes that wakeful serves."
  :type '(repeat symbol))

(defcustom wakeful-settings nil
  "What lsp-mode sends wakeful, as a property list: (:ignore [\"unnecessary_async\"]).
Eglot sends the section `:wakeful' of `eglot-workspace-configuration'."
  :type 'plist)

(defcustom wakeful-fix-on-save nil
  "Whether the safe fixes are applied before a buffer is saved."
  :type 'boolean)

(defvar eglot-server-programs)
(declare-function eglot-current-server "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function jsonrpc-async-request "jsonrpc")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-register-custom-settings "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-workspaces "lsp-mode")

(defun wakeful-command ()
  "The command that starts the server.  It is never downloaded."
  (let ((installed (expand-file-name "bin/wakeful" (or (getenv "CARGO_HOME") "~/.cargo"))))
    (list (or (executable-find wakeful-program)
              (and (file-executable-p installed) installed)
              (user-error "wakeful: `%s' is not a program here; install it with `cargo install wakeful'"
                          wakeful-program))
          "server")))

(defun wakeful-eglot-command (&optional _interactive _project)
  "The command for Eglot: with rust-analyzer where `rass' is there to join them."
  (if (and (executable-find "rass") (executable-find "rust-analyzer"))
      (append '("rass" "--" "rust-analyzer" "--") (wakeful-command))
    (wakeful-command)))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs (cons wakeful-modes #'wakeful-eglot-command)))

(with-eval-after-load 'lsp-mode
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection #'wakeful-command)
                    :major-modes wakeful-modes
                    :server-id 'wakeful
                    :add-on? t
                    :priority -1))
  ;; It is asked for each setting by name; what is not said is as by default.
  (lsp-register-custom-settings
   (mapcar (lambda (name)
             (list (concat "wakeful." name)
                   (lambda () (plist-get wakeful-settings (intern (concat ":" name))))))
           '("run" "select" "ignore" "severity"))))

(defun wakeful--execute (command &rest arguments)
  "Have the server of this buffer do COMMAND with ARGUMENTS."
  (let ((parameters (list :command command :arguments (vconcat arguments))))
    (cond ((and (fboundp 'eglot-current-server) (eglot-current-server))
           ;; Waiting for the answer, jsonrpc before Emacs 30 loses an edit that follows at once.
           (jsonrpc-async-request (eglot-current-server) :workspace/executeCommand parameters
                                  :success-fn #'ignore
                                  :error-fn (lambda (it) (message "wakeful: %s" (plist-get it :message)))))
          ((and (fboundp 'lsp-workspaces) (lsp-workspaces))
           (lsp-request "workspace/executeCommand" parameters))
          (t (user-error "wakeful: no server is attached to this buffer")))))

;;;###autoload
(defun wakeful-fix-all ()
  "Apply all safe fixes in this buffer."
  (interactive)
  (wakeful--execute "wakeful.fixAll" (concat "file://" (url-hexify-string
                                                        (file-truename buffer-file-name)
                                                        (wakeful--path-characters)))))

(defun wakeful--path-characters ()
  "What stands for itself in the path of a URI."
  (require 'url-util)
  (let ((all (copy-sequence (symbol-value 'url-path-allowed-chars))))
    (dolist (it '(?: ?\; ?\[ ?\])) (aset all it nil))
    all))

;;;###autoload
(defun wakeful-workspace-fix-all ()
  "Apply all safe fixes in the workspace."
  (interactive)
  (wakeful--execute "wakeful.fixAll"))

;;;###autoload
(defun wakeful-explain (rule)
  "Show the page of RULE."
  (interactive (list (completing-read "Rule: " (wakeful-rules) nil t)))
  (with-help-window "*wakeful*"
    (princ (wakeful--output "explain" rule))))

(defun wakeful-rules ()
  "The ids of all rules."
  (let ((lines (split-string (wakeful--output "rules" "--markdown") "\n")))
    (delq nil (mapcar (lambda (it)
                        (and (string-match "^| \\[`\\([a-z0-9_]+\\)`\\]" it) (match-string 1 it)))
                      lines))))

(defun wakeful--output (&rest arguments)
  "What the program prints when it is given ARGUMENTS."
  (with-temp-buffer
    (apply #'call-process (car (wakeful-command)) nil t nil "--color" "never" arguments)
    (buffer-string)))

(defun wakeful--before-save ()
  "Apply the safe fixes, where that is wanted."
  (when (and wakeful-fix-on-save (memq major-mode wakeful-modes)
             (fboundp 'eglot-current-server) (eglot-current-server))
    ;; That there is nothing to fix is an error for Eglot.
    (ignore-errors
      (eglot-code-actions (point-min) (point-max) "source.fixAll.wakeful" t))))

(add-hook 'before-save-hook #'wakeful--before-save)

(provide 'wakeful)
;;; wakeful.el ends here
