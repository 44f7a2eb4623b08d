// The unit tests of which `npm test` plays a part, whole.
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep } from '../tools/steps.ts';
import type { Part } from './part.ts';

const root = new URL('../..', import.meta.url).pathname;
type Report = {
  numPassedTests: number;
  testResults: { name: string; message: string; assertionResults: { status: string; fullName: string }[] }[];
};

/** They ask how much there is to play (`size.ts`). */
const asksHowMuch = (file: string): boolean => /\bsized\(\{|\bbusyDays\(/.test(readFileSync(join(root, file), 'utf8'));

export const units: Part = {
  what: 'the unit tests of which `npm test` plays a part, whole',
  async run() {
    const folder = mkdtempSync(join(tmpdir(), 'patrol-units-'));
    const report = join(folder, 'report.json');
    const files = globSync('{src,tests}/**/*.test.ts', { cwd: root }).filter(asksHowMuch);
    const args = ['run', '--reporter=json', `--outputFile=${report}`, ...files];
    try {
      const step = { name: 'units', command: 'vitest', args, env: { PATROL_PROOF: 'proof' } };
      const { ok, output } = await runStep(step, false);
      const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
      const fallen = testResults.filter(({ message }) => message).map(({ name, message }) => `${name}: ${message}`);
      const broken = testResults.flatMap((one) => one.assertionResults).filter(({ status }) => status === 'failed');
      const failed = [...fallen, ...broken.map(({ fullName }) => fullName)];
      if (!ok && failed.length === 0) failed.push(output.slice(-2000));
      return { passed: numPassedTests, failed, figures: `${numPassedTests} tests of ${files.length} files` };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
