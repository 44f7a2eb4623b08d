// Lines that count the cases reported in one quarter or year after the other; what is held at once is one of them.
import { setImmediate } from 'node:timers/promises';
import type { Hazard } from '../../domain/hazard.ts';
import { standsIn } from '../../domain/hazard-ledger.ts';
import { isOpenCase } from '../../domain/hazard-ledger-columns.ts';
import type { FromStatistics } from '../../domain/ledgers/ledgers.ts';
import type { Per } from '../../domain/hazard-statistics.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts } from '../env.ts';
import type { LedgerAsked, Position } from './asked.ts';
import { casesAfter, narrowedTo } from './of-cases.ts';
import type { LedgerPart } from './read-part.ts';

const monthsOf: Record<Per, number> = { quarter: 3, year: 12 };

/** The first day of the next quarter or year. */
export function nextPeriod(day: string, per: Per): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const first = Math.floor((month - 1) / monthsOf[per]) * monthsOf[per];
  return new Date(Date.UTC(year, first + monthsOf[per], 1)).toISOString().slice(0, 10);
}

export async function partOfStatistics(
  parts: Parts,
  asked: LedgerAsked,
  { form, per }: FromStatistics,
  after: Position | null,
): Promise<LedgerPart> {
  const { timeZone } = asked.who.school;
  const first = after?.day ?? asked.from;
  const next = nextPeriod(first, per);
  const isLast = next > asked.to;
  const span = {
    from: msOfWall(first, 0, timeZone),
    to: isLast ? msOfWall(asked.to, 24 * 60, timeZone) : msOfWall(next, 0, timeZone),
  };
  const found: Hazard[] = [];
  let read: Position | null = null;
  do {
    const page: { rows: Hazard[]; next: Position | null } = await casesAfter(
      parts,
      asked,
      { ...span, ...narrowedTo(asked) },
      read,
    );
    found.push(...page.rows.filter((hazard) => standsIn(per, hazard, span)));
    read = page.next;
    await setImmediate();
  } while (read);
  const left = await stillLeft(parts, asked, span.from);
  return {
    rows: form.rowsOf({ hazards: [...left, ...found], at: span.from }, asked.around),
    next: isLast ? null : { day: next, at: 0, id: '' },
  };
}

/** What was found to be major before, UTC ms, and is not put right. */
async function stillLeft(parts: Parts, asked: LedgerAsked, before: number): Promise<Hazard[]> {
  const { grade, ...narrowed } = narrowedTo(asked);
  if (grade !== undefined && grade !== 'M') return [];
  const hazards: Hazard[] = [];
  let read: Position | null = null;
  do {
    const page: { rows: Hazard[]; next: Position | null } = await casesAfter(
      parts,
      asked,
      { ...narrowed, grade: 'M', to: before },
      read,
    );
    hazards.push(...page.rows.filter((hazard) => isOpenCase(hazard)));
    read = page.next;
    await setImmediate();
  } while (read);
  return hazards;
}
