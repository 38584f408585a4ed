;;; The package compiles without a warning, and its documentation is as Emacs wants it.  -*- lexical-binding: t; -*-

(require 'checkdoc)
(let* ((source (expand-file-name "wakeful.el" (getenv "PLUGIN")))
       (copy (in-project "wakeful.el"))
       (log "*Compile-Log*")
       (problems nil))
  (copy-file source copy)
  (let ((byte-compile-error-on-warn t))
    (unless (byte-compile-file copy) (error "%s" (with-current-buffer log (buffer-string)))))
  (let ((checkdoc-create-error-function
         (lambda (text start &rest _)
           (push (format "%d: %s" (if start (line-number-at-pos start) 0) text) problems)
           nil)))
    (with-current-buffer (find-file-noselect copy) (checkdoc-current-buffer t)))
  (should-equal (reverse problems) nil))
