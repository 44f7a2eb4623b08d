// Manager reports as last fetched, to be shown with their "as of" when there is no network.
import type { DeviceDb } from './device-db.ts';

/** `at`: UTC ms of the answer. */
export async function keepReport(db: DeviceDb, key: string, body: unknown, at: number): Promise<void> {
  await db.reports.put({ key, body, at });
}

/** The body is what was kept under this key; whoever shows it knows its form. */
export async function keptReport(db: DeviceDb, key: string): Promise<{ body: unknown; at: number } | undefined> {
  const row = await db.reports.get(key);
  return row && { body: row.body, at: row.at };
}
