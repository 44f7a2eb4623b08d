// The stations of a report.
import type { PublicStatus } from '../../domain/public-report.ts';
import type { StationState } from '../ui/line.tsx';

const way = ['received', 'working', 'checking', 'done'] as const;

/** What lies behind is done; the end is done as well, or stopped where the school turned it down. */
export function stepsOf(status: PublicStatus): { status: PublicStatus; state: StationState }[] {
  if (status === 'turned-down')
    return [
      { status: 'received', state: 'done' },
      { status, state: 'skipped' },
    ];
  const at = way.indexOf(status);
  return way.map((one, n) => ({
    status: one,
    state: n < at || status === 'done' ? 'done' : n === at ? 'here' : 'todo',
  }));
}
