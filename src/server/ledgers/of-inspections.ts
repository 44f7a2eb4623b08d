// Lines made from inspections, the oldest day first.
import { setImmediate } from 'node:timers/promises';
import { asWalked } from '../../domain/asset-walk.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Inspected, NumberedRound } from '../../domain/ledgers/inspection-line.ts';
import type { FromInspections } from '../../domain/ledgers/ledgers.ts';
import { numbered, roundOf } from '../../domain/ledgers/round-of.ts';
import { templateId } from '../../domain/template.ts';
import type { Parts } from '../env.ts';
import type { LedgerAsked, Position } from './asked.ts';
import type { LedgerPart } from './read-part.ts';

const recordsAtOnce = 50;
/** A checklist told item by item has some forty lines. */
const recordsOnPage = 10;
const dayMs = 86_400_000;

export async function partOfInspections(
  parts: Parts,
  asked: LedgerAsked,
  ledger: FromInspections,
  after: Position | null,
): Promise<LedgerPart> {
  const { records, next } = await recordsOf(parts, asked, ledger.codes, after);
  const rounds = ledger.rounds ? await roundsAround(parts, asked, records) : [];
  const read = await inspected(parts, asked, records, rounds);
  const book = ledger.book && read.length > 0 ? await bookOnce(parts, asked, ledger.codes) : undefined;
  const sources = book ? read.map((source) => Object.assign(source, { book })) : read;
  const rows = sources.flatMap((source) => ledger.form.rowsOf(source, asked.around));
  // To count the records of a year would take longer than to read many of them.
  const days = daysBetween(after?.day ?? asked.from, next?.day ?? asked.to);
  return { rows, next, read: days, of: daysBetween(asked.from, asked.to) };
}

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs;

const firstDay = '0001-01-01';
const lastDay = '9999-12-31';

const books = new WeakMap<LedgerAsked, Promise<Inspected[]>>();
/** Read once for a question, however many parts its answer has. */
function bookOnce(parts: Parts, asked: LedgerAsked, codes: readonly string[]): Promise<Inspected[]> {
  const book = books.get(asked) ?? bookOf(parts, asked, codes);
  books.set(asked, book);
  return book;
}

/** All that was ever written down in it, wherever: what is left, and since when, is the same whoever asks and for whatever days. */
async function bookOf(parts: Parts, asked: LedgerAsked, codes: readonly string[]): Promise<Inspected[]> {
  const whole = { ...asked, within: [], from: firstDay, to: lastDay, isPage: false };
  const book: Inspected[] = [];
  let after: Position | null = null;
  do {
    const { records, next } = await recordsOf(parts, whole, codes, after);
    book.push(...(await inspected(parts, asked, records)));
    after = next;
    await setImmediate();
  } while (after);
  return book;
}

export async function recordsOf(
  { store }: Parts,
  { who, within, from, to, isPage }: Pick<LedgerAsked, 'who' | 'within' | 'from' | 'to' | 'isPage'>,
  codes: readonly string[],
  after: Position | null,
): Promise<{ records: InspectionRecord[]; next: Position | null }> {
  const limit = isPage ? recordsOnPage : recordsAtOnce;
  const records = await store.ledgerSource.records(who.school.id, {
    codes,
    within,
    from,
    to,
    after,
    limit,
  });
  const last = records.length === limit ? records.at(-1) : undefined;
  return { records, next: last ? { day: last.day, at: last.submittedAt, id: last.id } : null };
}

/** Each with its checklist as it was walked, and what was found in it. */
export async function inspected(
  { store }: Parts,
  { who, around }: Pick<LedgerAsked, 'who' | 'around'>,
  records: readonly InspectionRecord[],
  rounds: readonly NumberedRound[] = [],
): Promise<Inspected[]> {
  const { id: schoolId } = who.school;
  const faulty = records.filter(({ tally }) => tally.abnormal > 0).map(({ id }) => id);
  const hazards = Map.groupBy(
    faulty.length > 0 ? await store.ledgerSource.hazardsOf(schoolId, faulty) : [],
    ({ inspectionId }: Hazard) => inspectionId,
  );
  const sources: Inspected[] = [];
  for (const record of records) {
    const { inspection } = record;
    const template = await store.documents.read(schoolId, 'template', templateId(inspection.template));
    if (!template) throw new Error(`the record ${record.id} stands on a template that is gone`);
    sources.push({
      record,
      template: asWalked(template, inspection.assets),
      hazards: hazards.get(record.id) ?? [],
      round: rounds.length > 0 ? roundOf(record, rounds, around.placeOf) : null,
    });
  }
  return sources;
}

/** A night belongs to the day on which it begins. */
async function roundsAround({ store }: Parts, { who }: LedgerAsked, records: readonly InspectionRecord[]) {
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return [];
  const dayBefore = new Date(Date.parse(`${first.day}T00:00:00Z`) - dayMs).toISOString().slice(0, 10);
  return numbered(await store.rounds.ofDays(who.school.id, { from: dayBefore, to: last.day }));
}
