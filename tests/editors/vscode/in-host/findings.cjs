// What is underlined, and what is said of it.
const { assert, extension, findings, found, hovers, open, rangeOf, until, vscode, write } = require("./editor.cjs");

const SLEEPS = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}
`;

module.exports = {
  async "hazards are underlined where they stand"() {
    const { uri, document } = await open(
      "src/planted.rs",
      `use std::sync::Mutex;

pub async fn add(total: &Mutex<u64>) {
    let mut sum = total.lock().unwrap();
    *sum += fetch().await;
}

async fn fetch() -> u64 {
    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    std::fs::read("x").map_or(0, |it| it.len() as u64)
}
`,
    );
    const [guard, read] = await found(uri, "sync_guard_across_await", "blocking_fs");
    assert(extension.isActive);
    assert.equal(document.getText(guard.range), "sum");
    assert.equal(guard.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(guard.message, "`sum` holds a lock across an await");
    assert.equal(guard.relatedInformation.length, 1);
    assert.equal(document.getText(guard.relatedInformation[0].location.range), "await");
    assert.equal(document.getText(read.range), "std::fs::read");
    assert.equal(read.severity, vscode.DiagnosticSeverity.Warning);
  },

  async "text that is not saved counts"() {
    const { uri, document, editor } = await open("src/typed.rs", "pub async fn nap() {\n}\n");
    await editor.edit((it) => it.insert(new vscode.Position(0, 20), "\n    std::thread::sleep(std::time::Duration::MAX);"));
    const [sleep] = await found(uri, "blocking_sleep");
    assert.equal(document.getText(sleep.range), "std::thread::sleep");
    assert(document.isDirty);
    // Half-typed code is no reason to be silent, or to point somewhere else.
    await editor.edit((it) => it.insert(new vscode.Position(0, 0), "fn half(x: \n\n"));
    await until("the finding to move", () => findings(uri)[0]?.range.start.line === 3);
    assert.equal(document.getText(findings(uri)[0].range), "std::thread::sleep");
  },

  async "files that are not open are reported on"() {
    await open("src/opened.rs", "pub fn nothing() {}\n");
    // The editor may not watch the disk yet, and what happens until then it never tells.
    const uri = await until("the finding", async () => {
      const uri = await write("src/closed.rs", SLEEPS);
      return until("it", () => findings(uri).length === 1 && uri, 2000).catch(() => undefined);
    });
    await found(uri, "blocking_sleep");
    assert(!vscode.workspace.textDocuments.some((it) => it.uri.path === uri.path));
  },

  async "documents without a file are reported on"() {
    const document = await vscode.workspace.openTextDocument({ language: "rust", content: SLEEPS });
    await vscode.window.showTextDocument(document);
    const [sleep] = await found(document.uri, "blocking_sleep");
    assert.equal(document.getText(sleep.range), "std::thread::sleep");
  },

  async "positions are right behind characters of two units"() {
    const { uri, document, editor } = await open(
      "src/astral.rs",
      `pub async fn read() -> std::io::Result<String> {
    let _ = "é𝄞"; /* 𝄞𝄞 */ std::fs::read_to_string("𝄞.txt")
}
`,
    );
    const [read] = await found(uri, "blocking_fs");
    assert.equal(document.getText(read.range), "std::fs::read_to_string");
    // Edits are sent in the same units.
    await editor.edit((it) => it.insert(new vscode.Position(1, document.lineAt(1).text.indexOf("é") + 3), "𝄞 "));
    await until("the finding to move", () => findings(uri)[0]?.range.start.character === read.range.start.character + 3);
    assert.equal(document.getText(findings(uri)[0].range), "std::fs::read_to_string");
  },

  async "the hover says why it matters, and not what the editor shows above it already"() {
    const { uri, document } = await open("src/hovered.rs", SLEEPS);
    await found(uri, "blocking_sleep");
    const text = await until("the hover", async () => {
      const all = await hovers(uri, rangeOf(document, "thread").start);
      return all.find((it) => it.includes("#### Why this matters"));
    });
    assert.match(text, /^A sleep that stops the whole thread, where only the task should wait\./);
    assert.doesNotMatch(text, /`std::thread::sleep` blocks the runtime thread/);
    // The link to the whole page can be followed in this window.
    assert.match(text, /\[The whole page\]\(command:wakeful\.openRule\?%5B%22blocking_sleep%22%5D\)/);
    const elsewhere = await hovers(uri, rangeOf(document, "nap").start);
    assert.doesNotMatch(elsewhere.join("\n"), /blocking_sleep/);
    // What is configured is underlined by nobody, so its hover has everything.
    const { uri: toml, document: configured } = await open("hovered/wakeful.toml", 'ignore = ["blocking_sleep"]\n');
    await until("the rule", async () => {
      const all = await hovers(toml, rangeOf(configured, "sleep").start);
      return all.some((it) => it.startsWith("### blocking_sleep"));
    });
  },

  async "rules are completed where they are allowed, and keys in the configuration"() {
    const { uri, document } = await open("src/completed.rs", "// wakeful: allow(blocking_)\nfn f() {}\n");
    const labels = async (uri, position) => {
      const list = await vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, position);
      return list.items.map((it) => it.label.label ?? it.label);
    };
    await until("rules", async () => (await labels(uri, rangeOf(document, ")").start)).includes("blocking_sleep"));
    const { uri: toml } = await open("sub/wakeful.toml", "ig\n");
    await until("keys", async () => (await labels(toml, new vscode.Position(0, 2))).includes("ignore"));
  },
};
