// One fact becomes an entry: numbered, timed, hashed, asked about, and written with its effect or not at all.
import { inOrder } from '../domain/canonical.ts';
import {
  documentsNeeded,
  fold,
  type Document,
  type DocumentKey,
  type InspectionRecord,
  type Read,
} from '../domain/documents.ts';
import { hashedText, parseEntry, type Entry, type EntryKind, type EntryOf, type ParsedEntry } from '../domain/entry.ts';
import { hazardId, type Hazard } from '../domain/hazard.ts';
import { isKitchenType, isOfKitchen, kitchenDocument } from './kitchen.ts';
import { checkEntry } from '../domain/permission.ts';
import type { Person } from '../domain/person.ts';
import { isRoundEntry } from '../domain/round-fold.ts';
import { photosOf } from '../domain/photos-of.ts';
import type { PlaceBook } from '../domain/place-book.ts';
import { maxEntryBytes } from '../domain/protocol.ts';
import { Refusal } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import { place, school } from './documents.ts';
import { placeBook } from './school-places.ts';
import { assetHere } from './own-assets.ts';
import { durably } from './durably.ts';
import { hazardHere } from './hazards.ts';
import { installIdOf, metaOf, putMeta } from './meta.ts';
import { moment } from './moment.ts';
import { newId, sha256Hex } from './new-id.ts';
import { rowsOf, standing } from './own.ts';
import { roundHere } from './own-rounds.ts';
import { tellRecorded } from './recorded.ts';
import { responsibilityBook } from './responsibility-book.ts';
import { spot } from './changes.ts';
import type { EntryRow, OutboxRow, RecordSummary } from './rows.ts';

type Said<E> = E extends Entry ? Pick<E, 'kind' | 'schema' | 'subject' | 'supersedes' | 'photos' | 'body'> : never;
export type Fact = Said<Entry>;
type Rows = { row: OutboxRow; text: EntryRow };
export type FactOf<K extends EntryKind> = Extract<Fact, { kind: K }>;

/**
 * Records one fact. `also` runs in the same transaction, over drafts, photoBytes, thumbs, entries, outbox and delivered; when it
 * answers false nothing is written and null comes back. `known` stands in for documents the phone no longer has.
 * Refuses (`Refusal`) what the rules refuse; what the server would only keep aside for a manager is recorded.
 */
export async function recordFact<F extends Fact>(
  db: DeviceDb,
  fact: F,
  also: () => Promise<boolean> = async () => true,
  known: Document[] = [],
): Promise<EntryOf<F['kind']> | null> {
  const entries = await recordFacts(db, [fact], also, known);
  return (entries?.[0] as EntryOf<F['kind']> | undefined) ?? null;
}

/** Several facts, each on top of the one before: all of them or none. Otherwise like `recordFact`. */
export async function recordFacts(
  db: DeviceDb,
  facts: readonly Fact[],
  also: () => Promise<boolean> = async () => true,
  known: Document[] = [],
): Promise<Entry[] | null> {
  for (;;) {
    // Waiting for a hash would end a transaction, so the number is taken before it and checked inside.
    const before = (await metaOf(db, 'opSeq')) ?? 0;
    const [entries, rows, effects]: [Entry[], Rows[], Document[]] = [[], [], [...known]];
    for (const fact of facts) {
      const entry = await sealed(db, fact, before + entries.length + 1);
      const effect = await judged(db, entry, effects);
      entries.push(entry);
      rows.push(rowsOfEntry(entry, effect));
      effects.push(...effect);
    }
    const written = await durably(db, () => write(db, before, rows, also));
    if (written === 'written') tellRecorded();
    if (written !== 'overtaken') return written === 'written' ? entries : null;
  }
}

async function write(
  db: DeviceDb,
  before: number,
  rows: readonly Rows[],
  also: () => Promise<boolean>,
): Promise<'written' | 'overtaken' | 'not'> {
  const tables = [db.meta, db.drafts, db.photoBytes, db.thumbs, db.entries, db.outbox, db.delivered];
  return db.transaction('rw', tables, async () => {
    // A commit whose answer was lost with the connection: it is there.
    const last = rows.at(-1);
    if (last && (await db.entries.get(last.row.id))) return 'written';
    if (((await metaOf(db, 'opSeq')) ?? 0) !== before) return 'overtaken';
    if (!(await also())) return 'not';
    await putMeta(db, 'opSeq', before + rows.length);
    for (const { row, text } of rows) {
      await db.entries.add(text);
      await db.outbox.add(row);
    }
    return 'written';
  });
}

async function sealed(db: DeviceDb, fact: Fact, opSeq: number): Promise<Entry> {
  const envelope = { id: newId(), by: db.personId, device: await installIdOf(db), opSeq, at: await moment(db) };
  const unhashed = { ...fact, ...envelope } as Omit<Entry, 'hash'>;
  const hash = await sha256Hex(new TextEncoder().encode(hashedText(unhashed)));
  const parsed = parseEntry({ ...unhashed, hash });
  if (parsed.is !== 'known') throw malformed(fact, parsed);
  // In the order it is hashed in, so that the server need not put it in order again.
  return (inOrder(parsed.entry) ?? parsed.entry) as Entry;
}

