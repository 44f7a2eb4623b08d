import { expect, test, vi } from 'vitest';
import { answered, emptyDb, page, readyDb, submitted } from '../../tests/sync/phone.ts';
import { canteen, checklist, documents, dorm3, floor2, li, wang } from '../../tests/cast.ts';
import { applyChanges, pullState, restartPull } from './changes.ts';
import { isReady, people, school, template, templates } from './documents.ts';
import { hasMoved } from './moved-places.ts';
import { places } from './school-places.ts';
import { deliveryCounts } from './records.ts';

const asDocument = (body: typeof canteen) => ({ type: 'place' as const, id: body.id, body });

test('a first download makes the phone ready, and not before it is complete', async () => {
  const db = emptyDb(wang);
  await applyChanges(db, '', page(documents.slice(0, 3), { cursor: 'one', more: true }));
  expect(await isReady(db)).toBe(false);
  await applyChanges(db, 'one', page(documents.slice(3), { cursor: 'two' }));
  expect(await isReady(db)).toBe(true);
  expect((await school(db))?.name).toBe('育才中学');
  expect((await people(db)).map((person) => person.username).sort()).toEqual(['admin', 'li', 'sun', 'wang']);
});

test('C1 a page and its cursor are written together or not at all', async () => {
  const db = await readyDb(wang);
  const put = vi.spyOn(db.meta, 'put').mockRejectedValue(new Error('the disk broke'));
  await expect(
    applyChanges(db, 'the first cursor', page([asDocument({ ...canteen, name: '新食堂' })], { cursor: 'next' })),
  ).rejects.toThrow('the disk broke');
  put.mockRestore();
  expect((await places(db)).map((place) => place.name)).toContain('食堂');
  expect((await pullState(db)).cursor).toBe('the first cursor');
});

test('C2 a pull leaves drafts, outbox and photos alone', async () => {
  const db = await readyDb(wang);
  await answered(db, 'a draft');
  const entry = await submitted(db, 'waiting');
  const dump = () =>
    Promise.all([db.drafts.toArray(), db.outbox.toArray(), db.entries.toArray(), db.photoBytes.count()]);
  const before = await dump();
  await restartPull(db);
  const gone = [
    { type: 'inspection' as const, id: entry.subject },
    { type: 'place' as const, id: floor2.id },
  ];
  await applyChanges(db, '', page([], { gone }));
  expect(await dump()).toEqual(before);
  expect((await deliveryCounts(db)).records).toBe(1);
});

test('C3 a page of an older cursor is dropped', async () => {
  const db = await readyDb(wang);
  await applyChanges(db, 'the first cursor', page([asDocument({ ...canteen, name: '新食堂' })], { cursor: 'next' }));
  expect(await applyChanges(db, 'the first cursor', page([asDocument(canteen)], { cursor: 'late' }))).toBe(false);
  expect((await places(db)).map((place) => place.name)).toContain('新食堂');
  expect((await pullState(db)).cursor).toBe('next');
});

test('C4 a new full download replaces the old one only when it is finished', async () => {
  const db = await readyDb(wang);
  await restartPull(db);
  await applyChanges(db, '', page(documents.slice(0, 5), { cursor: 'a', more: true }));
  expect((await places(db)).map((place) => place.id)).toEqual([dorm3.id, floor2.id, canteen.id]);
  expect(await isReady(db)).toBe(true);
  await applyChanges(db, 'a', page([asDocument(dorm3)], { cursor: 'b' }));
  expect((await places(db)).map((place) => place.id)).toEqual([dorm3.id]);
});

test('of each checklist the newest version is offered, and every version can be read', async () => {
  const next = { ...checklist, version: 2 };
  const db = await readyDb(wang, [{ type: 'template', id: 'Z1@2', body: next }]);
  expect((await templates(db)).map((one) => one.version)).toEqual([2]);
  expect((await template(db, 'Z1', 1))?.version).toBe(1);
});

test('C8 how many more are open at the school is known once the download has come to its end, and no more when they fit', async () => {
  const db = await readyDb(wang);
  const beyond = async () => (await pullState(db)).beyond;
  const { cursor } = await pullState(db);
  await applyChanges(db, cursor, page([], { cursor: 'a', more: true }));
  expect(await beyond()).toBe(0);
  await applyChanges(db, 'a', page([], { cursor: 'b', beyond: 9500 }));
  expect(await beyond()).toBe(9500);
  await restartPull(db);
  expect(await beyond()).toBe(9500);
  await applyChanges(db, '', page([], { cursor: 'c' }));
  expect(await beyond()).toBe(0);
});

test('C8 a place that moves concerns whoever looks after some places only, until the download has begun again', async () => {
  const moved = asDocument({ ...floor2, ancestors: [{ id: canteen.id, name: canteen.name }] });
  const renamed = asDocument({ ...floor2, ancestors: [{ id: dorm3.id, name: '兰苑' }] });
  const asked = async (who: typeof wang, document: typeof moved) =>
    hasMoved(await readyDb(who), page([document], { cursor: 'next' }).documents);
  expect([await asked(wang, moved), await asked(wang, renamed), await asked(li, moved)]).toEqual([true, false, false]);
  const db = await readyDb(wang);
  await restartPull(db);
  expect(await hasMoved(db, page([moved], { cursor: 'next' }).documents)).toBe(false);
});
