// Which official table is asked for, and for which days; kept in the address.
import { ledgerTables, type LedgerTableName } from '../../domain/ledger-tables.ts';

export type LedgerAsked = { ledger: LedgerTableName; from: string; to: string };

/** From the first day of the year on, as the form is kept, where the address says nothing else. */
export function readLedger(query: Readonly<Record<string, string>>, today: string): LedgerAsked | null {
  const ledger = ledgerTables.find((one) => one === query['ledger']);
  if (!ledger) return null;
  const [from = `${today.slice(0, 4)}-01-01`, to = today] = [query['from'], query['to']].map((day) =>
    /^\d{4}-\d{2}-\d{2}$/.test(day ?? '') ? day : undefined,
  );
  return from <= to ? { ledger, from, to } : { ledger, from: to, to: from };
}

export const ledgerAddress = ({ ledger, from, to }: LedgerAsked): string =>
  `/hazards?ledger=${ledger}&from=${from}&to=${to}`;
