// On which round an inspection was done: a checklist does not say it, the walk does.
import type { InspectionRecord } from '../documents.ts';
import { correctedMs } from '../moment.ts';
import { isWithin, type Place } from '../place.ts';
import type { Round } from '../round.ts';
import type { NumberedRound } from './inspection-line.ts';

/** Rounds with their numbers: 1 for the first of its plan on its day. All rounds of a day must be among them. */
export function numbered(rounds: readonly Round[]): NumberedRound[] {
  const before = new Map<string, number>();
  const inOrder = rounds.toSorted((a, b) => a.plannedAt - b.plannedAt || (a.id < b.id ? -1 : 1));
  return inOrder.map((round) => {
    const key = `${round.planId} ${round.day}`;
    const number = (before.get(key) ?? 0) + 1;
    before.set(key, number);
    return { round, number };
  });
}

const earlyMs = 3_600_000;

/**
 * The round the same person walked at that time with a point in the same building; of several the one planned nearest. Null where there
 * is none: nobody has to inspect on a round.
 */
export function roundOf(
  { by, inspection }: Pick<InspectionRecord, 'by' | 'inspection'>,
  rounds: readonly NumberedRound[],
  placeOf: (id: string) => Place | undefined,
): NumberedRound | null {
  const at = correctedMs(inspection.finishedAt);
  const place = placeOf(inspection.placeId);
  const building = place?.ancestors[0]?.id ?? place?.id;
  const fits = ({ round }: NumberedRound): boolean =>
    round.plannedAt - earlyMs <= at &&
    at <= round.closesAt &&
    round.walks.some((walk) => walk.by === by) &&
    round.points.some(({ placeId }) => {
      const point = placeOf(placeId);
      return point !== undefined && building !== undefined && isWithin(point, [building]);
    });
  const near = rounds.filter(fits).sort((a, b) => Math.abs(at - a.round.plannedAt) - Math.abs(at - b.round.plannedAt));
  return near[0] ?? null;
}
