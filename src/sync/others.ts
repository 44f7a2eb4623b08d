// Handing in for everybody else who has worked on this phone: by each one's own token, and with nothing coming back (RULES.md S4).
import { peopleKnown } from '../db/session-here.ts';
import { hearOfEpoch } from '../db/delivered.ts';
import { hasDeviceDb, openDeviceDb, type DeviceDb } from '../db/device-db.ts';
import { noteCanary } from '../db/storage.ts';
import { leftToSend, runRound, type RoundEnd, type RoundOptions } from './run.ts';

/** One round each, one after another, for whoever but `own` has something to send; what came of it where something is left, 'waiting' before all. */
export async function deliverOthers(
  own: DeviceDb | null,
  { stopAfterMs = Infinity, ...options }: RoundOptions = {},
): Promise<RoundEnd> {
  const startedAt = performance.now();
  let end: RoundEnd = 'done';
  for (const { personId } of await peopleKnown()) {
    if (personId === own?.personId) continue;
    const restMs = stopAfterMs - (performance.now() - startedAt);
    const ended = await deliverFor(personId, own, { ...options, stopAfterMs: restMs });
    if (ended !== 'done' && end !== 'waiting') end = ended;
  }
  return end;
}

/** One person's damaged or newer database must not keep the others' work here. */
async function deliverFor(personId: string, own: DeviceDb | null, options: RoundOptions): Promise<RoundEnd> {
  try {
    if (!(await hasDeviceDb(personId))) return 'done';
    const db = await openDeviceDb(personId);
    if (own) await hearOfEpoch(db, own);
    if ((await leftToSend(db)) === 0) return 'done';
    const end = await runRound(db, options);
    await noteCanary(db);
    return end;
  } catch (error) {
    console.error('others', error);
    return 'waiting';
  }
}
