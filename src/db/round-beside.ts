// What lies beside a round on this phone: the checklists of its points, and what the school does not have yet.
import { titleIn } from '../domain/hazard-title.ts';
import { Dexie } from 'dexie';
import { caseLetters } from '../domain/case-number.ts';
import { gradeRank } from '../domain/hazard.ts';
import type { HazardGrade } from '../domain/hazard-words.ts';
import type { Place } from '../domain/place.ts';
import type { ToldHazard } from '../domain/round.ts';
import { isOpen } from '../domain/sighting.ts';
import type { Bilingual } from '../domain/text.ts';
import { atOnce } from './at-once.ts';
import { spot } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { allHazards } from './hazards.ts';
import { standing as standingInspection } from './own.ts';

/** Of the checklists of one point, those handed in here since `since` (UTC ms): when, and under which record. */
export const checklistsDone = (
  db: DeviceDb,
  placeId: string,
  codes: readonly string[],
  since: number,
): Promise<Map<string, { id: string; at: number }>> => atOnce(db, () => readDone(db, placeId, codes, since));

async function readDone(
  db: DeviceDb,
  placeId: string,
  codes: readonly string[],
  since: number,
): Promise<Map<string, { id: string; at: number }>> {
  const done = new Map<string, { id: string; at: number }>();
  for (const code of codes) {
    const key = spot(placeId, code);
    const span: [unknown[], unknown[]] = [
      [key, Dexie.minKey],
      [key, Dexie.maxKey],
    ];
    const rows = await Promise.all([
      db.outbox
        .where('[spot+opSeq]')
        .between(...span)
        .reverse()
        .limit(3)
        .toArray(),
      db.delivered
        .where('[spot+opSeq]')
        .between(...span)
        .reverse()
        .limit(3)
        .toArray(),
    ]);
    for (const { subject } of rows.flat()) {
      const record = await standingInspection(db, subject);
      if (record && record.state !== 'withdrawn' && record.submittedAt >= since)
        done.set(code, { id: subject, at: record.submittedAt });
    }
  }
  return done;
}

/** How many own entries of this round the school has not acknowledged. */
export const unsentOf = (db: DeviceDb, id: string): Promise<number> =>
  db.outbox
    .where('subject')
    .equals(id)
    .filter((row) => row.state !== 'set-aside')
    .count();

/** How many own entries of any kind are still to be sent. */
export const unsentCount = (db: DeviceDb): Promise<number> =>
  db.outbox.filter((row) => row.state !== 'set-aside').count();

/** `placeId`: of the point it counts for. `id` null, and `text` only its beginning, where nothing but a baton says so. */
export type OpenAt = { placeId: string; id: string | null; grade: HazardGrade; number: string; text: Bilingual };

/**
 * What is open at these places and below them, at the nearest of them; the gravest first, then the oldest. `book`: places by
 * id. `told` by a baton counts where this phone knows nothing of the hazard itself.
 */
export async function openAt(
  db: DeviceDb,
  placeIds: readonly string[],
  book: ReadonlyMap<string, Place>,
  told: readonly ToldHazard[] = [],
): Promise<OpenAt[]> {
  const asked = new Set(placeIds);
  const known = await allHazards(db);
  const numbers = new Set(known.map(caseLetters));
  const here = known.filter(isOpen).sort((a, b) => a.reportedAt - b.reportedAt);
  const open = here.flatMap((hazard): OpenAt[] => {
    const above = book.get(hazard.placeId)?.ancestors.map(({ id }) => id) ?? [];
    const placeId = [...above, hazard.placeId].findLast((id) => asked.has(id));
    const { id, grade } = hazard;
    return placeId === undefined
      ? []
      : [
          {
            placeId,
            id,
            grade,
            number: caseLetters(hazard),
            text: { zh: titleIn('zh', hazard), en: titleIn('en', hazard) },
          },
        ];
  });
  const heard = told.flatMap(({ placeId, grade, number, words }): OpenAt[] =>
    asked.has(placeId) && !numbers.has(number)
      ? [{ placeId, id: null, grade, number, text: { zh: words, en: words } }]
      : [],
  );
  return [...open, ...heard].sort((a, b) => gradeRank(b.grade) - gradeRank(a.grade));
}
