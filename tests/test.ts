// `npm test`: everything, the real browser included, closing with one line `N passed, N failed`.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './tools/browser.ts';
import { staticSteps } from './tools/static-steps.ts';
import { runStep, tell, type Outcome } from './tools/steps.ts';

type Counts = { passed: number; failed: number; skipped: number };
const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const add = (counts: Counts) => {
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
};
const asOne = (outcome: Outcome): Counts => ({ passed: outcome.ok ? 1 : 0, failed: outcome.ok ? 0 : 1, skipped: 0 });

/** A runner that fell over without a report counts as one failure: no report is not a pass. */
function read<T>(file: string, outcome: Outcome, count: (report: T) => Counts): Counts {
  try {
    const counts = count(JSON.parse(readFileSync(file, 'utf8')) as T);
    return outcome.ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
  } catch (error) {
    console.error(`${outcome.name} left no report: ${String(error)}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const folder = mkdtempSync(join(tmpdir(), 'patrol-test-'));
for (const outcome of await Promise.all(staticSteps.map((step) => runStep(step, false)))) {
  tell(outcome);
  add(asOne(outcome));
}

const unitReport = join(folder, 'unit.json');
const unit = await runStep(
  {
    name: 'unit tests',
    command: 'vitest',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
    env: { PATROL_PROOF: 'commit' },
  },
  true,
);
tell(unit);
type VitestReport = { numPassedTests: number; numFailedTests: number; numPendingTests: number; numTodoTests: number };
add(
  read<VitestReport>(unitReport, unit, (report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  })),
);

const build = await runStep({ name: 'build', command: 'vite', args: ['build', '--logLevel', 'warn'] }, false);
tell(build);
add(asOne(build));
const size = await runStep({ name: 'size', command: 'node', args: ['tests/size.ts'] }, true);
tell(size);
add(asOne(size));

const proofReport = join(folder, 'proof.json');
const proof = await runStep(
  {
    name: 'proof',
    command: 'node',
    args: ['tests/proof/proof.ts', '--commit'],
    env: { PROOF_REPORT: proofReport, PATROL_BUILT: '1' },
  },
  true,
);
tell(proof);
add(read<Counts>(proofReport, proof, (counts) => counts));

const browser = findBrowser();
const e2eReport = join(folder, 'e2e.json');
const e2e = await runStep(
  {
    name: 'browser tests',
    command: 'playwright',
    args: ['test', '-c', 'tests/e2e'],
    env: { CHROME_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_FILE: e2eReport, PATROL_BUILT: '1' },
  },
  true,
);
tell(e2e);
type PlaywrightReport = { stats: { expected: number; unexpected: number; flaky: number; skipped: number } };
add(
  read<PlaywrightReport>(e2eReport, e2e, ({ stats }) => {
    if (stats.flaky > 0) console.log(`passed only when gone a second time: ${stats.flaky}, named under "flaky" above`);
    return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
  }),
);

rmSync(folder, { recursive: true, force: true });
if (total.skipped > 0) console.log(`skipped: ${total.skipped}, each named above with its reason`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
