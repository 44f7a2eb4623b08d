// The PIN on this phone: what opens one's own screens where there is no network (ADR 18). It keeps eyes out and encrypts nothing: who copies
// the database tries all the digits in hours, and gets no session by it.
import { longestPinWaitMs, pinWaitMs } from '../domain/pin.ts';
import type { Session } from '../domain/protocol.ts';
import { registry, type PinHere } from './device.ts';

const rounds = 100_000;
const hex = (bytes: ArrayBuffer | Uint8Array): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

async function derived(pin: string, salt: string, times: number): Promise<string> {
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', text.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt: text.encode(salt), iterations: times };
  return hex(await crypto.subtle.deriveBits(how, key, 256));
}

/** What this phone keeps of a PIN. Where the browser has no cryptography (plain HTTP), it opens only with the school. */
export async function pinHere(pin: string): Promise<PinHere> {
  const salt = hex(crypto.getRandomValues(new Uint8Array(16)));
  const can = 'subtle' in crypto;
  return { salt, rounds, check: can ? await derived(pin, salt, rounds) : '', wrong: 0, nextAt: 0 };
}

export type PersonWithPin = { personId: string; name: string; username: string };

/** Who opens this phone with a PIN, last one first. Usable in a live query. */
export async function peopleWithPin(): Promise<PersonWithPin[]> {
  const people = await (await registry()).people.toArray();
  return people
    .filter(({ pin }) => pin)
    .sort((a, b) => b.signedInAt - a.signedInAt)
    .map(({ personId, name, username }) => ({ personId, name, username }));
}

/** Keeps the PIN of somebody who is known here; null takes it away. */
export async function keepPinHere(personId: string, pin: PinHere | null): Promise<void> {
  await (await registry()).people.update(personId, { pin });
}

/** `none`: this phone cannot tell, only the school can. `waitMs`: not before. */
export type Unlocking =
  | { is: 'open'; session: Session }
  | { is: 'wrong' }
  | { is: 'none' }
  | { is: 'wait'; waitMs: number };

/**
 * Makes this person the current one without the school: for capture. It opens no session: who has no cookie here reads nothing new until
 * the school has heard the PIN. Wrong ones make one wait and never lock: what was recorded must stay within reach.
 */
export async function unlock(personId: string, typed: string, now = Date.now()): Promise<Unlocking> {
  const device = await registry();
  const row = await device.people.get(personId);
  if (!row?.pin?.check || !('subtle' in crypto)) return { is: 'none' };
  const { salt, check, rounds: times } = row.pin;
  const waitMs = row.pin.nextAt - now;
  if (waitMs > 0 && waitMs <= longestPinWaitMs) return { is: 'wait', waitMs };
  const isRight = (await derived(typed, salt, times)) === check;
  return device.transaction('rw', device.people, device.current, async () => {
    const known = await device.people.get(personId);
    if (!known?.pin || known.pin.check !== check) return { is: 'none' };
    const wrong = isRight ? 0 : known.pin.wrong + 1;
    const pin = { ...known.pin, wrong, nextAt: isRight ? 0 : now + pinWaitMs(wrong) };
    await device.people.update(personId, { pin, ...(isRight && { hasCookie: known.hasCookie ?? 'unsure' }) });
    if (!isRight) return { is: 'wrong' };
    await device.current.put({ key: 'current', personId });
    return { is: 'open', session: known.session };
  });
}
