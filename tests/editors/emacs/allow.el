;;; A finding is allowed, and the comment asks for a reason until it has one.  -*- lexical-binding: t; -*-

(defun asks-for-a-reason ()
  (flymake-start)
  (cl-some (lambda (it) (string-match-p "does not say why" (flymake-diagnostic-text it))) (flymake-diagnostics)))

(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "std::fs::read_to_string")
(code-action "Allow `blocking_fs` on this line")
(should-equal (and (string-search "    // wakeful: allow(blocking_fs) -- <why>\n    let text" (buffer-string)) t) t)
(wait-found "std::thread::sleep")
(until "a question for the reason" #'asks-for-a-reason)
(go-to "<why>")
(delete-char 5)
(insert "read once, before serving")
(changed)
(until "no question any more" (lambda () (not (asks-for-a-reason))))
(wait-found "std::thread::sleep")
