// One document as it stands after an entry, with the rows that are found, counted and looked at beside it.
import type { DatabaseSync } from 'node:sqlite';
import type { Document, InspectionRecord, Read } from '../../../domain/documents.ts';
import { isClockOff } from '../../../domain/moment.ts';
import type { Place } from '../../../domain/place.ts';
import { drawnAt } from './drawn.ts';
import { hazardWriter } from './hazards.ts';
import { photoWriter } from './photo-rows.ts';
import { ownerOf, photosOf, registerLine } from './projection.ts';
import { remarkWriter } from './remarks.ts';
import { roundWriter } from './rounds.ts';
import { scoreColumns } from './scores.ts';
import type { SearchWriter } from './search-write.ts';

/** `entryId`: whose effect it is; `lineSeq`: where that entry lies, when it is not at `seq`. */
export type SaveDocument = (
  schoolId: string,
  document: Document,
  seq: number,
  changedAt: number,
  entryId: string,
  lineSeq?: number,
) => void;

type WriteDocument = (
  schoolId: string,
  document: Document,
  /** A record that was not there: nothing beside it needs to be looked for. */
  isFirst: boolean,
  ...where: [seq: number, changedAt: number, entryId: string, lineSeq?: number]
) => void;

export function documentWriter(
  db: DatabaseSync,
  reader: (schoolId: string) => Read,
  search: SearchWriter,
): WriteDocument {
  const put = db.prepare(
    `INSERT INTO documents (school_id, type, id, seq, owner, changed_at, shown_seq, body) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (school_id, type, id) DO UPDATE SET seq = excluded.seq, owner = excluded.owner,
       changed_at = excluded.changed_at, shown_seq = coalesce(excluded.shown_seq, shown_seq), body = excluded.body`,
  );
  const uncover = db.prepare('DELETE FROM place_covers WHERE school_id = ? AND place_id = ?');
  const cover = db.prepare('INSERT OR IGNORE INTO place_covers (school_id, covering_id, place_id) VALUES (?, ?, ?)');
  const putInspection = db.prepare(
    `INSERT OR REPLACE INTO inspection_rows (school_id, id, entry_id, state, place_id, template_code, person_id, day,
       submitted_at, abnormal, photos, clock_off, awaits, score_percent, score_passed, drawn_at, late)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, iif(?16 IS NULL, NULL, coalesce(
       (SELECT w.drawn_at FROM inspection_rows AS w WHERE w.school_id = ?1 AND w.id = ?2), ?16)), ?17)`,
  );
  const settleWants = db.prepare(
    `UPDATE photo_wants SET active = (entry_id = ?) WHERE school_id = ? AND entry_id IN (SELECT value FROM json_each(?))`,
  );

  function saveInspection(schoolId: string, record: InspectionRecord): void {
    const { id, entries, state, by, day, submittedAt, tally, inspection, awaits } = record;
    const entryId = entries.at(state === 'withdrawn' ? -2 : -1) ?? '';
    putInspection.run(
      schoolId,
      id,
      entryId,
      state,
      inspection.placeId,
      inspection.template.code,
      by,
      day,
      submittedAt,
      tally.abnormal,
      photosOf(record).length,
      Number(isClockOff(inspection.finishedAt)),
      state === 'submitted' ? (awaits?.length ?? 0) : 0,
      ...scoreColumns(record, reader(schoolId)),
      drawnAt(id, inspection),
      Number(inspection.late !== undefined),
    );
    if (entries.length > 1) settleWants.run(state === 'withdrawn' ? '' : entryId, schoolId, JSON.stringify(entries));
  }

  const putRegister = db.prepare(
    'INSERT OR REPLACE INTO register_rows (school_id, type, id, day, canteen_id) VALUES (?, ?, ?, ?, ?)',
  );

  function savePlace(schoolId: string, place: Place): void {
    uncover.run(schoolId, place.id);
    for (const covering of [place, ...place.ancestors]) cover.run(schoolId, covering.id, place.id);
  }

  const saveRound = roundWriter(db);
  const remarks = remarkWriter(db, reader);
  const saveHazard = hazardWriter(db);
  const savePhotos = photoWriter(db, reader);

  return (schoolId, document, isFirst, seq, changedAt, entryId, lineSeq = seq) => {
    const { type, id } = document;
    const shown = isShown(document, entryId);
    const shownSeq = shown ? lineSeq : null;
    put.run(schoolId, type, id, seq, ownerOf(document), changedAt, shownSeq, bodyOf(document));
    if (type === 'inspection') saveInspection(schoolId, document.body);
    if (type === 'hazard') saveHazard(schoolId, document.body, seq);
    if (type === 'place') savePlace(schoolId, document.body);
    if (type === 'round') saveRound(schoolId, document.body);
    remarks.save(schoolId, document, isFirst, entryId, lineSeq);
    const line = registerLine(document);
    if (line) putRegister.run(schoolId, type, id, line.day, line.canteenId);
    search.save(schoolId, document, shown, isFirst);
    savePhotos(schoolId, document, isFirst);
  };
}

/** A withdrawal or a signature goes on showing the submission before it. */
const isShown = ({ type, body }: Document, entryId: string): boolean =>
  type === 'inspection' && body.state === 'submitted' && body.entries.at(-1) === entryId;

function bodyOf(document: Document): string {
  if (document.type !== 'inspection') return JSON.stringify(document.body);
  const { inspection: _shown, ...rest } = document.body;
  return JSON.stringify(rest);
}
