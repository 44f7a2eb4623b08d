// What stays open on a page and asks again whenever something was written, as every list of the app does (`use-live.ts`).
import type { DeviceDb } from '../../src/db/device-db.ts';
import type { PhoneCode } from './browser.ts';
import type { Rows } from './tables.ts';

/** The tables that screens ask for all of what is in them, and how a row of each is known. */
const shown = { meta: 'key', outbox: 'id', drafts: 'id' } as const;
export type Shown = keyof typeof shown;
export type Told = { table: Shown; rows: ReadonlyMap<string, unknown> };

/** Hears what the page would show, and what went wrong with it. Returns the way to close it. */
export function leaveOpen(
  { liveQuery }: PhoneCode,
  db: DeviceDb,
  onTold: (told: Told) => void,
  onTrouble: (error: unknown) => void,
): () => void {
  const open = (Object.keys(shown) as Shown[]).map((table) =>
    liveQuery(async (): Promise<Rows[Shown][]> => db.table(table).toArray()).subscribe({
      next: (rows) => onTold({ table, rows: new Map(rows.map((row) => [keyOf(table, row), row])) }),
      error: onTrouble,
    }),
  );
  return () => open.forEach((asked) => asked.unsubscribe());
}

const keyOf = (table: Shown, row: Rows[Shown]): string => String((row as Record<string, unknown>)[shown[table]]);
