// Several windows of one phone, and a storage that is gone: what the browser tests walk once, walked many times.
import { playWalks } from './play-walks.ts';
import type { Part } from './part.ts';

/** `begins`: how the walk does; `tests/proof/tabs.test.ts` holds that it stands there. */
export const repeated = [
  { file: 'line.spec.ts', begins: 'P13 one draft in two windows', times: 20 },
  { file: 'shared-phone.spec.ts', begins: 'a storage that the browser wiped', times: 5 },
] as const;

export const tabs: Part = {
  isTimed: true,
  what: 'two windows on one draft, the first frozen, and a storage that was wiped',
  async run() {
    const failed: string[] = [];
    let passed = 0;
    for (const { file, begins, times } of repeated) {
      const played = await playWalks([file, '-g', begins, '--repeat-each', `${times}`, '--retries', '0']);
      const held = played.filter(({ walk }) => walk.status === 'expected').length;
      passed += held;
      // Also those that never came to be played.
      if (held < times) failed.push(`${begins}: ${held} of ${times} held, ${played.length} were played`);
    }
    const sum = repeated.map(({ begins, times }) => `${times} times: ${begins}`).join('; ');
    return { passed, failed, figures: sum };
  },
};
