// Networks of runs that were ended before they could clear up, by Ctrl-C for one.
import { spawnSync } from 'node:child_process';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Of what `ip netns list` tells those that belong to a run which is over: each has the id of its process in its name. */
export function leftBehind(list: string, lives: (pid: number) => boolean = isAlive): string[] {
  const names = list.split('\n').map((line) => line.split(' ')[0] ?? '');
  return names.filter((name) => {
    const [, pid] = /^patrol-(?:try-)?(\d+)(?:-\d+)?$/.exec(name) ?? [];
    return pid !== undefined && !lives(Number(pid));
  });
}

export function clearLeftBehind(): void {
  const { stdout } = spawnSync('ip', ['netns', 'list'], { encoding: 'utf8' });
  for (const name of leftBehind(stdout ?? '')) spawnSync('ip', ['netns', 'delete', name]);
}
