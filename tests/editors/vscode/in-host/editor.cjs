// What the tests do in the editor, and wait for.
const assert = require("node:assert/strict");
const { readFileSync, readdirSync, rmSync } = require("node:fs");
const { join } = require("node:path");
const vscode = require("vscode");

const folder = vscode.workspace.workspaceFolders[0].uri;
const extension = vscode.extensions.getExtension("wakeful.wakeful");
const made = new Set();
let patience;

/** Makes everything wait that long, or as usual. */
function bePatient(milliseconds) {
  patience = milliseconds ?? 20_000;
}

/** Asks until there is an answer that counts as true. */
async function until(what, ask, milliseconds = patience) {
  const end = Date.now() + milliseconds;
  let last;
  for (;;) {
    const answer = await ask((it) => (last = it));
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}${last === undefined ? "" : `; there is ${JSON.stringify(last)}`}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Writes a file into the workspace, which is gone after the test. */
async function write(path, text) {
  const uri = vscode.Uri.joinPath(folder, path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  made.add(uri.fsPath);
  return uri;
}

/**
 * Opens a new file with this text in front, as a user does: documents that an extension opens stay
 * open for minutes after they are closed.
 */
async function open(path, text) {
  const uri = await write(path, text);
  await vscode.commands.executeCommand("vscode.open", uri);
  const editor = await until(`${path} in front`, () => {
    const { activeTextEditor } = vscode.window;
    return activeTextEditor?.document.uri.path === uri.path && activeTextEditor;
  });
  return { uri, document: editor.document, editor };
}

/** Closes everything and takes away what the test has written. */
async function tidyUp() {
  for (const document of vscode.workspace.textDocuments) {
    if (document.isDirty && !document.isUntitled) {
      await document.save();
    }
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
  for (const path of made) {
    rmSync(path, { force: true });
  }
  made.clear();
}

/**
 * What wakeful reports on a file, in the order of the text. Functions of examples often have
 * nothing to wait for.
 */
function findings(uri) {
  const own = vscode.languages.getDiagnostics(uri).filter((it) => it.source === "wakeful");
  const all = own.filter((it) => rule(it) !== "unnecessary_async");
  return all.sort((a, b) => a.range.start.compareTo(b.range.start));
}

const rule = (finding) => finding.code?.value ?? finding.code;

/** Waits until exactly these rules are reported. */
async function found(uri, ...rules) {
  return until(`the findings [${rules.join(", ")}]`, (tell) => {
    const here = findings(uri);
    const ids = here.map(rule);
    tell(ids);
    return ids.join() === rules.join() && here;
  });
}

/**
 * The action with a title. VS Code drops a request for actions when any extension registers or
 * removes a provider of them, so it is asked again.
 */
async function action(uri, range, title, kind) {
  return until(`the action "${title}"`, async (tell) => {
    const all = await actions(uri, range, kind);
    tell(all.map((it) => it.title));
    return all.find((it) => it.title === title);
  });
}

async function actions(uri, range, kind = vscode.CodeActionKind.Empty) {
  const ask = vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, kind.value || undefined, 50);
  return ask.then((it) => it ?? [], () => []);
}

/** Does what choosing an action does. */
async function apply(chosen) {
  if (chosen.edit) {
    assert(await vscode.workspace.applyEdit(chosen.edit), "the edit is applied");
  }
  const command = typeof chosen.command === "string" ? chosen : chosen.command;
  if (command) {
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }
}

/** The range of a text in a document. */
function rangeOf(document, text) {
  const start = document.getText().indexOf(text);
  assert.notEqual(start, -1, `"${text}" is in the document`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** The hovers at a position, as text. */
async function hovers(uri, position) {
  const all = await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, position);
  return all.flatMap((it) => it.contents.map((it) => it.value ?? it));
}

/** Sets a setting of the workspace while something is done. */
async function withSetting(name, value, work) {
  const set = (value) => vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Workspace);
  await set(value);
  try {
    return await work();
  } finally {
    await set(undefined);
  }
}

/** What the extension and the server say of themselves. */
async function described() {
  // The editor before it may still count as the active one for a moment.
  let shown;
  const opened = vscode.workspace.onDidOpenTextDocument((it) => {
    shown = it.isUntitled ? it : shown;
  });
  await vscode.commands.executeCommand("wakeful.showDebugInformation");
  await until("the information in front", () => shown && vscode.window.activeTextEditor?.document === shown);
  opened.dispose();
  const told = JSON.parse(shown.getText());
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await until("its end", () => shown.isClosed);
  return told;
}

/**
 * The processes that this extension host has started, by their id and the file that they run; of
 * a server that is broken on purpose, that is the script.
 */
function children() {
  const all = readdirSync("/proc").filter((it) => /^\d+$/.test(it));
  return all.flatMap((id) => {
    try {
      const stat = readFileSync(join("/proc", id, "stat"), "utf8");
      const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const words = readFileSync(join("/proc", id, "cmdline"), "utf8").split("\0");
      const command = words[1] === "-BS" ? words.slice(2) : words;
      return Number(parent) === process.pid && state !== "Z" ? [{ id: Number(id), path: command[0], command }] : [];
    } catch {
      return []; // It has ended meanwhile.
    }
  });
}

/** The server that runs. */
const server = () => children().find((it) => it.command[1] === "server");

module.exports = { action, actions, apply, assert, bePatient, children, described, extension, findings, folder, found, hovers, open, rangeOf, rule, server, tidyUp, until, vscode, withSetting, write };
