// Lines of the equipment register kept here that the server has not shown yet.
import type { AssetRecord } from '../domain/asset.ts';
import type { EntryOf } from '../domain/entry.ts';
import { correctedMs } from '../domain/moment.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import type { OwnRow } from './own.ts';

/** The own entries, in the order in which they were recorded. */
export async function ownAssetEntries(db: DeviceDb): Promise<EntryOf<'asset-kept'>[]> {
  const { seq } = await pullState(db);
  const isAsset = (row: OwnRow): boolean => row.kind === 'asset-kept';
  const waiting = db.outbox
    .where('kind')
    .equals('asset-kept')
    .filter((row) => row.state !== 'set-aside');
  const [unsent, delivered] = await Promise.all([
    waiting.toArray(),
    db.delivered.where('seq').above(seq).filter(isAsset).toArray(),
  ]);
  const rows = [...delivered, ...unsent].sort((a, b) => a.opSeq - b.opSeq);
  const texts = await db.entries.bulkGet(rows.map((row) => row.id));
  return texts.flatMap((text) => (text ? [text.entry as EntryOf<'asset-kept'>] : []));
}

const shown = async (db: DeviceDb, id: string): Promise<AssetRecord | undefined> =>
  (await db.documents.get(['asset', id]))?.body as AssetRecord | undefined;

/** One line as the rules ask about it: as it was typed last. */
export async function assetHere(db: DeviceDb, id: string): Promise<AssetRecord | undefined> {
  const own = (await ownAssetEntries(db)).filter(({ body }) => body.id === id);
  const before = await shown(db, id);
  const last = own.at(-1);
  if (!last) return before;
  const { confirmed: _, ...body } = last.body;
  const entries = [...(before?.entries ?? []), ...own.map((one) => one.id)];
  return { ...body, entries, byName: '', at: correctedMs(last.at) };
}
