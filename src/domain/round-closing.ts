// What the school says when it closes a round, and what a round adds up to with that: on the server alone, so no phone carries it.
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { foldWalk, fresh, shown, withPoints, type RoundEntry } from './round-fold.ts';
import { missedPoints, outcome, type Due, type Point, type Round } from './round.ts';

/** The round after the entry. Refuses as `foldWalk`. `receivedAt` as in `fold`. */
export const foldRound = (entry: RoundEntry, read: Read, receivedAt: number | null): Document[] =>
  entry.kind === 'round-closed'
    ? shown(closed(entry, read('round', entry.subject), receivedAt))
    : foldWalk(entry, read, receivedAt);

const isTouched = ({ visits, skips }: Point): boolean => visits.length + skips.length > 0;

/** What was begun by a phone's plan, as the school's own asks for it: nothing that was walked is lost by that. */
function asDue({ shift: _shift, ...round }: Round, { points, ...due }: Due): Round {
  const had = [
    ...round.points,
    ...(round.beside ?? []).map((point): Point => Object.assign({ visits: [], skips: [] }, point)),
  ];
  const known = new Map(had.map((point) => [point.placeId, point]));
  const asked = points.map((point): Point => {
    const { visits = [], skips = [] } = known.get(point.placeId) ?? {};
    return { ...point, visits, skips };
  });
  const owed = new Set(points.map(({ placeId }) => placeId));
  const others = had.filter(({ placeId }) => !owed.has(placeId));
  const extra = others.filter(isTouched).map((point) => Object.assign({}, point, { extra: true as const }));
  const beside = others.flatMap(({ visits, skips, extra: _extra, ...point }) =>
    visits.length + skips.length > 0 ? [] : [point],
  );
  return withPoints({ ...round, ...due }, [...asked, ...extra], beside);
}

/** What it asks for and no phone of those who began it had. */
function unheardBy(round: Round | undefined, { points }: Due): string[] {
  if (!round || round.walks.length === 0) return [];
  const known = new Set([...round.points, ...(round.beside ?? [])].map(({ placeId }) => placeId));
  return points.map(({ placeId }) => placeId).filter((placeId) => !known.has(placeId));
}

/** Once: what is said at the first closing stays, whatever arrives later. What was due is said by the school alone. */
function closed(
  { subject, at, body }: EntryOf<'round-closed'>,
  before: Round | undefined,
  receivedAt: number | null,
): Round {
  if (before?.closed) return before;
  const round = before ? asDue(before, body.due) : fresh(subject, body.due);
  const { due: _due, ...said } = body;
  const unheard = unheardBy(before, body.due);
  const came = { outcome: outcome(round), missed: missedPoints(round) };
  return {
    ...round,
    closed: { at: receivedAt ?? correctedMs(at), ...came, ...said, ...(unheard.length > 0 && { unheard }) },
  };
}
