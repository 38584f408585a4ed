// In a folder that nobody trusts, whose settings name a server of its own, and with one that cargo has installed.
const { chmodSync, existsSync } = require("node:fs");
const { join } = require("node:path");
const { assert, extension, folder, found, open, server, until, vscode, write } = require("./editor.cjs");

const HAZARDS = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::MAX);
    let _ = std::fs::read("x");
}
`;

module.exports = {
  async "what the folder names is not run, and findings are shown all the same"() {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.equal(vscode.workspace.getConfiguration("wakeful.server").get("path"), "");
    const mark = join(folder.fsPath, "was-run");
    const named = await write("named", `#!/bin/sh\ntouch '${mark}'\necho wakeful 0.0.0\n`);
    chmodSync(named.fsPath, 0o755);
    const { uri } = await open("src/untrusted.rs", HAZARDS);
    // Settings of the folder that start nothing count.
    await found(uri, "blocking_sleep");
    assert.equal((await until("a server", server)).path, join(extension.extensionPath, "server/wakeful"));
    await vscode.commands.executeCommand("wakeful.restart");
    await found(uri, "blocking_sleep");
    assert(!existsSync(mark));
  },
};
