// One fact becomes an entry: numbered, timed, hashed, asked about, and written with its effect or not at all.
import {
  documentsNeeded,
  fold,
  type Document,
  type DocumentKey,
  type InspectionRecord,
  type Read,
} from '../domain/documents.ts';
import { hashedText, parseEntry, type Entry, type EntryKind, type EntryOf } from '../domain/entry.ts';
import { hazardId } from '../domain/hazard.ts';
import { checkEntry } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { maxEntryBytes } from '../domain/protocol.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { place, school } from './documents.ts';
import { durably } from './durably.ts';
import { installIdOf, metaOf, putMeta } from './meta.ts';
import { moment } from './moment.ts';
import { newId, sha256Hex } from './new-id.ts';
import { rowsOf, standing } from './own.ts';
import { spot } from './changes.ts';
import type { OutboxRow } from './rows.ts';

type Said<E> = E extends Entry ? Pick<E, 'kind' | 'schema' | 'subject' | 'supersedes' | 'photos' | 'body'> : never;
export type Fact = Said<Entry>;
export type FactOf<K extends EntryKind> = Extract<Fact, { kind: K }>;

/**
 * Records one fact. `also` runs in the same transaction, over drafts, photoBytes, entries, outbox and delivered; when it
 * answers false nothing is written and null comes back. `known` stands in for documents the phone no longer has.
 * Refuses (`Refusal`) what the rules refuse; what the server would only keep aside for a manager is recorded.
 */
export async function recordFact<F extends Fact>(
  db: DeviceDb,
  fact: F,
  also: () => Promise<boolean> = async () => true,
  known: Document[] = [],
): Promise<EntryOf<F['kind']> | null> {
  for (;;) {
    // Waiting for a hash would end a transaction, so the number is taken before it and checked inside.
    const opSeq = ((await metaOf(db, 'opSeq')) ?? 0) + 1;
    const entry = await sealed(db, fact, opSeq);
    const row = await outboxRow(db, entry, known);
    const written = await durably(db, () => write(db, entry, row, also));
    if (written !== 'overtaken') return written === 'written' ? (entry as EntryOf<F['kind']>) : null;
  }
}

async function write(
  db: DeviceDb,
  entry: Entry,
  row: OutboxRow,
  also: () => Promise<boolean>,
): Promise<'written' | 'overtaken' | 'not'> {
  const tables = [db.meta, db.drafts, db.photoBytes, db.entries, db.outbox, db.delivered];
  return db.transaction('rw', tables, async () => {
    // A commit whose answer was lost with the connection: it is there.
    if (await db.entries.get(entry.id)) return 'written';
    if ((await metaOf(db, 'opSeq')) !== entry.opSeq - 1) return 'overtaken';
    if (!(await also())) return 'not';
    await putMeta(db, 'opSeq', entry.opSeq);
    await db.entries.add({ id: entry.id, subject: entry.subject, entry });
    await db.outbox.add(row);
    return 'written';
  });
}

async function sealed(db: DeviceDb, fact: Fact, opSeq: number): Promise<Entry> {
  const envelope = { id: newId(), by: db.personId, device: await installIdOf(db), opSeq, at: await moment(db) };
  const unhashed = { ...fact, ...envelope } as Omit<Entry, 'hash'>;
  const hash = await sha256Hex(new TextEncoder().encode(hashedText(unhashed)));
  const parsed = parseEntry({ ...unhashed, hash });
  if (parsed.is !== 'known')
    throw new Refusal(
      parsed.is === 'bad' ? parsed.code : 'bad-shape',
      parsed.is === 'bad' ? { path: parsed.path } : {},
    );
  return parsed.entry;
}

async function outboxRow(db: DeviceDb, entry: Entry, known: Document[]): Promise<OutboxRow> {
  const bytes = new TextEncoder().encode(JSON.stringify(entry)).length;
  if (bytes > maxEntryBytes) throw new Refusal('too-large');
  const effect = await judged(db, entry, known);
  const inspection = effect.find((document) => document.type === 'inspection')?.body;
  const submitted = entry.kind === 'inspection-submitted' ? entry.body : null;
  return {
    id: entry.id,
    opSeq: entry.opSeq,
    kind: entry.kind,
    subject: entry.subject,
    at: entry.at.ms,
    bytes,
    photos: submitted ? submitted.photos.map((photo) => ({ sha256: photo.sha256, bytes: photo.bytes })) : [],
    record: inspection ? summaryOf(inspection) : null,
    hazards: effect.flatMap((document) => (document.type === 'hazard' ? [document.body] : [])),
    spot: submitted && spot(submitted.placeId, submitted.template.code),
    state: 'waiting',
    strikes: 0,
    code: null,
    path: null,
  };
}

function summaryOf({ inspection: _inspection, ...summary }: InspectionRecord): Omit<InspectionRecord, 'inspection'> {
  return summary;
}

/** Asks the rules, and folds the entry over what this phone knows. */
async function judged(db: DeviceDb, entry: Entry, known: Document[]): Promise<Document[]> {
  const schoolId = (await school(db))?.id ?? '';
  const read = await readerFor(db, entry, schoolId, known);
  const person: Person | undefined = read('person', entry.by);
  if (!person) throw new Refusal('person-unknown');
  try {
    checkEntry(entry, person, read, schoolId);
  } catch (error) {
    // Somebody moved the person's scope while the work was done: a manager decides, the work is not stopped.
    if (!(error instanceof Refusal && error.code === 'out-of-scope')) throw error;
  }
  return fold(entry, read, schoolId, null);
}

async function readerFor(db: DeviceDb, entry: Entry, schoolId: string, known: Document[]): Promise<Read> {
  const read = new Map(known.map((document) => [keyOf(document), document.body as unknown]));
  for (const key of documentsNeeded(entry, schoolId)) {
    const body = await bodyOf(db, key);
    if (body) read.set(keyOf(key), body);
  }
  if (entry.kind === 'inspection-withdrawn') {
    for (const hazard of await hazardsOf(db, entry.subject)) read.set(keyOf({ type: 'hazard', id: hazard.id }), hazard);
  }
  return ((type, id) => read.get(keyOf({ type, id }))) as Read;
}

const keyOf = ({ type, id }: DocumentKey): string => `${type} ${id}`;

async function bodyOf(db: DeviceDb, { type, id }: DocumentKey): Promise<unknown> {
  if (type === 'inspection') return standing(db, id);
  if (type === 'place') return place(db, id);
  return (await db.documents.get([type, id]))?.body;
}

async function hazardsOf(db: DeviceDb, inspectionId: string) {
  const inspection = (await standing(db, inspectionId))?.inspection;
  const ids = inspection?.answers.map((answer) => hazardId(inspectionId, answer.itemId)) ?? [];
  const documents = await db.documents.bulkGet(ids.map((id): [string, string] => ['hazard', id]));
  const own = (await rowsOf(db, inspectionId)).flatMap((row) => row.hazards);
  const hazards = new Map(
    [...documents.flatMap((row) => (row ? [row.body as (typeof own)[number]] : [])), ...own].map((h) => [h.id, h]),
  );
  return [...hazards.values()];
}
