// Lines made from cases by the day they were reported, the oldest first.
import type { Hazard } from '../../domain/hazard.ts';
import type { FromCases } from '../../domain/ledgers/ledgers.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts } from '../env.ts';
import { viewerOf } from '../routes/case-viewer.ts';
import { casesOnPaper } from '../routes/restricted-items.ts';
import type { CaseFilter } from '../store/case-store.ts';
import type { LedgerAsked, Position } from './asked.ts';
import type { LedgerPart } from './read-part.ts';

const casesAtOnce = 200;

export async function partOfCases(
  parts: Parts,
  asked: LedgerAsked,
  { form, stands, carriesOver }: FromCases,
  after: Position | null,
): Promise<LedgerPart> {
  const { timeZone, id } = asked.who.school;
  const span = { from: msOfWall(asked.from, 0, timeZone), to: msOfWall(asked.to, 24 * 60, timeZone) };
  const since = carriesOver ? { since: span.from, to: span.to } : span;
  const { rows, next, of } = await casesAfter(parts, asked, { ...since, ...narrowedTo(asked) }, after);
  const onPaper = await casesOnPaper(parts, id, asked.shown);
  const standing = rows.filter((hazard) => stands(hazard, span)).map(onPaper);
  const lines = standing.flatMap((hazard) => form.rowsOf(hazard, asked.around));
  return { rows: lines, next, read: rows.length, of };
}

export const narrowedTo = ({ place, narrowed }: Pick<LedgerAsked, 'place' | 'narrowed'>): CaseFilter => ({
  place: place?.id,
  ...narrowed,
});

/** All that this person may see of them, a part at a time. */
export async function casesAfter(
  parts: Parts,
  { who, at }: Pick<LedgerAsked, 'who' | 'at'>,
  filter: CaseFilter,
  after: Position | null,
): Promise<{ rows: Hazard[]; next: Position | null; of: number }> {
  const viewer = await viewerOf(parts, who, at);
  const before = after ? { at: after.at, id: after.id } : undefined;
  const page = { ...filter, list: 'all' as const, sort: 'oldest' as const, before, limit: casesAtOnce };
  const { rows, end, total } = await parts.store.cases.list(who.school.id, viewer, page, at);
  return { rows, next: end && { day: '', ...end }, of: total };
}
