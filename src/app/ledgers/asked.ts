// Which ledger of which days and places is read; kept in the address.
import { hazardCategories, hazardGrades, type HazardCategory, type HazardGrade } from '../../domain/hazard-words.ts';
import { ledgerNames, type LedgerName } from '../../domain/ledgers/names.ts';

/** Days yyyy-mm-dd, both included. `grade`, `category`: of those cases only. `shows`: what is restricted is not covered. */
export type LedgerAsked = {
  name: LedgerName;
  from: string;
  to: string;
  place: string | null;
  grade: HazardGrade | null;
  category: HazardCategory | null;
  shows: boolean;
};

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** Made from cases: kept from the first day of the year on, and of some grade or field only where that is asked. */
export const isOfCases = (name: LedgerName): boolean => name === 'hazards' || name.startsWith('hazards-');

/** The month under way, or the year so far, where the address says nothing else; null for what is no ledger. */
export function readAsked(
  name: string | undefined,
  query: Readonly<Record<string, string>>,
  today: string,
): LedgerAsked | null {
  const known = ledgerNames.find((one) => one === name);
  if (!known) return null;
  const to = isDay(query['to']) ? query['to'] : today;
  const from = isDay(query['from'])
    ? query['from']
    : isOfCases(known)
      ? `${to.slice(0, 4)}-01-01`
      : `${to.slice(0, 7)}-01`;
  const days = from <= to ? { from, to } : { from: to, to: from };
  const narrowed = isOfCases(known) ? query : {};
  return {
    name: known,
    ...days,
    place: query['place'] || null,
    grade: hazardGrades.find((one) => one === narrowed['grade']) ?? null,
    category: hazardCategories.find((one) => one === narrowed['category']) ?? null,
    shows: query['restricted'] === 'shown',
  };
}

/** The whole month before the one of this day: what is closed is a whole month. */
export function lastMonth(day: string): Pick<LedgerAsked, 'from' | 'to'> {
  const to = new Date(Date.parse(`${day.slice(0, 7)}-01T00:00:00Z`) - 1).toISOString().slice(0, 10);
  return { from: `${to.slice(0, 7)}-01`, to };
}

const queryOf = ({ from, to, place, grade, category, shows }: LedgerAsked): string =>
  new URLSearchParams({
    from,
    to,
    ...(place && { place }),
    ...(grade && { grade }),
    ...(category && { category }),
    ...(shows && { restricted: 'shown' }),
  }).toString();

export const ledgerAddress = (asked: LedgerAsked): string => `/ledgers/${asked.name}?${queryOf(asked)}`;
export const ledgerPath = (asked: LedgerAsked): string => `/api/ledgers/${asked.name}?${queryOf(asked)}`;
/** What those cases come to. */
export const figuresPath = (asked: LedgerAsked): string =>
  `/api/hazards/figures?${queryOf({ ...asked, shows: false })}`;
export const filePath = (asked: LedgerAsked, as: 'xlsx' | 'csv'): string =>
  `/api/ledgers/${asked.name}/file?${queryOf(asked)}&as=${as}`;