/** Told here, where the person can still put it right; the server would only say the same later. */
function malformed(fact: Fact, parsed: Exclude<ParsedEntry, { is: 'known' }>): Refusal {
  if (parsed.is === 'newer') return new Refusal('newer-schema');
  const position = /^body\.answers\.(\d+)\./.exec(parsed.path)?.[1];
  const answer = fact.kind === 'inspection-submitted' && position ? fact.body.answers[Number(position)] : undefined;
  return new Refusal(parsed.code, { path: parsed.path, ...(answer ? { itemId: answer.itemId } : {}) });
}

/** The rows of an own entry that does this to documents. Refuses `too-large`. */
export function rowsOfEntry(entry: Entry, effect: readonly Document[]): Rows {
  const bytes = new TextEncoder().encode(JSON.stringify(entry)).length;
  if (bytes > maxEntryBytes) throw new Refusal('too-large');
  const inspection = effect.find((document) => document.type === 'inspection')?.body;
  const hazards = effect.flatMap((document) => (document.type === 'hazard' ? [document.body] : []));
  const submitted = entry.kind === 'inspection-submitted' ? entry.body : null;
  const row: OutboxRow = {
    id: entry.id,
    opSeq: entry.opSeq,
    kind: entry.kind,
    subject: entry.subject,
    at: entry.at.ms,
    bytes,
    photos: photosOf(entry).map(({ sha256, bytes: length }) => ({ sha256, bytes: length })),
    hazards: hazards.length,
    spot: submitted && spot(submitted.placeId, submitted.template.code),
    state: 'waiting',
    strikes: 0,
    code: null,
    path: null,
  };
  // A signature is about another's record, which is not one of this person's.
  const record = inspection && entry.kind !== 'inspection-signed' ? summaryOf(inspection) : null;
  const kitchen = effect.filter(isOfKitchen);
  return { row, text: { id: entry.id, entry, record, hazards, ...(kitchen.length > 0 && { kitchen }) } };
}

function summaryOf({ inspection: _inspection, ...summary }: InspectionRecord): RecordSummary {
  return summary;
}

/** What an entry does here, as far as this phone can tell; nothing when it lacks what the rules ask about. `known` as in `recordFact`. The server decides. */
export async function effectOf(db: DeviceDb, entry: Entry, known: Document[] = []): Promise<Document[]> {
  try {
    return await judged(db, entry, known);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
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
    const isForManager = error instanceof Refusal && (error.code === 'out-of-scope' || error.code === 'hazard-unknown');
    if (!isForManager) throw error;
  }
  return fold(entry, read, schoolId, null);
}

async function readerFor(db: DeviceDb, entry: Entry, schoolId: string, known: Document[]): Promise<Read> {
  const read = new Map(known.map((document) => [keyOf(document), document.body as unknown]));
  for (const key of documentsNeeded(entry, schoolId)) {
    const { type, id } = key;
    // What was closed before, and what was merged, is the server's to know.
    if (type === 'lastClosed' || type === 'merged') continue;
    const body = type === 'places' ? await bookWith(db, known) : await bodyOf(db, { type, id });
    if (body) read.set(keyOf(key), body);
  }
  const without: readonly EntryKind[] = [
    'place-added',
    'places-kept',
    'template-published',
    'hazard-seen',
    'hazard-handled',
    'asset-kept',
  ];
  const mayHaveHazards = !without.includes(entry.kind) && !isRoundEntry(entry);
  if (mayHaveHazards) {
    for (const hazard of await hazardsOf(db, entry.subject)) read.set(keyOf({ type: 'hazard', id: hazard.id }), hazard);
  }
  return ((type, id) => read.get(keyOf({ type, id }))) as Read;
}

async function bookWith(db: DeviceDb, known: readonly Document[]): Promise<PlaceBook> {
  const book = await placeBook(db);
  for (const { type, id, body } of known) if (type === 'place') book.set(id, body);
  return book;
}

const keyOf = ({ type, id }: { type: string; id: string }): string => `${type} ${id}`;

async function bodyOf(db: DeviceDb, { type, id }: DocumentKey): Promise<unknown> {
  if (type === 'inspection') return standing(db, id);
  if (type === 'place') return place(db, id);
  if (type === 'hazard') return hazardHere(db, id);
  if (type === 'asset') return assetHere(db, id);
  if (type === 'round') return roundHere(db, id);
  // The school reads what waits here before what is said now.
  if (type === 'responsibility') return (await responsibilityBook(db)).book;
  if (isKitchenType(type)) return kitchenDocument(db, type, id);
  return (await db.documents.get([type, id]))?.body;
}

/** The hazards of an inspection as they stand here, own ones last. */
async function hazardsOf(db: DeviceDb, inspectionId: string): Promise<Hazard[]> {
  const inspection = (await standing(db, inspectionId))?.inspection;
  const ids = inspection?.answers.map((answer) => hazardId(inspectionId, answer.itemId)) ?? [];
  const documents = await db.documents.bulkGet(ids.map((id): [string, string] => ['hazard', id]));
  const entries = await db.entries.bulkGet((await rowsOf(db, inspectionId)).map((row) => row.id));
  const shown = documents.flatMap((row) => (row ? [row.body as Hazard] : []));
  return [...shown, ...entries.flatMap((row) => row?.hazards ?? [])];
}
