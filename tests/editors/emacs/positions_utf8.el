;;; Behind é and 𝄞, all is at the right place in UTF-8, too.  -*- lexical-binding: t; -*-

(require 'eglot)
(unless (fboundp 'eglot-utf-8-linepos) (error "does not apply: it knows no UTF-8 positions"))
(cl-defmethod eglot-client-capabilities :around ((_server eglot-lsp-server))
  "Offer nothing but UTF-8."
  (let ((all (cl-call-next-method)))
    (plist-put (plist-get all :general) :positionEncodings ["utf-8"])
    all))
(load (expand-file-name "positions.el" (file-name-directory (getenv "SCENARIO"))) nil t)
(set-buffer (find-buffer-visiting (in-project "src/lib.rs")))
(should-equal (plist-get (eglot--capabilities (eglot-current-server)) :positionEncoding) "utf-8")
