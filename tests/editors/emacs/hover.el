;;; A hover on a finding is the page of its rule.  -*- lexical-binding: t; -*-

(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "std::fs::read_to_string")
(let (text)
  (eglot-hover-eldoc-function (lambda (it &rest _) (setq text it)))
  (until "the hover" (lambda () text))
  (unless (string-match-p "Why this matters" text) (error "another hover: %s" text)))
