// What happened, in order: the last lines to read, all of them in one hash.
import { createHash } from 'node:crypto';

const linesKept = 60;

export class Trace {
  #hash = createHash('sha256');
  readonly last: string[] = [];
  lines = 0;
  counts = new Map<string, number>();
  readonly #counted = new Set<string>();

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

  /** Once for each thing in all storms of a world. */
  countOnce(about: string, what: string): void {
    const key = `${about} ${what}`;
    if (this.#counted.has(key)) return;
    this.#counted.add(key);
    this.count(what);
  }

  /** What was said so far, as one number, and how often what was; what comes is another storm. */
  end(): { hash: string; counts: Map<string, number> } {
    const ended = { hash: this.#hash.digest('hex'), counts: this.counts };
    this.#hash = createHash('sha256');
    this.counts = new Map();
    return ended;
  }
}
