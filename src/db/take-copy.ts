// A copy that the school kept of an unfinished inspection, taken in on another phone.
import { version, type DeviceDb, type Draft } from './device-db.ts';
import { durably } from './durably.ts';
import { isFurther } from './further.ts';

/** A copy that goes further than what is on this phone, and how many of its photos and spoken notes are on the other phone alone. */
export type NotHere = { version: number; draft: Draft; elsewhere: number };

const tablesOf = (db: DeviceDb) => [db.drafts, db.outbox, db.delivered, db.documents, db.photoBytes];

/** Those of the school's copies that can be gone on with here. */
export const notHere = (db: DeviceDb, copies: readonly { version: number; draft: Draft }[]): Promise<NotHere[]> =>
  db.transaction('r', tablesOf(db), async () => {
    const found: NotHere[] = [];
    for (const { version: of, draft } of copies)
      if (await isFurther(db, draft)) found.push({ version: of, draft, elsewhere: (await missingOf(db, draft)).size });
    return found;
  });

/** taken: it is a draft here. older: it went further here, or is handed in. newer: made by a version this phone has not got yet. */
export type Taken = 'taken' | 'older' | 'newer';

/** Takes a copy in, to go on with it on this phone. What is not on this phone is named no more: it has to be taken again. */
export function takeCopy(db: DeviceDb, copy: { version: number; draft: Draft }): Promise<Taken> {
  if (copy.version > version) return Promise.resolve('newer');
  return durably(db, () =>
    db.transaction('rw', tablesOf(db), async (): Promise<Taken> => {
      if (!(await isFurther(db, copy.draft))) return 'older';
      await db.drafts.put(without(copy.draft, await missingOf(db, copy.draft)));
      return 'taken';
    }),
  );
}

async function missingOf(db: DeviceDb, { photos, voices = [] }: Draft): Promise<Set<string>> {
  const named = [...photos, ...voices].map(({ sha256 }) => sha256);
  const bytes = await db.photoBytes.bulkGet(named);
  return new Set(named.filter((_, i) => !bytes[i]));
}

function without(draft: Draft, missing: ReadonlySet<string>): Draft {
  const { voices, ...rest } = draft;
  const isHere = ({ sha256 }: { sha256: string }) => !missing.has(sha256);
  const answers = draft.answers.map((answer) => {
    const photos = answer.photos.filter((sha256) => !missing.has(sha256));
    // What is answered by a photo is answered no more without it.
    const isOpen = photos.length === 0 && draft.photoItems.includes(answer.itemId);
    return Object.assign({}, answer, { photos }, isOpen && { value: null });
  });
  return {
    ...rest,
    ...(voices && { voices: voices.filter(isHere) }),
    photos: draft.photos.filter(isHere),
    answers,
    dropped: [],
    cameraOpenFor: null,
  };
}
