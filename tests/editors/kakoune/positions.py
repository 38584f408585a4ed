"""Behind é and 𝄞, what is listed, typed and fixed is at the right place."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace(
    '"é𝄞"; std::thread::sleep(Duration::from_secs(1));',
    '"é𝄞𝄞"; tokio::time::sleep(Duration::from_secs(1)).await;',
)

with harness.Kakoune("src/lib.rs") as kakoune:
    kakoune.sees("errors=1 warnings=1")
    kakoune.go_to("𝄞", "4:19")
    kakoune.insert("a", "𝄞")
    kakoune.sees('"é𝄞𝄞"')
    # Kakoune lists bytes: two of é, four of each 𝄞.
    kakoune.finds("4:31 std::thread::sleep` blocks", "9:16 std::fs::read_to_string` blocks")
    kakoune.go_to("thread::sleep", "4:41")
    kakoune.choose("Use `tokio::time::sleep`")
    kakoune.sees("tokio::time::sleep(Duration::from_secs(1)).await;", "errors=0 warnings=1")
    kakoune.command("write")
    assert wait_file("src/lib.rs", "tokio::time") == EXPECTED
