// One round of sync: push, photos, pull.
import type { DeviceDb } from '../db/device-db.ts';
import type { Line } from './rest.ts';

export type RoundEnd = 'done' | 'waiting' | 'login' | 'busy';
/** One round. Throws nothing. `force` goes ahead in spite of a back-off (not of the server's Retry-After). */
export async function runRound(_db: DeviceDb, _options: { stopAfterMs?: number; force?: boolean; line?: Line } = {}): Promise<RoundEnd> { throw new Error('soon'); }
