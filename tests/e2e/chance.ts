// What is left to chance on a phone, said by each walk: one in four inspections is asked for a spot photo, by how its id ends.
import type { BrowserContext, Page } from '@playwright/test';
import { spotItem } from '../../src/domain/spot-photo.ts';
import { answer as answerTo } from '../cast.ts';
import { twenty } from './school.ts';

const filledAtOnce = twenty.items.map((item) => answerTo(item.id, 'pass', { via: 'bulk' }));
/** Whether a spot photo is asked for by an inspection whose id ends like this. */
export const isDrawn = (idOrAddress: string): boolean =>
  spotItem(idOrAddress.slice(-12), twenty, filledAtOnce) !== null;

/** The same by the ending alone, in one piece, so that it can be said to a page. */
function isDrawnEnd(end: string): boolean {
  let hash = 0x811c9dc5;
  for (let i = 0; i < end.length; i++) hash = Math.imul(hash ^ end.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  return ((hash ^ (hash >>> 13)) >>> 0) % 4 === 0;
}

const ends = Array.from({ length: 200 }, (_, n) => n.toString(16).padStart(12, '0'));
if (ends.some((end) => isDrawnEnd(end) !== isDrawn(end)))
  throw new Error('spot photos are drawn in another way by now');

/** Makes ids until one ends as wanted: any other bits stay as they came, since codes are read from them. */
function chooseIds(isDrawnHere: (end: string) => boolean, wanted: boolean): void {
  const real = crypto.getRandomValues.bind(crypto);
  const end = (bytes: Uint8Array): string =>
    [...bytes.subarray(4)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  crypto.getRandomValues = (bytes) => {
    real(bytes);
    if (bytes instanceof Uint8Array && bytes.length === 10) while (isDrawnHere(end(bytes)) !== wanted) real(bytes);
    return bytes;
  };
}

const isChosen = new WeakSet<BrowserContext>();

/** Whether inspections begun on this phone are asked for a spot photo, from its next page on; what was chosen first stays. */
export async function spotPhotos(page: Page, wanted: 'always' | 'never'): Promise<void> {
  const context = page.context();
  if (isChosen.has(context)) return;
  isChosen.add(context);
  const content = `(${chooseIds.toString()})(${isDrawnEnd.toString()}, ${wanted === 'always'})`;
  await context.addInitScript({ content });
}
