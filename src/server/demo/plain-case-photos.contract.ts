// Photos of cases that came in before, said a second time from what came in: for tests that count it again.
import type { Entry } from '../../domain/entry.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Photo } from '../../domain/photo.ts';
import type { Came } from './watch-demo.contract.ts';

type Shown = { photo: Photo; at: string; subject: string };
type Suspicion = { id: string; day: string; kind: string };

/** Kinds by the case, on the day of its last such photo. Nothing of the demo school is alike within a case, and nothing of it was merged with photos. */
export function caseSuspicions(came: readonly Came[], zone: string): Suspicion[] {
  const before: Shown[] = [];
  const found = new Map<string, { kinds: Set<string>; at: number }>();
  const gone = new Set<string>();
  for (const { entry, at } of came) {
    const shown = photosOf(entry).map((photo, n) => ({ photo, at: spotOf(entry, photo, n), subject: entry.subject }));
    const isCase = entry.kind === 'hazard-reported' || entry.kind === 'hazard-handled';
    if (entry.kind === 'hazard-handled' && entry.body.do === 'take-back') gone.add(entry.subject);
    for (const one of isCase ? shown : []) {
      const others = before.filter((other) => other.at !== one.at);
      const isSame = others.some(({ photo }) => photo.sha256 === one.photo.sha256);
      const isLike = others.some((other) => other.subject !== one.subject && areAlike(other.photo, one.photo));
      if (!isSame && !isLike) continue;
      const { kinds } = found.get(one.subject) ?? { kinds: new Set<string>() };
      found.set(one.subject, { kinds: kinds.add(isSame ? 'same-photo' : 'like-photo'), at });
    }
    before.push(...shown);
  }
  return [...found].flatMap(([id, { kinds, at }]) =>
    gone.has(id) ? [] : [...kinds].map((kind) => ({ id, kind, day: dayOf(at, zone) })),
  );
}

/** Those that say how something was or is; how a repair comes along may be shown again at its end. */
function photosOf(entry: Entry): readonly Photo[] {
  const { kind, body } = entry;
  if (kind === 'inspection-submitted' || kind === 'point-visited' || kind === 'hazard-reported') return body.photos;
  if (kind !== 'hazard-handled') return [];
  const isEvidence = ['rectify', 'pass', 'look-back'].includes(body.do) || (body.do === 'comment' && body.adds);
  return isEvidence && 'photos' in body ? (body.photos ?? []) : [];
}

function spotOf({ kind, subject, id, body }: Entry, { itemId }: Photo, n: number): string {
  if (kind === 'inspection-submitted') return `${subject} ${itemId}`;
  if (kind === 'point-visited') return `${subject} ${(body as { placeId: string }).placeId}`;
  const { photos, fixed } = body as { photos: Photo[]; fixed?: boolean };
  return `${id} ${fixed === true && n === photos.length - 1 ? 'after' : 'before'}`;
}

const areAlike = (one: Photo, other: Photo): boolean => {
  const [a, b] = [one.look?.dhash, other.look?.dhash];
  if (!a || !b) return false;
  return (BigInt(`0x${a}`) ^ BigInt(`0x${b}`)).toString(2).replaceAll('0', '').length <= 4;
};
