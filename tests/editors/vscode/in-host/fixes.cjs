// What can be done about findings, and where there are none.
const { action, actions, apply, assert, findings, found, open, rangeOf, until, vscode, withSetting, write } = require("./editor.cjs");

const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;

const SLEEP = "std::thread::sleep(std::time::Duration::from_secs(1))";
const SLEPT = "tokio::time::sleep(std::time::Duration::from_secs(1)).await";
const sleeps = (sleep) => `pub async fn nap() {\n    ${sleep};\n}\n`;
const twice = (sleep) => `pub async fn nap() {\n    ${sleep};\n    let _ = 1;\n    ${sleep};\n}\n`;

module.exports = {
  async "a quick fix is preferred, and is applied"() {
    const { uri, document } = await open("src/fixed.rs", sleeps(SLEEP));
    const [sleep] = await found(uri, "blocking_sleep");
    const fix = await action(uri, sleep.range, "Use `tokio::time::sleep`", QuickFix);
    assert.equal(fix.isPreferred, true);
    await apply(fix);
    assert.equal(document.getText(), sleeps(SLEPT));
    await found(uri);
  },

  async "all of a rule is fixed in the file"() {
    const { uri, document } = await open("src/same.rs", twice(SLEEP));
    const [sleep] = await found(uri, "blocking_sleep", "blocking_sleep");
    await apply(await action(uri, sleep.range, "Fix all `blocking_sleep` in this file", QuickFix));
    assert.equal(document.getText(), twice(SLEPT));
  },

  async "everything that is safe is fixed on saving"() {
    const { uri, document, editor } = await open("src/saved.rs", twice(SLEEP));
    await found(uri, "blocking_sleep", "blocking_sleep");
    const fixAll = { "source.fixAll.wakeful": "explicit" };
    await withSetting("editor.codeActionsOnSave", fixAll, () =>
      // A provider that comes or goes while the file is saved cancels what was asked for.
      until("the fixed text", async () => {
        await editor.edit((it) => it.insert(new vscode.Position(0, 0), "\n"));
        await document.save();
        return document.getText().trimStart() === twice(SLEPT);
      }),
    );
    await found(uri);
  },

  async "saving fixes nothing unasked"() {
    const { uri, document, editor } = await open("src/unasked.rs", sleeps(SLEEP));
    await found(uri, "blocking_sleep");
    await editor.edit((it) => it.insert(new vscode.Position(0, 0), "\n"));
    assert(await document.save());
    assert.equal(document.getText(), `\n${sleeps(SLEEP)}`);
  },

  async "a finding is allowed, and a reason is asked for until there is one"() {
    const { uri, document, editor } = await open("src/allowed.rs", sleeps(SLEEP));
    const [sleep] = await found(uri, "blocking_sleep");
    await apply(await action(uri, sleep.range, "Allow `blocking_sleep` on this line", QuickFix));
    const allowed = (why) => `pub async fn nap() {\n    // wakeful: allow(blocking_sleep) -- ${why}\n    ${SLEEP};\n}\n`;
    assert.equal(document.getText(), allowed("<why>"));
    const [unsaid] = await found(uri, "allow_without_reason");
    assert.equal(unsaid.range.start.line, 1);
    assert.equal(unsaid.severity, vscode.DiagnosticSeverity.Hint);
    await editor.edit((it) => it.replace(rangeOf(document, "<why>"), "the door sticks"));
    await found(uri);
    assert.equal(document.getText(), allowed("the door sticks"));
    await editor.edit((it) => it.delete(rangeOf(document, " -- the door sticks")));
    await found(uri, "allow_without_reason");
    // What is allowed for nothing is told, and can be taken back.
    await editor.edit((it) => it.replace(rangeOf(document, SLEEP), "tokio::task::yield_now().await"));
    await until("the comment to be of no use", () => findings(uri).some((it) => it.code.value === "unused_allow"));
  },

  async "a refactoring is offered at the cursor where nothing is wrong"() {
    const before = `async fn fetch() -> u64 {
    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    1
}

pub async fn both() -> u64 {
    let first = fetch().await;
    let second = fetch().await;
    first + second
}
`;
    const { uri, document, editor } = await open("src/refactored.rs", before);
    await found(uri);
    const range = rangeOf(document, "    let first = fetch().await;\n    let second = fetch().await;");
    editor.selection = new vscode.Selection(range.start, range.end);
    const rewrites = await until("rewrites", async () => {
      const all = await actions(uri, range, RefactorRewrite);
      return all.length > 0 && all;
    });
    assert(rewrites.every((it) => it.kind.value.startsWith("refactor.rewrite.")), "only what was asked for");
    const join = rewrites.find((it) => it.kind.value === "refactor.rewrite.join");
    assert(join, rewrites.map((it) => `${it.title} ${it.kind.value}`).join("\n"));
    await apply(join);
    assert.match(document.getText(), /let \(first, second\) = tokio::join!\(\s*fetch\(\),\s*fetch\(\)/);
  },

  async "commands fix a file and the workspace"() {
    const { uri, document } = await open("src/command.rs", sleeps(SLEEP));
    const other = await write("src/other.rs", sleeps(SLEEP));
    await found(uri, "blocking_sleep");
    await found(other, "blocking_sleep");
    await vscode.commands.executeCommand("wakeful.fixFile");
    await until("the fixed file", () => document.getText() === sleeps(SLEPT));
    assert(!vscode.workspace.textDocuments.some((it) => it.uri.path === other.path), "no other file is edited");
    assert.equal(findings(other).length, 1);
    await vscode.commands.executeCommand("wakeful.fixWorkspace");
    await until("the fixed workspace", async (tell) => {
      const open = vscode.workspace.textDocuments.find((it) => it.uri.path === other.path);
      tell([open?.getText() ?? null, require("node:fs").readFileSync(other.fsPath, "utf8")]);
      return open?.getText() === sleeps(SLEPT);
    });
    await found(other);
  },
};
