// Manager reports as last fetched, to be shown with their "as of" when there is no network.
import type { DeviceDb } from './device-db.ts';

/** `at`: UTC ms of the answer. */
export async function keepReport(db: DeviceDb, key: string, body: unknown, at: number): Promise<void> {
  await db.reports.put({ key, body, at });
}

export async function keptReport<T>(db: DeviceDb, key: string): Promise<{ body: T; at: number } | undefined> {
  const row = await db.reports.get(key);
  return row && { body: row.body as T, at: row.at };
}
