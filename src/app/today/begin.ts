// The one way an inspection begins: what is open for the same place and checklist is gone on with.
import { openDrafts, startDraft } from '../../db/drafts.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import type { Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';

/** The address of the inspection, new or gone on with. `cameAt`: when somebody on a round reached the place (UTC ms). */
export async function begin(db: DeviceDb, place: Place, template: Template, cameAt?: number): Promise<string> {
  const open = (await openDrafts(db)).find(
    (draft) => draft.placeId === place.id && draft.template.code === template.code,
  );
  const draft = open ?? (await startDraft(db, place, template, cameAt));
  return `/inspection/${draft.id}`;
}
