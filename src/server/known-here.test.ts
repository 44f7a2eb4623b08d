// RULES C8: of what is open where somebody walks a phone holds the gravest and newest, and is told how many more there are.
import { expect, test } from 'vitest';
import { at, entry, floor2, id, li, sun, tonight, wang, yucai } from '../../tests/cast.ts';
import type { Changes } from '../domain/protocol.ts';
import type { Hazard } from '../domain/hazard.ts';
import { handlingOf, type HazardHandled } from '../domain/hazard-handling.ts';
import { openSchool, type School } from './school.contract.ts';
import { fenceSlack, mostKnownHere } from './known-here.ts';
import { readOffer } from './routes/ledger.ts';

const caseId = (n: number) => id(20_000 + n);
const most = mostKnownHere + fenceSlack;

/** Each a minute after the one before, so that the last is the newest. `major`: may be major, by its number. */
async function report(school: School, from: number, to: number, major: readonly number[] = []): Promise<void> {
  const entries = Array.from({ length: to - from }, (_, i) => {
    const n = from + i;
    const body = {
      placeId: floor2.id,
      source: 'spot' as const,
      category: 'fire' as const,
      text: `第 ${n} 处`,
      photos: [],
      suspectedMajor: major.includes(n),
      fixed: false,
      repair: null,
    };
    return entry('hazard-reported', body, { id: id(30_000 + n), subject: caseId(n), by: wang.id, at: at(tonight) });
  });
  for (const [i, one] of entries.entries()) {
    const [{ verdict } = { verdict: '' }] = await school.parts.store.ledger.append(
      yucai.id,
      wang,
      [readOffer(one)],
      tonight + (from + i) * 60_000,
    );
    if (verdict !== 'accepted') throw new Error(verdict);
  }
}

const pull = (school: School, after = '') =>
  school.json<Changes>(li, 'GET', `/api/changes?after=${encodeURIComponent(after)}`);

/** Every page from the cursor on; null where the download has to begin again. */
async function pullAll(school: School, after = '') {
  const documents: Changes['documents'] = [];
  const gone: string[] = [];
  for (let cursor = after; ;) {
    const page = await pull(school, cursor);
    documents.push(...page.documents);
    gone.push(...page.gone.map((one) => one.id));
    cursor = page.cursor;
    if (!page.more) return { hazards: hazardsOf(documents), gone, cursor, beyond: page.beyond };
  }
}

const hazardsOf = (documents: Changes['documents']): Hazard[] =>
  documents.flatMap((one) => (one.type === 'hazard' ? [one.body] : []));

async function take(school: School, n: number, said: Record<string, unknown>): Promise<void> {
  const hazard = await school.parts.store.documents.read(yucai.id, 'hazard', caseId(n));
  const { state, grade, placeId } = hazard!;
  const body = { ...said, on: handlingOf(hazard!).on, seen: { state, grade }, placeId } as HazardHandled;
  const [verdict] = await school.push(sun, entry('hazard-handled', body, { subject: caseId(n), by: sun.id }));
  if (verdict?.verdict !== 'accepted') throw new Error(JSON.stringify(verdict));
}

test('C8 a phone whose person walks past more than it can hold gets the gravest and newest, and hears how many more there are', async () => {
  const school = await openSchool();
  await report(school, 0, most);
  const all = await pullAll(school);
  expect([all.hazards.length, all.beyond]).toEqual([most, undefined]);
  await report(school, most, most + 50, [most]);
  expect(
    await (await school.ask(li, 'GET', `/api/changes?after=${encodeURIComponent(all.cursor)}`)).json(),
  ).toMatchObject({ code: 'resync' });
  const some = await pullAll(school);
  expect([some.hazards.length, some.beyond]).toEqual([mostKnownHere, 150]);
  const ids = new Set(some.hazards.map((one) => one.id));
  expect([ids.has(caseId(most + 49)), ids.has(caseId(most)), ids.has(caseId(0))]).toEqual([true, true, false]);
  expect(some.gone).toEqual([]);

  // What becomes grave comes by itself, what is no more than that leaves, and nobody begins again for it.
  await take(school, 0, { do: 'raise', note: '可能是重大' });
  const raised = await pullAll(school, some.cursor);
  expect([raised.hazards.map((one) => one.id), raised.gone, raised.beyond]).toEqual([[caseId(0)], [], 149]);
  await take(school, 1, { do: 'comment', note: '看过了', mentions: [], photos: [] });
  const beside = await pullAll(school, raised.cursor);
  expect([beside.hazards, beside.gone, beside.beyond]).toEqual([[], [caseId(1)], 149]);
  // What somebody is asked about is that person's, wherever it lies.
  await take(school, 2, { do: 'comment', note: '请看看', mentions: [li.id], photos: [] });
  const asked = await pullAll(school, beside.cursor);
  expect([asked.hazards.map((one) => one.id), asked.gone, asked.beyond]).toEqual([[caseId(2)], [], 148]);
});

test('C8 whoever reported it, and the office whose turn it is, have it whatever lies above; when enough is over, the fence is set anew', async () => {
  const school = await openSchool();
  await report(school, 0, most + 1);
  const mine = await school.json<Changes>(wang, 'GET', '/api/changes');
  expect([hazardsOf(mine.documents).length, mine.beyond]).toEqual([most + 1, 0]);
  const office = await school.json<Changes>(sun, 'GET', '/api/changes');
  expect([hazardsOf(office.documents).length, office.beyond]).toEqual([most + 1, 0]);
  const some = await pullAll(school);
  expect([some.hazards.length, some.beyond]).toEqual([mostKnownHere, fenceSlack + 1]);
  // The office turns down the newest ones, down to where too little is left above the fence.
  const reject = (n: number) => take(school, n, { do: 'reject', reason: 'no-hazard', note: '' });
  for (let n = 0; n < fenceSlack; n++) await reject(most - n);
  const fewer = await pullAll(school, some.cursor);
  expect([fewer.hazards, fewer.gone.length, fewer.beyond]).toEqual([[], fenceSlack, fenceSlack + 1]);
  await reject(most - fenceSlack);
  expect((await school.ask(li, 'GET', `/api/changes?after=${encodeURIComponent(fewer.cursor)}`)).status).toBe(410);
  const whole = await pullAll(school);
  expect([whole.hazards.length, whole.beyond]).toEqual([mostKnownHere, undefined]);
});
