// Steps of cases that were taken on this phone and that the school has not taken in yet.
import type { DeviceDb } from './device-db.ts';
import { speaks } from './own.ts';

/** By the id of the hazard; `refused`: the server turned one away, and a person has to look. Usable in a live query. */
export async function unsentSteps(db: DeviceDb): Promise<ReadonlyMap<string, { refused: boolean }>> {
  const rows = await db.outbox.where('kind').equals('hazard-handled').filter(speaks).toArray();
  const all = new Map<string, { refused: boolean }>();
  for (const { subject, state } of rows) {
    const before = all.get(subject)?.refused ?? false;
    all.set(subject, { refused: before || state === 'attention' });
  }
  return all;
}
