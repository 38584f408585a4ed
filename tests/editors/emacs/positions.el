;;; Behind é and 𝄞, what is found, typed and fixed is at the right place.  -*- lexical-binding: t; -*-

(open-with-eglot "src/lib.rs")
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "𝄞")
(insert "𝄞")
(changed)
(wait-found "std::thread::sleep" "std::fs::read_to_string")
(go-to "std::thread::sleep")
(code-action "Use `tokio::time::sleep`")
(go-to "let _name")
(should-equal (buffer-substring-no-properties (point) (line-end-position))
              "let _name = \"é𝄞𝄞\"; tokio::time::sleep(Duration::from_secs(1)).await;")
(wait-found "std::fs::read_to_string")
