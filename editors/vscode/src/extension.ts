/** Starts the server with the first Rust file, and stops it with the window. */

import * as vscode from "vscode";
import { register } from "./commands";
import { Pages } from "./pages";
import { Server } from "./server";
import { Status } from "./status";

let server: Server | undefined;

export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel("wakeful", { log: true });
  const pages = new Pages();
  const status = new Status();
  const started = (server = new Server(context, log, pages, status));
  pages.server = started;
  context.subscriptions.push(
    log,
    status,
    pages.register(),
    register(context, started, pages, log),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration("wakeful.server")) {
        void started.restart();
      }
      if (event.affectsConfiguration("wakeful.enable")) {
        started.show();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void started.restart();
    }),
  );
  void started.restart();
}

export async function deactivate(): Promise<void> {
  await server?.stop();
}
