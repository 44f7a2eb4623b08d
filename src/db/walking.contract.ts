// Phones of those who walk rounds, for tests.
import { IDBFactory } from 'fake-indexeddb';
import { canteen, documents, floor2 } from '../../tests/cast.ts';
import { plan, planned, route } from '../../tests/cast-rounds.ts';
import { emptyDb, page } from '../../tests/sync/phone.ts';
import type { Document } from '../domain/documents.ts';
import type { Person } from '../domain/person.ts';
import { placeCode } from '../domain/place-code.ts';
import { applyChanges } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { moment } from './moment.ts';
import { startRound, type Arriving } from './round-acts.ts';
import { ownRounds } from './rounds.ts';

/** A route and the plan that walks it. */
export const setting: Document[] = [
  { type: 'route', id: route().id, body: route() },
  { type: 'plan', id: plan().id, body: planned() },
];

/** A phone of theirs, with what the school has sent. */
export async function phoneOf(person: Person, disk = new IDBFactory(), more: Document[] = setting): Promise<DeviceDb> {
  const db = emptyDb(person, disk);
  await applyChanges(db, '', page([...documents, ...more]));
  return db;
}

export const codeOf = (placeId: string) =>
  placeCode([floor2, canteen].find(({ id }) => id === placeId) ?? { id: placeId });
/** An arrival by its code, now. */
export const arriving = async (db: DeviceDb, placeId: string, over: Partial<Arriving> = {}): Promise<Arriving> => ({
  placeId,
  how: 'scan',
  code: codeOf(placeId),
  at: await moment(db),
  micro: null,
  ...over,
});

/** The round of 22:00, begun. */
export async function begun(db: DeviceDb, person: Person) {
  const [line] = (await ownRounds(db, person, Date.now())).now;
  await startRound(db, line!.due);
  return line!;
}
