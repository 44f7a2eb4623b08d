// Takes pages of the change feed into the server-owned tables: documents and cursor together, nothing else.
import type { Document, InspectionRecord } from '../domain/documents.ts';
import type { Changes } from '../domain/protocol.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta, type Pull } from './meta.ts';
import type { DocumentRow } from './rows.ts';

const start: Pull = { cursor: '', pass: 1, full: true, seq: 0, at: null, ready: false };

/** Where the download stands; usable in a live query. */
export async function pullState(db: DeviceDb): Promise<Pull> {
  return (await metaOf(db, 'pull')) ?? start;
}

/**
 * Applies one page and its cursor in one transaction. False when `after` is no longer where the download stands: another
 * round has been faster, and an older page must not overwrite its documents.
 */
export async function applyChanges(db: DeviceDb, after: string, changes: Changes): Promise<boolean> {
  return durably(db, () =>
    db.transaction('rw', db.documents, db.meta, async () => {
      const pull = await pullState(db);
      if (pull.cursor !== after) return false;
      await db.documents.bulkPut(changes.documents.map((document) => rowOf(document, pull.pass)));
      await db.documents.bulkDelete(changes.gone.map(({ type, id }): [string, string] => [type, id]));
      const finished = !changes.more;
      const through = Math.max(pull.through ?? pull.seq, ...changes.documents.map((document) => document.seq));
      // What an older full download brought and this one did not is no longer visible to this person.
      if (pull.full && finished) await db.documents.where('pass').below(pull.pass).delete();
      await putMeta(db, 'pull', {
        cursor: changes.cursor,
        pass: pull.pass,
        full: pull.full && !finished,
        seq: finished ? through : pull.seq,
        ...(!finished && { through }),
        at: changes.serverTime,
        ready: pull.ready || finished,
        beyond: finished ? (changes.beyond ?? 0) : (pull.beyond ?? 0),
      });
      return true;
    }),
  );
}

/** Begins a full download again. What is there stays in use, with the own words it shows, until the new one is finished. */
export async function restartPull(db: DeviceDb): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.meta, async () => {
      const pull = await pullState(db);
      await putMeta(db, 'pull', { ...pull, cursor: '', pass: pull.pass + 1, full: true });
    }),
  );
}

function rowOf(document: Document & { seq: number }, pass: number): DocumentRow {
  const { type, id, seq, body } = document;
  return { type, id, seq, pass, body, ...lookedUpBy(document) };
}

function lookedUpBy(document: Document): Pick<DocumentRow, 'by' | 'at' | 'spot'> {
  if (document.type === 'inspection')
    return { by: document.body.by, at: document.body.submittedAt, spot: spotOf(document.body) };
  if (document.type === 'hazard') return { by: document.body.reportedBy, at: document.body.reportedAt };
  return {};
}

/** One checklist at one place, whatever its version. */
export const spot = (placeId: string, templateCode: string): string => `${placeId} ${templateCode}`;
const spotOf = (record: InspectionRecord): string => spot(record.inspection.placeId, record.inspection.template.code);
