// What cases are found by beside their documents, and on whose phones they lie.
import { barredFrom } from '../../../domain/barred-from.ts';
import type { DatabaseSync } from 'node:sqlite';
import { asWalked } from '../../../domain/asset-walk.ts';
import type { Read } from '../../../domain/documents.ts';
import type { EntryOf } from '../../../domain/entry.ts';
import { categoryOf, hazardsOf, reportersOf, type Hazard } from '../../../domain/hazard.ts';
import { handlingOf, isRepeat, isSupervised, waitsFor } from '../../../domain/hazard-handling.ts';
import { listedState } from '../../../domain/listed-state.ts';
import { lateMoments } from '../../../domain/hazard-late.ts';
import { clockOf, nextLookBack } from '../../../domain/hazard-times.ts';
import { isOver } from '../../../domain/hazard-words.ts';
import { foundIn } from '../../../domain/school-fold.ts';
import { suspectedBy } from '../../../domain/suspects.ts';
import { fieldSpotOf, isInWords, spotOf } from '../../../domain/rebound.ts';
import { isOpen, mostSightings } from '../../../domain/sighting.ts';
import { ledHolder } from '../../holds.ts';
import { lackIn } from '../../../domain/today/cases.ts';
import { paidAt } from '../../../domain/today/equipment.ts';
import { templateId } from '../../../domain/template.ts';
import { isDrawnForTerm, lookedBackAt } from '../../../domain/term-look-back.ts';
import { together } from './together.ts';

/**
 * A case lies with whoever is responsible, whoever is named to check it, whoever was asked about it, and those who lead the department that has it, until it is over; with whoever reported
 * it after somebody else beyond that, as it does with the first.
 */
const holdersOf = (hazard: Hazard): string[] => {
  const { person, checker, deptId, steps } = handlingOf(hazard);
  // The first one's it is anyway.
  const [, ...also] = reportersOf(hazard);
  if (isOver(hazard.state)) return [...also];
  const asked = steps.flatMap(({ said }) => (said.do === 'comment' ? said.mentions : []));
  const named = [person, checker].flatMap((who) => (who ? [who.id] : []));
  return [...new Set([...also, ...named, ...asked, ...(deptId === null ? [] : [ledHolder(deptId)])])];
};

const isClosed = ({ state }: Hazard): boolean => state === 'closed' || state === 'archived';

