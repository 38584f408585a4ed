// Starts Visual Studio Code, runs the suites in it, and tells what came of them.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { breakAll } from "./broken.mjs";
import { FEATURES, TESTS, problems, scenarios } from "./claims.mjs";
import { FAULTS } from "./faults.mjs";
import { bePatient } from "./hands.mjs";

const here = import.meta.dirname;
const [work, executablePath, ...rest] = process.argv.slice(2);
const { values: options, positionals } = parseArgs({
  args: rest,
  allowPositionals: true,
  options: {
    repeat: { type: "string", default: "1" },
    // Runs only tests whose names contain this.
    only: { type: "string", default: "" },
    // Breaks this, or all that can be broken: the tests that claim to test it have to fail.
    broken: { type: "string" },
    // Keeps screenshots for the documentation.
    pictures: { type: "boolean", default: false },
    verbose: { type: "boolean", default: false },
  },
});
const { chromium } = createRequire(join(work, "tools/package.json"))("playwright-core");

// A window in which the code is what is seen.
const LOOK = {
  "workbench.colorTheme": "Default Dark Modern",
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
  "window.menuBarVisibility": "hidden",
  "breadcrumbs.enabled": false,
  "editor.minimap.enabled": false,
  "editor.fontFamily": "'JetBrains Mono', monospace",
  "editor.fontSize": 14,
  "editor.lineHeight": 22,
  "editor.lightbulb.enabled": "onCode",
  "editor.scrollbar.vertical": "hidden",
  "editor.scrollbar.horizontal": "hidden",
  "editor.renderLineHighlight": "none",
  "editor.occurrencesHighlight": "off",
  "editor.selectionHighlight": false,
  "editor.guides.indentation": false,
  "markdown.preview.fontFamily": "Inter, sans-serif",
  "markdown.preview.fontSize": 12,
  "markdown.preview.lineHeight": 1.5,
};

const SUITES = {
  "in-host": { build: "platform", folder: "empty", run: inHost },
  starts: { build: "platform", folder: "empty", run: inHost },
  untrusted: {
    build: "platform",
    folder: "empty",
    run: inHost,
    trusted: false,
    cargo: true,
    settings: { "wakeful.server.path": "${workspaceFolder}/named", "wakeful.ignore": ["blocking_fs"] },
  },
  "rust-analyzer": { build: "platform", folder: "empty", run: inHost, program: process.env.RUST_ANALYZER },
  missing: { build: "universal", folder: "shop", run: inWindow },
  // What is trusted, and what is shown of the server, are other windows than that of the pictures.
  trust: {
    build: "platform",
    folder: "shop",
    run: inWindow,
    trusted: false,
    settings: { "wakeful.server.path": "${workspaceFolder}/named" },
  },
  "trust-path": { build: "platform", folder: "shop", run: inWindow, trusted: false, cargo: true },
  status: { build: "platform", folder: "shop", run: inWindow, settings: {} },
  window: { build: "platform", folder: "shop", run: inWindow, look: LOOK },
};

const BROWSER = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const SETTINGS = {
  "telemetry.telemetryLevel": "off",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "security.workspace.trust.startupPrompt": "never",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "extensions.ignoreRecommendations": true,
  "update.mode": "none",
  "workbench.editor.useModal": "off",
  // In a browser it is on.
  "files.autoSave": "off",
  "git.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.lightbulb.enabled": "on",
};

const entry = join(work, "tools/node_modules/code-server/out/node/entry.js");
const environment = {
  PATH: `${join(process.execPath, "..")}:/usr/bin:/bin`,
  LANG: "C.UTF-8",
  EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  SUITE_BROKEN: options.broken,
  RUST_ANALYZER: process.env.RUST_ANALYZER,
  LANGUAGE_CLIENT: createRequire(join(work, "modules/package.json")).resolve("vscode-languageclient/node"),
};

const breakable = ["all", ...Object.keys(FEATURES), ...Object.keys(FAULTS)];
if (options.broken !== undefined && !breakable.includes(options.broken)) {
  fail(`there is no feature ${options.broken}; there are ${breakable.join(", ")}`);
}
const wrong = problems();
if (wrong.length > 0) {
  fail(["in claims.json or faults.mjs:", ...wrong].join("\n  "));
}
const named = positionals.length > 0 ? positionals : Object.keys(SUITES);
const chosen = named.filter((it) => {
  const isMissing = "program" in (SUITES[it] ?? fail(`there is no suite ${it}`)) && !SUITES[it].program;
  if (isMissing) {
    console.log(`vscode ${it}: not run: it cannot be had`);
  }
  return !isMissing;
});
/** The tests of each suite that are asked for. */
const asked = new Map(chosen.map((it) => [it, TESTS[it].filter((test) => test.includes(options.only))]));
if ([...asked.values()].every((it) => it.length === 0)) {
  fail("there is no such test");
}
for (const build of new Set(chosen.map((it) => SUITES[it].build))) {
  install(build);
}
// Whoever stops the tests stops what they have started.
let running;
process.on("exit", () => running && process.kill(-running.pid));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => process.exit(130));
}

