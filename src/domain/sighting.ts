// A known hazard seen again: dated evidence on the hazard there is, instead of a second one.
import { placeOfItem } from './asset-item.ts';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { gradeRank, hazardId, isAt, type Hazard } from './hazard.ts';
import { comeBack } from './hazard-course.ts';
import { isTakenBack } from './hazard-handling.ts';
import { isOver } from './hazard-words.ts';
import { markedIn, withMarked } from './marked.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';

/** 还在, 更严重, 已消除. */
export const seenWords = ['still', 'worse', 'gone'] as const;
export type Seen = (typeof seenWords)[number];

/** `id`: its entry. `at`: UTC ms, corrected, never later than the receipt; `receivedAt`: on the server, null on a phone. */
export type Sighting = {
  id: string;
  inspectionId: string;
  seen: Seen;
  by: string;
  byName: string;
  at: number;
  receivedAt: number | null;
  note: string;
  photos: string[];
  /** The phone had not asked the school for the time. */
  sure?: false;
  /** Put right on the spot by the same person in the same inspection; the last photo shows it. */
  fixed?: true;
};

/** A hazard carries its latest ones; the ledger has them all. */
export const mostSightings = 20;

/** Says that there is still something to put right. */
export const confirms = (seen: Seen): boolean => seen !== 'gone';

/** The latest word on a hazard; undefined when nobody has seen it since it was reported. */
export const lastSighting = (hazard: Pick<Hazard, 'sightings'>): Sighting | undefined => hazard.sightings?.at(-1);

/** What this person has said of it in this inspection. */
export const saidIn = (
  { sightings = [] }: Pick<Hazard, 'sightings'>,
  { inspectionId, by }: Pick<Sighting, 'inspectionId' | 'by'>,
): Sighting | undefined => sightings.find((one) => one.inspectionId === inspectionId && one.by === by);

/** In the order in which they were seen, the latest that a hazard carries. */
export const inTime = (all: readonly Sighting[]): Sighting[] =>
  [...all].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-mostSightings);

/**
 * The hazard after one more sighting. A later word of the same person in the same inspection takes the place of the
 * earlier one; `seen` null takes it back. Whoever still sees a hazard that was withdrawn, taken back or put right on the spot makes it
 * stand again; that it is said to be gone ends nothing: who may say so has to look (`domain.md` 7).
 */
export function withSighting(hazard: Hazard, sighting: Omit<Sighting, 'seen'> & { seen: Seen | null }): Hazard {
  const { sightings: before = [], ...rest } = hazard;
  const replaced = saidIn(hazard, sighting);
  const others = before.filter((one) => one !== replaced);
  const { seen } = sighting;
  const all = seen === null ? others : [...others, { ...sighting, seen }];
  const sightings = inTime(all);
  const seenBy = { ...rest, ...(sightings.length > 0 && { sightings }) };
  return seen !== null && confirms(seen) ? stands(seenBy, sighting) : seenBy;
}

/** What nobody looked at yet stands again; what was closed before it was seen has come back (反弹重开). */
function stands(hazard: Hazard, { id, at, receivedAt }: Pick<Sighting, 'id' | 'at' | 'receivedAt'>): Hazard {
  if (hazard.state === 'withdrawn' || hazard.state === 'fixed-on-spot' || isTakenBack(hazard))
    return { ...hazard, state: 'reported' };
  const closedAt = hazard.handling?.closed?.at;
  const isClosed = hazard.state === 'closed' || hazard.state === 'archived';
  return isClosed && closedAt !== undefined && at > closedAt ? comeBack(hazard, { id, now: receivedAt ?? at }) : hazard;
}

type HazardSeen = EntryOf<'hazard-seen'>;

/** What one entry says, as it is shown. `receivedAt` as in `fold`. */
export function sightingOf(
  { id, by, at, body }: HazardSeen,
  byName: string,
  receivedAt: number | null,
): Omit<Sighting, 'seen'> & { seen: Seen | null } {
  const { inspectionId, seen, note, photos } = body;
  const named = photos.map(({ sha256 }) => sha256);
  const seenAt = Math.min(correctedMs(at), receivedAt ?? Infinity);
  const doubt = at.serverOffsetMs === null && { sure: false as const };
  return { id, inspectionId, seen, by, byName, at: seenAt, receivedAt, note, photos: named, ...doubt };
}

