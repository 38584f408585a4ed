/** The server: started, watched, started again. */

import { execFile } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import * as vscode from "vscode";
import {
  type LanguageClientOptions,
  CloseAction,
  ErrorAction,
  ExecuteCommandRequest,
  LanguageClient,
} from "vscode-languageclient/node";
import { type Binary, Missing, find } from "./binary";
import type { Pages } from "./pages";
import { Process } from "./process";
import { Restarts } from "./restarts";
import type { Status } from "./status";

/** Milliseconds that a server has for its first answer. */
const PATIENCE = 10_000;

/** Milliseconds that a server has for its end, once it was asked to leave. */
const GRACE = 1000;

/** A server that runs, or is about to. */
interface Run {
  process: Process;
  client: Client;
  /** It is not wanted any more. */
  signal: AbortSignal;
}

export class Server {
  private run: Run | undefined;
  /** That of the run, once it has answered. */
  private client: Client | undefined;
  private binary: Binary | undefined;
  private problem: string | undefined;
  private readonly restarts = new Restarts();
  /** Starts and stops happen one after another. */
  private queue: Promise<unknown> = Promise.resolve();
  /** What is wanted now; whoever wants something else does not wait for it. */
  private wish = new AbortController();

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly pages: Pages,
    private readonly status: Status,
  ) {}

  /** Starts it anew, or for the first time. */
  restart(): Promise<void> {
    this.restarts.forget();
    this.wish.abort();
    const { signal } = (this.wish = new AbortController());
    return this.enqueue(async () => {
      await this.end();
      await this.begin(signal);
    });
  }

  stop(): Promise<void> {
    this.wish.abort();
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
    const { client, binary, problem } = this;
    const about = { extension: this.context.extension.id, server: binary, running: client !== undefined, problem };
    const crashes = this.restarts.count;
    const answer = client && (await Promise.race([this.execute("wakeful.debugInformation").catch(String), late()]));
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
    const { run } = this;
    this.run = undefined;
    this.client = undefined;
    this.binary = undefined;
    this.problem = undefined;
    await run?.client.dispose().catch((error: unknown) => {
      this.log.warn(`the server did not leave in peace: ${String(error)}`);
    });
    await run?.process.end(GRACE);
  }

  private async begin(signal: AbortSignal): Promise<void> {
    try {
      signal.throwIfAborted();
      this.show();
      const binary = await find(this.context, signal);
      signal.throwIfAborted();
      this.log.info(`starting ${binary.path} (${binary.version}, from ${binary.origin})`);
      this.binary = binary;
      this.pages.version = binary.version;
      await this.start(binary, signal);
      this.show();
    } catch (error) {
      if (!signal.aborted) {
        this.fail(error);
      }
    }
  }

  private async start(binary: Binary, signal: AbortSignal): Promise<void> {
    const process = new Process(binary.path, ...invocation());
    const options = this.options(() => {
      this.crashed(run);
    });
    const client = new Client("wakeful", "wakeful", () => Promise.resolve(process.child), options);
    const run = (this.run = { process, client, signal });
    const giveUp = () => {
      this.run = undefined;
      process.kill();
    };
    const timer = setTimeout(giveUp, PATIENCE);
    signal.addEventListener("abort", giveUp);
    const began = Date.now();
    try {
      await client.start();
      this.client = client;
    } catch (error) {
      if (Date.now() - began >= PATIENCE) {
        const silence = `has not answered for ${PATIENCE / 1000} seconds`;
        throw new Error(`\`${binary.path}\` was started, and ${silence}.`, { cause: error });
      }
      // The pipe to a process may break some time before its end is told.
      if (await process.endsWithin(GRACE)) {
        this.crashed(run);
      } else {
        giveUp();
        throw error;
      }
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", giveUp);
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

  /** The connection has ended, and nobody asked for that. */
  private crashed(run: Run): void {
    if (this.run !== run) {
      return;
    }
    this.run = undefined;
    this.client = undefined;
    const delay = this.restarts.crashed(Date.now());
    this.show();
    void this.enqueue(async () => {
      await run.client.dispose().catch(() => undefined);
      const how = await run.process.end(GRACE);
      if (run.signal.aborted) {
        return;
      }
      if (delay === undefined) {
        const times = `The server has crashed ${this.restarts.count} times in a short time, and is left alone`;
        this.fail(new Error(`${times}. The last time, ${how}`));
        return;
      }
      this.log.warn(`the server has gone: ${how}; it is started again in ${delay} ms`);
      await sleep(delay, undefined, { signal: run.signal });
      await this.begin(run.signal);
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
      // We tell it ourselves.
      initializationFailedHandler: () => false,
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
        protocol2Code: (text) => this.pages.uriOf(text) ?? vscode.Uri.parse(text),
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
            this.pages.uriOf(params.uri) === undefined ? next(params, token) : { success: true },
        },
      },
    };
  }
}

/** What the server is started with. */
function invocation(): [string[], NodeJS.ProcessEnv] {
  const settings = vscode.workspace.getConfiguration("wakeful.server");
  const level = settings.get<string>("logLevel", "warn");
  // Warnings come through the connection already.
  const log = level === "warn" ? "off" : level;
  const args = ["server", "--log", log, ...settings.get<string[]>("args", [])];
  return [args, { ...process.env, ...settings.get<Record<string, string>>("env", {}) }];
}

/** Leaves it to us to tell about starts and ends, and about what fails because of them. */
class Client extends LanguageClient {
  override error(message: string, data?: unknown, show?: boolean | "force"): void {
    super.error(message, data, show === true && this.isRunning());
  }
}

/** What a server that hangs does not say. */
async function late(): Promise<string> {
  await sleep(PATIENCE, undefined, { ref: false });
  return "it does not answer";
}

async function askForServer(context: vscode.ExtensionContext, problem: string): Promise<void> {
  const settings = "Open Settings";
  const install = "How to Install";
  const chosen = await vscode.window.showErrorMessage(problem, settings, install);
  if (chosen === settings) {
    // It belongs to the machine that the server is on.
    const where = vscode.env.remoteName === undefined ? "openSettings" : "openRemoteSettings";
    await vscode.commands.executeCommand(`workbench.action.${where}`, { query: "wakeful.server.path" });
  } else if (chosen === install) {
    const page = vscode.Uri.joinPath(context.extensionUri, "walkthrough", "server.md");
    await vscode.commands.executeCommand("markdown.showPreview", page);
  }
}
