// Looks at how the files are laid out that differ from the last commit; what that one holds was looked at before it was made. `npm test` looks at all.
import { execFileSync, spawnSync } from 'node:child_process';

function named(...args: string[]): string[] {
  const list = execFileSync('git', [...args, '-z'], { encoding: 'utf8', maxBuffer: 1e8, stdio: 'pipe' });
  return list.split('\0').filter(Boolean);
}

/** Everything, where nobody knows what changed. */
function changed(): string[] {
  try {
    return [
      ...named('diff', '--name-only', '--diff-filter=d', 'HEAD'),
      ...named('ls-files', '--others', '--exclude-standard'),
    ];
  } catch {
    return ['.'];
  }
}

const files = changed();
if (files.length > 0) {
  const { status } = spawnSync(
    'prettier',
    ['--check', '--cache', '--ignore-unknown', '--log-level', 'warn', ...files],
    { stdio: 'inherit', shell: process.platform === 'win32' },
  );
  process.exitCode = status ?? 1;
}
