// What own walks have read off things, before the server shows it: the next walk, and the register, know it at once.
import { readLines } from '../domain/asset-fold.ts';
import type { AssetRecord } from '../domain/asset.ts';
import type { DocumentOf, Read } from '../domain/documents.ts';
import type { EntryOf } from '../domain/entry.ts';
import { templateId } from '../domain/template.ts';
import type { DeviceDb } from './device-db.ts';
import { school, template, templates } from './documents.ts';
import { unseenOfKinds, type OwnRow } from './own.ts';

type Walked = EntryOf<'inspection-submitted'> | EntryOf<'inspection-withdrawn'>;

/** The lines of `known` that own walks have changed, as they are after the last of them. */
export async function afterOwnWalks(db: DeviceDb, known: ReadonlyMap<string, AssetRecord>): Promise<AssetRecord[]> {
  const [here, entries] = [await school(db), await ownWalks(db)];
  if (!here || entries.length === 0) return [];
  const documents = new Map<string, unknown>([[`school ${here.id}`, here]]);
  for (const entry of entries) {
    const shown = await db.documents.get(['inspection', entry.subject]);
    if (shown) documents.set(`inspection ${entry.subject}`, shown.body);
    if (entry.kind !== 'inspection-submitted') continue;
    const { code, version } = entry.body.template;
    documents.set(`template ${templateId({ code, version })}`, await template(db, code, version));
  }
  const changed = new Map<string, AssetRecord>();
  const read = ((type: string, id: string) =>
    type === 'asset' ? (changed.get(id) ?? known.get(id)) : documents.get(`${type} ${id}`)) as Read;
  for (const entry of entries) {
    for (const line of readLines(entry, read, here.id)) changed.set(line.id, line.body as AssetRecord);
    if (entry.kind === 'inspection-submitted')
      documents.set(`inspection ${entry.subject}`, { inspection: entry.body } as DocumentOf<'inspection'>['body']);
  }
  return [...changed.values()];
}

/** Own walks past things that the server's documents do not show yet, and what took them back, as they were recorded. */
async function ownWalks(db: DeviceDb): Promise<Walked[]> {
  const codes = (await templates(db)).flatMap(({ code, perAsset }) => (perAsset ? [code] : []));
  if (codes.length === 0) return [];
  const isOfThings = ({ spot }: OwnRow): boolean => !spot || codes.some((code) => spot.endsWith(` ${code}`));
  const own = await unseenOfKinds(db, ['inspection-submitted', 'inspection-withdrawn'], isOfThings);
  return own.map(({ entry }) => entry);
}
