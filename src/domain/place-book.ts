// Keeping places: what is added, renamed, moved or retired takes along all that lies below it, whoever put that there.
import { mostTimesOut, type Place } from './place.ts';

/** Every place of the school as it is now, by id. */
export type PlaceBook = ReadonlyMap<string, Place>;

export const parentOf = ({ ancestors }: Pick<Place, 'ancestors'>): string | null => ancestors.at(-1)?.id ?? null;

/**
 * The places that differ once these are kept: they themselves, and what lies below them in the book. Of what an entry says of
 * ancestors only the last counts; the chain above it, and every name in it, is read off the book, so that neither can go stale.
 * A parent that is not known leaves what was said. What lies in a place that is retired is retired with it. `at`: when they were
 * kept, UTC ms by the server's clock where it has heard of it.
 */
export function placesAfter(kept: readonly Place[], book: PlaceBook, at: number): Place[] {
  const said = new Map(kept.map((place) => [place.id, withCodes(place, book.get(place.id), at)]));
  const settled = new Map<string, Place>();
  const isTouched = ({ id, ancestors }: Place): boolean =>
    said.has(id) || ancestors.some((above) => said.has(above.id));
  const settle = (place: Place): Place => {
    const known = settled.get(place.id);
    if (known) return known;
    // Should anything lie in itself after all, this ends it.
    settled.set(place.id, place);
    const parentId = parentOf(place);
    const parent = parentId === null ? undefined : (said.get(parentId) ?? book.get(parentId));
    const lying = parent ? below(place, isTouched(parent) ? settle(parent) : parent) : place;
    const after = withTimesOut(lying, book.get(place.id), at);
    settled.set(place.id, after);
    return after;
  };
  const changed = [...said.values()].map(settle);
  for (const place of book.values()) {
    if (said.has(place.id) || !isTouched(place)) continue;
    const after = settle(place);
    if (differs(after, place)) changed.push(after);
  }
  return changed;
}

/** The same place with its way from the top as it is now. */
function below(place: Place, { id, name, ancestors, retired }: Place): Place {
  const now = { ...place, ancestors: [...ancestors, { id, name }] };
  return retired && !place.retired ? { ...now, retired } : now;
}

const differs = (a: Place, b: Place): boolean =>
  JSON.stringify([a.ancestors, a.retired]) !== JSON.stringify([b.ancestors, b.retired]);

/**
 * A code once taken back stays taken back, whoever keeps the place with an older view of it; and the list of those is what the
 * ledger tells, not what an entry says.
 */
function withCodes(place: Place, before: Place | undefined, at: number): Place {
  const { codeId: said, oldCodeIds: _, codeSince: _said, ...rest } = place;
  const wanted = said ?? place.id;
  const had = before?.codeId ?? place.id;
  const old = before?.oldCodeIds ?? [];
  const isNew = wanted !== had && !old.includes(wanted) && wanted !== place.id;
  const codeId = isNew ? wanted : before?.codeId;
  const oldCodeIds = isNew && before ? [...old, had] : old;
  const codeSince = isNew && before ? at : before?.codeSince;
  return {
    ...rest,
    ...(codeId && { codeId }),
    ...(oldCodeIds.length > 0 && { oldCodeIds }),
    ...(codeSince !== undefined && { codeSince }),
  };
}

/** When it was out of use is what the ledger tells too; what was retired before that was remembered was so since ever. */
function withTimesOut(kept: Place, before: Place | undefined, at: number): Place {
  const { out: _, ...place } = kept;
  let times = before?.out ?? [];
  if (!before?.retired !== !place.retired)
    times = place.retired
      ? [...times, { from: at }].slice(-mostTimesOut)
      : [...times.slice(0, -1), { from: times.at(-1)?.from ?? 0, to: at }];
  return times.length > 0 ? { ...place, out: times } : place;
}

/** What lies below a place, however deep, in the order of the book. */
export const placesBelow = (id: string, book: PlaceBook): Place[] =>
  [...book.values()].filter((place) => place.ancestors.some((above) => above.id === id));
