/** The process of a server: its last words, and its end, which is certain. */

import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

export class Process {
  readonly child: ChildProcessWithoutNullStreams;
  /** How it ended, once it has. */
  readonly ended: Promise<string>;
  private tail = "";

  constructor(path: string, args: string[], env: NodeJS.ProcessEnv) {
    const child = (this.child = spawn(path, args, { env, windowsHide: true }));
    child.stderr.on("data", (chunk: Buffer) => {
      this.tail = (this.tail + chunk.toString()).slice(-4000);
    });
    this.ended = new Promise((resolve) => {
      child.once("error", (error) => {
        resolve(`it could not be started: ${error.message}`);
      });
      child.once("close", (code, signal) => {
        resolve(this.obituary(code, signal));
      });
    });
    // What it has started itself may keep its pipes open, and would be taken for it.
    child.once("exit", () => {
      setTimeout(() => {
        this.release();
      }, 500);
    });
  }

  /** Whether it ends by itself in that time. */
  async endsWithin(milliseconds: number): Promise<boolean> {
    const ends = this.ended.then(() => true);
    return Promise.race([ends, sleep(milliseconds, false, { ref: false })]);
  }

  /** Waits for its end, but not for longer than that. */
  async end(milliseconds: number): Promise<string> {
    const timer = setTimeout(() => {
      this.kill();
    }, milliseconds);
    const how = await this.ended;
    clearTimeout(timer);
    return how;
  }

  kill(): void {
    this.child.kill("SIGKILL");
    this.release();
  }

  private release(): void {
    this.child.stdout.destroy();
    this.child.stderr.destroy();
  }

  private obituary(code: number | null, signal: string | null): string {
    const end = signal === null ? `it ended with exit code ${code ?? "unknown"}` : `it was ended by ${signal}`;
    const lines = this.tail.split("\n").map((it) => it.trim());
    // What Rust says of backtraces behind each panic tells nothing.
    const last = lines.findLast((it) => it !== "" && !it.startsWith("note:"));
    return last === undefined ? end : `${end}, and said: ${last.slice(0, 300)}`;
  }
}
