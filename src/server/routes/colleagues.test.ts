import { expect, test } from 'vitest';
import { sun, wang, yucai } from '../../../tests/cast.ts';
import { chu, dian, sayings } from '../../../tests/cast-cases.ts';
import type { Colleagues } from '../../domain/colleagues.ts';
import { openCases } from '../cases.contract.ts';

test('a colleague is found by the whole name only, and whoever is asked reads the case and answers, and nothing more', async () => {
  const cases = await openCases();
  const named = async (name: string) =>
    (await cases.school.json<Colleagues>(wang, 'GET', `/api/colleagues?name=${encodeURIComponent(name)}`)).rows;
  expect(await named(chu.name)).toEqual([{ id: chu.id, name: chu.name, dept: '' }]);
  expect([await named(chu.name.slice(0, 1)), await named('没有这人')]).toEqual([[], []]);
  expect((await cases.school.ask(wang, 'GET', '/api/colleagues')).status).toBe(400);
  const id = await cases.report(wang);
  const answered = { ...sayings.comment(await cases.hazard(id)), note: '我来看过' } as never;
  await expect(cases.take(id, chu, answered)).rejects.toThrow('hazard-unknown');
  await cases.take(id, wang, { do: 'comment', note: '食堂的电闸是谁管', mentions: [chu.id], photos: [] });
  expect((await cases.view(chu, id)).hazard.id).toBe(id);
  await cases.take(id, chu, answered);
  await cases.take(id, sun, 'assign');
  // Being asked is not being responsible.
  await expect(cases.take(id, chu, 'accept')).rejects.toThrow('step-not-yours');
  await cases.take(id, dian, 'accept');
  const { rows } = await cases.school.parts.store.messages.list(yucai.id, chu.id, { limit: 9 });
  expect(rows.map(({ topic }) => topic)).toEqual(['case-mentioned']);
});
