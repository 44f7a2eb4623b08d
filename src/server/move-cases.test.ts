import { expect, test } from 'vitest';
import { id, sun, wang, yucai } from '../../tests/cast.ts';
import { an, dian, logistics, responsibility, sayings, shui, zong } from '../../tests/cast-cases.ts';
import { handlingOf } from '../domain/hazard-handling.ts';
import type { Person } from '../domain/person.ts';
import { shownStateOf, type HazardCounts, type HazardRows } from '../domain/hazard-reports.ts';
import { openCases, type Cases } from './cases.contract.ts';
import { moveCases } from './move-cases.ts';

const leaves = (cases: Cases, who: Person) =>
  cases.school.json(sun, 'POST', `/api/people/${who.id}/left`, { reason: '调走' });
const move = (cases: Cases) => moveCases(cases.school.parts, cases.school.clock.ms);
const dayMs = 86_400_000;

async function assigned(cases: Cases, over: object = {}): Promise<string> {
  const one = await cases.report();
  await cases.take(one, sun, { ...sayings.assign(await cases.hazard(one)), ...over } as never);
  return one;
}

test('what somebody had to do goes to the head of the department when he leaves, also when the server was down for a week', async () => {
  const cases = await openCases();
  const [open, working, done] = [await assigned(cases), await assigned(cases), await assigned(cases)];
  for (const one of [working, done]) await cases.take(one, dian, 'accept');
  await cases.take(done, dian, 'rectify');
  expect(await move(cases)).toEqual([]);
  await leaves(cases, dian);
  cases.school.clock.ms += 7 * dayMs;
  expect((await move(cases)).sort()).toEqual([open, working].sort());
  for (const [one, state] of [
    [open, 'assigned'],
    [working, 'rectifying'],
  ] as const) {
    const hazard = await cases.hazard(one);
    expect(hazard.state).toBe(state);
    expect(handlingOf(hazard).person).toEqual({ id: zong.id, name: zong.name });
    expect(handlingOf(hazard).steps.at(-1)).toMatchObject({
      id: yucai.id,
      said: { do: 'move', personId: zong.id, note: '赵电已离开学校' },
      whom: zong.name,
    });
  }
  // What is put right waits for who checks it, and is not undone.
  expect((await cases.hazard(done)).state).toBe('to-verify');
  expect(await move(cases)).toEqual([]);
  await cases.take(done, sun, 'fail');
  expect(await move(cases)).toEqual([done]);
});

test('with nobody left in the department it comes back to the safety office, and may be given anew', async () => {
  const cases = await openCases({
    ...responsibility,
    departments: [{ id: logistics, name: '总务处', headId: null, deputies: [] }],
  });
  const one = await assigned(cases);
  for (const step of ['hand-on', 'refuse-hand-on', 'accept', 'extend', 'grant-extension'] as const)
    await cases.take(one, step.includes('refuse') || step.includes('grant') ? sun : dian, step);
  await leaves(cases, dian);
  expect(await move(cases)).toEqual([one]);
  // Who leaves takes along no 转办 and no 延期 that counted.
  const handling = { person: null, handOns: 1, extensions: 1 };
  expect(await cases.hazard(one)).toMatchObject({ state: 'reopened', handling });
  // 反弹 is what came back: this waits to be given anew, in each list and count alike.
  const listed = (query: string) => cases.school.json<HazardRows>(sun, 'GET', `/api/hazards?${query}`);
  const counted = (query: string) => cases.school.json<HazardCounts>(sun, 'GET', `/api/hazards/counts?${query}`);
  const { rows } = await listed('list=to-assign');
  expect(rows.map((row) => [row.id, shownStateOf(row, cases.school.clock.ms), row.isRepeat])).toEqual([
    [one, 'ownerless', false],
  ]);
  for (const [state, n] of [
    ['ownerless', 1],
    ['reopened', 0],
  ] as const) {
    expect((await listed(`list=all&state=${state}`)).total).toBe(n);
    expect((await counted(`state=${state}`)).counts).toMatchObject({ 'to-assign': n, all: n, repeat: 0 });
  }
  expect((await listed('list=all&stage=fresh')).total).toBe(1);
  await cases.take(one, sun, { ...sayings.assign(await cases.hazard(one)), personId: shui.id } as never);
  expect(await move(cases)).toEqual([]);
});

test('a checker who left, or to whom the work itself falls, checks no more: the safety office does', async () => {
  const cases = await openCases();
  const one = await assigned(cases, { checkerId: an.id });
  const own = await assigned(cases, { checkerId: zong.id });
  await leaves(cases, an);
  expect(await move(cases)).toEqual([one]);
  expect(await cases.hazard(one)).toMatchObject({
    state: 'assigned',
    handling: { checker: null, person: { id: dian.id } },
  });
  await leaves(cases, dian);
  await move(cases);
  expect(await cases.hazard(own)).toMatchObject({
    state: 'assigned',
    handling: { checker: null, person: { id: zong.id } },
  });
  expect(await move(cases)).toEqual([]);
});

test('moved twice at once it is moved once, and all of it is the same when folded again', async () => {
  const cases = await openCases();
  const ids = [];
  for (let n = 0; n < 3; n++) ids.push(await assigned(cases, { checkerId: an.id }));
  await leaves(cases, dian);
  await leaves(cases, an);
  await Promise.all([move(cases), move(cases)]);
  const live = await Promise.all(ids.map((one) => cases.view(wang, one)));
  expect(live.map(({ steps }) => steps.filter(({ said }) => said.do === 'move').length)).toEqual([2, 2, 2]);
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect(await Promise.all(ids.map((one) => cases.view(wang, one)))).toEqual(live);
  expect(await cases.school.parts.store.ledger.firstBreak(yucai.id)).toBeNull();
  expect(await cases.school.parts.store.documents.read(yucai.id, 'hazard', id(4998))).toBeUndefined();
});

test('nobody but the school passes a case on like that', async () => {
  const cases = await openCases();
  const one = await assigned(cases);
  await expect(cases.take(one, sun, 'move')).rejects.toThrow('forbidden');
});

test('what whoever looks after the accounts from now on had in hand goes on as if he had left, and says why', async () => {
  const cases = await openCases();
  const one = await assigned(cases, { checkerId: an.id });
  const becomes = (who: Person, role: string) =>
    cases.school.json(sun, 'POST', `/api/people/${who.id}/changed`, { name: who.name, role, scope: [] });
  await becomes(dian, 'repair');
  expect(await move(cases)).toEqual([]);
  await becomes(dian, 'admin');
  await becomes(an, 'admin');
  expect(await move(cases)).toEqual([one]);
  const { person, checker, steps } = handlingOf(await cases.hazard(one));
  expect({ person, checker }).toEqual({ person: { id: zong.id, name: zong.name }, checker: null });
  expect(steps.at(-1)?.said).toMatchObject({ do: 'move', note: '赵电改做账号管理，不再处理隐患' });
});
