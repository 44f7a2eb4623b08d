// When somebody was last at a point, as far as this phone knows: rounds it was sent, and what was done here since.
import type { EntryOf } from '../domain/entry.ts';
import { correctedMs } from '../domain/moment.ts';
import type { Person } from '../domain/person.ts';
import type { Round } from '../domain/round.ts';
import type { DeviceDb } from './device-db.ts';
import { unseenRows } from './own.ts';

export type LastVisit = { at: number; byName: string };

/** By place, `at` UTC ms. Rounds leave the phone after thirty days (C9), so what is not in it may have been seen before. Usable in a live query. */
export async function lastVisits(db: DeviceDb): Promise<Map<string, LastVisit>> {
  const last = new Map<string, LastVisit>();
  const seen = (placeId: string, visit: LastVisit) => {
    if (visit.at > (last.get(placeId)?.at ?? -Infinity)) last.set(placeId, visit);
  };
  const rounds = await db.documents.where('[type+id]').between(['round', ''], ['round', '\uffff']).toArray();
  for (const { body } of rounds)
    for (const { placeId, visits } of (body as Round).points)
      for (const { at, byName } of visits.slice(-1)) seen(placeId, { at, byName });
  const own = (await unseenRows(db)).filter(({ kind }) => kind === 'point-visited');
  if (own.length === 0) return last;
  const me = (await db.documents.get(['person', db.personId]))?.body as Person | undefined;
  for (const text of await db.entries.bulkGet(own.map(({ id }) => id))) {
    const entry = text?.entry as EntryOf<'point-visited'> | undefined;
    if (entry) seen(entry.body.placeId, { at: correctedMs(entry.body.at), byName: me?.name ?? '' });
  }
  return last;
}
