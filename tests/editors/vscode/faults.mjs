// Faults that are planted into the extension, one at a time, in a copy of it.
import { execFileSync } from "node:child_process";
import { cpSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const EXTENSION = join(import.meta.dirname, "../../../editors/vscode");

const BINARY = "src/binary.ts";
const COMMANDS = "src/commands.ts";
const MAIN = "src/extension.ts";
const MANIFEST = "package.json";
const PAGES = "src/pages.ts";
const PROCESS = "src/process.ts";
const RESTARTS = "src/restarts.ts";
const SERVER = "src/server.ts";
const STATUS = "src/status.ts";

// What goes wrong: in which file, what stands there, which is there once, and what is put there.
export const FAULTS = {
  "untitled-files": [SERVER, '        { language: "rust", scheme: "untitled" },\n', ""],
  "configuration-files": [SERVER, '        { pattern: "**/wakeful.toml", scheme: "file" },\n', ""],
  "hover-repeats": [PAGES, '.replaceAll(FINDING, "$1")', ""],
  "hover-link": [PAGES, "return rule === undefined ? whole :", "return true ? whole :"],
  "finding-link": [SERVER, "this.pages.uriOf(text) ?? vscode.Uri.parse(text)", "vscode.Uri.parse(text)"],
  "page-beside": [PAGES, '"markdown.showPreviewToSide"', '"markdown.showPreview"'],
  "page-rendered": [PAGES, '"markdown.showPreviewToSide"', '"no such command"'],
  "page-once": [SERVER, "? next(params, token) : { success: true }", "? next(params, token) : next(params, token)"],
  "page-association": [MANIFEST, '"wakeful-rule:/**": "vscode.markdown.preview.editor"', ""],
  "page-names": [PAGES, "/([a-z_]+)\\.md$/.exec(uri.path)", "/([a-z]+)\\.md$/.exec(uri.path)"],
  "explain-action": [SERVER, 'command === "wakeful.explain" ?', "false ?"],
  "explain-command": [COMMANDS, "    await pages.show(chosen.label);\n", ""],
  "fix-one-file": [COMMANDS, '"wakeful.fixAll", document.uri.toString());', '"wakeful.fixAll");'],
  "fix-workspace": [COMMANDS, 'fixWorkspace: () => server.execute("wakeful.fixAll")', "fixWorkspace: () => fixFile(server)"],
  "fix-unasked": [
    MANIFEST,
    '"configurationDefaults": {\n',
    '"configurationDefaults": {\n"[rust]": { "editor.codeActionsOnSave": { "source.fixAll": "explicit" } },\n',
  ],
  "create-configuration": [COMMANDS, "    await server.initConfiguration(folder.uri.fsPath);\n", ""],
  "keep-configuration": [COMMANDS, "  if (!exists) {\n", "  if (exists) await vscode.workspace.fs.delete(uri);\n  {\n"],
  toggle: [COMMANDS, '!settings.get<boolean>("enable", true), target', 'settings.get<boolean>("enable", true), target'],
  debug: [COMMANDS, ", ...(await server.describe())", ""],
  "show-log": [COMMANDS, "    showLog: () => {\n      log.show();\n    },\n", ""],
  "server-path": [BINARY, 'if (named !== "") {', "if (false) {"],
  "workspace-folder": [BINARY, '.replaceAll("${workspaceFolder}", () => folder)', ""],
  "server-args": [SERVER, ', ...settings.get<string[]>("args", [])', ""],
  "server-env": [SERVER, ', ...settings.get<Record<string, string>>("env", {})', ""],
  "server-changes": [MAIN, 'if (event.affectsConfiguration("wakeful.server")) {', "if (false) {"],
  "on-path": [BINARY, "of await onPath()) {", "of []) {"],
  "cargo-bin": [BINARY, '".cargo"), "bin")', '".cargo"), "other")'],
  older: [BINARY, "if (!isOlder(binary.version, version)) {", "if (true) {"],
  "before-release": [BINARY, 'return version.includes("-") && !than.includes("-");', "return false;"],
  "not-there": [BINARY, 'return "there is no such file";', 'return "it fails";'],
  "not-executable": [BINARY, 'return "it may not be executed";', 'return "it fails";'],
  "exit-code": [BINARY, "ends with exit code ${error.code}", "fails"],
  "last-words": [PROCESS, "return last === undefined ? end :", "return true ? end :"],
  "how-it-ended": [PROCESS, "`it was ended by ${signal}`", '"it has ended"'],
  "comes-back": [RESTARTS, "[0, 250, 1000, 3000]", "[]"],
  "left-alone": [RESTARTS, "return DELAYS[this.crashes.length - 1];", "return DELAYS[this.crashes.length - 1] ?? 250;"],
  "ends-at-start": [SERVER, "if (await process.endsWithin(GRACE)) {", "if (false) {"],
  patience: [SERVER, "setTimeout(giveUp, PATIENCE)", "setTimeout(giveUp, 100 * PATIENCE)"],
  "no-waiting": [SERVER, '    signal.addEventListener("abort", giveUp);\n', ""],
  untrusted: [BINARY, "if (!vscode.workspace.isTrusted) {", "if (false) {"],
  restricted: [MANIFEST, '        "wakeful.server.path",\n        "wakeful.server.args"', '        "wakeful.server.args"'],
  "trust-granted": [MAIN, "WorkspaceTrust(() => {\n      void started.restart();", "WorkspaceTrust(() => {"],
  "asks-for-server": [SERVER, "error instanceof Missing ? askForServer", "false ? askForServer"],
  "how-to-install": [SERVER, '    await vscode.commands.executeCommand("markdown.showPreview", page);\n', "void page;\n"],
  "open-settings": [SERVER, "  if (chosen === settings) {", "  if (false) {"],
  "restart-button": [SERVER, "    if (chosen === restart) {", "    if (false) {"],
  "tells-twice": [SERVER, "show === true && this.isRunning()", "true"],
  "status-starting": [STATUS, '    this.item.detail = "starting";\n', ""],
  "status-version": [STATUS, "`wakeful ${binary.version}`", '"wakeful"'],
  "status-origin": [STATUS, "`from ${binary.origin}`", '"running"'],
  "status-off": [MAIN, "        started.show();\n", ""],
  "status-failed": [STATUS, '    this.item.text = "wakeful is not running";\n', ""],
  "turn-on": [STATUS, "on ? SHOW_LOG : TURN_ON", "SHOW_LOG"],
};

/** Faults that cannot be planted any more. */
export function problems() {
  return Object.entries(FAULTS).flatMap(([name, [path, old]]) => {
    const times = readFileSync(join(EXTENSION, path), "utf8").split(old).length - 1;
    return times === 1 ? [] : [`${name}: \`${old.trim()}\` is ${times} times in editors/vscode/${path}`];
  });
}

/** Puts the extension with one fault, or with none, where it is installed. */
export function plant(sound, work, installed, fault) {
  const faulty = join(work, "faulty");
  rmSync(faulty, { recursive: true, force: true });
  cpSync(sound, faulty, { recursive: true, filter: (it) => !it.startsWith(join(sound, "server")), verbatimSymlinks: true });
  if (fault !== undefined) {
    const [path, old, put] = FAULTS[fault];
    const text = readFileSync(join(faulty, path), "utf8");
    writeFileSync(join(faulty, path), text.replace(old, () => put));
  }
  execFileSync(process.execPath, ["build.mjs"], { cwd: faulty });
  cpSync(join(faulty, "dist/extension.js"), join(installed, "dist/extension.js"));
  // The editor adds to the manifest when it installs it.
  const { __metadata } = JSON.parse(readFileSync(join(installed, MANIFEST), "utf8"));
  const manifest = JSON.parse(readFileSync(join(faulty, MANIFEST), "utf8"));
  writeFileSync(join(installed, MANIFEST), JSON.stringify({ ...manifest, __metadata }));
}
