// `npm run check`: the quick yes or no. Types, lint, format, layers and unit tests, side by side.
import { runStep, tell } from './tools/steps.ts';
import { staticSteps } from './tools/static-steps.ts';

const startedAt = performance.now();
const unit = { name: 'unit tests', command: 'npm', args: ['run', '--silent', 'check:test'] };
const outcomes = await Promise.all([unit, ...staticSteps].map((step) => runStep(step, false)));
outcomes.forEach(tell);
const ok = outcomes.every((outcome) => outcome.ok);
console.log(`${ok ? 'yes' : 'NO'} in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
process.exitCode = ok ? 0 : 1;
