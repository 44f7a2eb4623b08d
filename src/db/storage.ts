// Whether the browser keeps what is stored, how much room there is, and whether a database has vanished.
import { atOnce } from './at-once.ts';
import { hasDeviceDb, type DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { isFull } from './full.ts';
import { countInHand } from './held-photos.ts';
import { installIdOf, metaOf, putMeta } from './meta.ts';
import { noise } from './noise.ts';
import { countUnsent } from './unsent.ts';

const reserveBytes = 5 * 1024 * 1024;
const storage = (): StorageManager | undefined => (typeof navigator === 'undefined' ? undefined : navigator.storage);

/** Asks the browser to keep the data; null where it cannot be asked. */
export async function askToKeep(): Promise<boolean | null> {
  return (await storage()?.persist?.()) ?? null;
}

/** Asks again where it has not promised yet: the more an app is used, the sooner a browser does. */
export async function askUnlessKept(): Promise<void> {
  const kept = storage()?.persisted?.();
  if (kept) await kept.then((is) => is || askToKeep()).catch(() => undefined);
}

/** `kept`: the browser has promised not to clear it; null where it does not say. */
export type StorageHealth = { kept: boolean | null; usedBytes: number | null; roomBytes: number | null };

export async function storageHealth(): Promise<StorageHealth> {
  const kept = (await storage()?.persisted?.()) ?? null;
  const { usage = null, quota = null } = (await storage()?.estimate?.()) ?? {};
  return { kept, usedBytes: usage, roomBytes: usage !== null && quota !== null ? Math.max(0, quota - usage) : null };
}

/**
 * Lays the padding row, or puts it back after it was given up on a full disk. True when it is there: only then is there
 * room for photos, for what is left otherwise belongs to what people type.
 */
export async function keepReserve(db: DeviceDb): Promise<boolean> {
  if ((await db.meta.where('key').equals('reserve').count()) > 0) return true;
  try {
    const value = noise(reserveBytes);
    await durably(
      db,
      () =>
        db.transaction('rw', db.meta, async () => {
          await db.meta.put({ key: 'reserve', value });
        }),
      { mayUseReserve: false },
    );
    return true;
  } catch (error) {
    if (isFull(error)) return false;
    throw error;
  }
}

type Canary = { installId: string; unsent: number; at: number };
const canaryName = 'patrol-canary';
const keyOf = (db: DeviceDb): string => `${canaryName}:${db.personId}`;
const urlOf = (db: DeviceDb): string => `/canary/${db.personId}`;

/** Leaves a note outside the database: it existed, and this many things had not arrived or not been handed in. A noted loss stays until it is acknowledged. */
export async function noteCanary(db: DeviceDb): Promise<void> {
  if (!(await checkCanary(db))) await writeCanary(db);
}

/** The person has read that a database had vanished. */
export async function acknowledgeLoss(db: DeviceDb): Promise<void> {
  await writeCanary(db);
}

async function writeCanary(db: DeviceDb): Promise<void> {
  const canary: Canary = {
    installId: await installIdOf(db),
    unsent: await atOnce(db, async () => (await countUnsent(db)) + countInHand(await metaOf(db, 'inHand'))),
    at: Date.now(),
  };
  const text = JSON.stringify(canary);
  if (typeof localStorage !== 'undefined') localStorage.setItem(keyOf(db), text);
  if (hasCookies()) noteInCookie(db, text);
  if (typeof caches !== 'undefined') await (await caches.open(canaryName)).put(urlOf(db), new Response(text));
}

/** What clears everything else a page can write leaves cookies where they are. It goes to the school and says nobody's name. */
function noteInCookie(db: DeviceDb, text: string): void {
  const secure = location.protocol === 'https:' ? ';secure' : '';
  // oxlint-disable-next-line unicorn/no-document-cookie -- the newer way is missing in half of the browsers
  document.cookie = `${cookieOf(db.personId)}=${encodeURIComponent(text)};path=/;max-age=34560000;samesite=strict${secure}`;
}

/** What a vanished database was, how much in it had not arrived, and when that was noted. */
export type Loss = { device: string; lost: number; at: number };

/** Null when nothing has vanished. */
export async function checkCanary(db: DeviceDb): Promise<Loss | null> {
  const installId = await installIdOf(db);
  const kept = await Promise.all([noteInStorage(db), noteInCache(db)]);
  const [last] = [...kept, cookieNotes().get(db.personId)].flatMap((note) => note ?? []).sort((a, b) => b.at - a.at);
  return last && last.installId !== installId && last.unsent > 0
    ? { device: last.installId, lost: last.unsent, at: last.at }
    : null;
}

/** How many things vanished with databases that are gone from this phone altogether, as their notes say. */
export async function lostHere(): Promise<number> {
  const notes = cookieNotes();
  for (const key of typeof localStorage === 'undefined' ? [] : Object.keys(localStorage)) {
    const note = key.startsWith(`${canaryName}:`) && read(localStorage.getItem(key));
    if (note) notes.set(key.slice(canaryName.length + 1), note);
  }
  const lost = await Promise.all(
    [...notes].map(async ([personId, { unsent }]) => ((await hasDeviceDb(personId)) ? 0 : unsent)),
  );
  return lost.reduce((sum, n) => sum + n, 0);
}

/** Keeps a loss in the new database until the school has been told, also when the person has read of it before. */
export async function noteLoss(db: DeviceDb): Promise<void> {
  const loss = await checkCanary(db);
  if (!loss || (await metaOf(db, 'loss'))?.device === loss.device) return;
  await putMeta(db, 'loss', { device: loss.device, things: loss.lost, at: loss.at, told: false });
}

/** The worker has none. */
const hasCookies = (): boolean => typeof document !== 'undefined' && 'cookie' in document;
const cookieOf = (personId: string): string => `${canaryName}-${personId}`;

/** By the person. */
function cookieNotes(): Map<string, Canary> {
  const cookies = hasCookies() ? document.cookie.split('; ') : [];
  const own = cookies.filter((cookie) => cookie.startsWith(cookieOf('')));
  return new Map(
    own.flatMap((cookie) => {
      const [name = '', text = ''] = cookie.split('=');
      const note = read(decodeURIComponent(text));
      return note ? [[name.slice(cookieOf('').length), note]] : [];
    }),
  );
}

async function noteInStorage(db: DeviceDb): Promise<Canary | null> {
  return typeof localStorage === 'undefined' ? null : read(localStorage.getItem(keyOf(db)));
}

async function noteInCache(db: DeviceDb): Promise<Canary | null> {
  if (typeof caches === 'undefined') return null;
  const answer = await (await caches.open(canaryName)).match(urlOf(db));
  return answer ? read(await answer.text()) : null;
}

const read = (text: string | null): Canary | null => (text === null ? null : (JSON.parse(text) as Canary));
