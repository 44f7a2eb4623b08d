// Which ledger of which days and places is read; kept in the address.
import { ledgerNames, type LedgerName } from '../../domain/ledgers/names.ts';

/** Days yyyy-mm-dd, both included. `shows`: what is restricted is not covered. */
export type LedgerAsked = { name: LedgerName; from: string; to: string; place: string | null; shows: boolean };

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** The month under way where the address says nothing else; null for what is no ledger. */
export function readAsked(
  name: string | undefined,
  query: Readonly<Record<string, string>>,
  today: string,
): LedgerAsked | null {
  const known = ledgerNames.find((one) => one === name);
  if (!known) return null;
  const to = isDay(query['to']) ? query['to'] : today;
  const from = isDay(query['from']) ? query['from'] : `${to.slice(0, 7)}-01`;
  const days = from <= to ? { from, to } : { from: to, to: from };
  return { name: known, ...days, place: query['place'] || null, shows: query['restricted'] === 'shown' };
}

const queryOf = ({ from, to, place, shows }: LedgerAsked): string =>
  new URLSearchParams({ from, to, ...(place && { place }), ...(shows && { restricted: 'shown' }) }).toString();

export const ledgerAddress = (asked: LedgerAsked): string => `/ledgers/${asked.name}?${queryOf(asked)}`;
export const ledgerPath = (asked: LedgerAsked): string => `/api/ledgers/${asked.name}?${queryOf(asked)}`;
export const filePath = (asked: LedgerAsked, as: 'xlsx' | 'csv'): string =>
  `/api/ledgers/${asked.name}/file?${queryOf(asked)}&as=${as}`;
