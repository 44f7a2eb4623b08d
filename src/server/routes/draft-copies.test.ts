import { expect, test } from 'vitest';
import { id, li, wang, yucai } from '../../../tests/cast.ts';
import { copyKeptMs, mostCopies, type DraftCopies } from '../../domain/draft-copy.ts';
import { forgetDraftCopies } from '../forget-draft-copies.ts';
import { openSchool, type School } from '../school.contract.ts';

const row = (n: number, over: object = {}) => ({
  id: id(800 + n),
  placeId: id(10),
  template: { code: 'Z1', version: 1 },
  answers: [{ itemId: 'Z1-01', value: 'pass', photos: [] }],
  photos: [],
  changedAt: 1000 + n,
  ...over,
});
const keep = (school: School, n: number, over: object = {}, who = wang) =>
  school.ask(who, 'PUT', `/api/drafts/${id(800 + n)}`, { version: 12, draft: row(n, over) });
const read = async (school: School, who = wang) => (await school.json<DraftCopies>(who, 'GET', '/api/drafts')).copies;

test('a copy is its author’s alone, also where somebody else names it', async () => {
  const school = await openSchool();
  expect((await keep(school, 1)).status).toBe(204);
  expect(await read(school)).toEqual([{ keptAt: school.clock.ms, version: 12, draft: row(1) }]);
  expect(await read(school, li)).toEqual([]);
  await keep(school, 1, { changedAt: 9000, placeId: id(11) }, li);
  await school.ask(li, 'DELETE', `/api/drafts/${id(801)}`);
  expect(await read(school)).toMatchObject([{ draft: { placeId: id(10) } }]);
});

test('what is no copy of a draft is refused by name and changes nothing', async () => {
  const school = await openSchool();
  const send = async (address: string, body: unknown) => {
    const answer = await school.ask(wang, 'PUT', `/api/drafts/${address}`, body);
    return [answer.status, ((await answer.json()) as { code: string }).code];
  };
  const copy = { version: 12, draft: row(1) };
  expect(await send(id(802), copy)).toEqual([400, 'bad-id']);
  expect(await send('..%2F..', copy)).toEqual([400, 'bad-id']);
  expect((await school.ask(wang, 'DELETE', '/api/drafts/%5c')).status).toBe(400);
  expect(await send(id(801), { ...copy, more: 1 })).toEqual([422, 'unknown-field']);
  expect(await send(id(801), { version: 12, draft: { ...row(1), answers: 'none' } })).toEqual([400, 'bad-shape']);
  expect(await send(id(801), { version: 12, draft: row(1, { note: 'x'.repeat(600_000) }) })).toEqual([
    413,
    'too-large',
  ]);
  expect(await read(school)).toEqual([]);
});

test('of one person the newest stay, and what nobody went on with is gone after thirty days', async () => {
  const school = await openSchool();
  for (let n = 0; n < mostCopies + 2; n++) {
    school.clock.ms += 1000;
    await keep(school, n);
  }
  expect((await read(school)).map(({ draft }) => draft.id)).toEqual(
    Array.from({ length: mostCopies }, (_, n) => id(800 + mostCopies + 1 - n)),
  );
  school.clock.ms += copyKeptMs + 1;
  expect(await school.parts.store.draftCopies.of(yucai.id, wang.id, school.clock.ms - copyKeptMs)).toEqual([]);
  expect(await forgetDraftCopies(school.parts, school.clock.ms)).toBe(mostCopies);
});
