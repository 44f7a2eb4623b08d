// What a code that was just read can be for the rounds of whoever read it.
import type { DeviceDb } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import { ownRounds, theRound, type RoundLine } from '../../db/rounds.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { Person } from '../../domain/person.ts';
import { cameHere } from './came-here.ts';
import { offeredHere } from './offered-here.ts';

export type Offered = { line: RoundLine; what: 'arrive' | 'start'; locates: boolean };

/** None where nobody came to the place within the last quarter of an hour. */
export async function offersHere(db: DeviceDb, person: Person, placeId: string): Promise<Offered[]> {
  const came = cameHere(person.id, placeId, Date.now());
  if (!came) return [];
  const now = correctedMs(await moment(db));
  const cameAt = came.at + now - Date.now();
  const lines = (await ownRounds(db, person, now)).now;
  const offers = lines.map(async (line) => {
    const what = offeredHere(line, person.id, placeId, cameAt);
    const plan = what === 'start' ? (await theRound(db, line.id, person, now))?.plan : undefined;
    return what ? [{ line, what, locates: plan?.location === true }] : [];
  });
  return (await Promise.all(offers)).flat();
}
