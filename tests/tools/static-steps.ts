// What can be said about the code without running it.
import type { Step } from './steps.ts';

const npm = (name: string, script: string): Step => ({ name, command: 'npm', args: ['run', '--silent', script] });

const always: Step[] = [
  npm('types', 'check:types'),
  npm('lint', 'check:lint'),
  { name: 'lockfile', command: 'node', args: ['tests/tools/lockfile.ts'] },
];

export const staticSteps: Step[] = [...always, npm('format', 'check:format')];

/** Before a commit: of how files are laid out only what it changes. */
export const quickSteps: Step[] = [
  ...always,
  { name: 'format', command: 'node', args: ['tests/tools/format-changed.ts'] },
];
