// What happened, in order: the last lines to read, all of them in one hash.
import { createHash } from 'node:crypto';

const linesKept = 60;

export class Trace {
  readonly #hash = createHash('sha256');
  readonly last: string[] = [];
  lines = 0;
  readonly counts = new Map<string, number>();

  /** `what` is counted by its first word. */
  say(at: number, who: string, what: string): void {
    const line = `${String(at).padStart(9)} ${who.padEnd(14)} ${what}`;
    this.#hash.update(line);
    this.lines++;
    this.last.push(line);
    if (this.last.length > linesKept) this.last.shift();
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  end(): string {
    return this.#hash.digest('hex');
  }
}
