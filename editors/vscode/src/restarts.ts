/** How often, and how soon, a server that has crashed is started again. */

/** Milliseconds before the first, the second, … start. */
const DELAYS = [0, 250, 1000, 3000];

/** Crashes that are longer ago are forgotten. */
const MEMORY = 3 * 60 * 1000;

export class Restarts {
  private crashes: number[] = [];

  /** Milliseconds to wait; nothing, if it has crashed too often to go on without asking. */
  crashed(now: number): number | undefined {
    this.crashes = this.crashes.filter((it) => now - it < MEMORY);
    this.crashes.push(now);
    return DELAYS[this.crashes.length - 1];
  }

  /** How many crashes are remembered. */
  get count(): number {
    return this.crashes.length;
  }

  forget(): void {
    this.crashes = [];
  }
}
