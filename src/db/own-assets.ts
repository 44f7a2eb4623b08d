// Lines of the equipment register kept here that the server has not shown yet.
import type { AssetRecord } from '../domain/asset.ts';
import type { EntryOf } from '../domain/entry.ts';
import { correctedMs } from '../domain/moment.ts';
import { pullState } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import type { OwnRow } from './own.ts';

/** As each would stand after the own entries, in the order in which they were recorded; by their last word. */
export async function ownAssets(db: DeviceDb): Promise<AssetRecord[]> {
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
  const assets = new Map<string, AssetRecord>();
  for (const text of texts) {
    if (!text) continue;
    const { id, body, at } = text.entry as EntryOf<'asset-kept'>;
    const entries = [...(assets.get(body.id)?.entries ?? (await shown(db, body.id))?.entries ?? []), id];
    assets.set(body.id, { ...body, entries, byName: '', at: correctedMs(at) });
  }
  return [...assets.values()];
}

const shown = async (db: DeviceDb, id: string): Promise<AssetRecord | undefined> =>
  (await db.documents.get(['asset', id]))?.body as AssetRecord | undefined;

/** One line as it stands here. */
export async function assetHere(db: DeviceDb, id: string): Promise<AssetRecord | undefined> {
  return (await ownAssets(db)).find((own) => own.id === id) ?? shown(db, id);
}
