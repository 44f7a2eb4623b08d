// Who uses this phone: readable offline, apart from anybody's own database.
import { Dexie, type Table } from 'dexie';
import type { Session } from '../domain/protocol.ts';
import { hasDeviceDb, openDatabase, openDeviceDb, refuseNewer } from './device-db.ts';
import { refuseTorn } from './journal.ts';
import { installIdOf } from './meta.ts';
import { newId } from './new-id.ts';

type PersonRow = {
  personId: string;
  username: string;
  name: string;
  session: Session;
  signedInAt: number;
  expiredAt: number | null;
};
type CurrentRow = { key: 'current'; personId: string } | { key: 'entering'; at: number };

const version = 1;

class Registry extends Dexie {
  declare people: Table<PersonRow, string>;
  declare current: Table<CurrentRow, string>;

  constructor() {
    super('patrol-device', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(version).stores({ people: 'personId, username', current: 'key' });
    this.on('versionchange', () => this.close());
    refuseNewer(this, version);
    refuseTorn(this);
  }
}

let opened: Registry | undefined;

async function registry(): Promise<Registry> {
  opened ??= new Registry();
  await openDatabase(opened);
  return opened;
}

/** Makes the session's person the current one. */
export async function rememberSession(session: Session): Promise<void> {
  const device = await registry();
  const { id: personId, name, username } = session.person;
  await device.transaction('rw', device.people, device.current, async () => {
    await device.people.put({ personId, name, username, session, signedInAt: Date.now(), expiredAt: null });
    await device.current.put({ key: 'current', personId });
    await device.current.delete('entering');
  });
}

/** Usable in a live query. */
export async function currentId(): Promise<string | undefined> {
  const row = await (await registry()).current.get('current');
  return row?.key === 'current' ? row.personId : undefined;
}

async function currentRow(): Promise<PersonRow | undefined> {
  const personId = await currentId();
  return personId === undefined ? undefined : (await registry()).people.get(personId);
}

/** The signed-in person, known offline too; null when nobody is. Usable in a live query. */
export async function currentSession(): Promise<Session | null> {
  return (await currentRow())?.session ?? null;
}

/** Nobody is signed in any more; everybody's work stays. */
export async function endSession(): Promise<void> {
  const device = await registry();
  await device.current.delete('current');
}

const enteringMs = 60_000;

/** Somebody is signing in: until it is clear who, nothing may be sent with a cookie that may be somebody else's. */
export async function beginEntering(): Promise<void> {
  await (await registry()).current.put({ key: 'entering', at: Date.now() });
}

export async function endEntering(): Promise<void> {
  await (await registry()).current.delete('entering');
}

/** Is this the signed-in person, and nobody is just signing in? Only then the session is this person's. */
export async function mayDeliver(personId: string): Promise<boolean> {
  const device = await registry();
  const entering = await device.current.get('entering');
  // A tab that died while signing in must not stop delivery for ever.
  const isEntering = entering?.key === 'entering' && Math.abs(Date.now() - entering.at) < enteringMs;
  return !isEntering && (await currentId()) === personId;
}

/** Everybody who has signed in here, last one first. */
export async function peopleKnown(): Promise<Pick<PersonRow, 'personId' | 'name' | 'username'>[]> {
  return (await (await registry()).people.toArray()).sort((a, b) => b.signedInAt - a.signedInAt);
}

/** The server no longer accepts the current session: capture goes on, reading waits for a sign-in. */
export async function markExpired(personId: string): Promise<void> {
  const device = await registry();
  await device.people.update(personId, { expiredAt: Date.now() });
}

/** Does the current person have to sign in again? Usable in a live query. */
export async function isExpired(): Promise<boolean> {
  return ((await currentRow())?.expiredAt ?? null) !== null;
}

/** The installation to sign in as: the one this person's database has, or a new one that it will be born with. */
export async function installIdFor(username: string): Promise<string> {
  const device = await registry();
  const known = await device.people.where('username').equals(username).first();
  if (!known || !(await hasDeviceDb(known.personId))) return newId();
  return installIdOf(await openDeviceDb(known.personId));
}
