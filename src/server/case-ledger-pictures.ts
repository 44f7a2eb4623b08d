// The first photo before and the first after, in the cells of the paper that are for them. So many, and no more: a workbook has to open.
import { setImmediate } from 'node:timers/promises';
import type { Hazard } from '../domain/hazard.ts';
import { handlingOf, photosOf } from '../domain/hazard-handling.ts';
import type { LedgerTable } from '../domain/hazard-ledger.ts';
import type { Parts } from './env.ts';
import { namedPhotos, storedPhoto } from './routes/case-read.ts';
import type { Picture } from './sheets/write-workbook.ts';
import type { StoredPhoto } from './store/store.ts';

/** Of a workbook, the newest cases first; of one photo. */
const most = { pictures: 200, bytes: 32 * 1024 * 1024, photo: 1024 * 1024 };
/** What a spreadsheet shows. */
const shownTypes = new Set(['image/jpeg', 'image/png']);

/** Nothing for a table that has no room for photos. A photo that is on its way, too large or of another kind is only counted, as all others are. */
export async function ledgerPictures(
  parts: Pick<Parts, 'store' | 'photos'>,
  schoolId: string,
  { columns, rows }: LedgerTable,
  hazards: readonly Hazard[],
): Promise<Picture[]> {
  const byId = new Map(hazards.map((hazard) => [hazard.id, hazard]));
  const pictures: Picture[] = [];
  let bytes = 0;
  for (const [row, { id }] of [...rows.entries()].reverse()) {
    const hazard = byId.get(id);
    if (!hazard) continue;
    for (const key of ['before', 'after'] as const) {
      const column = columns.findIndex((one) => one.key === key);
      const stored = column < 0 ? undefined : await firstShown(parts, schoolId, hazard, photosOf(hazard)[key]);
      if (!stored || bytes + stored.bytes > most.bytes) continue;
      if (pictures.push({ row, column, ...(await pictureOf(parts, stored)) }) >= most.pictures) return pictures;
      bytes += stored.bytes;
    }
    await setImmediate();
  }
  return pictures;
}

async function firstShown(
  parts: Pick<Parts, 'store'>,
  schoolId: string,
  hazard: Hazard,
  photos: readonly string[],
): Promise<StoredPhoto | undefined> {
  const named = namedPhotos(hazard, handlingOf(hazard).steps);
  for (const sha256 of photos) {
    const stored = await storedPhoto(parts, schoolId, named, sha256);
    if (stored?.width && stored.height && stored.bytes <= most.photo && shownTypes.has(stored.type)) return stored;
  }
  return undefined;
}

const pictureOf = async ({ photos }: Pick<Parts, 'photos'>, { sha256, type, width, height }: StoredPhoto) => ({
  content: Buffer.from(await photos.read(sha256)),
  type,
  width: width ?? 1,
  height: height ?? 1,
});
