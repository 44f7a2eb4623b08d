// One part of the proof: something real is killed, cut or filled up, and afterwards everything is counted.

/** `commit`: what every run of `npm test` can afford. `proof`: what `npm run proof` does. */
export type Size = 'commit' | 'proof';

/** `figures`: what was counted, in one line for a person. */
export type Told = { passed: number; failed: string[]; figures: string };

export type Part = {
  what: string;
  /** Why this machine cannot run it; null when it can. A part that is skipped is counted and said. */
  cannot?: () => string | null;
  /** How quick something is counts: nothing else goes on beside it. */
  isTimed?: true;
  run: (size: Size) => Promise<Told>;
};

/** A browser tells at length what it waited for. */
const longestWords = 400;

/** Runs one trial after another; what throws has failed, and the others go on. */
export async function trials<T>(
  list: readonly T[],
  name: (trial: T) => string,
  one: (trial: T) => Promise<void>,
): Promise<{ passed: number; failed: string[] }> {
  const failed: string[] = [];
  for (const trial of list) {
    try {
      await one(trial);
    } catch (error) {
      failed.push(`${name(trial)}: ${(error instanceof Error ? error.message : String(error)).slice(0, longestWords)}`);
    }
  }
  return { passed: list.length - failed.length, failed };
}

/**
 * Runs the control until it has lost something, `atMost` times: whether one cut meets anything is luck, six in a row that meet nothing are not.
 * True when it never lost, and the part is blind.
 */
export async function blind(atMost: number, loses: () => Promise<boolean>): Promise<boolean> {
  for (let tried = 0; tried < atMost; tried++) if (await loses()) return false;
  return true;
}
