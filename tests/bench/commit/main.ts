// The phone's own way to save a draft, beside a plain strict put of the same row.
import type { Answer } from '../../../src/domain/answer.ts';
import type { Item, Template } from '../../../src/domain/template.ts';
import { openDeviceDb, type Draft } from '../../../src/db/device-db.ts';
import { draft as storedDraft, saveDraft, startDraft } from '../../../src/db/drafts.ts';
import { newId } from '../../../src/db/new-id.ts';

const text = (zh: string) => ({ zh, en: zh });
const plain: Omit<Item, 'id'> = {
  text: text('通道畅通'),
  type: 'PF',
  photo: 'none',
  grade: 'G',
  majorRefs: [],
  mayBeMajor: false,
  dept: null,
  due: 'D1',
  source: '',
  flag: 'V',
};

const twenty: Template = {
  code: 'Z2',
  version: 1,
  name: text('楼层日检'),
  frequency: text('每日'),
  performedBy: text('宿管员'),
  signedBy: text('巡查人'),
  unit: text('楼层'),
  applies: text('寄宿制学校'),
  note: null,
  roles: [],
  reasons: [],
  items: Array.from({ length: 20 }, (_, n) => ({ ...plain, id: `Z2-${n + 10}` })),
};

const answersUpTo = (n: number): Answer[] =>
  twenty.items
    .slice(0, n)
    .map(({ id }, at): Answer => ({ itemId: id, value: 'pass', via: 'tap', at: Date.now() + at, photos: [] }));

const openRaw = (): Promise<IDBDatabase> =>
  new Promise((opened, failed) => {
    const asked = indexedDB.open('raw', 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore('drafts', { keyPath: 'id' });
    asked.onsuccess = () => opened(asked.result);
    asked.onerror = () => failed(asked.error ?? new Error('no database'));
  });

const putRaw = (db: IDBDatabase, row: Draft): Promise<void> =>
  new Promise((done, failed) => {
    const tx = db.transaction('drafts', 'readwrite', { durability: 'strict' });
    tx.objectStore('drafts').put(row);
    tx.oncomplete = () => done();
    tx.onabort = () => failed(tx.error ?? new Error('not written'));
  });

async function timed(act: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return performance.now() - startedAt;
}

export type Took = { saved: number[]; raw: number[] };

/** Both in turn, the first of a pair changing, with a breath between: a person does not tap faster. */
async function measure(pairs: number, dropped: number): Promise<Took> {
  const db = await openDeviceDb(newId());
  const raw = await openRaw();
  const place = { id: newId(), kind: 'floor', name: '2层', ancestors: [{ id: newId(), name: '3号宿舍楼' }] } as const;
  const begun = await startDraft(db, { ...place, ancestors: [...place.ancestors] }, twenty);
  const took: Took = { saved: [], raw: [] };
  for (let pair = 0; pair < pairs + dropped; pair++) {
    const now: Draft = { ...begun, answers: answersUpTo((pair % 20) + 1) };
    const acts = {
      saved: () => saveDraft(db, now),
      raw: () => putRaw(raw, now),
    };
    for (const one of pair % 2 === 0 ? (['saved', 'raw'] as const) : (['raw', 'saved'] as const)) {
      const ms = await timed(acts[one]);
      if (pair >= dropped) took[one].push(ms);
      await new Promise((rested) => setTimeout(rested, 15));
    }
    const kept = await storedDraft(db, now.id);
    if (kept?.answers.length !== now.answers.length) throw new Error('what was called saved is not there');
  }
  return took;
}

Object.assign(window, { measure });
