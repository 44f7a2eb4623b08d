// The equipment register as it stands on this phone: what the server last said, with what was recorded here since.
import { Dexie } from 'dexie';
import {
  byLabel,
  isOfKind,
  maxAssetsPerPlace,
  type Asset,
  type AssetRecord,
  type WalkedAsset,
} from '../domain/asset.ts';
import { schemaOfAsset, walkedOf, withTyped } from '../domain/asset-facts.ts';
import { kindsWalked } from '../domain/asset-walk.ts';
import { correctedMs } from '../domain/moment.ts';
import { isWithin, type Place } from '../domain/place.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Template } from '../domain/template.ts';
import { atOnce } from './at-once.ts';
import type { DeviceDb } from './device-db.ts';
import { recordFact, recordFacts, type FactOf } from './fact.ts';
import { newId } from './new-id.ts';
import { assetHere, ownAssetEntries } from './own-assets.ts';
import { afterOwnWalks } from './assets-read.ts';

/** Every line of the school's register, in no order. */
export const allAssets = (db: DeviceDb): Promise<AssetRecord[]> => atOnce(db, () => readAssets(db));

async function readAssets(db: DeviceDb): Promise<AssetRecord[]> {
  const rows = await db.documents
    .where('[type+id]')
    .between(['asset', Dexie.minKey], ['asset', Dexie.maxKey])
    .toArray();
  const known = new Map(rows.map((row) => [row.id, row.body as AssetRecord]));
  for (const entry of await ownAssetEntries(db)) {
    const before = known.get(entry.body.id);
    const { confirmed: _, ...body } = entry.body;
    const entries = [...(before?.entries ?? []), entry.id];
    const after: AssetRecord = { ...body, entries, byName: '', at: correctedMs(entry.at) };
    known.set(body.id, withTyped(after, before, entry));
  }
  for (const line of await afterOwnWalks(db, known)) known.set(line.id, line);
  return [...known.values()];
}

/** What stands at one place, 2号 before 10号, what is out of use last. */
export async function assetsAt(db: DeviceDb, placeId: string): Promise<AssetRecord[]> {
  return (await allAssets(db)).filter((asset) => asset.placeId === placeId).sort(byLabel);
}

/** What a walk of this checklist goes past, as the register has it now: what stands there by kind. */
export async function assetsToWalk(db: DeviceDb, placeId: string, template: Template): Promise<WalkedAsset[]> {
  const there = (await assetsAt(db, placeId)).filter(({ retired }) => !retired);
  const ofKind = kindsWalked(template).map((kind) => there.filter((asset) => isOfKind(asset, kind)));
  return [...new Set(ofKind.flat())].map(walkedOf);
}

/** The names of the sample fridges that stand in a canteen and its rooms, 2号 before 10号. */
export async function sampleFridges(db: DeviceDb, canteenId: string): Promise<string[]> {
  const fridges = (await allAssets(db)).filter((asset) => isOfKind(asset, 'sample-fridge') && !asset.retired);
  const places = await db.documents.bulkGet(fridges.map(({ placeId }) => ['place', placeId] as [string, string]));
  const isHere = places.map((row) => row !== undefined && isWithin(row.body as Place, [canteenId]));
  return [
    ...new Set(
      fridges
        .filter((_, n) => isHere[n])
        .sort(byLabel)
        .map(({ label }) => label),
    ),
  ];
}

/** Records a line of the register as it is to stand. Refuses `out-of-scope`, `forbidden`, `conflict`, `bad-shape`. */
export async function keepAsset(db: DeviceDb, asset: Asset): Promise<void> {
  await recordFact(db, assetFact(asset, await assetHere(db, asset.id)));
}

/** Records several lines in one step, all of them or none. Refuses like `keepAsset`. */
export async function keepAssets(db: DeviceDb, assets: readonly Asset[]): Promise<void> {
  const there = new Map((await allAssets(db)).map((asset) => [asset.id, asset]));
  await recordFacts(
    db,
    assets.map((asset) => assetFact(asset, there.get(asset.id))),
  );
}

const assetFact = (asset: Asset, before: AssetRecord | undefined): FactOf<'asset-kept'> => ({
  kind: 'asset-kept',
  schema: schemaOfAsset(asset),
  subject: asset.id,
  supersedes: before?.entries.at(-1) ?? null,
  photos: [],
  body: asset,
});

/**
 * Registers several alike, one after another, each with the next free number after its name when there is more than one.
 * Refuses like `keepAsset`, and `too-many-assets` for more than a place may have.
 */
export async function addAssets(db: DeviceDb, asset: Omit<Asset, 'id' | 'retired'>, count = 1): Promise<Asset[]> {
  const there = await assetsAt(db, asset.placeId);
  if (there.length + count > maxAssetsPerPlace) throw new Refusal('too-many-assets', { placeId: asset.placeId });
  const added: Asset[] = [];
  for (const label of freeLabels(new Set(there.map((one) => one.label)), asset.label, count)) {
    const one: Asset = { ...asset, label, id: newId() };
    await keepAsset(db, one);
    added.push(one);
  }
  return added;
}

/** 灭火器 1, 灭火器 2 …; a single name that nothing has stays as it is. */
export function freeLabels(taken: ReadonlySet<string>, name: string, count: number): string[] {
  if (count === 1 && !taken.has(name)) return [name];
  const labels: string[] = [];
  for (let n = 1; labels.length < count; n++) if (!taken.has(`${name} ${n}`)) labels.push(`${name} ${n}`);
  return labels;
}
