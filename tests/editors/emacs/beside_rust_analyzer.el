;;; Beside rust-analyzer, behind rass, the actions of both are in one menu.  -*- lexical-binding: t; -*-

(unless (getenv "RUST_ANALYZER") (error "lacks rust-analyzer"))
(unless (getenv "RASS") (error "lacks rass, which joins it"))
(push (getenv "RASS") exec-path)
;; What takes rust-analyzer longest is none of our business here.
(setq-default eglot-workspace-configuration
              '(:rust-analyzer (:cachePriming (:enable :json-false) :procMacro (:enable :json-false)
                                :cargo (:noDeps t :buildScripts (:enable :json-false)) :checkOnSave :json-false)))
(open-with-eglot "src/lib.rs")
(should-equal (car (wakeful-eglot-command)) "rass")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "std::fs::read_to_string")
(let ((patience (if (getenv "WAKEFUL_IMPATIENT") patience 90)))
  (until "the actions of both"
         (lambda ()
           (let (titles)
             (cl-letf (((symbol-function 'completing-read)
                        (lambda (_prompt all &rest _) (setq titles (all-completions "" all)) (signal 'quit nil))))
               (condition-case nil (eglot-code-actions (point) (point) nil t) ((error quit) nil)))
             (let ((all (string-join titles "\n")))
               (and (string-search "Use `tokio::fs::read_to_string`" all)
                    (string-search "Replace qualified path with use" all)))))))
