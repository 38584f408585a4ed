;;; Planted hazards are found, and go when they are typed away.  -*- lexical-binding: t; -*-

(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(should-equal (mapcar #'flymake-diagnostic-type
                      (sort (flymake-diagnostics) (lambda (a b) (< (flymake-diagnostic-beg a) (flymake-diagnostic-beg b)))))
              '(eglot-error eglot-warning))
(go-to "std::fs::read_to_string")
(delete-region (line-beginning-position) (line-beginning-position 2))
(changed)
(wait-found "std::thread::sleep")
