;;; A server that was killed is started again, and knows the unsaved text.  -*- lexical-binding: t; -*-

;; As it is, Eglot leaves alone what ended within three seconds.
(setq eglot-autoreconnect t)
(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "std::fs::read_to_string")
(delete-region (line-beginning-position) (line-beginning-position 2))
(changed)
(wait-found "std::thread::sleep")
(let ((first (eglot-current-server)))
  (signal-process (process-id (jsonrpc--process first)) 'KILL)
  (until "another server" (lambda () (let ((now (eglot-current-server))) (and now (not (eq now first)))))))
(wait-found "std::thread::sleep")
