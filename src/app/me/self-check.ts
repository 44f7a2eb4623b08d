// What a phone must be able to do for a round without signal, each tried for real, in the order in which it matters.
import type { DeviceDb } from '../../db/device-db.ts';
import { metaOf } from '../../db/meta.ts';
import { markStart, trySaving } from '../../db/self-check.ts';
import { keepReserve, storageHealth } from '../../db/storage.ts';
import { dayAndClock, size } from '../format.ts';
import { screen, type Language, type Words } from '../state.ts';

/** good: as it should be. look: it works, with something to know. bad: this phone cannot be relied on as it is. */
export type Finding = { state: 'good' | 'look' | 'bad'; said: string };
export type CheckName = 'saving' | 'start' | 'offline' | 'room' | 'kept' | 'camera' | 'clock' | 'background';

export type Asked = { db: DeviceDb; words: Words['me']['selfCheck']; language: Language };
type Check = (asked: Asked) => Promise<Finding>;

const good = (said: string): Finding => ({ state: 'good', said });
const look = (said: string): Finding => ({ state: 'look', said });
const bad = (said: string): Finding => ({ state: 'bad', said });

/** One start of the app: the page's own clock began then. */
const thisStart = Math.round(performance.timeOrigin);
const littleRoomBytes = 200 * 1024 * 1024;
const clockOffMs = 2 * 60_000;
const slowSaveMs = 1000;

const saving: Check = async ({ db, words }) => {
  const saved = await trySaving(db);
  if (saved.is !== 'kept') return bad(words.saving[saved.is]);
  return saved.ms > slowSaveMs ? look(words.saving.slow(saved.ms)) : good(words.saving.kept(saved.ms));
};

const start: Check = async ({ db, words, language }) => {
  const before = await markStart(db, thisStart, Date.now());
  return before ? good(words.start.found(dayAndClock(before.at, language))) : look(words.start.first);
};

const offline: Check = async ({ words }) => {
  if (!('serviceWorker' in navigator))
    return bad(globalThis.isSecureContext ? words.offline.none : words.offline.plain);
  const isHere = navigator.serviceWorker.controller && (await allIsHere());
  return isHere ? good(words.offline.ready) : look(words.offline.notYet);
};

/** A page that was just opened has not heard yet what lies on the phone. */
async function allIsHere(): Promise<boolean> {
  const isHere = () => screen.getState().lacking === 0;
  for (let times = 0; times < 15 && !isHere(); times++) await new Promise((goOn) => setTimeout(goOn, 100));
  return isHere();
}

const room: Check = async ({ db, words }) => {
  if (!(await keepReserve(db))) return bad(words.room.full);
  const { roomBytes } = await storageHealth();
  if (roomBytes === null) return look(words.room.unknown);
  return roomBytes < littleRoomBytes
    ? look(words.room.little(size(roomBytes)))
    : good(words.room.enough(size(roomBytes)));
};

const kept: Check = async ({ words }) => {
  const health = await storageHealth();
  if (health.kept === null) return look(words.kept.unknown);
  return health.kept ? good(words.kept.yes) : look(words.kept.no);
};

/** Opened and let go of at once. */
const camera: Check = async ({ words }) => {
  if (!navigator.mediaDevices?.getUserMedia) return look(words.camera.none);
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    stream.getTracks().forEach((track) => track.stop());
    return good(words.camera.works);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError'
      ? look(words.camera.refused)
      : look(words.camera.none);
  }
};

const clock: Check = async ({ db, words }) => {
  const known = await metaOf(db, 'clock');
  if (!known) return look(words.clock.unknown);
  const minutes = Math.round(Math.abs(known.offsetMs) / 60_000);
  return Math.abs(known.offsetMs) > clockOffMs ? look(words.clock.off(minutes)) : good(words.clock.right);
};

const background: Check = async ({ words }) =>
  'serviceWorker' in navigator && 'SyncManager' in globalThis ? good(words.background.yes) : look(words.background.no);

export const checks: Record<CheckName, Check> = { saving, start, offline, room, kept, camera, clock, background };
export const checkNames = Object.keys(checks) as CheckName[];

/** A check that falls over has found something too. */
export async function runCheck(name: CheckName, asked: Asked): Promise<Finding> {
  try {
    return await checks[name](asked);
  } catch (error) {
    return bad(asked.words.failed(error instanceof Error ? error.name : String(error)));
  }
}
