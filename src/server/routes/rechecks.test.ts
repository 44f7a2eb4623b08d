import { expect, test } from 'vitest';
import {
  answer,
  at,
  checklist,
  entry,
  floor2,
  id,
  inspection,
  li,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import type { Inspection } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import { agreementOf, isDrawn } from '../../domain/recheck.ts';
import type { Pairs } from '../../domain/pair-reports.ts';
import type { Rechecks } from '../../domain/recheck-reports.ts';
import { openSchool, type School } from '../school.contract.ts';

const hourMs = 3_600_000;
const ids = Array.from({ length: 400 }, (_, n) => id(50_000 + n));
const [drawn = '', other = ''] = ids.filter(isDrawn);
const plain = ids.filter((one) => !isDrawn(one));

let opSeq = 100;
function handIn(school: School, by: Person, subject: string, ms: number, over: Partial<Inspection> = {}) {
  const n = opSeq++;
  const body = inspection({ startedAt: at(ms - 60_000), finishedAt: at(ms), ...over });
  school.clock.ms = Math.max(school.clock.ms, ms + 1000);
  const whose = { by: by.id, device: by.id, opSeq: n, id: id(7000 + n), at: at(ms) };
  return school.push(by, entry('inspection-submitted', body, { subject, ...whose }));
}
const toDo = async (school: School, who: Person) =>
  (await school.json<Rechecks>(who, 'GET', '/api/rechecks')).rows.map((row) => row.id);
const pairs = (school: School, days = 'from=2026-11-20&to=2026-11-25') =>
  school.json<Pairs>(sun, 'GET', `/api/rechecks/pairs?${days}`);

test('a drawn inspection is to be looked at again by whoever else may walk there, and by nobody twice', async () => {
  const school = await openSchool();
  await handIn(school, wang, plain[0] ?? '', tonight);
  expect(await toDo(school, li)).toEqual([]);
  await handIn(school, wang, drawn, tonight);
  expect(await toDo(school, li)).toEqual([drawn]);
  expect(await toDo(school, sun)).toEqual([drawn]);
  expect(await toDo(school, wang)).toEqual([]);
  const { rows } = await school.json<Rechecks>(li, 'GET', '/api/rechecks');
  expect(rows[0]).toEqual({
    id: drawn,
    placeId: floor2.id,
    placeName: expect.any(String),
    template: { code: 'Z1', name: checklist.name },
    finishedAt: tonight,
    until: tonight + 24 * hourMs,
  });
  await handIn(school, li, plain[1] ?? '', tonight + hourMs);
  expect(await toDo(school, li)).toEqual([]);
});

test('how far both agree is told by pair, with what differed side by side, and recounts', async () => {
  const school = await openSchool();
  await handIn(school, wang, drawn, tonight);
  await handIn(school, li, plain[1] ?? '', tonight + hourMs, { answers: withAnswers(answer('Z1-03', 'fail')) });
  const { rows, more } = await pairs(school);
  expect(more).toBe(false);
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    id: drawn,
    state: 'done',
    byName: wang.name,
    second: { id: plain[1], byName: li.name, finishedAt: tonight + hourMs },
    compared: 6,
    agreed: 5,
    differs: [{ itemId: 'Z1-03', first: 'normal', second: 'abnormal' }],
  });
  expect(agreementOf(rows)).toEqual({ pairs: 1, compared: 6, agreed: 5, rate: 5 / 6 });
});

test('what nobody looked at again in a day has lapsed, and a look after that is none', async () => {
  const school = await openSchool();
  await handIn(school, wang, drawn, tonight);
  await handIn(school, wang, other, tonight + 2 * hourMs);
  expect((await pairs(school)).rows.map(({ state }) => state)).toEqual(['open', 'open']);
  await handIn(school, li, plain[1] ?? '', tonight + 25 * hourMs);
  expect((await pairs(school)).rows.map(({ id: one, state }) => [one, state])).toEqual([
    [other, 'done'],
    [drawn, 'lapsed'],
  ]);
  expect((await pairs(school, 'from=2026-11-01&to=2026-11-02')).rows).toEqual([]);
});

test('a correction made afterwards changes neither side of a pair, and rebuilt all is as it was', async () => {
  const school = await openSchool();
  await handIn(school, wang, drawn, tonight);
  const first = await school.parts.store.documents.read(yucai.id, 'inspection', drawn);
  await handIn(school, li, plain[1] ?? '', tonight + hourMs, { answers: withAnswers(answer('Z1-03', 'fail')) });
  const before = await pairs(school);
  const body = inspection({
    startedAt: at(tonight - 60_000),
    finishedAt: at(tonight + 3 * 24 * hourMs),
    answers: withAnswers(answer('Z1-03', 'fail')),
    correction: { reason: '看过复检' },
  });
  school.clock.ms = tonight + 3 * 24 * hourMs + 1000;
  const supersedes = first?.entries[0] ?? '';
  const whose = { by: wang.id, device: wang.id, opSeq: 990, id: id(9990), at: at(tonight + 3 * 24 * hourMs) };
  await school.push(wang, entry('inspection-submitted', body, { subject: drawn, supersedes, ...whose }));
  expect((await pairs(school)).rows).toEqual(before.rows);
  await school.parts.store.ledger.rebuild(yucai.id);
  expect((await pairs(school)).rows).toEqual(before.rows);
});

test('what somebody looked at again is asked of nobody, also once that second look was corrected to an earlier hour', async () => {
  const school = await openSchool();
  await handIn(school, wang, drawn, tonight);
  const again = plain[1] ?? '';
  await handIn(school, li, again, tonight + hourMs);
  expect(await toDo(school, sun)).toEqual([]);
  const supersedes = (await school.parts.store.documents.read(yucai.id, 'inspection', again))?.entries[0] ?? '';
  const [begun, over] = [at(tonight - hourMs), at(tonight + 2 * hourMs)];
  const body = inspection({ startedAt: begun, finishedAt: over, correction: { reason: '记错时间' } });
  const whose = { by: li.id, device: li.id, opSeq: 991, id: id(9991), at: over };
  school.clock.ms = tonight + 2 * hourMs + 1000;
  await school.push(li, entry('inspection-submitted', body, { subject: again, supersedes, ...whose }));
  expect((await school.parts.store.documents.read(yucai.id, 'inspection', again))?.entries).toHaveLength(2);
  expect(await toDo(school, sun)).toEqual([]);
});

test('what was taken back is asked for no more, and whoever is no manager reads no pairs', async () => {
  const school = await openSchool();
  await handIn(school, wang, drawn, tonight);
  const taken = { subject: drawn, by: wang.id, id: id(9001), opSeq: 900, device: wang.id };
  await school.push(wang, entry('inspection-withdrawn', { reason: '' }, taken));
  expect(await toDo(school, li)).toEqual([]);
  expect((await pairs(school)).rows).toEqual([]);
  const path = '/api/rechecks/pairs?from=2026-11-20&to=2026-11-22';
  for (const who of [wang, li]) expect((await school.ask(who, 'GET', path)).status).toBe(404);
});
