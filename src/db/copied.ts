// What the school has a copy of, in case this phone is lost.
import { version, type DeviceDb, type Draft } from './device-db.ts';
import { metaOf, putMeta } from './meta.ts';

/** Drafts as they are that the school has no copy of yet, and ids of copies whose draft is here no more. All of one moment. */
export const uncopied = (db: DeviceDb): Promise<{ changed: Draft[]; gone: string[] }> =>
  db.transaction('r', [db.meta, db.drafts], async () => {
    const [copied = {}, drafts] = [await metaOf(db, 'copied'), await db.drafts.toArray()];
    const here = new Set(drafts.map(({ id }) => id));
    return {
      changed: drafts.filter(({ id, changedAt }) => copied[id] !== changedAt),
      gone: Object.keys(copied).filter((id) => !here.has(id)),
    };
  });

/** Of the rows of drafts that go to the school. */
export const copyVersion = version;

/** The school has it as it was at `changedAt` (UTC ms by this phone's clock); null: it has it no more. */
export async function markCopied(db: DeviceDb, id: string, changedAt: number | null): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    const { [id]: _was, ...others } = (await metaOf(db, 'copied')) ?? {};
    await putMeta(db, 'copied', changedAt === null ? others : { ...others, [id]: changedAt });
  });
}
