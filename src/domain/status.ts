// How the server is: what whoever looks after the school wants to know before somebody calls.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { BackupHealth } from './reports.ts';
import { Count, Ms } from './schema/text.ts';

/** Bytes of the disk with the data; null where it cannot be asked. */
export const Room = v.object({ databaseBytes: Count, freeBytes: Count, totalBytes: Count });
export type Room = v.InferOutput<typeof Room>;

/**
 * `phones`: of everybody, with how many owe something, how many things, and how many were not heard of for two days. `alerts`:
 * waiting now, and failed in the last seven days. `version`: of the server. Times in UTC ms.
 */
export const Status = v.object({
  protocol: v.literal(protocol),
  backup: BackupHealth,
  room: v.nullable(Room),
  photos: v.object({ n: Count, bytes: Count }),
  phones: v.object({ n: Count, owing: Count, things: Count, silent: Count }),
  alerts: v.object({ waiting: Count, failed: Count }),
  version: v.string(),
  startedAt: Ms,
  asOf: Ms,
});
export type Status = v.InferOutput<typeof Status>;

const gigabyte = 1e9;

/** full: act today. little: act this month. A large disk has room left where a small one has none at the same share. */
export function roomLevel({
  freeBytes,
  totalBytes,
}: Pick<Room, 'freeBytes' | 'totalBytes'>): 'good' | 'little' | 'full' {
  const share = totalBytes > 0 ? freeBytes / totalBytes : 0;
  if (freeBytes < gigabyte || (share < 0.05 && freeBytes < 20 * gigabyte)) return 'full';
  return freeBytes < 5 * gigabyte || (share < 0.15 && freeBytes < 50 * gigabyte) ? 'little' : 'good';
}
