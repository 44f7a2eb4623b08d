// Photos by what they stand in, written where documents are.
import type { DatabaseSync } from 'node:sqlite';
import { judge } from '../../../domain/answer.ts';
import { asWalked } from '../../../domain/asset-walk.ts';
import type { Document, InspectionRecord, Read } from '../../../domain/documents.ts';
import { isOfDorm } from '../../../domain/dorm.ts';
import { categoryOf, type Hazard } from '../../../domain/hazard.ts';
import { handlingOf, isSaid } from '../../../domain/hazard-handling.ts';
import type { HazardGrade } from '../../../domain/hazard-words.ts';
import { dayOf } from '../../../domain/inspection.ts';
import type { Sample } from '../../../domain/kitchen.ts';
import { correctedMs } from '../../../domain/moment.ts';
import { placeName } from '../../../domain/place.ts';
import type { WallKind, WallSource } from '../../../domain/photo-wall.ts';
import type { Round } from '../../../domain/round.ts';
import { itemsById, templateId } from '../../../domain/template.ts';
import { together } from './together.ts';

type Shown = {
  sha256: string;
  kind: WallKind;
  at: number;
  placeId: string;
  by: string;
  template?: string;
  grade?: HazardGrade | null;
  before?: { sha256: string; by: string } | undefined;
};

function ofRecord({ inspection, by, day, state }: InspectionRecord, read: Read): Shown[] {
  const template = read('template', templateId(inspection.template));
  if (state === 'withdrawn' || !template || inspection.photos.length === 0) return [];
  const items = itemsById(asWalked(template, inspection.assets));
  const answers = new Map(inspection.answers.map((answer) => [answer.itemId, answer]));
  return inspection.photos.map(({ sha256, itemId, takenAt }): Shown => {
    const [item, answer] = [items.get(itemId), answers.get(itemId)];
    const isWrong = item !== undefined && judge(item, answer, day) === 'abnormal';
    const grade = answer?.suspectedMajor && item?.mayBeMajor ? 'MS' : (item?.grade ?? null);
    const about = { at: correctedMs(takenAt), placeId: inspection.placeId, by, template: template.code };
    return { sha256, kind: isWrong ? 'found' : 'checked', grade: isWrong ? grade : null, ...about };
  });
}

const puttingRight = new Set<string>(['rectify', 'pass', 'interim', 'come-back']);

/** Of what an inspection found only what came after: its own photos stand in the record. */
function ofHazard(hazard: Hazard): Shown[] {
  if (!isSaid(hazard)) return [];
  const { placeId, grade, photos, reportedBy, from } = hazard;
  const [first] = photos;
  const before = first === undefined ? undefined : { sha256: first, by: reportedBy };
  const made = (sha256: string, by: string, at: number, isMended: boolean): Shown => ({
    sha256,
    by,
    at,
    placeId,
    grade,
    kind: isMended ? 'put-right' : 'found',
    ...(isMended && sha256 !== first && { before }),
  });
  const own = from === undefined || from === 'kitchen' ? [] : photos;
  return [
    ...own.map((sha256) => made(sha256, reportedBy, hazard.reportedAt, false)),
    // What was merged is seen in the case it goes on in.
    ...(hazard.state === 'merged' ? [] : (hazard.sightings ?? [])).flatMap((one) =>
      one.photos.map((sha256) => made(sha256, one.by, one.at, one.seen === 'gone')),
    ),
    ...handlingOf(hazard).steps.flatMap(({ id, at, said, photos: shown, elsewhere }) =>
      // What another report brought along stands where that was made.
      said.do === 'took-in' || elsewhere ? [] : shown.map((sha256) => made(sha256, id, at, puttingRight.has(said.do))),
    ),
  ];
}

const ofRound = ({ points }: Round): Shown[] =>
  points.flatMap(({ placeId, visits }) =>
    visits.flatMap(({ photos = [], at, by }) =>
      photos.map((sha256): Shown => ({ sha256, kind: 'arrival', at, placeId, by })),
    ),
  );

const ofSample = ({ kept, canteenId, by }: Sample): Shown[] =>
  (kept?.photos ?? []).map(({ sha256, takenAt }) => ({
    sha256,
    kind: 'sample',
    at: correctedMs(takenAt),
    placeId: canteenId,
    by,
  }));

function shownIn(document: Document, read: Read): Shown[] {
  if (document.type === 'inspection') return ofRecord(document.body, read);
  if (document.type === 'hazard') return ofHazard(document.body);
  if (document.type === 'round') return ofRound(document.body);
  return document.type === 'sample' ? ofSample(document.body) : [];
}

const sources: ReadonlySet<string> = new Set<WallSource>(['inspection', 'hazard', 'round', 'sample']);

/** `isFirst`: nothing was written of it before. */
export type PhotoWriter = (schoolId: string, document: Document, isFirst?: boolean) => void;

export function photoWriter(db: DatabaseSync, reader: (schoolId: string) => Read): PhotoWriter {
  const has = db.prepare('SELECT 1 FROM photo_rows WHERE school_id = ? AND source = ? AND subject = ? LIMIT 1');
  const clear = db.prepare('DELETE FROM photo_rows WHERE school_id = ? AND source = ? AND subject = ?');
  const put = db.prepare(
    `INSERT OR IGNORE INTO photo_rows (school_id, source, subject, sha256, kind, at, day, place_id, template_code, grade, person_id,
       before, before_by, is_dorm) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (schoolId, document, isFirst = false) => {
    if (!sources.has(document.type)) return;
    const read = reader(schoolId);
    const shown = shownIn(document, read);
    if (!isFirst && has.get(schoolId, document.type, document.id)) clear.run(schoolId, document.type, document.id);
    const timeZone = read('school', schoolId)?.timeZone ?? 'UTC';
    for (const one of shown) {
      const place = read('place', one.placeId);
      const isDormCase = document.type === 'hazard' && categoryOf(document.body) === 'dormitory';
      const isDorm = isDormCase || isOfDorm(place ? placeName(place) : '', one.template ?? null);
      const found = [one.sha256, one.kind, one.at, dayOf(one.at, timeZone), one.placeId, one.template ?? null];
      const more = [one.grade ?? null, one.by, one.before?.sha256 ?? null, one.before?.by ?? null, Number(isDorm)];
      put.run(schoolId, document.type, document.id, ...found, ...more);
    }
  };
}

/** Fills the rows of a database that is older than them; does nothing from then on. */
export function photosEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'photo-rows-due'`).get()) return;
  const things = db.prepare(
    `SELECT school_id, type, id FROM documents WHERE type IN ('inspection', 'hazard', 'round', 'sample')`,
  );
  const write = photoWriter(db, reader);
  together(db, () => {
    for (const row of things.all()) {
      const [schoolId, type, id] = [String(row['school_id']), row['type'] as WallSource, String(row['id'])];
      const body = reader(schoolId)(type, id);
      if (body) write(schoolId, { type, id, body } as Document);
    }
    db.exec(`DELETE FROM meta WHERE key = 'photo-rows-due'`);
  });
}
