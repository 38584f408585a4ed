// Runs inside the extension host: every test of a suite, one after another.
const { appendFileSync } = require("node:fs");
const { tidyUp } = require("./editor.cjs");

const SUITES = {
  "in-host": ["./findings.cjs", "./fixes.cjs", "./configuration.cjs", "./pages.cjs", "./beside.cjs"],
  starts: ["./crashes.cjs", "./starts.cjs"],
  untrusted: ["./untrusted.cjs"],
  "rust-analyzer": ["./rust_analyzer.cjs"],
};

exports.run = async () => {
  const { SUITE, SUITE_RESULTS, SUITE_ONLY = "" } = process.env;
  let failures = 0;
  for (const file of SUITES[SUITE]) {
    for (const [name, test] of Object.entries(require(file))) {
      if (!name.includes(SUITE_ONLY)) {
        continue;
      }
      const start = Date.now();
      const result = { name };
      try {
        await test();
        result.notes = `${Date.now() - start} ms`;
      } catch (error) {
        failures += 1;
        result.error = String(error.stack ?? error);
      }
      appendFileSync(SUITE_RESULTS, `${JSON.stringify(result)}\n`);
      await tidyUp();
    }
  }
  if (failures > 0) {
    throw new Error(`${failures} failed`);
  }
};
