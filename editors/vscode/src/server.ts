/** The server: started, watched, started again. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";
import * as vscode from "vscode";
import {
  type LanguageClientOptions,
  type ServerOptions,
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
} from "vscode-languageclient/node";
import { type Binary, Missing, find } from "./binary";
import { type Pages, pageUri } from "./pages";
import { Restarts } from "./restarts";
import type { Status } from "./status";

export class Server {
  private client: LanguageClient | undefined;
  private binary: Binary | undefined;
  private problem: string | undefined;
  private readonly restarts = new Restarts();
  /** Starts and stops happen one after another. */
  private queue: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly pages: Pages,
    private readonly status: Status,
  ) {}

  /** Starts it anew, or for the first time. */
  restart(): Promise<void> {
    this.restarts.forget();
    return this.enqueue(async () => {
      await this.end();
      await this.begin();
    });
  }

  stop(): Promise<void> {
    return this.enqueue(() => this.end());
  }

  /** What a command of the server answers. */
  async execute(command: string, ...args: unknown[]): Promise<unknown> {
    await this.queue;
    if (this.client === undefined) {
      throw new Error(this.problem ?? "wakeful is not running.");
    }
    return this.client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args });
  }

  /** Writes the `wakeful.toml` that the server suggests. */
  async initConfiguration(directory: string): Promise<void> {
    await this.queue;
    if (this.binary === undefined) {
      throw new Error(this.problem ?? "wakeful is not running.");
    }
    await promisify(execFile)(this.binary.path, ["config", "init"], { cwd: directory });
  }

  /** For reports of bugs. */
  async describe(): Promise<object> {
    const about = { extension: this.context.extension.id, server: this.binary, problem: this.problem };
    const crashes = this.restarts.count;
    const answer = this.client && (await this.execute("wakeful.debugInformation").catch(String));
    return { ...about, crashes, answer };
  }

  /** Brings the status up to date. */
  show(): void {
    if (this.problem !== undefined) {
      this.status.failed(this.problem);
    } else if (this.client === undefined || this.binary === undefined) {
      this.status.starting();
    } else {
      this.status.running(this.binary);
    }
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    const done = this.queue.then(work);
    this.queue = done.catch(() => undefined);
    return done;
  }

  private async end(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.binary = undefined;
    this.problem = undefined;
    await client?.dispose().catch((error: unknown) => {
      this.log.warn(`the server did not leave in peace: ${String(error)}`);
    });
  }

  private async begin(): Promise<void> {
    this.show();
    try {
      const binary = await find(this.context);
      this.log.info(`starting ${binary.path} (${binary.version}, from ${binary.origin})`);
      const options = this.options(() => {
        this.crashed(client);
      });
      const client = new LanguageClient("wakeful", "wakeful", run(binary), options);
      await client.start();
      this.client = client;
      this.binary = binary;
      this.show();
    } catch (error) {
      this.fail(error);
    }
  }

  private fail(error: unknown): void {
    this.problem = error instanceof Error ? error.message : String(error);
    this.log.error(this.problem);
    this.show();
    void (error instanceof Missing ? askForServer(this.context, this.problem) : this.ask(this.problem));
  }

  private async ask(problem: string): Promise<void> {
    const restart = "Restart";
    const show = "Show Log";
    const chosen = await vscode.window.showErrorMessage(problem, restart, show);
    if (chosen === restart) {
      await this.restart();
    } else if (chosen === show) {
      this.log.show();
    }
  }

  /** The connection of a running client has ended, and nobody asked for that. */
  private crashed(client: LanguageClient): void {
    if (this.client !== client) {
      return;
    }
    this.client = undefined;
    const delay = this.restarts.crashed(Date.now());
    if (delay === undefined) {
      this.fail(new Error(`The server has crashed ${this.restarts.count} times in a short time, and is left alone.`));
      return;
    }
    this.log.warn(`the server has gone; it is started again in ${delay} ms`);
    this.show();
    void this.enqueue(async () => {
      await new Promise((resolve) => setTimeout(resolve, delay));
      await client.dispose().catch(() => undefined);
      await this.end();
      await this.begin();
    });
  }

  private options(crashed: () => void): LanguageClientOptions {
    return {
      documentSelector: [
        { language: "rust", scheme: "file" },
        { language: "rust", scheme: "untitled" },
        { pattern: "**/wakeful.toml", scheme: "file" },
        { pattern: "**/Cargo.toml", scheme: "file" },
      ],
      outputChannel: this.log,
      initializationOptions: vscode.workspace.getConfiguration("wakeful"),
      diagnosticPullOptions: { onChange: true, onSave: true },
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          crashed();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
      // The links of findings lead to our own rendering of the page.
      uriConverters: {
        code2Protocol: (uri) => uri.toString(),
        protocol2Code: (text) => pageUri(text) ?? vscode.Uri.parse(text),
      },
      middleware: {
        executeCommand: (command, args: unknown[], next): unknown =>
          command === "wakeful.explain" ? this.pages.show(String(args[0])) : next(command, args),
        provideHover: async (document, position, token, next) => {
          const hover = await next(document, position, token);
          return hover && this.pages.adapt(hover);
        },
        window: {
          // Whoever asks for a page shows it himself.
          showDocument: async (params, token, next) =>
            pageUri(params.uri) === undefined ? next(params, token) : { success: true },
        },
      },
    };
  }
}

function run(binary: Binary): ServerOptions {
  const level = vscode.workspace.getConfiguration("wakeful.server").get<string>("logLevel", "warn");
  // Warnings come through the connection already.
  const log = level === "warn" ? "off" : level;
  return { command: binary.path, args: ["server", "--log", log] };
}

async function askForServer(context: vscode.ExtensionContext, problem: string): Promise<void> {
  const settings = "Open Settings";
  const install = "How to Install";
  const chosen = await vscode.window.showErrorMessage(problem, settings, install);
  if (chosen === settings) {
    await vscode.commands.executeCommand("workbench.action.openSettings", "wakeful.server.path");
  } else if (chosen === install) {
    const page = vscode.Uri.joinPath(context.extensionUri, "walkthrough", "server.md");
    await vscode.commands.executeCommand("markdown.showPreview", page);
  }
}
