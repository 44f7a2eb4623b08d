// What is left to chance on a phone, said by each walk: one in four inspections is asked for a spot photo, by how its id ends.
import type { BrowserContext, Page } from '@playwright/test';
import { spotItem } from '../../src/domain/spot-photo.ts';
import { answer as answerTo } from '../cast.ts';
import { twenty } from './school.ts';

const filledAtOnce = twenty.items.map((item) => answerTo(item.id, 'pass', { via: 'bulk' }));
/** Whether a spot photo is asked for by an inspection whose id ends like this. */
export const isDrawn = (idOrAddress: string): boolean =>
  spotItem(idOrAddress.slice(-12), twenty, filledAtOnce) !== null;

const ends = Array.from({ length: 1000 }, (_, n) => n.toString(16).padStart(12, '0'));
export const drawnIds = ends.filter(isDrawn);
export const undrawnIds = ends.filter((end) => !isDrawn(end));

const isChosen = new WeakSet<BrowserContext>();

/** Every id made on this phone ends like one of these, from its next page on; what was chosen first stays. */
export async function endingIds(page: Page, like: readonly string[]): Promise<void> {
  const context = page.context();
  if (isChosen.has(context)) return;
  isChosen.add(context);
  await context.addInitScript(
    (tails) => {
      const real = crypto.getRandomValues.bind(crypto);
      crypto.getRandomValues = (bytes) => {
        real(bytes);
        if (bytes instanceof Uint8Array && bytes.length === 10)
          bytes.set(tails[Math.floor(Math.random() * tails.length)]!, 4);
        return bytes;
      };
    },
    like.map((end) => [...Buffer.from(end, 'hex')]),
  );
}
