// Runs inside the extension host: the tests of a suite that are wanted, one after another.
const { appendFileSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const { bePatient, extension, tidyUp, vscode } = require("./editor.cjs");
const claims = require("../claims.json");
const suites = require("./suites.json");

exports.run = async () => {
  const { SUITE, SUITE_RESULTS, SUITE_TESTS, SUITE_BROKEN } = process.env;
  // How long each of them waits for something, if not as long as others.
  const wanted = JSON.parse(SUITE_TESTS);
  const tests = Object.assign({}, ...suites[SUITE].map((it) => require(`./${it}.cjs`)));
  const tell = (result) => appendFileSync(SUITE_RESULTS, `${JSON.stringify(result)}\n`);
  const unclaimed = Object.keys(tests).filter((it) => !(it in claims[SUITE]));
  unclaimed.forEach((name) => tell({ name, error: "it does not claim what it tests" }));
  let failures = unclaimed.length;
  for (const [name, patience] of Object.entries(wanted)) {
    if (SUITE_BROKEN) {
      await startAnew();
    }
    bePatient(patience);
    const start = Date.now();
    const result = { name };
    try {
      await ends(tests[name](), patience);
    } catch (error) {
      failures += 1;
      result.error = String(error.stack ?? error);
    }
    result.took = Date.now() - start;
    tell(result);
    await tidyUp();
  }
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
};

/** A server that nobody has started before: what is broken may break only when it comes back. */
async function startAnew() {
  await extension.activate();
  rmSync(join(extension.extensionPath, "server/starts"), { force: true });
  await vscode.commands.executeCommand("wakeful.restart");
}

/** What is broken may not answer at all. */
async function ends(test, patience) {
  let timer;
  const late = new Promise((_, reject) => {
    if (patience) {
      timer = setTimeout(() => reject(new Error("it did not end")), 3 * patience);
    }
  });
  await Promise.race([test, late]).finally(() => clearTimeout(timer));
}
