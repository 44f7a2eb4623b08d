// Coming back to this phone with a PIN: by the school where it answers, by the phone itself where it does not.
import { openDeviceDb } from '../db/device-db.ts';
import { isReady } from '../db/documents.ts';
import { keepPinHere, pinHere, unlock, type PersonWithPin } from '../db/pin.ts';
import { installIdFor } from '../db/session-here.ts';
import { SessionOpened } from '../domain/protocol.ts';
import { postFor, type Failure, type Line } from './rest.ts';
import { entered, type Entered, type Progress } from './sign-in.ts';

/** `wrong`, or `over`: what else opens the account must. `wait`: not before. `apart`: no network, and this phone cannot tell. */
export type ByPin = Entered | { ok: false; is: 'wrong' | 'over' | 'apart' } | { ok: false; is: 'wait'; waitMs: number };

export async function enterByPin(
  { personId, username }: PersonWithPin,
  typed: string,
  progress?: Progress,
  line?: Line,
): Promise<ByPin> {
  const device = await installIdFor(username);
  const ask = () => postFor('/api/session/pin', { username, pin: typed, device }, SessionOpened, line);
  const answered = await entered(device, ask, { progress, line, quick: true, pin: await pinHere(typed) });
  if (answered.ok) return answered;
  // An answer that is not the school's (P3) opens nothing and shuts nothing.
  if (answered.code === undefined) return enterHere(personId, typed);
  return refused(answered, personId);
}

async function refused({ code, retryAfterMs }: Failure, personId: string): Promise<ByPin> {
  if (code === 'wrong-pin') return { ok: false, is: 'wrong' };
  if (code === 'too-many-requests') return { ok: false, is: 'wait', waitMs: retryAfterMs ?? 30_000 };
  if (code !== 'pin-over' && code !== 'login') return { ok: false, is: 'apart' };
  await keepPinHere(personId, null);
  return { ok: false, is: 'over' };
}

async function enterHere(personId: string, typed: string): Promise<ByPin> {
  const here = await unlock(personId, typed);
  if (here.is === 'wrong') return { ok: false, is: 'wrong' };
  if (here.is === 'wait') return { ok: false, ...here };
  if (here.is === 'none') return { ok: false, is: 'apart' };
  const db = await openDeviceDb(personId);
  return { ok: true, session: here.session, db, ready: await isReady(db) };
}
