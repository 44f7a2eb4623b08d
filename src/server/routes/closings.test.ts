import { expect, test } from 'vitest';
import { answer, at, checklist, dorm3, entry, id, inspection, item, sun, wang, yucai } from '../../../tests/cast.ts';
import type { LedgerCheck, LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import type { Audit } from '../../domain/audit.ts';
import { templateId, type Template } from '../../domain/template.ts';
import { openSchool, type School } from '../school.contract.ts';

const dayMs = 86_400_000;
const month = 'from=2026-11-01&to=2026-11-30';
const wares = item({
  id: 'K2-27',
  type: 'TABLE',
  photo: 'none',
  columns: [
    { zh: '种类', en: 'Kind' },
    { zh: '数量', en: 'Kilograms', type: 'NUM' },
    { zh: '收运单位', en: 'Taken by' },
  ],
});
const template: Template = { ...checklist, code: 'K2', items: [wares] };

let n = 0;
async function open(): Promise<School> {
  const school = await openSchool();
  const over = { subject: templateId(template), by: sun.id, device: id(901), opSeq: ++n };
  await school.push(sun, entry('template-published', template, over));
  return school;
}

/** Handed in by the school's clock, said to have been done on a day of November. */
async function handIn(school: School, subject: string, kind: string, nth: number, supersedes: string | null = null) {
  const ms = Date.UTC(2026, 10, nth, 4);
  const body = inspection({
    placeId: dorm3.id,
    template: { code: 'K2', version: 1 },
    answers: [answer('K2-27', [[kind, '12', '环卫']])],
    photos: [],
    startedAt: at(ms - 60_000),
    finishedAt: at(ms),
  });
  const over = { subject, id: id(60_000 + ++n), by: wang.id, device: wang.id, opSeq: n, at: at(ms), supersedes };
  const said = entry('inspection-submitted', body, over);
  expect((await school.push(wang, said))[0]?.verdict).toBe('accepted');
  return said.id;
}
const read = (school: School) => school.json<LedgerPage>(sun, 'GET', `/api/ledgers/food-waste?${month}`);
const close = (school: School, who = sun) =>
  school.ask(who, 'POST', '/api/ledgers/food-waste/closed', { month: '2026-11' });
const kinds = ({ rows, heads }: LedgerPage) => {
  const column = heads.findIndex(({ head }) => head === '种类');
  return rows.map(({ cells }) => [cells[column], cells.at(-1)]);
};

test('a closed month reads as it was; what is corrected, taken back or late stands behind it and says so', async () => {
  const school = await open();
  const [one, two, three] = [id(701), id(702), id(703)];
  const first = await handIn(school, one, '厨余', 3);
  const taken = await handIn(school, two, '废油', 4);
  await handIn(school, three, '泔水', 5);
  expect((await close(school)).status).toBe(422);
  school.clock.ms = Date.UTC(2026, 11, 2, 4);
  const before = await read(school);
  expect(before.month).toMatchObject({ month: '2026-11', closed: null, mayChange: true, isOver: true });
  expect((await close(school)).status).toBe(204);
  expect((await close(school)).status).toBe(409);
  const closed = await read(school);
  expect(closed.rows.map(({ cells }) => cells.slice(0, -1))).toEqual(before.rows.map(({ cells }) => cells));
  expect(closed.month?.closed).toMatchObject({ byName: sun.name, lines: 3, at: school.clock.ms });
  expect(closed.heads.at(-1)?.head).toBe('封存后');

  school.clock.ms += dayMs;
  await handIn(school, one, '厨余垃圾', 3, first);
  await handIn(school, id(704), '纸箱', 6);
  const back = { subject: two, by: wang.id, device: wang.id, opSeq: ++n, at: at(school.clock.ms), supersedes: taken };
  await school.push(wang, entry('inspection-withdrawn', { reason: '记错了' }, { ...back, id: id(69_000) }));
  const since = await read(school);
  expect(kinds(since)).toEqual([
    ['厨余', '已更正，见后'],
    ['废油', '已撤回（2026-12-03 收到）'],
    ['泔水', null],
    ['厨余垃圾', '更正（2026-12-03 收到）'],
    ['纸箱', '补报（2026-12-03 收到）'],
  ]);
  // The paper that was closed is still what its code says.
  const { code } = since.month!.closed!;
  const { made } = await school.json<LedgerCheck>(sun, 'GET', `/api/ledgers/check?code=${code}`);
  expect(made).toMatchObject({ name: 'food-waste', count: 3, closed: { byName: sun.name, holds: true } });
  const file = await (await school.ask(sun, 'GET', `/api/ledgers/food-waste/file?${month}&as=csv`)).text();
  expect(file).toContain('纸箱');
  expect(file).toContain('已撤回（2026-12-03 收到）');
  // A rebuild of what is derived changes nothing of what was closed.
  await school.parts.store.ledger.rebuild(yucai.id);
  expect(kinds(await read(school))).toEqual(kinds(since));
});

test('that a place is called otherwise later changes no line of a closed month', async () => {
  const school = await open();
  await handIn(school, id(711), '厨余', 3);
  school.clock.ms = Date.UTC(2026, 11, 2, 4);
  await close(school);
  const before = await read(school);
  const renamed = { places: [{ ...dorm3, name: '明德楼' }] };
  const over = { subject: dorm3.id, by: sun.id, device: id(905), opSeq: 1 };
  expect(await school.push(sun, entry('places-kept', renamed, over))).toMatchObject([{ verdict: 'accepted' }]);
  expect((await read(school)).rows).toEqual(before.rows);
});

test('a month is opened again with a reason, which is written down; closed anew it reads as it does then', async () => {
  const school = await open();
  const first = await handIn(school, id(721), '厨余', 3);
  school.clock.ms = Date.UTC(2026, 11, 2, 4);
  await close(school);
  const reopen = (body: object) => school.ask(sun, 'POST', '/api/ledgers/food-waste/opened', body);
  school.clock.ms += 1000;
  expect((await reopen({ month: '2026-11', reason: ' ' })).status).toBe(400);
  expect((await reopen({ month: '2026-11', reason: '漏了两张单子' })).status).toBe(204);
  expect((await reopen({ month: '2026-11', reason: '漏了两张单子' })).status).toBe(409);
  await handIn(school, id(721), '厨余垃圾', 3, first);
  const again = await read(school);
  expect(again.heads.at(-1)?.head).not.toBe('封存后');
  expect(again.month).toMatchObject({ closed: null, opened: { byName: sun.name, reason: '漏了两张单子' } });
  school.clock.ms += 1000;
  expect((await close(school)).status).toBe(204);
  expect(kinds(await read(school))).toEqual([['厨余垃圾', null]]);
  const { rows } = await school.json<Audit>(sun, 'GET', '/api/audit?group=exports');
  expect(rows.filter(({ kind }) => kind === 'ledger-closing').map(({ facts }) => facts.what)).toEqual([
    'closed',
    'opened',
    'closed',
  ]);
});

test('only who answers for the whole school closes a month, and no phone says so', async () => {
  const school = await open();
  school.clock.ms = Date.UTC(2026, 11, 2, 4);
  expect((await close(school, wang)).status).toBe(404);
  for (const name of ['extinguishers', 'hazards', 'nothing'])
    expect((await school.ask(sun, 'POST', `/api/ledgers/${name}/closed`, { month: '2026-11' })).status).toBe(404);
  const said = { name: 'food-waste', title: '餐厨', month: '2026-11', closed: true, reason: '' };
  const body = { ...said, lines: 0, sha256: '0'.repeat(64), through: 1 };
  const over = { subject: yucai.id, by: sun.id, device: id(906), opSeq: 1 };
  expect(await school.push(sun, entry('ledger-closing', body, over))).toMatchObject([{ verdict: 'quarantined' }]);
});
