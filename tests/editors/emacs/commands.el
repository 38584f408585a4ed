;;; The commands: all fixes of a buffer, and the page of a rule.  -*- lexical-binding: t; -*-

(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(unless (member "blocking_fs" (wakeful-rules)) (error "no rules: %S" (wakeful-rules)))
(wakeful-explain "blocking_fs")
(with-current-buffer "*wakeful*"
  (unless (string-search "Why this matters" (buffer-string)) (error "no page: %s" (buffer-string))))
(set-buffer (find-buffer-visiting (in-project "src/lib.rs")))
(wakeful-fix-all)
(until "the fixes" (lambda () (string-search "tokio::fs::read_to_string" (buffer-string))))
(changed)
(wait-found)
;; Also in files that are not open.
(cl-letf (((symbol-function 'y-or-n-p) #'always))
  (wakeful-workspace-fix-all)
  (until "the fix of another file"
         (lambda ()
           (let ((other (find-buffer-visiting (in-project "src/main.rs"))))
             (and other (with-current-buffer other (string-search "tokio::time::sleep" (buffer-string))))))))
