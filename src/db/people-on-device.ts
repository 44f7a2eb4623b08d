// Everybody who has signed in on this phone, and how much of each is still here.
import { currentId } from './device.ts';
import { hasDeviceDb, openDeviceDb } from './device-db.ts';
import { peopleKnown } from './session-here.ts';
import { countUnsent } from './unsent.ts';

export type PersonOnDevice = { personId: string; name: string; username: string; current: boolean; unsent: number };

/** Last one first. `unsent`: things of each that have not arrived whole. Usable in a live query. */
export async function peopleOnDevice(): Promise<PersonOnDevice[]> {
  const current = await currentId();
  return Promise.all(
    (await peopleKnown()).map(async ({ personId, name, username }) => {
      return { personId, name, username, current: personId === current, unsent: await unsentOf(personId) };
    }),
  );
}

const unsentOf = async (personId: string): Promise<number> =>
  (await hasDeviceDb(personId)) ? countUnsent(await openDeviceDb(personId)) : 0;

/** How much of other people waits on this phone: only the number may be shown (RULES.md S2). */
export async function unsentOfOthers(): Promise<number> {
  const current = await currentId();
  const others = (await peopleKnown()).filter(({ personId }) => personId !== current);
  const unsent = await Promise.all(others.map(({ personId }) => unsentOf(personId)));
  return unsent.reduce((sum, n) => sum + n, 0);
}
