// The board of cases: a list by words, and column by column.
import { expect, test } from 'vitest';
import { li, sun, wang } from '../../../tests/cast.ts';
import type { Person } from '../../domain/person.ts';
import type { HazardCounts, HazardRows } from '../../domain/hazard-reports.ts';
import { caseNumber } from '../../domain/case-number.ts';
import { openCases, type Cases } from '../cases.contract.ts';

const list = (cases: Cases, who: Person, query = '') =>
  cases.school.json<HazardRows>(who, 'GET', `/api/hazards${query}`);

test('a list is narrowed by words, and asked for column by column; the columns add up to it', async () => {
  const cases = await openCases();
  const { school } = cases;
  const socket = await cases.report(wang);
  const door = await cases.report(li, { text: 'Fire door 打不开', category: 'building' });
  await cases.take(door, sun, 'assign');
  const ids = async (query: string) => (await list(cases, sun, `?${query}`)).rows.map(({ id }) => id);
  const [place = ''] = (await cases.hazard(socket)).placeName.split(' ');
  expect(await ids('words=fire')).toEqual([door]);
  expect(await ids(`words=${encodeURIComponent(`${place} 插座`)}`)).toEqual([socket]);
  expect(await ids('words=%25')).toEqual([]);
  expect([await ids('stage=fresh'), await ids('stage=given'), await ids('stage=over')]).toEqual([[socket], [door], []]);
  const { counts } = await school.json<HazardCounts>(sun, 'GET', '/api/hazards/counts?words=fire');
  expect([counts.open, counts.all]).toEqual([1, 1]);
  for (const bad of ['words=', `words=${'x'.repeat(41)}`, 'stage=x'])
    expect((await school.ask(sun, 'GET', `/api/hazards?${bad}`)).status).toBe(400);
});

test('a list is narrowed by the number of a case, however it is written, and by initials of its place and its people', async () => {
  const cases = await openCases();
  const socket = await cases.report(wang);
  const door = await cases.report(li, { text: 'Fire door 打不开', category: 'building' });
  const ids = async (words: string) =>
    (await list(cases, sun, `?sort=newest&words=${encodeURIComponent(words)}`)).rows.map(({ id }) => id);
  const number = caseNumber(await cases.hazard(door), 'Asia/Shanghai');
  for (const said of [number, number.toLowerCase(), number.slice(-6), number.replace('-', '')])
    expect(await ids(said), said).toEqual([door]);
  expect(await ids('wxl')).toEqual([socket]);
  expect(await ids('ljg fire')).toEqual([door]);
  expect(new Set(await ids('ssl'))).toEqual(new Set([socket, door]));
  expect(await ids('wxl fire')).toEqual([]);
  expect(await ids('qqq')).toEqual([]);
});

test('how long each list is follows what is written and what becomes due, however often it is asked', async () => {
  const cases = await openCases();
  const { school } = cases;
  const counts = async () => (await school.json<HazardCounts>(sun, 'GET', '/api/hazards/counts')).counts;
  const lengths = async () => (await list(cases, sun, '?list=overdue')).total;
  const one = await cases.report(wang);
  expect([(await counts()).open, (await counts()).open]).toEqual([1, 1]);
  await cases.report(li);
  expect((await counts()).open).toBe(2);
  for (let hours = 0; hours < 72; hours++) {
    school.clock.ms += 3_600_000;
    expect((await counts()).overdue).toBe(await lengths());
  }
  expect((await counts()).overdue).toBe(2);
  await cases.take(one, sun, 'reject');
  expect(await counts()).toMatchObject({ open: 1, overdue: 1, all: 2 });
});
