// How many hazards wait for this person right now, as 我的隐患 has them first: for 今日, without a network.
import { waitsFor } from '../domain/hazard-handling.ts';
import type { DeviceDb } from './device-db.ts';
import { allHazards } from './hazards.ts';
import { handsOf } from './in-whose-hands.ts';

/** Usable in a live query. */
export async function casesWaiting(db: DeviceDb): Promise<number> {
  const { people } = await handsOf(db);
  return (await allHazards(db)).filter((hazard) => {
    const waiting = waitsFor(hazard);
    return waiting !== null && 'person' in waiting && people.includes(waiting.person.id);
  }).length;
}
