;;; harness.el --- Runs a scenario in a project of its own, and ends with its result  -*- lexical-binding: t; -*-

(require 'cl-lib)
(require 'subr-x)

(dolist (it (split-string (or (getenv "ELPA") "") ":" t)) (add-to-list 'load-path it))
(add-to-list 'load-path (getenv "PLUGIN"))

;; Menus come from the keyboard, not from a mouse.
(setq last-nonmenu-event ?a)
;; Stubs of primitives would be compiled, by a compiler that is not there.
(setq native-comp-enable-subr-trampolines nil comp-enable-subr-trampolines nil)
(setq make-backup-files nil create-lockfiles nil inhibit-message t)

;; The modes of Rust need a grammar or a package; servers only ask for the name.
(define-derived-mode rust-mode prog-mode "Rust")
(add-to-list 'auto-mode-alist '("\\.rs\\'" . rust-mode))

(require 'wakeful)
(setq wakeful-program (getenv "WAKEFUL"))

(defvar patience (/ (string-to-number (or (getenv "WAKEFUL_PATIENCE") "20000")) 1000.0))

(defun until (what condition)
  "Wait for WHAT until CONDITION holds, and return its value."
  (let ((end (+ (float-time) patience)) value)
    (while (not (setq value (funcall condition)))
      (when (> (float-time) end) (error "waited in vain for %s" what))
      (accept-process-output nil 0.02))
    value))

(defun in-project (path) (expand-file-name path (getenv "PROJECT")))

(defun saved (path)
  (with-temp-buffer (insert-file-contents (in-project path)) (buffer-string)))

(defun should-equal (actual expected)
  (unless (equal actual expected) (error "expected:\n%s\nactual:\n%s" expected actual)))

(defun open-with-eglot (path)
  "Opens a file; Eglot connects, as `eglot-ensure' would have it do."
  (require 'eglot)
  (require 'flymake)
  (setq eglot-sync-connect 30 eglot-autoshutdown t)
  (setq eglot-confirm-server-edits nil eglot-confirm-server-initiated-edits nil)
  (find-file (in-project path))
  (apply #'eglot (eglot--guess-contact))
  (flymake-start))

(defun open-with-lsp-mode (path)
  "Opens a file under lsp-mode, beside rust-analyzer where it is there.
lsp-mode 8 counts characters where UTF-16 is asked for, so the file has none beyond the BMP."
  (with-temp-file (in-project path)
    (insert (string-replace "𝄞" "" (saved path))))
  (require 'lsp-mode)
  (setq lsp-auto-guess-root t lsp-restart 'ignore lsp-enable-file-watchers nil lsp-warn-no-matched-clients nil
        lsp-enable-snippet nil lsp-diagnostics-provider :none lsp-headerline-breadcrumb-enable nil
        lsp-idle-delay 0 lsp-client-packages nil lsp-keep-workspace-alive nil lsp-modeline-workspace-status-enable nil
        lsp-modeline-code-actions-enable nil lsp-modeline-diagnostics-enable nil
        lsp-session-file (expand-file-name "session" (getenv "XDG_STATE_HOME")))
  (add-to-list 'lsp-language-id-configuration '(rust-mode . "rust"))
  (let ((expected '("wakeful")))
    (when (getenv "RUST_ANALYZER")
      (push "rust-analyzer" expected)
      (lsp-register-client
       (make-lsp-client :new-connection (lsp-stdio-connection (list (getenv "RUST_ANALYZER")))
                        :initialization-options '(:cachePriming (:enable :json-false) :checkOnSave :json-false
                                                  :cargo (:noDeps t :buildScripts (:enable :json-false)))
                        :major-modes '(rust-mode) :server-id 'rust-analyzer)))
    (find-file (in-project path))
    (lsp)
    (until "the servers" (lambda () (= (length expected) (length (lsp-workspaces)))))
    (should-equal (sort (mapcar (lambda (it) (symbol-name (lsp--client-server-id (lsp--workspace-client it))))
                                (lsp-workspaces))
                        #'string<)
                  expected)))

(defun codes (&optional path)
  "What wakeful found under lsp-mode: the ids of rules, sorted."
  (let ((all (gethash (file-truename (in-project (or path "src/lib.rs"))) (lsp-diagnostics t))))
    (sort (mapcar (lambda (it) (format "%s" (gethash "code" it)))
                  (cl-remove-if-not (lambda (it) (equal "wakeful" (gethash "source" it))) all))
          #'string<)))

(defun wait-codes (&rest expected)
  (condition-case nil
      (until "findings" (lambda () (equal (codes) expected)))
    (error (error "expected %S, found %S" expected (codes)))))

(defun should-be-fixed (text)
  "Both fixes are in TEXT, each where it belongs."
  (dolist (it '("\"é\"; tokio::time::sleep(Duration::from_secs(1)).await;\n"
                "let text = tokio::fs::read_to_string(\"notes.txt\").await?;\n"))
    (unless (string-search it text) (error "not fixed: %s" text))))

(defun found ()
  "What Flymake shows of wakeful, as texts that stand under findings, in their order."
  (let ((all (cl-remove-if-not (lambda (it) (string-match-p "blocks the runtime" (flymake-diagnostic-text it)))
                               (flymake-diagnostics))))
    (mapcar (lambda (it)
              (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it)))
            (sort all (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))))

(defun wait-found (&rest expected)
  (condition-case nil
      (until "findings" (lambda () (flymake-start) (equal (found) expected)))
    (error (error "expected %S, found %S" expected (found)))))

(defun changed ()
  "Tell the server; the timers that would do it never fire in batch mode."
  (eglot--signal-textDocument/didChange))

(defun go-to (text)
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defun code-action (title)
  "Choose TITLE in the menu of code actions, and return all titles."
  (let (titles)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt all &rest _)
                 (setq titles (all-completions "" all))
                 (or (cl-find-if (lambda (it) (string-match-p (regexp-quote title) it)) titles)
                     (error "no %s among %S" title titles)))))
      (eglot-code-actions (point) (point) nil t))
    (changed)
    titles))

(let ((code 0))
  (condition-case problem
      (load (getenv "SCENARIO") nil t)
    (error
     (let ((text (error-message-string problem)))
       (setq code (cond ((string-prefix-p "does not apply: " text) 3)
                        ((string-prefix-p "lacks " text) 4)
                        (t 1)))
       (princ (if (= code 1) (concat "Error: " text) (string-remove-prefix "does not apply: " text)))
       (princ "\n"))
     (when (and (= code 1) (get-buffer "*Messages*"))
       (princ (with-current-buffer "*Messages*" (buffer-string))))))
  (dolist (it (buffer-list)) (with-current-buffer it (set-buffer-modified-p nil)))
  (when (fboundp 'eglot-shutdown-all) (ignore-errors (eglot-shutdown-all)))
  (kill-emacs code))
