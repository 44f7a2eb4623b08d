// Plans and routes being written on this phone: kept at once like everything typed, until they are saved or given up.
import type { Plan } from '../domain/plan.ts';
import type { Route } from '../domain/route.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta } from './meta.ts';

/** By what is written: `plan new`, `route <id>`. What is kept may still lack what saving asks for. */
export type Planning = Readonly<Record<string, Plan | Route>>;

/** What was typed under this key and not saved. Usable in a live query. */
export async function planningOf<T extends Plan | Route>(db: DeviceDb, key: string): Promise<T | undefined> {
  return (await metaOf(db, 'planning'))?.[key] as T | undefined;
}

/** Keeps it in place of what was kept there; undefined gives it up. */
export async function keepPlanning(db: DeviceDb, key: string, typed: Plan | Route | undefined): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.meta, async () => {
      const { [key]: _before, ...others } = (await metaOf(db, 'planning')) ?? {};
      await putMeta(db, 'planning', typed ? { ...others, [key]: typed } : others);
    }),
  );
}
