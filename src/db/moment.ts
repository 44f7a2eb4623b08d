// When something happens, with what the phone knows of the truth of its clock.
import { suspectMs, type Moment } from '../domain/moment.ts';
import type { DeviceDb } from './device-db.ts';
import { metaOf, putMeta, type Clock } from './meta.ts';

/** What was last heard of the server's clock; undefined when nothing was. */
export const clockOf = (db: DeviceDb): Promise<Clock | undefined> => metaOf(db, 'clock');

/** Now. Without a database nothing is known of the server's clock. */
export const moment = async (db?: DeviceDb): Promise<Moment> => momentBy(db && (await clockOf(db)));

/** Now, by a clock read before: for what must not wait for the database. */
export function momentBy(clock: Clock | undefined): Moment {
  const ms = Date.now();
  // Set back since the server was heard: how far the two are apart now, nobody knows.
  const isSetBack = clock !== undefined && ms < clock.at - suspectMs;
  return {
    ms,
    offsetMin: -new Date(ms).getTimezoneOffset() || 0,
    serverOffsetMs: isSetBack ? null : (clock?.offsetMs ?? null),
    serverOffsetAgeMs: clock && !isSetBack ? Math.max(0, ms - clock.at) : null,
    sinceStartMs: Math.round(performance.now()),
  };
}

/** Keeps how far the server's clock is ahead. All times UTC ms; the server is taken to have answered half-way. */
export async function noteServerTime(
  db: DeviceDb,
  serverTime: number,
  sentAt: number,
  receivedAt: number,
): Promise<void> {
  const offsetMs = Math.round(serverTime - (sentAt + receivedAt) / 2);
  await putMeta(db, 'clock', { offsetMs, at: receivedAt });
}
