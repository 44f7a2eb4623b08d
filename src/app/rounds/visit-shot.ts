// A photo taken at a point, in the hand until the visit is recorded.
import type { DeviceDb } from '../../db/device-db.ts';
import type { Shot } from '../../db/sample-photos.ts';
import type { Photo } from '../../domain/photo.ts';
import { visitItem } from '../../domain/round.ts';
import type { Raw } from '../inspection/photo-picture.ts';
import { stampedShot } from '../inspection/stamped-shot.ts';

/** Throws `BadPicture`. */
export const shotAt = (db: DeviceDb, place: string, raw: Raw, source: Photo['source']): Promise<Shot> =>
  stampedShot(db, { place, itemId: visitItem }, raw, source);
