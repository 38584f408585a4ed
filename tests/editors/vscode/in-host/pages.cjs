// The pages of the rules.
const { action, apply, assert, described, extension, found, open, server, until, vscode } = require("./editor.cjs");

const SLEEPS = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}
`;

const previews = () => vscode.window.tabGroups.all.flatMap((it) => it.tabs).filter((it) => it.input instanceof vscode.TabInputWebview);

module.exports = {
  async "the page of a rule opens beside the code"() {
    const { uri } = await open("src/explained.rs", SLEEPS);
    const [sleep] = await found(uri, "blocking_sleep");
    await apply(await action(uri, sleep.range, "Explain `blocking_sleep`"));
    const [preview] = await until("the preview", () => previews().length > 0 && previews());
    assert.match(preview.input.viewType, /markdown\.preview/);
    assert.match(preview.label, /blocking_sleep/);
    assert.equal(preview.group.viewColumn, vscode.ViewColumn.Two);
    // The server asks for its raw file to be shown as well. By the time that it has answered other
    // questions, that has come, and nothing has come of it.
    for (let round = 0; round < 3; round++) {
      await described();
    }
    const tabs = vscode.window.tabGroups.all.flatMap((it) => it.tabs).map((it) => it.label);
    assert.deepEqual(tabs, ["explained.rs", preview.label]);
  },

  async "the link of a finding leads to its page"() {
    const { uri } = await open("src/linked.rs", SLEEPS);
    const [sleep] = await found(uri, "blocking_sleep");
    assert.equal(sleep.code.target.toString(), "wakeful-rule:/blocking_sleep.md");
    const page = await vscode.workspace.openTextDocument(sleep.code.target);
    assert.match(page.getText(), /^# /);
    assert.match(page.getText(), /## Why this matters/);
    // Links between pages lead to pages.
    const next = vscode.Uri.joinPath(sleep.code.target, "../blocking_fs.md");
    const other = await vscode.workspace.openTextDocument(next);
    assert.match(other.getText(), /## Why this matters/);
    const none = await vscode.workspace.openTextDocument(vscode.Uri.parse("wakeful-rule:/no_such.md"));
    assert.match(none.getText(), /there is no rule `no_such`/);
  },

  async "what is needed to report a bug is gathered"() {
    await open("src/reported.rs", SLEEPS);
    const told = await described();
    assert.equal(told.server.version, extension.packageJSON.version);
    assert.equal(told.server.origin, "the extension");
    assert.equal(told.answer.encoding, "Utf16");
    assert.equal(told.answer.text, null, "nobody's source is in it");
  },

  async "every link of every page leads somewhere"() {
    const { properties } = extension.packageJSON.contributes.configuration.properties["wakeful.severity"];
    let followed = 0;
    for (const rule of Object.keys(properties)) {
      const uri = vscode.Uri.parse(`wakeful-rule:/${rule}.md`);
      const text = (await vscode.workspace.openTextDocument(uri)).getText();
      for (const [, link] of text.matchAll(/\]\(([^)\s]+\.md[^)\s]*)\)/g)) {
        if (!/^https?:/.test(link)) {
          const page = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(uri, "..", link.split("#")[0]));
          assert.match(page.getText(), /## Why this matters/, `${link} in ${rule}`);
          followed += 1;
        }
      }
      assert.match(text, /## Why this matters/, rule);
    }
    assert(followed > 0);
  },

  async "every command is there, and none is the server's"() {
    await extension.activate();
    await until("a server", server);
    const told = extension.packageJSON.contributes.commands.map((it) => it.command);
    // In the palette, or behind links.
    const all = await vscode.commands.getCommands(true);
    const own = all.filter((it) => it.startsWith("wakeful.") && !it.startsWith("wakeful.status"));
    const servers = ["wakeful.apply", "wakeful.fixAll", "wakeful.explain", "wakeful.restartIndex", "wakeful.debugInformation"];
    assert.deepEqual(own.sort(), [...told, "wakeful.openRule", ...servers].sort());
    for (const command of servers) {
      assert(!told.includes(command), command);
    }
  },
};
