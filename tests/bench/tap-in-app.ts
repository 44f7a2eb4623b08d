// G6 where people tap: from the click on an answer to the commit of the draft that has it, the list being drawn meanwhile.
import type { Page } from '@playwright/test';
import { begin, signIn } from '../e2e/phone.ts';
import { openSchool } from '../e2e/school.ts';
import { slowDown, withPhone } from './phones.ts';
import { addFloors } from './photo.ts';
import { tapNormal } from './tap-to-paint.ts';

const checklists = 3;
const items = 20;
const dropped = 5;

export const taps = checklists * items - dropped;
type Both = { tapped: number[]; raw: number[] };
type Noting = { tapped: number[]; putRaw: () => Promise<number> };

/** A tap and a raw put of the draft it left, in turn. */
export async function tapInApp(rate: number): Promise<Both> {
  const school = await openSchool();
  try {
    const floors = await addFloors(school, checklists);
    return await withPhone(async (context) => {
      const page = await context.newPage();
      await page.addInitScript(note);
      const both: Both = { tapped: [], raw: [] };
      const cdp = await context.newCDPSession(page);
      await signIn(page, school.server.url, 'wang');
      for (const floor of floors) {
        await slowDown(page, 1);
        await page.goto(school.server.url);
        await begin(page, ['3号宿舍楼', floor], '楼层日检');
        await page.waitForTimeout(1500);
        await slowDown(page, rate);
        for (let tap = 0; tap < items; tap++) {
          // After the last there is no next item to come to.
          await tapNormal(page, cdp).catch((error: unknown) => {
            if (tap < items - 1) throw error;
          });
          both.raw.push(await page.evaluate(() => (window as unknown as Noting).putRaw()));
        }
        both.tapped.push(...(await told(page)));
      }
      return { tapped: both.tapped.slice(dropped), raw: both.raw.slice(dropped) };
    });
  } finally {
    await school.server.remove();
  }
}

async function told(page: Page): Promise<number[]> {
  const tapped = await page.evaluate(() => (window as unknown as Noting).tapped);
  if (tapped.length !== items) throw new Error(`${tapped.length} of ${items} taps were saved`);
  return tapped;
}

/** Runs in the page, before the product; it has only itself. */
function note(): void {
  type Row = { id: string; answers: unknown[] };
  const noting: Noting = { tapped: [], putRaw };
  Object.assign(window, noting);
  let clickedAt = 0;
  let answers = 0;
  let last: Row | undefined;
  addEventListener('click', (event) => (clickedAt = event.timeStamp), true);
  const put = Reflect.get(IDBObjectStore.prototype, 'put') as () => unknown;
  const apply = (_put: unknown, store: IDBObjectStore, given: unknown[]) => {
    if (store.name === 'drafts' && store.transaction.db.name !== 'raw') {
      const row = given[0] as Row;
      if (row.answers.length > answers) {
        answers = row.answers.length;
        // By the event's own time: the page may hear of it first, and draws at once.
        store.transaction.addEventListener('complete', ({ timeStamp }) => noting.tapped.push(timeStamp - clickedAt));
      }
      last = row;
    }
    return Reflect.apply(put, store, given as []);
  };
  Reflect.set(IDBObjectStore.prototype, 'put', new Proxy(put, { apply }));

  let raw: Promise<IDBDatabase> | undefined;
  function opened(): Promise<IDBDatabase> {
    return new Promise((resolve) => {
      const asked = indexedDB.open('raw', 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore('drafts', { keyPath: 'id' });
      asked.onsuccess = () => resolve(asked.result);
    });
  }
  async function putRaw(): Promise<number> {
    const db = await (raw ??= opened());
    const startedAt = performance.now();
    const transaction = db.transaction('drafts', 'readwrite', { durability: 'strict' });
    transaction.objectStore('drafts').put(last);
    await new Promise((done) => (transaction.oncomplete = done));
    return performance.now() - startedAt;
  }
}
