/** What the status of the language says about the server. */

import * as vscode from "vscode";
import type { Binary } from "./binary";

export class Status implements vscode.Disposable {
  private readonly item: vscode.LanguageStatusItem;

  constructor() {
    const selector = [{ language: "rust" }, { pattern: "**/wakeful.toml" }];
    this.item = vscode.languages.createLanguageStatusItem("wakeful.status", selector);
    this.item.name = "wakeful";
    this.starting();
  }

  starting(): void {
    this.item.text = "wakeful";
    this.item.detail = "starting";
    this.item.busy = true;
    this.item.severity = vscode.LanguageStatusSeverity.Information;
    this.item.command = SHOW_LOG;
  }

  running(binary: Binary): void {
    const on = vscode.workspace.getConfiguration("wakeful", null).get<boolean>("enable", true);
    this.item.text = `wakeful ${binary.version}`;
    this.item.detail = on ? `from ${binary.origin}` : "shows no findings: it is turned off";
    this.item.busy = false;
    this.item.severity = vscode.LanguageStatusSeverity.Information;
    this.item.command = on ? SHOW_LOG : TURN_ON;
    // A step of the walkthrough is done.
    void vscode.commands.executeCommand("setContext", "wakeful.running", true);
  }

  failed(problem: string): void {
    this.item.text = "wakeful is not running";
    this.item.detail = problem;
    this.item.busy = false;
    this.item.severity = vscode.LanguageStatusSeverity.Error;
    this.item.command = RESTART;
  }

  dispose(): void {
    this.item.dispose();
  }
}

const SHOW_LOG = { title: "Show log", command: "wakeful.showLog" };
const TURN_ON = { title: "Turn on", command: "wakeful.toggle" };
const RESTART = { title: "Restart", command: "wakeful.restart" };