export function hazardWriter(db: DatabaseSync): (schoolId: string, hazard: Hazard, seq: number) => void {
  const put = db.prepare(
    `INSERT OR REPLACE INTO hazard_rows (school_id, id, inspection_id, state, open, place_id, grade, category, person_id,
       reported_at, dept_id, responsible_id, waits_for, due_at, look_back_at, closed_at, spot, field_spot, is_repeat, is_repair, lacks, paid_at,
       checker_id, checked_by, barred, suspected_by, is_supervised,
       term_drawn, looked_back_at, seq)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const fieldsAfter = Number(
    db.prepare(`SELECT value FROM meta WHERE key = 'field-spots-after'`).get()?.['value'] ?? 0,
  );
  const dropDues = db.prepare('DELETE FROM hazard_dues WHERE school_id = ? AND hazard_id = ?');
  const putDue = db.prepare('INSERT OR IGNORE INTO hazard_dues (school_id, hazard_id, due_at) VALUES (?, ?, ?)');
  const putStep = db.prepare(
    'INSERT OR IGNORE INTO hazard_steps (school_id, hazard_id, step_id, seq, body) VALUES (?, ?, ?, ?, ?)',
  );
  const putSighting = db.prepare(
    'INSERT OR REPLACE INTO hazard_sightings (school_id, hazard_id, sighting_id, at, carried, body) VALUES (?, ?, ?, ?, 1, ?)',
  );
  // What the document carried and carries no more was pushed out by later ones; else it was taken back, or another word took its place.
  const dropSightings = db.prepare(
    `DELETE FROM hazard_sightings WHERE school_id = ?1 AND hazard_id = ?2 AND carried = 1
       AND sighting_id NOT IN (SELECT value FROM json_each(?3)) AND NOT (?4 AND at <= ?5)`,
  );
  const passSightings = db.prepare(
    `UPDATE hazard_sightings SET carried = 0 WHERE school_id = ?1 AND hazard_id = ?2 AND carried = 1
       AND sighting_id NOT IN (SELECT value FROM json_each(?3))`,
  );
  const hold = db.prepare(
    `INSERT INTO hazard_holders (school_id, person_id, hazard_id, held, seq) VALUES (?, ?, ?, 1, ?)
     ON CONFLICT (school_id, hazard_id, person_id) DO UPDATE SET held = 1, seq = excluded.seq`,
  );
  const letGo = db.prepare(
    `UPDATE hazard_holders SET held = 0, seq = ? WHERE school_id = ? AND hazard_id = ? AND held = 1
       AND person_id NOT IN (SELECT value FROM json_each(?))`,
  );
  function saveSightings(schoolId: string, { id, sightings = [] }: Hazard): void {
    const carried = JSON.stringify(sightings.map((one) => one.id));
    const isFull = sightings.length >= mostSightings;
    dropSightings.run(schoolId, id, carried, Number(isFull), sightings[0]?.at ?? 0);
    passSightings.run(schoolId, id, carried);
    for (const one of sightings) putSighting.run(schoolId, id, one.id, one.at, JSON.stringify(one));
  }

  return (schoolId, hazard, seq) => {
    const { id, inspectionId, state, placeId, grade, reportedBy, reportedAt, repair } = hazard;
    const { deptId, person, checker, checked, closed, steps } = handlingOf(hazard);
    const waiting = waitsFor(hazard);
    const waits = waiting && ('person' in waiting ? waiting.person.id : waiting.office);
    const found = [
      schoolId,
      id,
      inspectionId,
      listedState(hazard),
      Number(isOpen(hazard)),
      placeId,
      grade,
      categoryOf(hazard),
    ];
    const whose = [reportedBy, reportedAt, deptId, person?.id ?? null, waits];
    const lookBackAt = state === 'closed' ? nextLookBack(hazard) : null;
    // No clock runs on what nobody asked the time of: the same at every moment.
    const closedAt = isClosed(hazard) ? (closed?.at ?? null) : null;
    const isByField = closedAt !== null && closedAt > fieldsAfter;
    const spots = [isByField || !isInWords(hazard) ? spotOf(hazard) : null, isByField ? fieldSpotOf(hazard) : null];
    const times = [clockOf(hazard, 0).dueAt, lookBackAt, closedAt, ...spots];
    const marks = [isRepeat(hazard), repair !== undefined, lackIn(hazard) !== null].map(Number);
    const paid = paidAt(hazard);
    const suspects = grade === 'MS' && !isOver(state) ? suspectedBy(hazard) : [];
    const own = [barredFrom(hazard), suspects].map((ids) => JSON.stringify(ids));
    const bars = [checker?.id ?? null, checked?.by.id ?? null, ...own];
    const again = [Number(isSupervised(hazard)), Number(isDrawnForTerm(hazard)), lookedBackAt(hazard)];
    put.run(...found, ...whose, ...times, ...marks, paid, ...bars, ...again, seq);
    dropDues.run(schoolId, id);
    for (const at of lateMoments(hazard)) putDue.run(schoolId, id, at);
    // One entry makes one step of a case at most.
    const last = steps.at(-1);
    if (last) putStep.run(schoolId, id, last.stepId, seq, JSON.stringify(last));
    saveSightings(schoolId, hazard);
    const holders = holdersOf(hazard);
    for (const holder of holders) hold.run(schoolId, holder, id, seq);
    letGo.run(seq, schoolId, id, JSON.stringify(holders));
  };
}

/** Writes once the rows of cases that were taken in before there were any; does nothing from then on. */
export function hazardsEarlier(db: DatabaseSync): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'hazards-due'`).get()) return;
  const all = db.prepare(`SELECT school_id, seq, body FROM documents WHERE type = 'hazard'`);
  const write = hazardWriter(db);
  together(db, () => {
    for (const row of all.all())
      write(String(row['school_id']), JSON.parse(String(row['body'])) as Hazard, Number(row['seq']));
    db.exec(`DELETE FROM meta WHERE key = 'hazards-due'`);
  });
}

