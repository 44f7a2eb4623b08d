// `npm run check`: the quick yes or no. Types, lint, format, layers and the quick unit tests, side by side.
import { runStep, tell } from './tools/steps.ts';
import { staticSteps } from './tools/static-steps.ts';

/**
 * Left to `npm test`, which leaves nothing out: who is asked everything, what plays whole schools, what starts and kills processes, what
 * goes through every case there is, and of the dearest of the others what is about a rare day: a database put back, a line that hardly
 * carries, a phone without room, photos whose years are over.
 */
const long = [
  'tests/{proof,simulation,skew}/**',
  'src/server/{demo,backup}/**',
  'src/server/main.test.ts',
  'src/server/checklist-files/round-trip.test.ts',
  'src/domain/{hazard-rules,due-zones,signed-on}.test.ts',
  'tests/forbidden-steps.test.ts',
  'tests/sync/{announce,between-reads,long-queue,restore,room,unsent-steps,weak-line}.test.ts',
  'src/server/{case-pairs,keep-times,known-here,passwords,quick-check}.test.ts',
  'src/app/inspection/photo-look.test.ts',
];

const startedAt = performance.now();
const unit = {
  name: 'quick unit tests',
  command: 'vitest',
  args: ['run', '--silent', '--reporter=dot', ...long.map((pattern) => `--exclude=${pattern}`)],
};
const outcomes = await Promise.all([unit, ...staticSteps].map((step) => runStep(step, false)));
outcomes.forEach(tell);
const ok = outcomes.every((outcome) => outcome.ok);
const left = ok ? '; what takes longer is in `npm test`' : '';
console.log(`${ok ? 'yes' : 'NO'} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s${left}`);
process.exitCode = ok ? 0 : 1;
