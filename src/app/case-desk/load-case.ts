// A case as it stands now: what the school says where it can be asked, with what was recorded here since laid over it.
import type * as v from 'valibot';
import type { DeviceDb } from '../../db/device-db.ts';
import { hazardHere, withOwnWord } from '../../db/hazards.ts';
import { HazardRows, HazardView } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { report } from '../../sync/rest.ts';

export const CaseSchema = HazardView as unknown as v.GenericSchema<unknown, HazardView>;
export const RowsSchema = HazardRows as unknown as v.GenericSchema<unknown, HazardRows>;

/** undefined where neither the school nor this phone can say. */
export async function loadCase(db: DeviceDb, id: string): Promise<Hazard | undefined> {
  const answered = await report(`/api/hazards/${id}`, CaseSchema);
  if (!answered.ok) return hazardHere(db, id);
  return (await withOwnWord(db, async () => [answered.body.hazard])).get(id);
}
