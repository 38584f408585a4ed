/** Finds the server to start. It is never downloaded. */

import { type ExecFileException, execFile } from "node:child_process";
import { homedir } from "node:os";
import { delimiter, isAbsolute, join } from "node:path";
import { access, constants } from "node:fs/promises";
import * as vscode from "vscode";

export interface Binary {
  path: string;
  version: string;
  /** Who says that it is this one. */
  origin: "wakeful.server.path" | "PATH" | "the extension";
}

/** There is no server to start. The message says why, to the user. */
export class Missing extends Error {}

/**
 * The one that the settings name; or the first on the PATH that is not older than the extension; or
 * the one that was packed with it; or an older one on the PATH. What a folder says that is not trusted, on disk or in its environment, does not count.
 */
export async function find(context: vscode.ExtensionContext, signal: AbortSignal): Promise<Binary> {
  const probe = (path: string, origin: Binary["origin"]) => probed(path, origin, signal);
  const bundled = join(context.extensionPath, "server", NAME);
  if (!vscode.workspace.isTrusted) {
    const binary = await probe(bundled, "the extension");
    if (typeof binary === "string") {
      throw new Missing("This folder is not trusted, and this build of the extension brings no server of its own.");
    }
    return binary;
  }
  const named = vscode.workspace.getConfiguration("wakeful.server").get("path", "").trim();
  if (named !== "") {
    const path = expanded(named);
    const binary = await probe(path, "wakeful.server.path");
    if (typeof binary === "string") {
      throw new Missing(`\`${path}\`, which the setting wakeful.server.path names, cannot be started: ${binary}`);
    }
    return binary;
  }
  const { version } = context.extension.packageJSON as { version: string };
  let older: Binary | undefined;
  for (const path of await onPath()) {
    const binary = await probe(path, "PATH");
    if (typeof binary === "string") {
      continue;
    }
    if (!isOlder(binary.version, version)) {
      return binary;
    }
    older ??= binary;
  }
  const binary = await probe(bundled, "the extension");
  if (typeof binary !== "string") {
    return binary;
  }
  if (older === undefined) {
    throw new Missing("There is no `wakeful` on the PATH, and this build of the extension brings none.");
  }
  return older;
}

/** What is before a version counts as older than it: 0.2.0-beta than 0.2.0. */
function isOlder(version: string, than: string): boolean {
  const [one, other] = [version, than].map((it) => it.split(/[.+-]/, 3).map(Number));
  const differs = one?.findIndex((it, at) => it !== other?.[at]) ?? -1;
  if (differs === -1) {
    return version.includes("-") && !than.includes("-");
  }
  return (one?.[differs] ?? 0) < (other?.[differs] ?? 0);
}

const NAME = process.platform === "win32" ? "wakeful.exe" : "wakeful";

/** The binary, if it is one and is ours; or else what is wrong with it. */
function probed(path: string, origin: Binary["origin"], signal: AbortSignal): Promise<Binary | string> {
  const options = { timeout: 10_000, killSignal: "SIGKILL", windowsHide: true, signal } as const;
  return new Promise((resolve) => {
    execFile(path, ["--version"], options, (error, stdout) => {
      const version = /^wakeful (\d\S*)/.exec(stdout)?.[1];
      if (version !== undefined) {
        resolve({ path, version, origin });
      } else if (error === null) {
        resolve("it does not answer `--version` as wakeful does");
      } else {
        resolve(reason(error));
      }
    });
  });
}

function reason(error: ExecFileException): string {
  if (error.killed === true) {
    return "it does not answer `--version`";
  }
  switch (error.code) {
    case "ENOENT":
      return "there is no such file";
    case "EACCES":
      return "it may not be executed";
    default:
      return typeof error.code === "number" ? `\`--version\` ends with exit code ${error.code}` : error.message;
  }
}

async function onPath(): Promise<string[]> {
  const { env } = process;
  // Editors that are started from a dock do not always know what shells know.
  const cargo = join(env["CARGO_HOME"] ?? join(homedir(), ".cargo"), "bin");
  const directories = [...(env["PATH"] ?? "").split(delimiter), cargo];
  const found: string[] = [];
  for (const directory of new Set(directories.filter(isAbsolute))) {
    const path = join(directory, NAME);
    const executable = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (executable) {
      found.push(path);
    }
  }
  return found;
}

function expanded(path: string): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  const home = path.replace(/^~(?=[/\\]|$)/, () => homedir());
  const whole = home.replaceAll("${workspaceFolder}", () => folder);
  return isAbsolute(whole) || folder === "" ? whole : join(folder, whole);
}
