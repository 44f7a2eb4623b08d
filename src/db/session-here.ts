// Whose session this browser has: written when somebody signs in or leaves, read before anything is asked with it (RULES.md S3).
import type { Session } from '../domain/protocol.ts';
import { currentRow, registry, whoIsHere, type PersonRow, type PinHere } from './device.ts';
import { hasDeviceDb, openDeviceDb } from './device-db.ts';
import { installIdOf } from './meta.ts';
import { newId } from './new-id.ts';

/**
 * Makes the session's person the current one, whose cookie this browser has from now on. `pin`: one that was chosen with it; left out, the
 * one that is there stays.
 */
export async function rememberSession(session: Session, pin?: PinHere | null): Promise<void> {
  const device = await registry();
  const { id: personId, name, username } = session.person;
  await device.transaction('rw', device.people, device.current, async () => {
    const known = await device.people.get(personId);
    await device.people.toCollection().modify({ hasCookie: false });
    await device.people.put({
      personId,
      name,
      username,
      session,
      signedInAt: Date.now(),
      expiredAt: null,
      hasCookie: true,
      pin: pin === undefined ? (known?.pin ?? null) : pin,
    });
    await device.current.put({ key: 'current', personId });
    await device.current.delete('entering');
  });
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

/** It came to nothing. `isUnsure`: no answer was read, so the cookie may be the other person's all the same. */
export async function endEntering(isUnsure: boolean): Promise<void> {
  const device = await registry();
  await device.transaction('rw', device.people, device.current, async () => {
    if (isUnsure) await device.people.toCollection().modify({ hasCookie: 'unsure' });
    await device.current.delete('entering');
  });
}

/** Is this the signed-in person, whose cookie this browser has, and nobody is just signing in? Only then the session is this person's. */
export async function mayDeliver(personId: string): Promise<boolean> {
  const { row: current, entering } = await whoIsHere();
  // A tab that died while signing in must not stop delivery for ever.
  const isEntering = entering?.key === 'entering' && Math.abs(Date.now() - entering.at) < enteringMs;
  return !isEntering && current?.personId === personId && (current.hasCookie ?? true) === true;
}

/** Whether the person at work here has the cookie of this browser; `none` too for whoever is not at work here. */
export async function cookieOf(personId: string): Promise<'own' | 'none' | 'unsure'> {
  const current = await currentRow();
  if (current?.personId !== personId) return 'none';
  const { hasCookie = true } = current;
  return hasCookie === 'unsure' ? 'unsure' : hasCookie ? 'own' : 'none';
}

/** The school said whose session it is; null: nobody's. */
export async function noteCookie(personId: string | null): Promise<void> {
  const { people } = await registry();
  await people.toCollection().modify((row) => void (row.hasCookie = row.personId === personId));
}

/** Everybody who has signed in here, last one first. */
export async function peopleKnown(): Promise<Pick<PersonRow, 'personId' | 'name' | 'username' | 'pin'>[]> {
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
