// Who and which school the stamp names, as the school wants it.
import type { DeviceDb } from '../../db/device-db.ts';
import { school, settings } from '../../db/documents.ts';
import { screen } from '../state.ts';
import type { Stamp } from './stamp.ts';

export type Names = Pick<Stamp, 'person' | 'school'>;

/** Both, until the school says otherwise. A school that was renamed is called as it is now. */
export async function namesOnPhotos(db: DeviceDb): Promise<Names> {
  const { session } = screen.getState();
  const [here, chosen] = await Promise.all([school(db), settings(db)]);
  return {
    person: chosen?.stamp.person === false ? '' : (session?.person.name ?? ''),
    school: chosen?.stamp.school === false ? '' : (here?.name ?? session?.school.name ?? ''),
  };
}
