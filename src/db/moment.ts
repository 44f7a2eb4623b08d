// When something happens, with what the phone knows of the truth of its clock.
import type { Moment } from '../domain/moment.ts';
import type { DeviceDb } from './device-db.ts';

/** Now. Without a database nothing is known of the server's clock. */
export async function moment(_db?: DeviceDb): Promise<Moment> { throw new Error('soon'); }

/** Keeps how far the server's clock is ahead; all times UTC ms, the middle of the request counts. */
export async function noteServerTime(_db: DeviceDb, _serverTime: number, _sentAt: number, _receivedAt: number): Promise<void> { throw new Error('soon'); }
