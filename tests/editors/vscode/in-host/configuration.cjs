// What the user says about rules: in settings, in files, with commands.
const { assert, described, findings, found, folder, hovers, open, rangeOf, rule, until, vscode, withSetting, write } = require("./editor.cjs");

const BOTH = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::from_secs(1));
    let _ = std::fs::read("x");
}
`;

module.exports = {
  async "a setting of the workspace counts at once, and until it is gone"() {
    const { uri } = await open("src/set.rs", BOTH);
    await found(uri, "blocking_sleep", "blocking_fs");
    await withSetting("wakeful.severity", { blocking_sleep: "hint", blocking_fs: "off" }, async () => {
      const [sleep] = await found(uri, "blocking_sleep");
      assert.equal(sleep.severity, vscode.DiagnosticSeverity.Hint);
    });
    await found(uri, "blocking_sleep", "blocking_fs");
    await withSetting("wakeful.ignore", ["blocking_sleep"], () => found(uri, "blocking_fs"));
    await withSetting("wakeful.select", ["blocking_sleep"], () => found(uri, "blocking_sleep"));
    await withSetting("wakeful.enable", false, () => found(uri));
    await found(uri, "blocking_sleep", "blocking_fs");
  },

  async "findings wait until a file is saved, if that is wanted"() {
    const { uri, document } = await open("src/onsave.rs", "pub async fn nap() {\n}\n");
    await withSetting("wakeful.run", "onSave", async () => {
      await until("the server to know", async () => (await described()).answer.settings.includes("OnSave"));
      const editor = await vscode.window.showTextDocument(document);
      await editor.edit((it) => it.insert(new vscode.Position(0, 20), "\n    std::thread::sleep(std::time::Duration::MAX);"));
      // A hover goes through the server, so what the edit causes has been caused.
      await hovers(uri, rangeOf(document, "thread").start);
      assert.deepEqual(findings(uri).map(rule), []);
      await document.save();
      await found(uri, "blocking_sleep");
    });
  },

  async "files that are not open are not reported on, if that is wanted"() {
    const other = await write("src/there.rs", BOTH);
    const { uri } = await open("src/here.rs", BOTH);
    await found(uri, "blocking_sleep", "blocking_fs");
    await found(other, "blocking_sleep", "blocking_fs");
    await withSetting("wakeful.workspaceDiagnostics", false, async () => {
      await found(other);
      await found(uri, "blocking_sleep", "blocking_fs");
    });
    await found(other, "blocking_sleep", "blocking_fs");
  },

  async "a wakeful.toml counts as it is typed, and what is wrong in it is told there"() {
    const { uri } = await open("configured/src/lib.rs", BOTH);
    await write("configured/Cargo.toml", '[package]\nname = "configured"\nedition = "2024"\n[dependencies]\ntokio = "1"\n');
    await found(uri, "blocking_sleep", "blocking_fs");
    const { uri: toml, document, editor } = await open("configured/wakeful.toml", "");
    await editor.edit((it) => it.insert(new vscode.Position(0, 0), 'ignore = ["blocking_sleep"]\n'));
    assert(document.isDirty);
    await found(uri, "blocking_fs");
    await editor.edit((it) => it.replace(rangeOf(document, "blocking_sleep"), "blocking_slep"));
    const [wrong] = await until("the mistake", () => findings(toml).length === 1 && findings(toml));
    assert.match(wrong.message, /there is no rule `blocking_slep`; did you mean `blocking_sleep`\?/);
    assert.equal(document.getText(wrong.range).replaceAll('"', ""), "blocking_slep");
    await found(uri, "blocking_sleep", "blocking_fs");
    await editor.edit((it) => it.replace(rangeOf(document, "blocking_slep"), "blocking_fs"));
    await document.save();
    await found(uri, "blocking_sleep");
    await found(toml);
    await vscode.commands.executeCommand("workbench.action.closeActiveEditor");
    // As from the explorer: of files in new folders, the watcher of the editor sometimes tells nothing.
    const gone = new vscode.WorkspaceEdit();
    gone.deleteFile(toml);
    assert(await vscode.workspace.applyEdit(gone));
    await found(uri, "blocking_sleep", "blocking_fs");
  },

  async "a command writes a wakeful.toml in which everything is explained, once"() {
    await vscode.commands.executeCommand("wakeful.createConfiguration");
    const { document } = vscode.window.activeTextEditor;
    try {
      assert.equal(document.uri.path, vscode.Uri.joinPath(folder, "wakeful.toml").path);
      assert.match(document.getText(), /^# ignore = \[/m);
      await write("wakeful.toml", "# mine\n");
      await vscode.commands.executeCommand("wakeful.createConfiguration");
      await until("the file of the disk", () => document.getText() === "# mine\n");
      const kept = await vscode.workspace.fs.readFile(document.uri);
      assert.equal(new TextDecoder().decode(kept), "# mine\n");
    } finally {
      await vscode.workspace.fs.delete(document.uri, { useTrash: false });
    }
  },

  async "a command turns findings off and on"() {
    const { uri } = await open("src/toggled.rs", BOTH);
    await found(uri, "blocking_sleep", "blocking_fs");
    await vscode.commands.executeCommand("wakeful.toggle");
    await found(uri);
    await vscode.commands.executeCommand("wakeful.toggle");
    await found(uri, "blocking_sleep", "blocking_fs");
  },

  async "a server that the settings name is taken"() {
    const { copyFileSync, rmSync } = require("node:fs");
    const { join } = require("node:path");
    const { extension, server } = require("./editor.cjs");
    const { uri } = await open("src/named.rs", BOTH);
    await found(uri, "blocking_sleep", "blocking_fs");
    const own = join(extension.extensionPath, "server/wakeful");
    assert.equal(server().path, own);
    const copy = join(folder.fsPath, "named");
    copyFileSync(own, copy);
    try {
      await withSetting("wakeful.server.path", "${workspaceFolder}/named", async () => {
        await until("the other server", () => server()?.path === copy);
        await found(uri, "blocking_sleep", "blocking_fs");
      });
      await until("our own server", () => server()?.path === own);
      await found(uri, "blocking_sleep", "blocking_fs");
    } finally {
      rmSync(copy);
    }
  },
};
