// Chromium throws all databases of a site away when it finds their journal broken. The product cannot do that: it deletes databases in the folder.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type Store = { bornAtMs: number };

/** The folder of all databases of the one site of this profile; undefined when there is none just now. */
export function storeOf(profile: string): Store | undefined {
  const folder = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(folder).find((one) => one.endsWith('.leveldb'));
  return name === undefined ? undefined : { bornAtMs: statSync(join(folder, name)).birthtimeMs };
}

/** Is the store of before gone, whatever stands in its place? */
export const wasThrownAway = (before: Store, now: Store | undefined): boolean => now?.bornAtMs !== before.bornAtMs;
