"""Behind é and 𝄞, what is typed and what is fixed is at the right place."""

import harness
from projects import FILES
from terminals import wait_file

EXPECTED = FILES["src/lib.rs"].replace(
    '"é𝄞"; std::thread::sleep(Duration::from_secs(1));',
    '"é𝄞𝄞"; tokio::time::sleep(Duration::from_secs(1)).await;',
)

with harness.helix("src/lib.rs") as helix:
    helix.sees("std::thread::sleep` blocks")
    harness.go_to(helix, "𝄞")
    helix.sees("4:1")
    helix.text("a𝄞")
    helix.keys("Escape")
    helix.sees('"é𝄞𝄞"')
    harness.go_to(helix, "thread::sleep")
    helix.sees("4:41")
    helix.keys("Space", "a")
    helix.sees("Use `tokio::time::sleep`")
    helix.keys("Enter")
    helix.sees("tokio::time::sleep(Duration::from_secs(1)).await;")
    helix.text(":w")
    helix.keys("Enter")
    assert wait_file("src/lib.rs", "tokio::time") == EXPECTED
