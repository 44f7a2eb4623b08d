import type { Durable } from '../domain/protocol.ts';
import type { Store } from './store/store.ts';

/** What phones may rely on now. A backup from the future was taken under a wrong clock, and its time says nothing. */
export async function durableNow(store: Pick<Store, 'durable'>, now: number): Promise<Durable | null> {
  const durable = await store.durable();
  return durable && durable.at <= now ? durable : null;
}
