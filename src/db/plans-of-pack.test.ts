import { expect, test } from 'vitest';
import { checklist, floor2, id, sun } from '../../tests/cast.ts';
import { plan, route } from '../../tests/cast-rounds.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { keepPack } from './plans-of-pack.ts';
import { keepPlan, keepRoute, planBook } from './plans.ts';

const codes = Array.from({ length: 12 }, (_, n) => `B${n + 1}`);
const planned = (n: number) => {
  const body = { ...route(), id: id(400 + n), points: [{ placeId: floor2.id, templates: codes, minutes: null }] };
  return { route: body, plan: plan({ id: id(500 + n), routeId: body.id, pack: 'term-start' }) };
};
const on = { pack: 'term-start' as const, from: '2026-11-22', to: '2026-11-22' };

test('a pack is planned and on, twelve checklists at a point by a schema that knows it', async () => {
  const db = await readyDb(sun);
  await keepPack(db, [planned(1), planned(2)], new Set(), (calendar) => ({ ...calendar, packs: [on] }));
  const book = await planBook(db);
  expect([...book.plans.keys()]).toEqual([id(501), id(502)]);
  expect(book.calendar.packs).toEqual([on]);
  const said = (await db.entries.toArray()).map(({ entry }) => [entry.kind, entry.schema]);
  expect(said).toEqual(
    expect.arrayContaining([
      ['route-kept', 2],
      ['plan-kept', 1],
      ['calendar-set', 2],
    ]),
  );
});

test('what broke off goes on with the same ids, and nothing is there twice', async () => {
  const db = await readyDb(sun);
  await keepRoute(db, planned(1).route);
  await keepPlan(db, planned(1).plan);
  await keepPack(db, [planned(1), planned(2)], new Set(), (calendar) => ({ ...calendar, packs: [on] }));
  expect([...(await planBook(db)).plans.keys()]).toEqual([id(501), id(502)]);
});

test('what somebody else has planned meanwhile is looked at first', async () => {
  const db = await readyDb(sun);
  await keepRoute(db, planned(3).route);
  await keepPlan(db, planned(3).plan);
  const keep = (seen: string[]) => keepPack(db, [planned(1)], new Set(seen), null);
  await expect(keep([])).rejects.toMatchObject({ code: 'conflict' });
  await keep([id(503)]);
  const book = await planBook(db);
  expect(book.plans.size).toBe(2);
  expect(book.calendar.packs).toEqual([]);
});

test('what a colleague made of the same offer, under the same ids, is looked at first too', async () => {
  const db = await readyDb(sun);
  const { plan: made } = planned(1);
  const some = (await db.documents.toArray())[0]!;
  const body = { ...made, name: '开学前 · 保安员', entries: [], timetables: [] };
  await db.documents.put({ ...some, type: 'plan', id: made.id, body });
  const keep = (seen: string[]) => keepPack(db, [planned(1)], new Set(seen), null);
  await expect(keep([])).rejects.toMatchObject({ code: 'conflict' });
  expect((await planBook(db)).plans.get(made.id)?.name).toBe(body.name);
});

test('a part of a checklist is published before the route that asks for it, and once however often it is tried', async () => {
  const db = await readyDb(sun);
  const list = {
    ...checklist,
    code: 'A1',
    version: 1,
    items: checklist.items.map((item) => Object.assign({}, item, { copyOf: item.id })),
  };
  const keep = () => keepPack(db, [planned(1)], new Set(), null, [list]);
  await keep();
  await keep();
  const kinds = (await db.entries.toArray())
    .toSorted((a, b) => a.entry.opSeq - b.entry.opSeq)
    .map(({ entry }) => entry.kind);
  expect(kinds.filter((kind) => kind === 'template-published')).toHaveLength(1);
  expect(kinds.indexOf('template-published')).toBeLessThan(kinds.indexOf('route-kept'));
});
