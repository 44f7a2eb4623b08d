// What somebody is about to say of a hazard: its words and photos are on the disk from the first one on, until it is said or put away.
import type { Hazard } from '../domain/hazard.ts';
import { isGivenTo } from '../domain/case-concerns.ts';
import { correctedMs } from '../domain/moment.ts';
import type { Photo } from '../domain/photo.ts';
import type { DeviceDb } from './device-db.ts';
import { durably } from './durably.ts';
import type { AllInHand, InHand } from './held-photos.ts';
import { metaOf, putMeta } from './meta.ts';
import { moment } from './moment.ts';
import { orNotKept } from './photos.ts';
import { keepShots, type Shot } from './sample-photos.ts';
import { sweepPhotos } from './sweep.ts';

export type { InHand };

export const nothingInHand: InHand = { said: {}, photos: [] };

/** Usable in a live query. */
export async function inHand(db: DeviceDb, about: string): Promise<InHand | undefined> {
  return (await metaOf(db, 'inHand'))?.[about];
}

/**
 * Changes what is kept about one thing, as it stands on the disk. `shot`: a photo that it names from now on; its bytes are stored and read
 * back before it does. `of`: the case it is for, as it is shown. Throws `PhotoNotKept`, and then nothing has changed.
 */
export async function keepInHand(
  db: DeviceDb,
  about: string,
  change: (before: InHand) => InHand,
  shot?: Shot,
  of?: Hazard,
): Promise<InHand> {
  if (shot) await keepShots(db, [shot]);
  const at = correctedMs(await moment(db));
  const write = () =>
    db.transaction('rw', [db.meta, db.photoBytes, db.thumbs, db.documents], async () => {
      // Between the two a sweep may have taken what nothing named yet.
      if (shot) await putAgain(db, shot);
      const all = (await metaOf(db, 'inHand')) ?? {};
      const before = all[about] ?? nothingInHand;
      const isKept = of !== undefined && (await db.documents.where('[type+id]').equals(['hazard', of.id]).count()) > 0;
      const kept = {
        ...change(before),
        at,
        ...(of && { of: briefly(of, db.personId), kept: isKept || (before.kept ?? false) }),
      };
      await putMeta(db, 'inHand', { ...all, [about]: kept });
      return kept;
    });
  return shot ? orNotKept(db, () => durably(db, write, { mayUseReserve: false })) : durably(db, write);
}

/** Once, also where the write that names it has to be done again. */
export const withShot = (before: InHand, photo: Photo): InHand => ({
  ...before,
  photos: before.photos.some(({ sha256 }) => sha256 === photo.sha256) ? before.photos : [...before.photos, photo],
});

/** With those of its steps only by which this person has to do with it: it is written with every letter that is typed. */
function briefly({ sightings: _sightings, ...hazard }: Hazard, me: string): Hazard {
  const { handling } = hazard;
  if (!handling) return hazard;
  const steps = handling.steps.filter((step) => step.id === me || isGivenTo(step, me)).slice(-mostBrief);
  return { ...hazard, handling: { ...handling, steps } };
}
const mostBrief = 5;

async function putAgain(db: DeviceDb, { photo: { sha256 }, bytes, thumb }: Shot): Promise<void> {
  if ((await db.photoBytes.where('sha256').equals(sha256).count()) > 0) return;
  await db.photoBytes.put({ sha256, bytes });
  await db.thumbs.put({ sha256, bytes: thumb });
}

/** In the transaction in which it is said. */
export async function letGo(db: DeviceDb, about: string): Promise<void> {
  const { [about]: _said, ...others }: AllInHand = (await metaOf(db, 'inHand')) ?? {};
  await putMeta(db, 'inHand', others);
}

/** Put away without being said: words and photos go. */
export async function putAway(db: DeviceDb, about: string): Promise<void> {
  await durably(db, () => db.transaction('rw', db.meta, () => letGo(db, about)));
  await sweepPhotos(db, Date.now());
}

/** The photos with their bytes; one whose bytes the phone has lost is left out. */
export async function shotsInHand(db: DeviceDb, photos: readonly Photo[]): Promise<Shot[]> {
  const names = photos.map(({ sha256 }) => sha256);
  const [all, thumbs] = await Promise.all([db.photoBytes.bulkGet(names), db.thumbs.bulkGet(names)]);
  return photos.flatMap((photo, n) => {
    const bytes = all[n]?.bytes;
    return bytes ? [{ photo, bytes, thumb: thumbs[n]?.bytes ?? new ArrayBuffer(0) }] : [];
  });
}