if (options.broken !== undefined) {
  const place = (name) => installed(SUITES[name].build);
  process.exit((await breakAll({ asked, feature: options.broken, run: suite, place, work })) ? 0 : 1);
}
const tally = new Map();
for (let round = 1; round <= Number(options.repeat); round++) {
  for (const [name, tests] of asked) {
    if (tests.length > 0) {
      await runOnce(name, tests);
    }
  }
}
const flawed = [...tally].filter(([, it]) => it.failures > 0);
if (Number(options.repeat) > 1) {
  console.log(`vscode: ${tally.size} tests, ${options.repeat} times each`);
  flawed.forEach(([name, it]) => console.log(`  ${name}: failed ${it.failures} of ${it.runs} times`));
}
process.exit(flawed.length > 0 ? 1 : 0);

/** Runs tests of a suite, and tells what came of them. */
async function runOnce(name, tests) {
  const start = Date.now();
  const results = await suite(name, new Map(tests.map((it) => [it, null])));
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  const failed = results.filter((it) => it.error !== undefined);
  console.log(`vscode ${name}: ${results.length - failed.length} passed, ${failed.length} failed, ${seconds} s`);
  for (const { name: test, error, took } of results) {
    const key = `${name}: ${test}`;
    const counts = tally.get(key) ?? { runs: 0, failures: 0 };
    counts.runs += 1;
    counts.failures += error === undefined ? 0 : 1;
    tally.set(key, counts);
    if (error !== undefined) {
      console.log(`  FAILED ${test}\n    ${error.replaceAll("\n", "\n    ")}`);
    } else if (options.verbose) {
      console.log(`  ok ${test} (${took} ms)`);
    }
  }
}

/** Installs a build of the extension as a user does. */
function install(build) {
  const directory = join(work, "extensions", build);
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { recursive: true });
  const home = join(work, "extensions", `home-${build}`);
  const vsix = join(work, `${build}.vsix`);
  const args = [entry, ...config(home, directory), "--install-extension", vsix];
  execFileSync(process.execPath, args, { env: { ...environment, HOME: home }, stdio: "pipe" });
}

function config(home, extensions) {
  const data = join(home, "data");
  mkdirSync(join(data, "User"), { recursive: true });
  const file = join(home, "config.yaml");
  writeFileSync(file, "auth: none\ncert: false\n");
  return ["--config", file, "--user-data-dir", data, "--extensions-dir", extensions];
}

/** Where a build of the extension is installed. */
function installed(build) {
  const directory = join(work, "extensions", build);
  return join(directory, readdirSync(directory).find((it) => it.startsWith("wakeful.")));
}

/** Puts a workspace there for a suite, and settings, as if nobody had ever used them. */
function furnish(name, home, folder) {
  const { build, settings, look, folder: workspace } = SUITES[name];
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(here, "workspaces", workspace), folder, { recursive: true });
  if (settings !== undefined) {
    mkdirSync(join(folder, ".vscode"));
    writeFileSync(join(folder, ".vscode/settings.json"), JSON.stringify(settings));
  }
  const user = join(home, "data/User");
  rmSync(user, { recursive: true, force: true });
  mkdirSync(user, { recursive: true });
  writeFileSync(join(user, "settings.json"), JSON.stringify({ ...SETTINGS, ...look }));
  // No server that is broken on purpose has been started here.
  rmSync(join(installed(build), "server/starts"), { force: true });
}

/**
 * Runs tests of a suite in an editor of its own; what came of them. With each test stands how many
 * milliseconds it waits for something, or nothing for as long as tests usually wait.
 */
