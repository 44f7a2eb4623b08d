// From a name and a password to a phone that is ready for a stairwell without network.
import { beginEntering, endEntering, endSession, installIdFor, rememberSession } from '../db/session-here.ts';
import { openDeviceDb, type DeviceDb } from '../db/device-db.ts';
import type { PinHere } from '../db/device.ts';
import { noteEpoch } from '../db/delivered.ts';
import { isReady } from '../db/documents.ts';
import { noteRound, putMeta } from '../db/meta.ts';
import { noteServerTime } from '../db/moment.ts';
import { newId } from '../db/new-id.ts';
import type { Session, SessionOpened, SetUp } from '../domain/protocol.ts';
import { pullAll } from './pull.ts';
import * as rest from './rest.ts';
import type { Answered, Failure, Line, Reading } from './rest.ts';

/**
 * How far the first download is. `bytes`: what has come, unpacked; `share` of all of it, from 0 to 1, null before that is known. The share is
 * reckoned along the ledger: where one person sees little of a stretch of it, it goes quicker.
 */
export type Downloaded = { documents: number; bytes: number; share: number | null };
export type Progress = (step: Downloaded) => void;
/** `ready` is false when the first download stopped early; the next round goes on with it. */
export type Entered = { ok: true; session: Session; db: DeviceDb; ready: boolean };

/** Signs in, opens the person's database and downloads what the person may see. */
export async function enter(
  who: { username: string; password: string },
  progress?: Progress,
  line?: Line,
): Promise<Entered | Failure> {
  const device = await installIdFor(who.username.trim().toLowerCase());
  return entered(device, () => rest.signIn({ ...who, device }, line), { progress, line });
}

/** Sets the school up and signs its first manager in. */
export async function found(wanted: SetUp, progress?: Progress, line?: Line): Promise<Entered | Failure> {
  const device = newId();
  return entered(device, () => rest.setUp({ ...wanted, device }, line), { progress, line });
}

type Entering = {
  progress?: Progress | undefined;
  line?: Line | undefined;
  /** The PIN that was typed, as this phone keeps it. */
  pin?: PinHere;
  /** Somebody who comes back to a phone that is ready is let in at once; the next round downloads what is new. */
  quick?: boolean;
};

/** Whatever `ask` signs in with: from the answer to a phone that is ready. `device`: the installation it names. */
export async function entered(
  device: string,
  ask: () => Promise<Answered<SessionOpened>>,
  { progress, line, pin, quick }: Entering,
): Promise<Entered | Failure> {
  // From here on the cookie may be another person's at any moment: rounds of the last one stop (S3).
  await beginEntering();
  const answered = await ask();
  if (!answered.ok) {
    await endEntering(answered.code === undefined);
    return answered;
  }
  const { sentAt, receivedAt } = answered;
  const { delivery, ...session } = answered.body;
  const db = await openDeviceDb(session.person.id, device);
  if (delivery !== null) await putMeta(db, 'delivery', { token: delivery });
  await rememberSession(session, pin);
  await noteServerTime(db, session.serverTime, sentAt, receivedAt);
  await noteEpoch(db, session.epoch, receivedAt);
  await noteRound(db, { state: 'idle', tries: 0, nextAttemptAt: null, why: null });
  if (!quick || !(await isReady(db))) await download(db, progress, line);
  return { ok: true, session, db, ready: await isReady(db) };
}

async function download(db: DeviceDb, progress: Progress | undefined, line: Line | undefined): Promise<void> {
  let step: Downloaded = { documents: 0, bytes: 0, share: null };
  let before = { bytes: 0, reach: 0 };
  const tell = (now: Partial<Downloaded>) => {
    step = { ...step, ...now };
    progress?.(step);
  };
  const hearing = {
    page: (documents: number) => {
      before = { bytes: step.bytes, reach: step.share ?? 0 };
      tell({ documents: step.documents + documents });
    },
    reads: ({ bytes, of, reach }: Reading) => {
      // A download that starts again from nothing goes on from where its share is then.
      const from = Math.min(before.reach, reach);
      tell({ bytes: before.bytes + bytes, share: from + (reach - from) * (bytes / of) });
    },
  };
  const own = rest.askingFor(db.personId, line);
  await pullAll({ db, line: own, stop: async () => null, delivered: async () => undefined }, hearing);
}

/** Signs out here even without network; all work stays on the phone and is still delivered. */
export async function leave(line?: Line): Promise<void> {
  await endSession();
  await rest.signOut(line);
}
