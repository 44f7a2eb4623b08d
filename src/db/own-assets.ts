// Lines of the equipment register kept here that the server has not shown yet.
import type { AssetRecord } from '../domain/asset.ts';
import type { EntryOf } from '../domain/entry.ts';
import { correctedMs } from '../domain/moment.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { unseenOfKinds } from './own.ts';

/** The own entries, in the order in which they were recorded. */
export const ownAssetEntries = async (db: DeviceDb): Promise<EntryOf<'asset-kept'>[]> =>
  (await unseenOfKinds(db, ['asset-kept'])).map(({ entry }) => entry);

const shown = async (db: DeviceDb, id: string): Promise<AssetRecord | undefined> =>
  (await db.documents.get(['asset', id]))?.body as AssetRecord | undefined;

/** One line as the rules ask about it: as it was typed last. */
export async function assetHere(db: DeviceDb, id: string): Promise<AssetRecord | undefined> {
  const [all, before] = await atOnce(db, () => Promise.all([ownAssetEntries(db), shown(db, id)]));
  const own = all.filter(({ body }) => body.id === id);
  const last = own.at(-1);
  if (!last) return before;
  const { confirmed: _, ...body } = last.body;
  const entries = [...(before?.entries ?? []), ...own.map((one) => one.id)];
  return { ...body, entries, byName: '', at: correctedMs(last.at) };
}
