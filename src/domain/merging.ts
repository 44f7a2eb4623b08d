// Two reports of one thing: what of the one goes on in the other. Only where the whole ledger is.
import type { Document, Read } from './documents.ts';
import type { Entry, EntryOf } from './entry.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import { madeGraveBy } from './case-graver.ts';
import { withStep } from './hazard-fold.ts';
import { guardedBy, handlingOf, interimOf } from './hazard-handling.ts';
import { graveSinceOf, interimDueAt } from './hazard-times.ts';
import { isOver } from './hazard-words.ts';
import { markedIn, withMarked } from './marked.ts';
import { inTime, sightingOf, withSighting } from './sighting.ts';
import { suspectedBy } from './suspects.ts';

/** The case into which this entry has merged another, which brings along what was found, done and owed. */
export function intoWhich(entry: Entry, other: Hazard, read: Read): Document[] {
  const { steps, since } = handlingOf(other);
  const step = steps.at(-1);
  if (entry.kind !== 'hazard-handled' || entry.body.do !== 'merge' || !step || step.without) return [];
  const into = read('hazard', entry.body.into);
  if (!into || isOver(into.state)) return [];
  const graver = tookIn(into, other, { id: entry.id, now: since });
  const interim = interimOf(other);
  const after = withMarked(interim ? guardedBy(graver, interim) : graver, other);
  const mergedBy = { id: step.id, name: step.name };
  const suspects = suspectedBy(other);
  const who = { id: other.reportedBy, name: other.reportedByName, mergedBy, suspects, photos: other.photos };
  const body = withStep(withSeen(after, other), { ...step, ...who, said: { do: 'took-in' }, state: after.state });
  return [{ type: 'hazard', id: body.id, body }];
}

/**
 * As grave as the graver of the two, with the points of the guide that either meets, and what is owed against the danger of either. Of what may be major the older
 * clock runs on: being merged does not make it less grave, nor buy time (`domain.md` 1.3 and 12, 13).
 */
function tookIn(hazard: Hazard, other: Hazard, by: { id: string; now: number }): Hazard {
  const majorRefs = [...new Set([...hazard.majorRefs, ...other.majorRefs])];
  const grave = [hazard, other].filter(({ grade }) => grade === 'MS').map(graveSinceOf);
  const owed = [hazard, other].map(interimDueAt).filter((at) => at !== null);
  const handling = { ...handlingOf(hazard), ...(owed.length > 0 && { guardBy: Math.min(...owed) }) };
  const notOnSpot = other.notOnSpot && { notOnSpot: true as const };
  const both = { ...hazard, majorRefs, ...soonerOf(hazard, other), ...notOnSpot, handling };
  if (gradeRank(other.grade) > gradeRank(hazard.grade))
    return madeGraveBy(both, other.grade, Math.min(graveSinceOf(other), ...grave), by);
  const isOlder = hazard.grade === 'MS' && Math.min(...grave) < graveSinceOf(hazard);
  return isOlder ? { ...both, handling: { ...handling, graveSince: Math.min(...grave) } } : both;
}

/** What nobody was given yet is to be put right by the earlier of both days. */
const soonerOf = (hazard: Hazard, { due, dueAt }: Hazard): Partial<Pick<Hazard, 'due' | 'dueAt'>> =>
  hazard.state === 'reported' && dueAt !== null && dueAt < (hazard.dueAt ?? Infinity) ? { due, dueAt } : {};

/** What was seen of the other one is evidence of this one. */
function withSeen(hazard: Hazard, { sightings: more = [] }: Hazard): Hazard {
  const sightings = inTime([...(hazard.sightings ?? []), ...more]);
  return sightings.length > 0 ? { ...hazard, sightings } : hazard;
}

/** What has an end of its own, and not in another case. */
const hasEnded = ({ state }: Hazard): boolean => isOver(state) && state !== 'merged';

/** The case, and where it has ended or was taken up again the cases that were merged into it: their reporters hear how it ended. */
export function withMerged(before: Hazard | undefined, after: Hazard, read: Read): Document[] {
  const own: Document = { type: 'hazard', id: after.id, body: after };
  if (!before || hasEnded(before) === hasEnded(after)) return [own];
  const { since, closed, steps } = handlingOf(after);
  const last = steps.at(-1)?.said;
  const note = closed?.note ?? (last && 'note' in last ? last.note : '');
  const main = hasEnded(after) ? { id: after.id, state: after.state, at: since, note } : null;
  const others = (read('merged', after.id) ?? []).map((one): Document => {
    const body = { ...one, handling: { ...handlingOf(one), main } };
    return { type: 'hazard', id: one.id, body };
  });
  return [own, ...others];
}

/** The case in which a merged one goes on, also by way of others. */
export function mainOf({ state, handling }: Hazard, read: Read): Hazard | undefined {
  const into = state === 'merged' && handling?.mergedInto ? read('hazard', handling.mergedInto) : undefined;
  return into?.state === 'merged' ? mainOf(into, read) : into;
}

/**
 * Seen again, as the entry says: of a merged case it is evidence where that goes on, which it may take up again; then those that were merged into it have not ended
 * either. `seen`: the case named, after it.
 */
export function whereItGoesOn(
  entry: EntryOf<'hazard-seen'>,
  seen: Hazard,
  read: Read,
  receivedAt: number | null,
): Document[] {
  const main = mainOf(seen, read);
  const name = read('person', entry.by)?.name ?? '';
  const after =
    main && withMarked(withSighting(main, sightingOf(entry, name, receivedAt)), markedIn(entry.body.photos));
  return after ? withMain(main, after, seen, read) : withMerged(read('hazard', seen.id), seen, sees(seen, read));
}

const sees = (named: Hazard, read: Read): Read =>
  ((type, id) => {
    const found = read(type, id);
    return type === 'merged'
      ? (found as Hazard[] | undefined)?.map((one) => (one.id === named.id ? named : one))
      : found;
  }) as Read;

/** The case that was named, and the one it goes on in, before and after; with the others that were merged into that one. */
export function withMain(main: Hazard, after: Hazard, named: Hazard, read: Read): Document[] {
  const documents = withMerged(main, after, sees(named, read));
  const isThere = documents.some(({ id }) => id === named.id);
  return isThere ? documents : [{ type: 'hazard', id: named.id, body: named }, ...documents];
}
