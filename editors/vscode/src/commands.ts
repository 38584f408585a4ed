/** What can be asked for in the command palette. */

import * as vscode from "vscode";
import type { Pages } from "./pages";
import type { Server } from "./server";

export function register(
  context: vscode.ExtensionContext,
  server: Server,
  pages: Pages,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const commands: Record<string, (...args: unknown[]) => unknown> = {
    fixFile: () => fixFile(server),
    fixWorkspace: () => server.execute("wakeful.fixAll"),
    explainRule: () => explainRule(context, pages),
    createConfiguration: () => createConfiguration(server),
    toggle,
    restart: () => server.restart(),
    showLog: () => {
      log.show();
    },
    showDebugInformation: () => showDebugInformation(server),
  };
  const registered = Object.entries(commands).map(([name, run]) =>
    vscode.commands.registerCommand(`wakeful.${name}`, async (...args: unknown[]) => {
      try {
        return await run(...args);
      } catch (error) {
        const text = error instanceof Error ? error.message : String(error);
        log.warn(`${name}: ${text}`);
        void vscode.window.showWarningMessage(`wakeful: ${text}`);
      }
      return undefined;
    }),
  );
  return vscode.Disposable.from(...registered);
}

async function fixFile(server: Server): Promise<void> {
  const document = vscode.window.activeTextEditor?.document;
  if (document?.languageId !== "rust") {
    throw new Error("there is no Rust file in front");
  }
  await server.execute("wakeful.fixAll", document.uri.toString());
}

interface Described {
  markdownDescription: string;
  default: string;
}

/** The rules, as the schema of our own settings lists them. */
function rules(context: vscode.ExtensionContext): [string, Described][] {
  const manifest = context.extension.packageJSON as {
    contributes: { configuration: { properties: { "wakeful.severity": { properties: Record<string, Described> } } } };
  };
  return Object.entries(manifest.contributes.configuration.properties["wakeful.severity"].properties);
}

async function explainRule(context: vscode.ExtensionContext, pages: Pages): Promise<void> {
  const items = rules(context).map(([label, rule]) => ({
    label,
    description: rule.default,
    detail: rule.markdownDescription.replaceAll("`", ""),
  }));
  const placeHolder = "Which rule?";
  const chosen = await vscode.window.showQuickPick(items, { placeHolder, matchOnDetail: true });
  if (chosen !== undefined) {
    await pages.show(chosen.label);
  }
}

/** Opens the configuration of a folder. If there is none, writes the one that the server suggests. */
async function createConfiguration(server: Server): Promise<void> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const active = vscode.window.activeTextEditor?.document.uri;
  const folder =
    (active && vscode.workspace.getWorkspaceFolder(active)) ??
    (folders.length > 1 ? await vscode.window.showWorkspaceFolderPick() : folders[0]);
  if (folder === undefined) {
    return;
  }
  const uri = vscode.Uri.joinPath(folder.uri, "wakeful.toml");
  const exists = await vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
  if (!exists) {
    await server.initConfiguration(folder.uri.fsPath);
  }
  await vscode.window.showTextDocument(uri);
}

/** Where the setting stands already, or else for the user. */
async function toggle(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("wakeful", null);
  const inspected = settings.inspect<boolean>("enable");
  const target =
    inspected?.workspaceValue === undefined ? vscode.ConfigurationTarget.Global : vscode.ConfigurationTarget.Workspace;
  await settings.update("enable", !settings.get<boolean>("enable", true), target);
}

async function showDebugInformation(server: Server): Promise<void> {
  const about = { editor: `${vscode.env.appName} ${vscode.version}`, remote: vscode.env.remoteName ?? null };
  const content = JSON.stringify({ ...about, ...(await server.describe()) }, undefined, 2);
  const document = await vscode.workspace.openTextDocument({ language: "json", content });
  await vscode.window.showTextDocument(document);
}
