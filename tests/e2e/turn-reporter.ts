// Says in which turn the walks go, so that one that failed is played again the same, and how much of what is asked in turn was asked.
import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter';
import { askedOf, turn, type Asked } from './turn.ts';
import { waitsForTurns } from './walks-in-turn.ts';

export default class TurnReporter implements Reporter {
  readonly #asked = new Map<string, Asked[]>();

  onBegin({ metadata }: FullConfig, suite: Suite): void {
    console.log(`turn ${turn} (\`PATROL_TURN=${turn}\` plays the same again)`);
    const asked = suite.allTests().filter(({ tags }) => waitsForTurns(tags)).length;
    const of = asked + Number(metadata['later']);
    if (of > 0) this.#asked.set('walks', [{ what: 'walks', asked, of }]);
  }

  onTestEnd({ id }: TestCase, { annotations }: TestResult): void {
    this.#asked.set(id, askedOf(annotations));
  }

  onEnd(): void {
    const all = [...this.#asked.values()].flat();
    if (all.length === 0) return;
    const sum = (of: 'asked' | 'of') => all.reduce((total, one) => total + one[of], 0);
    const each = all.map(({ what, asked, of }) => `${asked} of ${of} ${what}`).join(', ');
    console.log(`in turn: ${sum('asked')} of ${sum('of')} asked (${each}); \`npm run proof -- walks\` asks all`);
  }
}
