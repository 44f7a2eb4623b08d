// Seeing again what was known already: one entry a tap, in which inspection, and never a second hazard.
import type { Document } from '../domain/documents.ts';
import type { EntryOf } from '../domain/entry.ts';
import type { Hazard } from '../domain/hazard.ts';
import type { Photo } from '../domain/photo.ts';
import { assetOf, hazardsInWalk } from '../domain/asset-item.ts';
import type { WalkedAsset } from '../domain/asset.ts';
import { isSameHazard, type Finding } from '../domain/sighting.ts';
import type { DeviceDb } from './device-db.ts';
import { recordFact } from './fact.ts';
import { openHazards } from './hazards.ts';

export type Seeing = Pick<EntryOf<'hazard-seen'>['body'], 'inspectionId' | 'seen' | 'note'> & { photos: Photo[] };

/** Records what was seen. `photos`: those of its item, already kept in the draft. Refuses `hazard-unknown`. */
export async function seeHazard(db: DeviceDb, hazard: Hazard, seeing: Seeing): Promise<void> {
  const known: Document = { type: 'hazard', id: hazard.id, body: hazard };
  const fact = {
    kind: 'hazard-seen' as const,
    schema: 1 as const,
    subject: hazard.id,
    supersedes: null,
    photos: [...new Set(seeing.photos.map(({ sha256 }) => sha256))].sort(),
    body: { placeId: hazard.placeId, ...seeing },
  };
  await recordFact(db, fact, async () => true, [known]);
}

/** Which known hazard each finding of an inspection is, by item as it is walked; the newest where several are. */
export async function knownHazards(
  db: DeviceDb,
  inspection: Omit<Finding, 'itemId' | 'assetId' | 'by'>,
  assets?: readonly WalkedAsset[],
): Promise<ReadonlyMap<string, string>> {
  const open = await openHazards(db, inspection.placeId, inspection.inspectionId);
  const same = hazardsInWalk(open, assets).filter((hazard) => {
    const assetId = assetOf(assets, hazard.itemId)?.id;
    return isSameHazard(hazard, { ...inspection, itemId: hazard.itemId, assetId, by: db.personId });
  });
  return new Map(same.map((hazard) => [hazard.itemId, hazard.id]));
}
