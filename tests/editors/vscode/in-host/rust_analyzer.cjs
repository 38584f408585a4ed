// rust-analyzer itself works on the same file, with a client of its own.
const { dirname } = require("node:path");
const { action, actions, assert, found, hovers, open, rangeOf, rule, until, vscode, write } = require("./editor.cjs");
const { LANGUAGE_CLIENT, RUST_ANALYZER, PATH } = process.env;

// Characters of two bytes and of two units stand before the finding.
const READS = `pub async fn read() -> std::io::Result<String> {
    let _name = "é𝄞"; let text = std::fs::read_to_string("notes.txt")?;
    Ok(text)
}
`;

const FIX = "Use `tokio::fs::read_to_string` (read the result)";

module.exports = {
  async "rust-analyzer and wakeful are both heard, and nothing is said twice"() {
    await write("Cargo.toml", '[package]\nname = "planted"\nedition = "2024"\n[dependencies]\ntokio = "1"\n');
    const { uri, document, editor } = await open("src/lib.rs", READS);
    const { LanguageClient } = require(LANGUAGE_CLIENT);
    const program = { command: RUST_ANALYZER, options: { env: { ...process.env, PATH: `${dirname(RUST_ANALYZER)}:${PATH}` } } };
    const other = new LanguageClient("rust-analyzer", "rust-analyzer", program, {
      documentSelector: [{ language: "rust", scheme: "file" }],
      // What cargo says is none of our business here, and would need dependencies.
      initializationOptions: { checkOnSave: false, cargo: { noDeps: true } },
    });
    await other.start();
    try {
      assert.equal(other.initializeResult.serverInfo.name, "rust-analyzer");
      const [read] = await found(uri, "blocking_fs");
      assert.equal(document.getText(read.range), "std::fs::read_to_string");
      // It answers while it still loads, with nothing.
      const titles = await until("the actions of both", async (tell) => {
        const all = (await actions(uri, read.range)).map((it) => it.title);
        tell(all);
        return [FIX, "Replace qualified path with use"].every((it) => all.includes(it)) && all;
      });
      assert.deepEqual(titles, [...new Set(titles)], "no action is there twice");
      const name = rangeOf(document, "read()").start;
      await until("its hover", async () => (await hovers(uri, name)).some((it) => it.includes("pub async fn read()")));
      const ours = (await hovers(uri, read.range.start)).filter((it) => it.includes("#### Why this matters"));
      assert.equal(ours.length, 1);
      // Both follow what is typed, in the same units.
      await editor.edit((it) => it.insert(document.positionAt(document.getText().indexOf("é")), "𝄞"));
      await editor.edit((it) => it.insert(rangeOf(document, "Ok(text)").end, " +"));
      const all = () => vscode.languages.getDiagnostics(uri).filter((it) => rule(it) !== "unnecessary_async");
      await until("both to report", (tell) => {
        tell(all().map((it) => `${it.source}: ${it.message}`));
        return ["wakeful", "rust-analyzer"].every((source) => all().some((it) => it.source === source));
      });
      const said = all().map((it) => `${it.range.start.line}:${it.range.start.character} ${it.message}`);
      assert.deepEqual(said, [...new Set(said)], "nothing is reported twice");
      assert.equal(document.getText(all().find((it) => it.source === "wakeful").range), "std::fs::read_to_string");
      const fix = await action(uri, all().find((it) => it.source === "wakeful").range, FIX);
      assert(await vscode.workspace.applyEdit(fix.edit));
      assert(document.getText().includes('"𝄞é𝄞"; let text = tokio::fs::read_to_string("notes.txt").await?;'), document.getText());
    } finally {
      await other.dispose();
    }
  },
};
