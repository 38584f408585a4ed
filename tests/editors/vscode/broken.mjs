// Breaks features on purpose: each test that claims to test one has to fail then.
import { execFileSync } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { FEATURES, claimed } from "./claims.mjs";
import { FAULTS, plant } from "./faults.mjs";

/** Milliseconds that a test waits for something at the least. */
const PATIENCE = 3000;

/**
 * Breaks a feature, or all, for the tests of each suite: with nothing broken they have to pass.
 * `run` runs tests of a suite, with how long each may wait, and `place` is where it has the
 * extension from. Whether all did as they should.
 */
export async function breakAll({ asked, feature, run, place, work }) {
  let good = 0;
  const bad = [];
  const doesNot = (what, why) => {
    bad.push(what);
    console.log(`  ${why}`);
  };
  for (const [suite, names] of asked) {
    const wanted = (test) => claimed(suite, test).filter((it) => feature === "all" || it === feature);
    const tests = names.filter((it) => wanted(it).length > 0);
    if (tests.length === 0) {
      continue;
    }
    console.log(`vscode ${suite}:`);
    dress(place(suite), work, "nothing");
    const patience = new Map();
    for (const { name, error, took } of await run(suite, new Map(tests.map((it) => [it, null])))) {
      if (error === undefined) {
        // What did not come in twice as long as all took does not come.
        patience.set(name, Math.max(PATIENCE, 2 * took));
      } else {
        doesNot(`${name}, with nothing broken`, `FAILED ${name}, and nothing was broken: ${error}`);
      }
    }
    const sound = tests.filter((it) => patience.has(it));
    for (const it of new Set(sound.flatMap(wanted))) {
      const claiming = sound.filter((test) => wanted(test).includes(it));
      dress(place(suite), work, it);
      for (const result of await run(suite, new Map(claiming.map((test) => [test, patience.get(test)])))) {
        const what = `${result.name}, with ${it} broken`;
        if (result.error === undefined) {
          doesNot(what, `PASSED ${what}`);
        } else if (result.took === undefined) {
          doesNot(what, `NOT RUN ${what}: ${result.error}`);
        } else {
          good += 1;
          console.log(`  fails  ${what}  ${(result.took / 1000).toFixed(1)} s: ${reason(result.error)}`);
        }
      }
    }
  }
  console.log(`vscode: ${good} failed as they should${bad.length > 0 ? `, ${bad.length} DID NOT DO AS THEY SHOULD` : ""}`);
  bad.forEach((it) => console.log(`  ${it}`));
  return bad.length === 0 && good > 0;
}

/** Breaks that one in the extension that is installed, or in the server that came with it. */
function dress(installed, work, feature) {
  const sound = join(work, "extension");
  plant(sound, work, installed, feature in FAULTS ? feature : undefined);
  const folder = join(installed, "server");
  if (existsSync(folder)) {
    rmSync(join(folder, "wakeful"));
    const breaks = feature in FEATURES ? feature : "nothing";
    execFileSync("python3", ["-B", join(import.meta.dirname, "../broken.py"), breaks, join(sound, "server/wakeful"), folder]);
  }
}

/** What a failure says, without colours and the places in our own code. */
function reason(error) {
  const [text] = stripVTControlCharacters(error).split(/\n\s+at /);
  return text.replaceAll(/\s+/g, " ").slice(0, 160);
}
