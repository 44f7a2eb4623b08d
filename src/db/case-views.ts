// Views of the list of cases that this person keeps on this phone, each under a name.
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import { metaOf, putMeta } from './meta.ts';

/** `address`: the list with its filters. */
export type CaseView = { name: string; address: string };

/** The oldest go when there are more. */
export const mostViews = 20;

/** In the order in which they were kept. Usable in a live query. */
export async function caseViews(db: DeviceDb): Promise<readonly CaseView[]> {
  return (await metaOf(db, 'caseViews')) ?? [];
}

/** Keeps it in place of one of the same name. */
export const keepCaseView = (db: DeviceDb, view: CaseView): Promise<void> =>
  replace(db, view.name, (others) => [...others, view].slice(-mostViews));

export const dropCaseView = (db: DeviceDb, name: string): Promise<void> => replace(db, name, (others) => others);

async function replace(
  db: DeviceDb,
  name: string,
  next: (others: readonly CaseView[]) => readonly CaseView[],
): Promise<void> {
  await durably(db, () =>
    db.transaction('rw', db.meta, async () => {
      const others = ((await metaOf(db, 'caseViews')) ?? []).filter((one) => one.name !== name);
      await putMeta(db, 'caseViews', next(others));
    }),
  );
}