/** Says once of what was seen again which phones had not asked for the time: also of sightings that the documents carry no more. */
export function sureEarlier(db: DatabaseSync): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'sure-due'`).get()) return;
  const doubted = db
    .prepare(
      `SELECT s.school_id, s.hazard_id, s.sighting_id FROM hazard_sightings AS s JOIN ledger AS l ON l.school_id = s.school_id AND l.id = s.sighting_id
       WHERE l.raw ->> '$.at.serverOffsetMs' IS NULL`,
    )
    .all()
    .map((row) => [row['school_id'], row['hazard_id'], row['sighting_id']].map(String) as [string, string, string]);
  const mark = db.prepare(
    `UPDATE hazard_sightings SET body = json_set(body, '$.sure', json('false')) WHERE school_id = ? AND hazard_id = ? AND sighting_id = ?`,
  );
  const read = db.prepare(`SELECT body FROM documents WHERE school_id = ? AND type = 'hazard' AND id = ?`);
  const put = db.prepare(`UPDATE documents SET body = ? WHERE school_id = ? AND type = 'hazard' AND id = ?`);
  together(db, () => {
    for (const [schoolId, hazardId, sightingId] of doubted) {
      mark.run(schoolId, hazardId, sightingId);
      const hazard = JSON.parse(String(read.get(schoolId, hazardId)?.['body'])) as Hazard;
      const sightings = (hazard.sightings ?? []).map((one) =>
        one.id === sightingId ? Object.assign({}, one, { sure: false as const }) : one,
      );
      if (hazard.sightings) put.run(JSON.stringify({ ...hazard, sightings }), schoolId, hazardId);
    }
    db.exec(`DELETE FROM meta WHERE key = 'sure-due'`);
  });
}

/** Says once of what inspections found before there was a word for it when it was found, and by what law. */
export function foundEarlier(db: DatabaseSync, reader: (schoolId: string) => Read): void {
  if (!db.prepare(`SELECT 1 FROM meta WHERE key = 'found-due'`).get()) return;
  const all = db.prepare(`SELECT school_id, id, body FROM documents WHERE type = 'hazard'`).all();
  const line = db.prepare('SELECT raw, received_at FROM ledger WHERE school_id = ? AND id = ?');
  const put = db.prepare(`UPDATE documents SET body = ? WHERE school_id = ? AND type = 'hazard' AND id = ?`);
  together(db, () => {
    for (const row of all) {
      const schoolId = String(row['school_id']);
      const hazard = JSON.parse(String(row['body'])) as Hazard;
      const read = reader(schoolId);
      const timeZone = read('school', schoolId)?.timeZone ?? 'Asia/Shanghai';
      const said = (read('inspection', hazard.inspectionId)?.entries ?? []).flatMap((id) => {
        const kept = line.get(schoolId, id);
        const entry = kept && (JSON.parse(String(kept['raw'])) as EntryOf<'inspection-submitted'>);
        const template = entry?.kind === 'inspection-submitted' && read('template', templateId(entry.body.template));
        if (!template) return [];
        const [walked, at] = [asWalked(template, entry.body.assets), Number(kept?.['received_at'])];
        const of = {
          inspectionId: hazard.inspectionId,
          placeName: '',
          by: '',
          byName: '',
          at,
          timeZone,
          schema: entry.schema,
        };
        const isThere = hazardsOf(entry.body, walked, of).some(({ id: own }) => own === hazard.id);
        return isThere ? [foundIn(entry.body, hazard, walked, at)] : [];
      });
      const [found, law] = [said[0]?.found, said.at(-1)?.law];
      if (found || law)
        put.run(JSON.stringify({ ...hazard, ...(found && { found }), ...(law && { law }) }), schoolId, hazard.id);
    }
    db.exec(`DELETE FROM meta WHERE key = 'found-due'`);
  });
}
