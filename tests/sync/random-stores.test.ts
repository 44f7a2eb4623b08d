// P6: what a screen says of a record is what lies on the phone, whatever lies there (`reliability.md` 2.3).
import { expect, test } from 'vitest';
import { recordTone, recordWord } from '../../src/app/record-state.ts';
import { en } from '../../src/app/words/en/en.ts';
import { zh } from '../../src/app/words/zh/zh.ts';
import type { Words } from '../../src/app/state.ts';
import { deliveryCounts, ownRecord, ownRecords, type RecordState } from '../../src/db/records.ts';
import { wang } from '../cast.ts';
import { Random } from '../simulation/random.ts';
import { readyDb } from './phone.ts';
import { drawStore, lay, type Drawn } from './random-stores.ts';

/** `PATROL_DRAWN=10000` draws so many. */
const stores = Number(process.env['PATROL_DRAWN'] ?? 60);
const from = Number(process.env['PATROL_SEED'] ?? 1);

type Shown = { state: RecordState; have: number; total: number; code: string | null };

/** The table of states once more, from what lies in the tables alone. Null: nothing is shown. */
function shownOf({ outbox, delivered, documents }: Drawn, subject: string): Shown | null {
  const own = [...outbox.filter(({ state }) => state !== 'set-aside'), ...delivered];
  const rows = own.filter((row) => row.subject === subject).sort((a, b) => a.opSeq - b.opSeq);
  const last = rows.at(-1);
  if (!last)
    return documents.some(({ id }) => id === subject) ? { state: 'delivered', have: 1, total: 1, code: null } : null;
  if (last.kind === 'inspection-withdrawn') return null;
  const total = last.photos.length;
  if (!('receipt' in last)) {
    const state = last.state === 'attention' ? 'attention' : 'waiting';
    return { state, have: 0, total, code: last.code };
  }
  const stuck = last.troubles.filter(({ sha256 }) => last.missing.includes(sha256));
  const state = stuck.length > 0 ? 'attention' : last.missing.length > 0 ? 'receiving' : 'delivered';
  return { state, have: total - last.missing.length, total, code: stuck[0]?.code ?? null };
}

const words = {
  zh: (one: Shown) =>
    ({
      waiting: '待上传',
      receiving: `已收到，照片 ${one.have}/${one.total}`,
      delivered: '已送达',
      attention: '需要处理',
    })[one.state],
};

/** What has not arrived, counted once more. */
function countsOf({ outbox, delivered }: Drawn) {
  const waiting = outbox.filter(({ state }) => state !== 'set-aside');
  const lacking = delivered.filter(({ missing, replaced }) => missing.length > 0 && !replaced);
  const photos = new Set([
    ...waiting.flatMap((row) => row.photos.map(({ sha256 }) => sha256)),
    ...lacking.flatMap(({ missing }) => missing),
  ]);
  const ages = [...waiting, ...lacking].map(({ at }) => at);
  return {
    records: new Set(waiting.map(({ subject }) => subject)).size,
    photos: photos.size,
    receivingRecords: new Set(lacking.map(({ subject }) => subject)).size,
    oldestAt: ages.length > 0 ? Math.min(...ages) : null,
  };
}

test(`${stores} stores: list, page, counts and words say what lies there`, async () => {
  const db = await readyDb(wang);
  const met = new Set<string>();
  for (let seed = from; seed < from + stores; seed++) {
    const drawn = drawStore(new Random(seed));
    await lay(db, drawn);
    const lines = await ownRecords(db, 100);
    const subjects = new Set(drawn.entries.map(({ entry }) => entry.subject));
    const expected = new Map(
      [...subjects].flatMap((one) => {
        const shown = shownOf(drawn, one);
        return shown ? [[one, shown] as const] : [];
      }),
    );
    const told = new Map(lines.map((line) => [line.id, { state: line.delivery, ...line.photos, code: line.code }]));
    const about = `seed ${seed}`;
    expect(told, about).toEqual(expected);
    expect(lines, about).toHaveLength(told.size);
    expect(await deliveryCounts(db), about).toMatchObject(countsOf(drawn));
    for (const line of lines) {
      const shown = expected.get(line.id)!;
      met.add(shown.state);
      expect(recordWord(line, zh as Words), about).toBe(words.zh(shown));
      expect(recordWord(line, en as Words), about).not.toBe('');
      expect(recordTone(line) === 'normal', about).toBe(shown.state === 'delivered');
      const {
        inspection: _inspection,
        template: _template,
        receipts,
        mayWithdraw,
        ...page
      } = (await ownRecord(db, line.id))!;
      expect(page, about).toMatchObject({ delivery: line.delivery, photos: line.photos, code: line.code });
      // What is called received has a receipt over these very words, and what is called delivered is taken back no more.
      const text = drawn.entries.find(({ id }) => id === line.entries.at(-1));
      const isReceived = shown.state === 'receiving' || shown.state === 'delivered';
      const hasReceipt = !text || receipts.some(({ hash }) => hash === text.entry.hash);
      expect(isReceived && !hasReceipt, about).toBe(false);
      expect(shown.state === 'delivered' && mayWithdraw, about).toBe(false);
    }
  }
  expect([...met].sort()).toEqual(['attention', 'delivered', 'receiving', 'waiting']);
}, 600_000);
