// What somebody wrote at an item before, to be offered again: nobody types the same words every evening.
import type { EntryOf } from '../domain/entry.ts';
import type { DeviceDb } from './device-db.ts';
import { walkedTemplate } from './walked-template.ts';
import { metaOf, putMeta } from './meta.ts';

const mostWords = 3;
const mostLetters = 40;

/** The last few short texts this person submitted at an item, newest first. */
export const ownWords = async (db: DeviceDb, itemId: string): Promise<string[]> =>
  (await metaOf(db, 'ownWords'))?.[itemId] ?? [];

/** Takes over what was written in a submission, as far as it is short enough to be common. */
export async function rememberWords(db: DeviceDb, { body }: EntryOf<'inspection-submitted'>): Promise<void> {
  const known = await walkedTemplate(db, body);
  const asked = new Set(known?.items.filter(({ type }) => type === 'TXT').map(({ id }) => id));
  await db.transaction('rw', db.meta, async () => {
    const words = { ...(await metaOf(db, 'ownWords')) };
    for (const { itemId, value } of body.answers) {
      const text = typeof value === 'string' && asked.has(itemId) ? value.trim() : '';
      if (!text || Array.from(text).length > mostLetters) continue;
      words[itemId] = [text, ...(words[itemId] ?? []).filter((one) => one !== text)].slice(0, mostWords);
    }
    await putMeta(db, 'ownWords', words);
  });
}
