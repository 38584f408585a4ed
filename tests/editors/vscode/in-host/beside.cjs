// Another tool works on the same files.
const { action, actions, assert, found, hovers, open, rangeOf, rule, until, vscode } = require("./editor.cjs");

const SLEEPS = `pub async fn nap() {
    std::thread::sleep(std::time::Duration::from_secs(1));
}
`;

module.exports = {
  async "another tool is heard as well, and nothing is said twice"() {
    const { uri, document, editor } = await open("src/both.rs", SLEEPS);
    const [sleep] = await found(uri, "blocking_sleep");
    await until("the other tool", () => vscode.languages.getDiagnostics(uri).some((it) => it.source === "beside"));
    await action(uri, sleep.range, "Do it another way");
    const titles = (await actions(uri, sleep.range)).map((it) => it.title);
    for (const title of ["Use `tokio::time::sleep`", "Do it another way"]) {
      assert.equal(titles.filter((it) => it === title).length, 1, `${title} in ${titles.join(", ")}`);
    }
    const texts = await hovers(uri, rangeOf(document, "sleep(").start);
    assert.equal(texts.filter((it) => it.includes("#### Why this matters")).length, 1);
    assert.equal(texts.filter((it) => it.includes("another tool says this")).length, 1);
    // Reports are asked for of the document and of the workspace; they are not added up.
    await editor.edit((it) => it.insert(new vscode.Position(0, 0), "\n"));
    await document.save();
    const reported = () => vscode.languages.getDiagnostics(uri).filter((it) => rule(it) !== "unnecessary_async");
    await until("all reports", () => reported().every((it) => it.range.start.line === 2));
    const all = reported().map((it) => `${it.source} ${rule(it)}`);
    assert.deepEqual(all.sort(), ["beside undefined", "wakeful blocking_sleep"]);
  },
};
