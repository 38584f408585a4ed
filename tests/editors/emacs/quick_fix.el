;;; A quick fix is in the menu, and changes exactly what it says.  -*- lexical-binding: t; -*-

(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "std::fs::read_to_string")
(let ((expected (string-replace "std::fs::read_to_string(\"notes.txt\")"
                                "tokio::fs::read_to_string(\"notes.txt\").await"
                                (buffer-string))))
  (code-action "Use `tokio::fs::read_to_string`")
  (should-equal (buffer-string) expected))
(wait-found "std::thread::sleep")
