// 待上传, one line a thing: whatever has not arrived whole, by a name that people know.
import type { EntryKind } from '../domain/entry.ts';
import { isHazardEntry } from '../domain/hazard-fold.ts';
import { placeName } from '../domain/place.ts';
import { isRoundEntry } from '../domain/round-fold.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { isAboutInspection, speaks, standing, type OwnRow } from './own.ts';
import { roundHere } from './own-rounds.ts';
import { round } from './meta.ts';
import { receivingRows } from './receiving.ts';
import { wayOf, type RecordLine } from './records.ts';
import type { EntryRow, RecordSummary } from './rows.ts';

/** `id`: what it is about; `entryId`: what was said last of it, or is refused; `kind`: of what was said first. */
export type WaitingLine = Pick<RecordLine, 'id' | 'delivery' | 'code' | 'troubles' | 'stuck' | 'photos'> & {
  entryId: string;
  kind: EntryKind;
  /** UTC ms by the device clock. */
  at: number;
  /** What it is of; undefined where only its kind says what it is. */
  name: string | undefined;
  /** Of an inspection. */
  record: RecordSummary | null;
};

/** What needs a person first, then the newest. */
export const waitingLines = (db: DeviceDb, limit: number): Promise<WaitingLine[]> =>
  atOnce(db, () => readLines(db, limit));

async function readLines(db: DeviceDb, limit: number): Promise<WaitingLine[]> {
  const [stuck, receiving, now] = await Promise.all([
    db.outbox.where('state').equals('attention').toArray(),
    receivingRows(db),
    round(db),
  ]);
  const subjects = new Set(await newestSubjects(db, limit));
  for (const { subject } of [...stuck, ...receiving]) subjects.add(subject);
  const waiting = await db.outbox
    .where('subject')
    .anyOf([...subjects])
    .filter(speaks)
    .sortBy('opSeq');
  const things = new Map<string, OwnRow[]>();
  for (const row of [...receiving, ...waiting]) {
    const before = things.get(row.subject);
    // An inspection is what was said of it last; of anything else each word counts.
    if (!before || isAboutInspection(row)) things.set(row.subject, [row]);
    else before.push(row);
  }
  const newest = [...things.values()].map((rows) => ({
    rows,
    lead: rows.find(isStuck) ?? rows.find((row) => row.stuck) ?? rows.at(-1)!,
  }));
  newest.sort((a, b) => b.lead.opSeq - a.lead.opSeq);
  const shown = [true, false].flatMap((is) => newest.filter(({ lead }) => isStuck(lead) === is)).slice(0, limit);
  const texts = await db.entries.bulkGet(shown.map(({ lead }) => lead.id));
  const lines = await Promise.all(shown.map(({ rows, lead }, i) => lineOf(db, rows, lead, texts[i])));
  // Where nothing gets through it is not about any one thing.
  return now.state === 'unreachable' ? lines.map((line) => ({ ...line, stuck: undefined })) : lines;
}

/** Thousands may wait, and the first page shows some dozens. */
async function newestSubjects(db: DeviceDb, limit: number): Promise<ReadonlySet<string>> {
  const newest = new Set<string>();
  await db.outbox
    .orderBy('opSeq')
    .reverse()
    .filter(speaks)
    .until(() => newest.size >= limit)
    .each(({ subject }) => void newest.add(subject));
  return newest;
}

const isStuck = (row: OwnRow): boolean => wayOf(row).delivery === 'attention';

async function lineOf(
  db: DeviceDb,
  rows: readonly OwnRow[],
  lead: OwnRow,
  text: EntryRow | undefined,
): Promise<WaitingLine> {
  const { lacks: _lacks, ...way } = wayOf(lead);
  const total = rows.reduce((sum, { photos }) => sum + photos.length, 0);
  const lacks = rows.reduce((sum, row) => sum + wayOf(row).lacks, 0);
  return {
    ...way,
    id: lead.subject,
    entryId: lead.id,
    kind: rows[0]!.kind,
    at: lead.at,
    photos: { have: total - lacks, total },
    name: text && (await nameOf(db, text)),
    record: text?.record ?? null,
  };
}

async function nameOf(db: DeviceDb, { entry, hazards, kitchen = [] }: EntryRow): Promise<string | undefined> {
  if (entry.kind === 'place-added') return placeName(entry.body);
  if (entry.kind === 'places-kept') return entry.body.places.slice(0, 1).map(placeName)[0];
  if (entry.kind === 'asset-kept') return entry.body.label;
  if (entry.kind === 'inspection-signed') return (await standing(db, entry.subject))?.placeName;
  if (isRoundEntry(entry)) return (await roundHere(db, entry.subject))?.planName;
  if (entry.kind === 'hazard-seen' || isHazardEntry(entry)) return hazards[0]?.placeName;
  for (const { type, body } of kitchen) {
    if (type === 'sample') return body.dish;
    if (type === 'fridge') return body.fridge;
    if (type === 'menu') return body.day;
    if (type === 'seal') return body.reason;
  }
  return 'name' in entry.body && typeof entry.body.name === 'string' ? entry.body.name : undefined;
}
