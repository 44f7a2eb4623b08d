// Keeps small pictures of how it was before while somebody with cases is signed in: after each round of sync, never beside one.
import { liveQuery } from 'dexie';
import { mayDeliver } from '../../db/session-here.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { keepBefore, mostBefore } from '../../db/left-before.ts';
import { round } from '../../db/meta.ts';
import { picture } from '../../sync/rest.ts';

type Saving = { connection?: { saveData?: boolean } };

/** The result ends it. */
export function keepBeforePictures(db: DeviceDb): () => void {
  let isOver = false;
  let running: Promise<unknown> = Promise.resolve();
  const small = async ({ hazardId, sha256 }: { hazardId: string; sha256: string }): Promise<ArrayBuffer | null> => {
    // Sending goes first, and nothing is fetched with the session of another.
    const mayGo = !isOver && (await round(db)).state === 'idle' && (await mayDeliver(db.personId));
    const bytes = mayGo ? await picture(`/api/hazards/${encodeURIComponent(hazardId)}/photos/${sha256}`) : null;
    return bytes && madeSmall(bytes);
  };
  const look = async (): Promise<unknown> =>
    isOver || (navigator as Saving).connection?.saveData ? undefined : keepBefore(db, small);
  const watched = liveQuery(async () => (await round(db)).state).subscribe((state) => {
    if (state !== 'idle') return;
    running = running.then(look).catch((error: unknown) => console.error('pictures', error));
  });
  return () => {
    isOver = true;
    watched.unsubscribe();
  };
}

const sides = [640, 480, 320];

/** As large as fits; null where this browser cannot read it. */
async function madeSmall(bytes: ArrayBuffer): Promise<ArrayBuffer | null> {
  const opened = await createImageBitmap(new Blob([bytes])).catch(() => null);
  if (!opened || typeof OffscreenCanvas === 'undefined') return null;
  try {
    for (const side of sides) {
      const scale = Math.min(1, side / Math.max(opened.width, opened.height));
      const canvas = new OffscreenCanvas(Math.round(opened.width * scale), Math.round(opened.height * scale));
      canvas.getContext('2d')?.drawImage(opened, 0, 0, canvas.width, canvas.height);
      const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.7 });
      if (small.size <= mostBefore) return await small.arrayBuffer();
    }
    return null;
  } finally {
    opened.close();
  }
}
