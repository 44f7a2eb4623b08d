// How the rounds of a building stand, as a bar shows them.
import { groupOf, type RoundGroup } from '../../domain/round-groups.ts';
import type { RoundRow } from '../../domain/round-reports.ts';

/** In the order of a round: what is behind comes first. */
export const parts = ['done', 'late', 'lost', 'running', 'ahead'] as const;
export type Part = (typeof parts)[number];

const partOf: Record<RoundGroup, Part> = {
  done: 'done',
  late: 'late',
  partly: 'lost',
  missed: 'lost',
  running: 'running',
  ahead: 'ahead',
};

export function countsOf(rows: readonly RoundRow[]): Record<Part, number> {
  const counts = { done: 0, late: 0, lost: 0, running: 0, ahead: 0 };
  for (const { standing } of rows) counts[partOf[groupOf(standing)]]++;
  return counts;
}
