// The board of cases: a list by words, and column by column.
import { expect, test } from 'vitest';
import { li, sun, wang } from '../../../tests/cast.ts';
import type { Person } from '../../domain/person.ts';
import type { HazardCounts, HazardRows } from '../../domain/hazard-reports.ts';
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
