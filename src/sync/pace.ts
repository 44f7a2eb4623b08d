// How much of a photo goes at once: what the line carries in a few seconds, so that a cut costs little (RULES.md F2).
import type { DeviceDb } from '../db/device-db.ts';
import type { Answered } from './rest.ts';

const pieceMs = 5000;
const firstBytes = 64 * 1024;
const leastBytes = 16 * 1024;
const mostBytes = 1024 * 1024;

/** By database, because every page starts without knowing the line. */
const known = new WeakMap<DeviceDb, number>();

/** How many bytes to send in one request, 16 KB to 1 MB; 64 KB while the line is not known. */
export const pieceBytes = (db: DeviceDb): number => known.get(db) ?? firstBytes;

/** Sends a piece and learns from how long it took: quick ones double, a lost one halves the next. */
export async function timed<T>(
  db: DeviceDb,
  { byteLength }: ArrayBuffer,
  send: () => Promise<Answered<T>>,
): Promise<Answered<T>> {
  const startedAt = performance.now();
  const answered = await send();
  if (answered.ok) arrived(db, byteLength, performance.now() - startedAt);
  else if (answered.why === 'unreachable') note(db, Math.min(byteLength, pieceBytes(db)) / 2);
  return answered;
}

/** A piece much smaller than the last says nothing about larger ones. */
function arrived(db: DeviceDb, bytes: number, ms: number): void {
  const now = pieceBytes(db);
  if (ms > pieceMs) note(db, (bytes * pieceMs) / ms);
  else if (ms * 2 <= pieceMs && bytes * 2 >= now) note(db, now * 2);
}

function note(db: DeviceDb, bytes: number): void {
  known.set(db, Math.round(Math.min(mostBytes, Math.max(leastBytes, bytes))));
}
