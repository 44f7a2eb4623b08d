// What lies on a phone, drawn: inspections that were handed in, taken back and corrected, each entry at any station of its way.
import { rowsOfEntry } from '../../src/db/fact.ts';
import type { DeviceDb } from '../../src/db/device-db.ts';
import { putMeta } from '../../src/db/meta.ts';
import type { DeliveredRow, DocumentRow, EntryRow, OutboxRow } from '../../src/db/rows.ts';
import { fold, type Document } from '../../src/domain/documents.ts';
import type { Entry } from '../../src/domain/entry.ts';
import type { Receipt } from '../../src/domain/protocol.ts';
import {
  answer,
  at,
  documents,
  entry,
  id,
  inspection,
  photo,
  readFrom,
  sha256,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../cast.ts';
import type { Random } from '../simulation/random.ts';

export type Drawn = {
  outbox: OutboxRow[];
  delivered: DeliveredRow[];
  entries: EntryRow[];
  documents: DocumentRow[];
  /** How far the phone has read. */
  seq: number;
};

/** waiting, sending, attention: on the phone. lost: the school has it, its answer never came. */
type Fate = 'waiting' | 'sending' | 'attention' | 'lost' | 'delivered' | 'held';
const fates: readonly Fate[] = [
  'waiting',
  'sending',
  'attention',
  'lost',
  'delivered',
  'delivered',
  'delivered',
  'held',
];

export function drawStore(random: Random): Drawn {
  const drawn: Drawn = { outbox: [], delivered: [], entries: [], documents: [], seq: random.int(12) };
  for (let n = random.int(5); n > 0; n--) drawInspection(random, drawn, id(2000 + n));
  return drawn;
}

type Said = { entry: Entry; kind: Kind; fate: Fate };

/** One inspection, with all that was said of it here. */
function drawInspection(random: Random, drawn: Drawn, subject: string): void {
  const said: Said[] = [];
  const [here, there]: [Document[], Document[]] = [[...documents], [...documents]];
  for (const planned of drawCourse(random)) {
    const before = said.at(-1);
    // Only what has its receipt, or was refused, is corrected; the rest is taken back.
    const kind = planned === 'corrected' && isHeldUp(before?.fate) ? 'withdrawn' : planned;
    if (kind !== 'submitted' && before?.kind === 'withdrawn') break;
    const fate = possible(random.pick(fates), kind, said);
    const opSeq = drawn.entries.length + 1;
    const entryOf = drawEntry(random, kind, { subject, opSeq, before: before?.entry.id ?? null });
    const effect = fold(entryOf, readFrom(here), yucai.id, null);
    here.push(...effect);
    const { row, text } = rowsOfEntry(entryOf, effect);
    drawn.entries.push(text);
    if (fate === 'delivered' || fate === 'lost') {
      there.push(...fold(entryOf, readFrom(there), yucai.id, entryOf.at.ms));
      if (opSeq <= drawn.seq) show(drawn, subject, there, opSeq);
    }
    if (fate === 'delivered' || fate === 'held') drawn.delivered.push(deliver(random, row, entryOf, fate === 'held'));
    else drawn.outbox.push({ ...row, state: fate === 'lost' ? 'sending' : fate, ...refused(fate) });
    said.push({ entry: entryOf, kind, fate });
  }
  settle(drawn, subject);
}

/** What the school last showed of it. */
function show(drawn: Drawn, subject: string, there: readonly Document[], seq: number): void {
  const shown = there.findLast(({ type, id: one }) => type === 'inspection' && one === subject);
  if (!shown) return;
  const row = {
    type: 'inspection' as const,
    id: subject,
    seq,
    pass: 1,
    body: shown.body,
    by: wang.id,
    at: tonight + seq,
  };
  drawn.documents = [...drawn.documents.filter((one) => one.id !== subject), row];
}

const isHeldUp = (fate: Fate | undefined): boolean => fate === 'waiting' || fate === 'sending' || fate === 'lost';

/** They go out in order: what waits holds up what was said after it, and nobody takes back what the school never had. */
function possible(fate: Fate, kind: Kind, said: readonly Said[]): Fate {
  const before = said.at(-1)?.fate;
  if (isHeldUp(before)) return fate === 'sending' || (fate === 'lost' && before === 'lost') ? fate : 'waiting';
  const isThere = said.some((one) => one.kind !== 'withdrawn' && one.fate === 'delivered');
  if (kind !== 'withdrawn' || isThere) return fate;
  return fate === 'waiting' || fate === 'sending' ? fate : 'attention';
}

type Kind = 'submitted' | 'withdrawn' | 'corrected';
function drawCourse(random: Random): Kind[] {
  const course: Kind[] = ['submitted'];
  while (random.chance(0.4) && course.length < 4)
    course.push(course.at(-1) === 'withdrawn' ? 'submitted' : random.pick(['withdrawn', 'corrected'] as const));
  return course;
}

type About = { subject: string; opSeq: number; before: string | null };

function drawEntry(random: Random, kind: Kind, { subject, opSeq, before }: About): Entry {
  const about = { id: id(4000 + opSeq), subject, opSeq, by: wang.id, at: at(tonight + opSeq) };
  if (kind === 'withdrawn') return entry('inspection-withdrawn', { reason: '' }, { ...about, supersedes: before });
  const photos = Array.from({ length: 1 + random.int(3) }, (_, n) => photo('Z1-09', sha256(`${opSeq} ${n}`)));
  const taken = answer('Z1-09', 'taken', { photos: photos.map((one) => one.sha256) });
  const correction = kind === 'corrected' ? { correction: { reason: '写错了' } } : {};
  const body = inspection({ photos, answers: withAnswers(taken), ...correction });
  return entry('inspection-submitted', body, { ...about, supersedes: before });
}

const refused = (fate: Fate) =>
  fate === 'attention'
    ? { strikes: 2, code: 'item-unknown' as const, path: null }
    : { strikes: 0, code: null, path: null };

function deliver(random: Random, row: OutboxRow, { hash }: Entry, isHeld: boolean): DeliveredRow {
  const { state: _state, strikes: _strikes, code: _code, path: _path, ...own } = row;
  const missing = row.photos.map((one) => one.sha256).filter(() => random.chance(0.4));
  const troubled = row.photos.filter(() => random.chance(0.2));
  const receipt: Receipt = {
    protocol: 'patrol/1',
    epoch: id(1),
    receiptId: id(700 + row.opSeq),
    id: row.id,
    hash,
    seq: row.opSeq,
    missing,
    durableThrough: null,
    serverTime: row.at,
  };
  const troubles = troubled.map(({ sha256: name }) => ({ sha256: name, code: 'not-image' as const }));
  const quarantined = isHeld ? ('out-of-scope' as const) : null;
  return { ...own, seq: row.opSeq, receipt, receivedAt: row.at, missing, troubles, quarantined };
}

/** What the phone does by itself as it hears the server: what needs nobody is set aside, what was replaced waits for no photo. */
function settle({ outbox, delivered }: Drawn, subject: string): void {
  const rows = [...outbox, ...delivered].filter((row) => row.subject === subject).sort((a, b) => a.opSeq - b.opSeq);
  rows.forEach((row, i) => {
    const isSubmission = row.kind === 'inspection-submitted';
    const later = rows.slice(i + 1);
    if ('receipt' in row) {
      const isReplaced = later.some((one) => 'receipt' in one && one.kind === 'inspection-submitted');
      if (isReplaced && row.missing.length > 0) row.replaced = true;
    } else if (row.state === 'attention' && isSubmission && later.length > 0) row.state = 'set-aside';
    // What the school never had is taken back in vain.
    else if (row.state === 'attention' && row.kind === 'inspection-withdrawn') row.state = 'set-aside';
  });
}

export async function lay(db: DeviceDb, { outbox, delivered, entries, documents: shown, seq }: Drawn): Promise<void> {
  await db.transaction('rw', [db.outbox, db.delivered, db.entries, db.documents, db.meta], async () => {
    await Promise.all([db.outbox.clear(), db.delivered.clear(), db.entries.clear()]);
    await db.documents.where('type').equals('inspection').delete();
    await db.outbox.bulkAdd(outbox);
    await db.delivered.bulkAdd(delivered);
    await db.entries.bulkAdd(entries);
    await db.documents.bulkAdd(shown);
    await putMeta(db, 'pull', { cursor: 'drawn', pass: 1, full: false, seq, at: tonight, ready: true });
  });
}