async function suite(name, tests) {
  const { build, run, trusted, cargo } = SUITES[name];
  const home = join(work, "run", name);
  rmSync(home, { recursive: true, force: true });
  const folder = join(home, "workspace");
  const own = join(installed(build), "server/wakeful");
  const args = config(home, join(work, "extensions", build));
  const results = join(home, "results.jsonl");
  const wanted = JSON.stringify(Object.fromEntries(tests));
  const env = { ...environment, HOME: home, SUITE: name, SUITE_TESTS: wanted, SUITE_RESULTS: results, SUITE_HOME: home };
  const more = ["--bind-addr", "127.0.0.1:0", "--disable-telemetry", "--disable-update-check", "--log", "debug"];
  if (trusted !== false) {
    more.push("--disable-workspace-trust");
  }
  if (cargo) {
    // The editor asks a shell for the PATH, so a directory of ours would not be on it.
    mkdirSync(join(home, ".cargo/bin"), { recursive: true });
    symlinkSync(own, join(home, ".cargo/bin/wakeful"));
  }
  furnish(name, home, folder);
  const server = spawn(process.execPath, [entry, ...args, ...more], { env, detached: true });
  running = server;
  let browser;
  try {
    const base = await listening(server, join(home, "server.log"));
    browser = await chromium.launch({ executablePath, headless: true, args: BROWSER });
    let page;
    const newPage = async () => {
      if (page !== undefined) {
        // The editor ends what belongs to a window when that is left, but not when it is lost.
        await page.goto("about:blank");
        await page.context().close();
        furnish(name, home, folder);
      }
      const context = await browser.newContext({ viewport: { width: 960, height: 560 }, deviceScaleFactor: 2 });
      return (page = await context.newPage());
    };
    const told = await run({ name, tests, newPage, base, folder, home, results, own });
    const missing = [...tests.keys()].filter((test) => told.every((it) => it.name !== test));
    return [...told, ...missing.map((test) => ({ name: test, error: "it has not run" }))];
  } finally {
    await browser?.close();
    process.kill(-server.pid);
    running = undefined;
  }
}

/** The address of a server that has started. */
function listening(server, log) {
  return new Promise((resolve, reject) => {
    let text = "";
    const hear = (chunk) => {
      text += chunk;
      writeFileSync(log, text);
      const address = /HTTP server listening on (http:\/\/[\d.:]+)/.exec(text);
      if (address) {
        resolve(address[1]);
      }
    };
    server.stdout.on("data", hear);
    server.stderr.on("data", hear);
    server.on("exit", (code) => reject(new Error(`code-server ended with ${code}\n${text}`)));
  });
}

/** Has the extension host run the tests itself, with the API that extensions have. */
async function inHost({ tests, newPage, base, folder, home, results }) {
  const page = await newPage();
  const done = new Promise((resolve) => page.exposeFunction("codeAutomationExit", resolve));
  await page.exposeFunction("codeAutomationLog", () => undefined);
  // The workbench runs tests only with the switch of its own test automation, for which
  // code-server has no option.
  await page.addInitScript(() => {
    const get = Element.prototype.getAttribute;
    Element.prototype.getAttribute = function (name) {
      const value = get.call(this, name);
      if (name !== "data-settings" || !value || this.id !== "vscode-workbench-web-configuration") {
        return value;
      }
      const settings = JSON.parse(value);
      settings.developmentOptions = { ...settings.developmentOptions, enableSmokeTestDriver: true };
      return JSON.stringify(settings);
    };
  });
  const remote = (path) => `vscode-remote://${new URL(base).host}${path}`;
  const payload = [
    ["extensionDevelopmentPath", remote(join(here, "beside"))],
    ["extensionTestsPath", remote(join(here, "in-host/index.cjs"))],
  ];
  await page.goto(`${base}/?folder=${folder}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
  const patience = [...tests.values()].reduce((sum, it) => sum + 3 * it, 300_000);
  const code = await within(patience, done);
  const lines = existsSync(results) ? readFileSync(results, "utf8").trim().split("\n") : [];
  const told = lines.filter(Boolean).map((it) => JSON.parse(it));
  if (code === undefined) {
    told.push({ name: "the suite ends", error: `it has not ended within ${patience} ms` });
  }
  if (told.some((it) => it.error !== undefined)) {
    await page.screenshot({ path: join(home, "failed.png") });
  }
  return told;
}

/** Looks at the window and uses it, as a user does. */
async function inWindow({ tests, newPage, ...editor }) {
  const pictures = options.pictures ? join(here, "../../../editors/vscode/images") : undefined;
  const told = [];
  let page;
  for (const [name, patience] of tests) {
    // Tests use the window that the one before them has left, if that has not failed, and cannot.
    if (page === undefined || options.broken !== undefined) {
      page = await newPage();
    }
    bePatient(page, patience);
    const start = Date.now();
    try {
      await scenarios[editor.name][name]({ ...editor, page, pictures });
      told.push({ name, took: Date.now() - start });
    } catch (error) {
      told.push({ name, took: Date.now() - start, error: String(error.stack ?? error) });
      await page.screenshot({ path: join(editor.home, `failed: ${name}.png`) });
      page = undefined;
    }
  }
  return told;
}

async function within(milliseconds, promise) {
  let timer;
  const late = new Promise((resolve) => (timer = setTimeout(resolve, milliseconds)));
  const first = await Promise.race([promise, late]);
  clearTimeout(timer);
  return first;
}

function fail(problem) {
  console.error(`vscode: ${problem}`);
  process.exit(1);
}
