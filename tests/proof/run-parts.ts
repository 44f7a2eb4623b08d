// Runs parts of the proof and counts them. One that breaks off is a failure like any other, and the others go on.
import type { Part, Size } from './part.ts';

export type Total = { passed: number; failed: number; skipped: number };

export class Counted {
  readonly total: Total = { passed: 0, failed: 0, skipped: 0 };
  readonly #say: (line: string) => void;

  constructor(say: (line: string) => void) {
    this.#say = say;
  }

  skip(name: string, why: string): void {
    this.total.skipped++;
    this.#say(`SKIPPED  ${name}: ${why}`);
  }

  /** Much of a death is waiting for what starts again: three at once leave no core idle. Those that are timed come after, alone. */
  async runAll(parts: readonly (readonly [name: string, part: Part])[], size: Size): Promise<void> {
    const left = parts.filter(([, { isTimed }]) => !isTimed);
    const lane = async (): Promise<void> => {
      for (let next = left.shift(); next; next = left.shift()) await this.#run(...next, size);
    };
    await Promise.all([lane(), lane(), lane()]);
    for (const [name, part] of parts) if (part.isTimed) await this.#run(name, part, size);
  }

  async #run(name: string, part: Part, size: Size): Promise<void> {
    const startedAt = performance.now();
    try {
      const why = part.cannot?.() ?? null;
      if (why !== null) return this.skip(name, why);
      const { passed, failed, figures } = await part.run(size);
      this.total.passed += passed;
      this.#tell(name, part, { failed, figures, startedAt });
    } catch (error) {
      const failed = [error instanceof Error ? (error.stack ?? error.message) : String(error)];
      this.#tell(name, part, { failed, figures: 'it broke off', startedAt });
    }
  }

  #tell(name: string, { what }: Part, told: { failed: string[]; figures: string; startedAt: number }): void {
    const { failed, figures, startedAt } = told;
    this.total.failed += failed.length;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(0);
    this.#say(`${failed.length === 0 ? 'held' : 'BROKE'}  ${name}: ${what}: ${figures} (${seconds} s)`);
    for (const one of failed) this.#say(`  ${one}`);
  }
}
