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
;;   (add-hook 'wakeful-toml-mode-hook #'eglot-ensure)
;;
;; Then M-x wakeful-fix-all, M-x wakeful-explain, and code actions.

;;; Code:

(require 'seq)

(defgroup wakeful nil
  "Async hazards in Rust."
  :group 'tools)

(defcustom wakeful-program "wakeful"
  "The program: a name that is looked for, or a path."
  :type 'string)

(defcustom wakeful-modes '(rust-mode rust-ts-mode rustic-mode)
  "Major modes for Rust that wakeful serves."
  :type '(repeat symbol))

(defcustom wakeful-settings nil
  "What lsp-mode sends wakeful: (:ignore [\"unnecessary_async\"]).
What is not true is `:json-false'.  Eglot sends the section
`:wakeful' of `eglot-workspace-configuration'."
  :type 'plist)

(defcustom wakeful-fix-on-save nil
  "Whether the safe fixes are applied before a buffer is saved."
  :type 'boolean)

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(defvar lsp--cur-workspace)
(declare-function eglot-current-server "eglot")
(declare-function eglot-code-actions "eglot")
(declare-function jsonrpc-async-request "jsonrpc")
(declare-function lsp-register-client "lsp-mode")
(declare-function lsp-register-custom-settings "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-request "lsp-mode")
(declare-function lsp-request-async "lsp-mode")
(declare-function lsp-get "lsp-protocol")
(declare-function lsp-workspaces "lsp-mode")
(declare-function lsp--workspace-client "lsp-mode")
(declare-function lsp--client-server-id "lsp-mode")
(declare-function lsp--text-document-identifier "lsp-mode")
(declare-function lsp--range "lsp-mode")
(declare-function lsp--point-to-position "lsp-mode")
(declare-function lsp--apply-workspace-edit "lsp-mode")

;;;###autoload
(define-derived-mode wakeful-toml-mode conf-toml-mode "wakeful.toml"
  "A configuration of wakeful, which its server completes, explains and checks.")

;;;###autoload
(add-to-list 'auto-mode-alist '("/wakeful\\.toml\\'" . wakeful-toml-mode))
(put 'wakeful-toml-mode 'eglot-language-id "toml")

(defun wakeful-command ()
  "The command for the server, which is never downloaded."
  (let ((installed (expand-file-name "bin/wakeful" (or (getenv "CARGO_HOME") "~/.cargo"))))
    (list (or (executable-find wakeful-program)
              (and (file-executable-p installed) installed)
              (user-error "wakeful: `%s' is not a program here; %s"
                          wakeful-program
                          "install it with `cargo install --locked --path .' in a checkout of wakeful"))
          "server")))

(defun wakeful--joined-p ()
  "Whether `rass' is there to join rust-analyzer and wakeful."
  (and (executable-find "rass") (executable-find "rust-analyzer")))

(defun wakeful-eglot-command (&optional _interactive _project)
  "The command for Eglot: with rust-analyzer where it can be joined."
  (if (wakeful--joined-p)
      (append '("rass" "--" "rust-analyzer" "--") (wakeful-command))
    (wakeful-command)))

(with-eval-after-load 'eglot
  ;; One server for sources and configuration; but rust-analyzer would take the latter for Rust.
  (if (wakeful--joined-p)
      (setq eglot-server-programs
            (append (list (cons wakeful-modes #'wakeful-eglot-command)
                          (cons 'wakeful-toml-mode (lambda (&rest _) (wakeful-command))))
                    eglot-server-programs))
    (add-to-list 'eglot-server-programs
                 (cons (append wakeful-modes '(wakeful-toml-mode)) #'wakeful-eglot-command))))

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(wakeful-toml-mode . "toml"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection #'wakeful-command)
                    :major-modes (append wakeful-modes '(wakeful-toml-mode))
                    :server-id 'wakeful
                    :add-on? t
                    :priority -1))
  ;; It is asked for each setting by name; what is not said is as by default.
  (lsp-register-custom-settings
   (mapcar (lambda (name)
             (list (concat "wakeful." name)
                   (lambda () (plist-get wakeful-settings (intern (concat ":" name))))))
           ;; All settings.
           '("enable" "run" "workspaceDiagnostics" "select" "ignore" "severity" "inlayHints"))))

(defun wakeful--lsp-workspace ()
  "The workspace of lsp-mode in which wakeful serves this buffer."
  (and (fboundp 'lsp-workspaces)
       (seq-find (lambda (it) (eq 'wakeful (lsp--client-server-id (lsp--workspace-client it))))
                 (lsp-workspaces))))

(defun wakeful--say (error)
  "Tell that ERROR was the answer."
  (message "wakeful: %s" (or (plist-get error :message) error)))

(defun wakeful--execute (command &rest arguments)
  "Have the server of this buffer do COMMAND with ARGUMENTS."
  ;; Waiting for the answer, a client does not take the edit that comes before it.
  (let ((parameters (list :command command :arguments (vconcat arguments)))
        (lsp--cur-workspace (wakeful--lsp-workspace)))
    (cond ((and (fboundp 'eglot-current-server) (eglot-current-server))
           (jsonrpc-async-request (eglot-current-server) :workspace/executeCommand parameters
                                  :success-fn #'ignore :error-fn #'wakeful--say))
          (lsp--cur-workspace
           (lsp-request-async "workspace/executeCommand" parameters #'ignore
                              :mode 'detached
                              :error-handler (lambda (it) (wakeful--say (lsp-get it :message)))))
          (t (user-error "No server of wakeful is attached to this buffer")))))

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
  "Apply the safe fixes, where that is wanted.
What goes wrong does not keep from saving."
  (when (and wakeful-fix-on-save (memq major-mode wakeful-modes))
    (condition-case problem
        (cond ((and (fboundp 'eglot-current-server) (eglot-current-server))
               (eglot-code-actions (point-min) (point-max) "source.fixAll.wakeful" t))
              ((wakeful--lsp-workspace) (wakeful--lsp-fix-now)))
      (error
       ;; That there is nothing to fix is an error for Eglot.
       (let ((text (error-message-string problem)))
         (unless (string-match-p "No .* code actions here" text)
           (message "wakeful: not fixed: %s" text)))))))

(defun wakeful--lsp-fix-now ()
  "Under lsp-mode, apply the safe fixes in this buffer and wait for it."
  (let* ((lsp--cur-workspace (wakeful--lsp-workspace))
         (range (save-restriction
                  (widen)
                  (lsp--range (lsp--point-to-position (point-min)) (lsp--point-to-position (point-max)))))
         (actions (lsp-request "textDocument/codeAction"
                               (list :textDocument (lsp--text-document-identifier)
                                     :range range
                                     :context '(:diagnostics [] :only ["source.fixAll.wakeful"])))))
    (unless (seq-empty-p actions)
      (let ((action (seq-elt actions 0)))
        (unless (lsp-get action :edit)
          (setq action (lsp-request "codeAction/resolve" action)))
        (lsp--apply-workspace-edit (lsp-get action :edit) 'code-action)))))

(add-hook 'before-save-hook #'wakeful--before-save)

(provide 'wakeful)
;;; wakeful.el ends here
