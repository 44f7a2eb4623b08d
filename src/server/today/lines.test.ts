// What 今日 finds without reading every open case is what a look at each of them finds.
import { expect, test } from 'vitest';
import { at, canteen, entry, floor2, id, sun, wang, yucai } from '../../../tests/cast.ts';
import {
  an,
  commitments,
  dian,
  fen,
  sayings,
  zhi,
  zong,
  type Bare,
  logistics,
  responsibility,
} from '../../../tests/cast-cases.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import type { Person } from '../../domain/person.ts';
import type { TodayList } from '../../domain/today/list-reports.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const listOf = async ({ school }: Cases, who: Person, of: string): Promise<string[][]> => {
  const { rows } = await school.json<TodayList>(who, 'GET', `/api/today/list?of=${of}`);
  return rows.map(({ id: one, why }) => [one, why]);
};

test('a case lacks its plan from when it is somebody’s until its plan is whole and paid for, and only where it is 较大 or above', async () => {
  const cases = await openCases();
  const lacking = () => listOf(cases, fen, 'commitments');
  const [one, plain] = [await cases.report(wang), await cases.report(wang, { text: '灯不亮' })];
  expect(await lacking()).toEqual([]);
  const graver = { grade: 'L', leader: '郑分', measure: '断电' };
  await cases.take(one, sun, { ...sayings.assign(await cases.hazard(one)), ...graver } as Bare);
  await cases.take(plain, sun, 'assign');
  expect(await lacking()).toEqual([[one, 'no-plan']]);
  await cases.take(one, dian, 'accept');
  await cases.take(one, dian, { do: 'plan', plan: commitments({ inPlace: false }) });
  expect(await lacking()).toEqual([[one, 'no-money']]);
  await cases.take(one, fen, 'return-plan');
  await cases.take(one, dian, { do: 'plan', plan: commitments() });
  expect(await lacking()).toEqual([]);
});

test('a repair is told to whoever leads the night while it is open and in a dormitory, also after it was made one', async () => {
  const cases = await openCases();
  const repairs = async () => new Set((await listOf(cases, zhi, 'dorm-repairs')).map(([one]) => one));
  const water = { category: 'resources', repair: { kind: 'water' } } as const;
  const tap = await cases.report(wang, { ...water, placeId: floor2.id, text: '水龙头漏水' });
  await cases.report(wang, { ...water, placeId: canteen.id, text: '食堂水管漏水' });
  const lamp = await cases.report(wang, { text: '灯不亮' });
  expect(await repairs()).toEqual(new Set([tap]));
  await cases.take(lamp, sun, 'as-repair');
  expect(await repairs()).toEqual(new Set([tap, lamp]));
  await cases.take(tap, sun, 'reject');
  expect(await repairs()).toEqual(new Set([lamp]));
});

test('what a repair cost is told once it was put right, also when it is closed', async () => {
  const cases = await openCases();
  const costs = () => listOf(cases, zong, 'repair-cost');
  const [paid, free] = [await cases.report(), await cases.report()];
  for (const one of [paid, free]) {
    await cases.take(one, sun, 'assign');
    await cases.take(one, dian, 'accept');
  }
  expect(await costs()).toEqual([]);
  await cases.take(paid, dian, { ...sayings.rectify(await cases.hazard(paid)), yuan: 80 } as Bare);
  await cases.take(free, dian, 'rectify');
  expect(await costs()).toEqual([[paid, 'cost']]);
  await cases.take(paid, sun, 'pass');
  await cases.take(paid, an, 'close');
  expect(await costs()).toEqual([[paid, 'cost']]);
});

test('what lies with a department that was taken out of the book is told under a name that says so, and opens what lies there', async () => {
  const cases = await openCases();
  const { school } = cases;
  const one = await cases.report(wang);
  await cases.take(one, sun, 'assign');
  const backlog = async () =>
    (await school.json<TodayList>(fen, 'GET', '/api/today/list?of=backlog')).rows.map((row) => [
      row.what.zh,
      row.n,
      row.opens,
    ]);
  const opens = { is: 'department', id: logistics };
  expect(await backlog()).toEqual([['总务处', 1, opens]]);
  const book = { ...responsibility, departments: [], rules: [] };
  const said = { subject: yucai.id, by: sun.id, id: id(9801), opSeq: 9801, at: at(school.clock.ms) };
  await cases.push(sun, entry('responsibility-set', book, said));
  expect(await backlog()).toEqual([['已撤销的部门', 1, opens]]);
  const { total } = await school.json<HazardRows>(sun, 'GET', `/api/hazards?list=open&dept=${logistics}&limit=5`);
  expect(total).toBe(1);
});
