// One case as an outside firm is shown it, and what that firm says of it: said by the school, in the firm's name.
import { titleOf } from '../domain/hazard-titles.ts';
import { categoryOf, type Hazard } from '../domain/hazard.ts';
import { handlingOf, photosOf, type HazardStep } from '../domain/hazard-handling.ts';
import { mostFirmSaid, type FirmCase, type FirmProgress } from '../domain/firm-case.ts';
import { isLiveLink } from '../domain/firm-link-rules.ts';
import { isOfDorm } from '../domain/dorm.ts';
import { coveredText } from '../domain/restricted.ts';
import { protocol } from '../domain/protocol.ts';
import { Refusal } from '../domain/refusal.ts';
import type { School } from '../domain/school.ts';
import { makeEntries } from './entries.ts';
import type { Parts } from './env.ts';
import { namedPhotos, storedPhoto, type NamedPhoto } from './routes/case-read.ts';
import { isMarked } from './routes/dorm-views.ts';
import { coveredNotes } from './routes/restricted-items.ts';
import type { FirmLink } from './store/firm-link-store.ts';

/** What this link's firm has said since it was given. */
const saidBy = (hazard: Hazard, { firm, madeAt }: FirmLink): HazardStep[] =>
  handlingOf(hazard).steps.filter(
    ({ said, receivedAt }) => said.do === 'progress' && said.outside?.firm === firm && (receivedAt ?? 0) >= madeAt,
  );

/** What may say who a student is, and how it looks where students live, leaves the school with nobody. */
async function isKeptIn(parts: Parts, school: School, hazard: Hazard): Promise<{ words: boolean; photos: boolean }> {
  const words = (await coveredNotes(parts.store, school.id))(hazard);
  const isDorm = categoryOf(hazard) === 'dormitory' || isOfDorm(hazard.placeName, hazard.itemId);
  return { words, photos: words || isDorm || (await isMarked(parts, school.id, hazard.placeId)) };
}

/** Of how it was, those that are here. */
export async function photosForFirm(parts: Parts, school: School, hazard: Hazard): Promise<NamedPhoto[]> {
  if ((await isKeptIn(parts, school, hazard)).photos) return [];
  const { before } = photosOf(hazard);
  const named = namedPhotos(hazard, []).filter(({ sha256 }) => before.includes(sha256));
  const here: NamedPhoto[] = [];
  for (const one of named) if (await storedPhoto(parts, school.id, [one], one.sha256)) here.push(one);
  return here;
}

export async function caseForFirm(parts: Parts, school: School, hazard: Hazard, link: FirmLink): Promise<FirmCase> {
  const photos = await photosForFirm(parts, school, hazard);
  const { words } = await isKeptIn(parts, school, hazard);
  const said = saidBy(hazard, link).map(({ at, said: step, photos: shown }) => ({
    at,
    name: step.do === 'progress' ? (step.outside?.name ?? '') : '',
    note: 'note' in step ? step.note : '',
    photos: shown.length,
  }));
  return {
    protocol,
    schoolName: school.name,
    number: link.number,
    placeName: hazard.placeName,
    category: categoryOf(hazard),
    grade: hazard.grade,
    text: titleOf(hazard),
    note: words && hazard.note.trim() !== '' ? coveredText : hazard.note,
    photos: [...new Set(photos.map(({ sha256 }) => sha256))],
    dueAt: hazard.dueAt,
    firm: link.firm,
    until: link.until,
    said,
    asOf: parts.now(),
  };
}

/**
 * Answers the id of the entry, null where the same was said before and its answer was lost. Refuses `not-found` where the link opens nothing any more, and
 * `limit-reached`. `at`: UTC ms.
 */
export async function sayForFirm(
  { store }: Pick<Parts, 'store'>,
  school: School,
  link: FirmLink,
  { name, note, photos }: FirmProgress,
  at: number,
): Promise<string | null> {
  const told: { code?: 'not-found' | 'limit-reached'; id?: string } = {};
  const named = photos.map(({ sha256 }) => sha256).sort();
  await store.cases.handle(
    school.id,
    school.id,
    (firstOpSeq, read) => {
      const hazard = read(link.hazardId);
      if (!hazard || !isLiveLink(link, hazard, at)) {
        told.code = 'not-found';
        return [];
      }
      const before = saidBy(hazard, link);
      if (before.some((one) => isSame(one, note, named))) return [];
      if (before.length >= mostFirmSaid) {
        told.code = 'limit-reached';
        return [];
      }
      const { state, grade, placeId } = hazard;
      const outside = { firm: link.firm, name };
      const seen = { on: handlingOf(hazard).on, seen: { state, grade }, placeId };
      const body = { do: 'progress' as const, ...seen, note, photos, outside };
      const fact = { kind: 'hazard-handled' as const, schema: 10 as const, subject: hazard.id, body, photos: named };
      const entries = makeEntries([fact], school.id, store.device, firstOpSeq, at);
      told.id = entries[0]?.id ?? '';
      return entries;
    },
    at,
  );
  if (told.code) throw new Refusal(told.code);
  return told.id ?? null;
}

const isSame = ({ said, photos }: HazardStep, note: string, named: readonly string[]): boolean =>
  'note' in said && said.note === note && photos.toSorted().join(' ') === named.join(' ');

/** Whether the firm has named this photo, so lately that it is still taken. */
export const isAwaited = (hazard: Hazard, link: FirmLink, sha256: string, since: number): boolean =>
  saidBy(hazard, link).some(({ at, photos }) => at >= since && photos.includes(sha256));
