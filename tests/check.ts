// `npm run check`: the quick yes or no. Types, lint, format, layers and unit tests, side by side.
import { runStep, tell } from './tools/steps.ts';
import { staticSteps } from './tools/static-steps.ts';

/** Every route by everybody, and whole schools: they take minutes, and belong to `npm test`. */
const long = ['tests/proof/access/**', 'src/server/demo/**'];

const startedAt = performance.now();
const unit = {
  name: 'unit tests',
  command: 'vitest',
  args: ['run', '--silent', '--reporter=dot', ...long.map((pattern) => `--exclude=${pattern}`)],
};
const outcomes = await Promise.all([unit, ...staticSteps].map((step) => runStep(step, false)));
outcomes.forEach(tell);
const ok = outcomes.every((outcome) => outcome.ok);
console.log(`${ok ? 'yes' : 'NO'} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
process.exitCode = ok ? 0 : 1;
