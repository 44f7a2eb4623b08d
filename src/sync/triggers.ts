// When a round starts while the app is open.
import type { DeviceDb } from '../db/device-db.ts';

/** Delivers while the page lives. Call the result to stop. */
export function keepDelivering(_db: DeviceDb): () => void { throw new Error('soon'); }
/** Call after something was recorded. */
export function deliverSoon(): void { throw new Error('soon'); }
