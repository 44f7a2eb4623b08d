// Lines made from inspections, the oldest day first.
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
  const sources = await inspected(parts, asked, records, rounds);
  return { rows: sources.flatMap((source) => ledger.form.rowsOf(source, asked.around)), next };
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
