// What each test claims to test: it has to fail when one of these features is broken.
//
// The features are those of the server, in ../broken.py, and the faults in faults.mjs.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { FAULTS, problems as unplantable } from "./faults.mjs";
import { scenarios as states } from "./states.mjs";
import { scenarios as window } from "./window.mjs";

const here = import.meta.dirname;
const json = (path) => JSON.parse(readFileSync(join(here, path), "utf8"));

/** What is looked at and used in the window, by suite. */
export const scenarios = { ...window, ...states };

const inHost = Object.entries(json("in-host/suites.json")).map(([suite, files]) => [suite, files.flatMap(namesIn)]);

/** The names of all tests, by suite. */
export const TESTS = {
  ...Object.fromEntries(inHost),
  ...Object.fromEntries(Object.entries(scenarios).map(([suite, tests]) => [suite, Object.keys(tests)])),
};

const CLAIMS = json("claims.json");

/** Features of the server that can be broken, and what happens then. */
export const FEATURES = JSON.parse(execFileSync("python3", ["-B", join(here, "../broken.py")], { encoding: "utf8" }));

export const claimed = (suite, test) => CLAIMS[suite][test].split(" ");

/** What is wrong with the claims and the faults. */
export function problems() {
  const known = new Set([...Object.keys(FEATURES), ...Object.keys(FAULTS)]);
  const told = unplantable();
  const all = new Set();
  for (const suite of Object.keys({ ...TESTS, ...CLAIMS })) {
    const [tests, claims] = [TESTS[suite] ?? [], CLAIMS[suite] ?? {}];
    told.push(...tests.filter((it) => !claims[it]).map((it) => `${suite}: "${it}" does not claim what it tests`));
    for (const [test, words] of Object.entries(claims)) {
      if (!tests.includes(test)) {
        told.push(`${suite}: "${test}" is claimed for, and is not there`);
      }
      for (const feature of words.split(" ")) {
        all.add(feature);
        if (!known.has(feature)) {
          told.push(`${suite}: "${test}" claims ${feature}, which cannot be broken`);
        }
      }
    }
  }
  told.push(...Object.keys(FAULTS).filter((it) => !all.has(it)).map((it) => `nothing claims ${it}`));
  return told;
}

/** Tests in the extension host cannot be loaded anywhere else, so their names are read. */
function namesIn(file) {
  const text = readFileSync(join(here, "in-host", `${file}.cjs`), "utf8");
  return [...text.matchAll(/^  async "(.+)"\(\) \{$/gm)].map(([, name]) => name);
}
