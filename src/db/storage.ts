// Whether the browser keeps what is stored, how much room there is, and whether a database has vanished.
import type { DeviceDb } from './device-db.ts';

/** Asks the browser to keep the data; null where it cannot be asked. */
export async function askToKeep(): Promise<boolean | null> { throw new Error('soon'); }
export type StorageHealth = { kept: boolean | null; usedBytes: number | null; roomBytes: number | null };
export async function storageHealth(): Promise<StorageHealth> { throw new Error('soon'); }
/** Leaves a note outside the database: it existed, and this many entries were not delivered. */
export async function noteCanary(_db: DeviceDb): Promise<void> { throw new Error('soon'); }
/** How many undelivered entries a vanished database had; null when nothing has vanished. */
export async function checkCanary(_db: DeviceDb): Promise<{ lost: number; at: number } | null> { throw new Error('soon'); }