/** The hazard as it is after the entry. Refuses `hazard-unknown` and `person-unknown`. */
export function foldSighting(entry: HazardSeen, read: Read, receivedAt: number | null): Hazard {
  const hazard = read('hazard', entry.subject);
  const person = read('person', entry.by);
  if (!hazard) throw new Refusal('hazard-unknown');
  if (!person) throw new Refusal('person-unknown');
  const seen = withSighting(hazard, sightingOf(entry, person.name, receivedAt));
  return withMarked(seen, markedIn(entry.body.photos));
}

/** Refuses `hazard-unknown` alike a hazard that is not there and one at a place that is not this person's to walk. */
export function checkSighting(entry: HazardSeen, person: Person, read: Read): void {
  const hazard = read('hazard', entry.subject);
  const place = hazard && isAt(hazard, entry.body.placeId) && read('place', entry.body.placeId);
  const isThere = place && authorize(person, { do: 'see-hazard', place });
  if (!isThere) throw new Refusal('hazard-unknown');
}

/** Waits for somebody to put it right, or to look whether it is. */
export const isOpen = ({ state }: Pick<Hazard, 'state'>): boolean => state !== 'fixed-on-spot' && !isOver(state);

/** An abnormal answer, and the inspection it was given in; `assetId` where it is about one asset. */
export type Finding = {
  itemId: string;
  assetId?: string | undefined;
  placeId: string;
  inspectionId: string;
  by: string;
};

/** The same item of the same asset, whichever place the asset had in the walk. */
const isSameSpot = (hazard: Pick<Hazard, 'itemId' | 'asset'>, { itemId, assetId }: Finding): boolean =>
  hazard.asset?.id === assetId && placeOfItem(hazard.itemId).base === placeOfItem(itemId).base;

/**
 * Is this finding the hazard that is known already? It is when the hazard is open, of the same item at the same place, and
 * was confirmed by the same person in the same inspection. Asked on the phone before submitting and by the server again.
 */
export const isSameHazard = (hazard: Hazard, finding: Finding): boolean =>
  isOpen(hazard) &&
  isSameSpot(hazard, finding) &&
  hazard.placeId === finding.placeId &&
  hazard.id !== hazardId(finding.inspectionId, finding.itemId) &&
  confirms(saidIn(hazard, finding)?.seen ?? 'gone');

/**
 * Was it that one when it was confirmed, and only afterwards closed, or merged into one that went on, of which the phone had not heard? Then it is evidence
 * there; what was seen after the end has come back instead (`stands`), or is one of its own.
 */
export const wasSameHazard = (hazard: Hazard, finding: Finding): boolean => {
  const said = saidIn(hazard, finding);
  return (
    isSameSpot(hazard, finding) &&
    hazard.placeId === finding.placeId &&
    hazard.id !== hazardId(finding.inspectionId, finding.itemId) &&
    said !== undefined &&
    confirms(said.seen) &&
    said.at <= endedAt(hazard)
  );
};

/** Never where nothing was put right, nor goes on elsewhere. */
function endedAt({ state, handling }: Hazard): number {
  if (state === 'merged') return handling?.main?.at ?? Infinity;
  return state === 'closed' || state === 'archived' ? (handling?.closed?.at ?? -Infinity) : -Infinity;
}

/**
 * The known hazard once whoever confirmed it says of its finding whether it was put right on the spot: that ends nothing, and is kept beside what was seen,
 * with the photos. Null when nothing changes.
 */
export function withFixing(known: Hazard, found: Hazard): Hazard | null {
  const said = saidIn(known, { inspectionId: found.inspectionId, by: found.reportedBy });
  const isFixed = found.state === 'fixed-on-spot';
  if (!said || isFixed === (said.fixed ?? false)) return null;
  const { fixed: _fixed, ...seen } = said;
  const photos = [...new Set([...said.photos.filter((one) => !found.photos.includes(one)), ...found.photos])];
  const now: Sighting = isFixed ? { ...seen, photos, note: seen.note || found.note, fixed: true } : seen;
  return { ...known, sightings: (known.sightings ?? []).map((one) => (one === said ? now : one)) };
}

/** The known hazard after a finding of it: it is never less grave than it was found to be. Null when nothing changes. */
export const madeGraver = (known: Hazard, found: Pick<Hazard, 'grade'>): Hazard | null =>
  gradeRank(found.grade) > gradeRank(known.grade) ? { ...known, grade: found.grade } : null;
