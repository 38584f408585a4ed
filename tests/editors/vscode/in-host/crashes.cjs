// A server that goes away comes back.
const { assert, described, findings, found, open, rangeOf, server, until, vscode } = require("./editor.cjs");

const SLEEPS = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}
`;

/** Ends the server without notice; its successor, if there is one. */
async function kill() {
  const { id } = await until("a server", server);
  process.kill(id, "SIGKILL");
  await until("its end", () => server()?.id !== id);
  return id;
}

module.exports = {
  async "a server that is killed comes back, with all that it said"() {
    const { uri, document, editor } = await open("src/killed.rs", SLEEPS);
    await found(uri, "blocking_sleep");
    await editor.edit((it) => it.insert(new vscode.Position(0, 0), "// not saved\n"));
    await until("the finding to move", () => findings(uri)[0]?.range.start.line === 2);
    const killed = await kill();
    await until("another server", () => (server()?.id ?? killed) !== killed);
    const [sleep] = await found(uri, "blocking_sleep");
    assert.equal(document.getText(sleep.range), "std::thread::sleep");
    await editor.edit((it) => it.insert(rangeOf(document, "}").start, '    let _ = std::fs::read("x");\n'));
    const [, read] = await found(uri, "blocking_sleep", "blocking_fs");
    assert.equal(document.getText(read.range), "std::fs::read");
  },

  async "one that keeps crashing is left alone, until it is asked for"() {
    const { uri } = await open("src/crashing.rs", SLEEPS);
    await found(uri, "blocking_sleep");
    await vscode.commands.executeCommand("wakeful.restart");
    for (let crash = 1; crash <= 5; crash++) {
      await until(`server ${crash}`, server);
      await found(uri, "blocking_sleep");
      await kill();
    }
    const problem = await until("a problem", async () => (await described()).problem);
    const left = "The server has crashed 5 times in a short time, and is left alone. The last time, it was ended by SIGKILL";
    assert.equal(problem, left);
    assert.equal(server(), undefined);
    await vscode.commands.executeCommand("wakeful.restart");
    await found(uri, "blocking_sleep");
  },
};
