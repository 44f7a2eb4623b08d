// What can be said about the code without running it.
import type { Step } from './steps.ts';

const npm = (name: string, script: string): Step => ({ name, command: 'npm', args: ['run', '--silent', script] });

export const staticSteps: Step[] = [
  npm('types', 'check:types'),
  npm('lint', 'check:lint'),
  { name: 'lockfile', command: 'node', args: ['tests/tools/lockfile.ts'] },
  npm('format', 'check:format'),
];
