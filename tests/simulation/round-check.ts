// What a round must be by what the ledger has of it, said a second time from the papers: everybody who was at a point is kept whole, the
// earliest counts, the others supplement it (`domain.md`, 冲突).
import { canonical } from '../../src/domain/canonical.ts';
import { missedPoints, type Due, type Round, type Skip, type Visit } from '../../src/domain/round.ts';
import type { RoundEntry } from '../../src/domain/round-fold.ts';

/** Entries that count, in the order in which they came, each with when that was. */
export type Came = { entry: RoundEntry; receivedAt: number };
type Of<K extends RoundEntry['kind']> = { entry: Extract<RoundEntry, { kind: K }>; receivedAt: number };

const of = <K extends RoundEntry['kind']>(came: readonly Came[], kind: K): Of<K>[] =>
  came.filter((one): one is Of<K> => one.entry.kind === kind);

const doneAt = ({ ms, serverOffsetMs }: RoundEntry['at'], receivedAt: number): number =>
  Math.min(ms + (serverOffsetMs ?? 0), receivedAt);

/** What of a visit nobody may lose or change. */
type Kept = Pick<Visit, 'id' | 'by' | 'at' | 'how'> & {
  photos: string[];
  micro: NonNullable<Visit['micro']> | null;
};

const said = ({ entry: { id, by, body }, receivedAt }: Of<'point-visited'>): Kept => ({
  id,
  by,
  at: doneAt(body.at, receivedAt),
  how: body.how,
  photos: body.photos.map(({ sha256 }) => sha256),
  micro: body.micro,
});
const shownOf = ({ id, by, at, how, photos = [], micro }: Visit): Kept => ({
  id,
  by,
  at,
  how,
  photos,
  micro: micro ?? null,
});

/** Why the round is not what was said of it; null where it is. */
export function roundDifference(came: readonly Came[], round: Round): string | null {
  return (
    pointsDiffer(came, round) ??
    timesDiffer(came, round) ??
    unheardDiffers(came, round) ??
    walksDiffer(came, round) ??
    visitsDiffer(of(came, 'point-visited'), round) ??
    skipsDiffer(of(came, 'point-skipped'), round) ??
    missedDiffer(of(came, 'point-visited'), round)
  );
}

/** What the school said when it closed it, whatever any phone said. */
const closingOf = (came: readonly Came[]): Due | undefined => of(came, 'round-closed')[0]?.entry.body.due;

/** Once it is closed its times and its proof are the school's own. */
function timesDiffer(came: readonly Came[], round: Round): string | null {
  const said = closingOf(came);
  const timesOf = ({ plannedAt, startBy, finishBy, closesAt, proof, order }: Omit<Due, 'points'>) =>
    canonical({ plannedAt, startBy, finishBy, closesAt, proof, order });
  return said && timesOf(said) !== timesOf(round) ? 'its times or its proof are not those of the school' : null;
}

/** What the phones of all who began it did not have of what it asks for is told, and nothing else. */
function unheardDiffers(came: readonly Came[], { closed }: Round): string | null {
  const unheard = closed?.unheard ?? [];
  const owed = closingOf(came)?.points ?? [];
  const begun = of(came, 'round-started');
  const had = new Set(begun.flatMap(({ entry }) => entry.body.due.points.map(({ placeId }) => placeId)));
  const lacking = begun.length === 0 ? [] : owed.flatMap(({ placeId }) => (had.has(placeId) ? [] : placeId));
  return canonical(unheard) === canonical(lacking) ? null : 'what its phones did not have is told otherwise';
}

/** What the school says at the closing is what the round asks for, until then what was said first; what somebody was at besides is there too. */
function pointsDiffer(came: readonly Came[], { points }: Round): string | null {
  const due = closingOf(came) ?? of(came, 'round-started')[0]?.entry.body.due;
  const owed = (due?.points ?? []).map(({ placeId }) => placeId);
  const been = [...of(came, 'point-visited'), ...of(came, 'point-skipped')].map(({ entry }) => entry.body.placeId);
  const besides = [...new Set(been)].filter((placeId) => !owed.includes(placeId));
  const shown = (is: boolean) => points.filter(({ extra }) => Boolean(extra) === is).map(({ placeId }) => placeId);
  if (canonical(shown(false)) !== canonical(owed)) return 'it asks for other points';
  return canonical(shown(true).sort()) === canonical(besides.sort()) ? null : 'other points were seen besides';
}

function walksDiffer(came: readonly Came[], { walks }: Round): string | null {
  const begun = new Set(of(came, 'round-started').map(({ entry }) => entry.by));
  const lacking = [...begun].find((by) => !walks.some((walk) => walk.by === by));
  if (lacking !== undefined) return `the walk of ${lacking} is gone`;
  return walks.length === begun.size ? null : 'somebody walks it twice, or never began';
}

function visitsDiffer(came: readonly Of<'point-visited'>[], { points }: Round): string | null {
  for (const { placeId, visits } of points) {
    const there = came.filter(({ entry }) => entry.body.placeId === placeId).map(said);
    const gone = there.find(({ id }) => !visits.some((visit) => visit.id === id));
    if (gone) return `the visit ${gone.id} of ${gone.by} at ${placeId} is gone`;
    if (visits.length !== there.length) return `a visit at ${placeId} is there twice, or was never said`;
    const other = there.find((one) => !visits.some((visit) => canonical(shownOf(visit)) === canonical(one)));
    if (other) return `the visit ${other.id} of ${other.by} at ${placeId} is not as it was said`;
    const earliest = Math.min(...there.map(({ at }) => at));
    if (visits[0] && visits[0].at !== earliest) return `the visit ${visits[0].id} counts and was not the first`;
  }
  return null;
}

function skipsDiffer(came: readonly Of<'point-skipped'>[], { points }: Round): string | null {
  const shown = new Set(
    points.flatMap(({ placeId, skips }: { placeId: string; skips: Skip[] }) =>
      skips.map(({ id }) => `${placeId} ${id}`),
    ),
  );
  const gone = came.find(({ entry }) => !shown.has(`${entry.body.placeId} ${entry.id}`));
  if (gone) return `that ${gone.entry.by} skipped ${gone.entry.body.placeId} is gone`;
  return shown.size === came.length ? null : 'a point is skipped twice, or never was';
}

/** Whoever was there in time was there for both. */
function missedDiffer(came: readonly Of<'point-visited'>[], round: Round): string | null {
  const inTime = new Set(
    came
      .filter(({ entry, receivedAt }) => doneAt(entry.body.at, receivedAt) <= round.closesAt)
      .map(({ entry }) => entry.body.placeId),
  );
  const missed = round.points.filter(({ placeId, extra }) => !extra && !inTime.has(placeId));
  const ids = missed.map(({ placeId }) => placeId);
  return canonical(missedPoints(round)) === canonical(ids) ? null : 'other points are missed than nobody was at';
}
