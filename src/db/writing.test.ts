import { expect, test, vi } from 'vitest';
import { emptyDb, readyDb } from '../../tests/sync/phone.ts';
import { checklist, sun, wang } from '../../tests/cast.ts';
import { templateId, type Template } from '../domain/template.ts';
import { template as templateOf } from './documents.ts';
import type { MetaRow } from './meta.ts';
import {
  beginWriting,
  dropWriting,
  keepWriting,
  publications,
  publish,
  publishVersion,
  takeBack,
  writings,
} from './writing.ts';

const changed: Template = { ...checklist, name: { zh: '楼层夜检', en: 'Night round' } };

test('what is written is kept under its code, one of each', async () => {
  const db = await readyDb(sun);
  await keepWriting(db, { template: checklist, base: 1, changedAt: 1 });
  await keepWriting(db, { template: changed, base: 1, changedAt: 2 });
  await keepWriting(db, { template: { ...checklist, code: 'X1' }, base: 0, changedAt: 3 });
  expect((await writings(db)).map(({ template }) => [template.code, template.name.zh])).toEqual([
    ['Z1', '楼层夜检'],
    ['X1', checklist.name.zh],
  ]);
  await dropWriting(db, 'X1');
  expect(await writings(db)).toHaveLength(1);
});

test('it is published as the version after the newest, and is being written no more', async () => {
  const db = await readyDb(sun);
  await keepWriting(db, { template: changed, base: 1, changedAt: 1 });
  expect((await publish(db, changed)).version).toBe(2);
  expect(await writings(db)).toEqual([]);
  expect(await db.outbox.toArray()).toMatchObject([{ kind: 'template-published', subject: 'Z1@2' }]);
  expect(await publications(db)).toMatchObject([{ template: { version: 2 }, row: { state: 'waiting' } }]);
  // Offered only when the school has it.
  expect(await templateOf(db, 'Z1', 2)).toBeUndefined();
});

test('a publication and the end of its writing are one step: one that breaks off leaves what was written, and nothing is said twice', async () => {
  const db = await readyDb(sun);
  await keepWriting(db, { template: changed, base: 1, changedAt: 0 });
  const put = db.meta.put.bind(db.meta);
  const broken = vi
    .spyOn(db.meta, 'put')
    .mockImplementation(((row: MetaRow) =>
      row.key === 'writing' ? Promise.reject(new Error('the battery is empty')) : put(row)) as typeof put);
  await expect(publish(db, changed)).rejects.toThrow('the battery is empty');
  broken.mockRestore();
  expect(await db.outbox.count()).toBe(0);
  expect(await writings(db)).toMatchObject([{ base: 1 }]);
  expect((await publish(db, changed)).version).toBe(2);
});

test('what the rules refuse is not published, and stays as it was written', async () => {
  const db = await readyDb(sun);
  const [first, ...others] = checklist.items;
  const unsound = { ...checklist, items: [{ ...first!, type: 'CH' as const, options: [] }, ...others] };
  await keepWriting(db, { template: unsound, base: 1, changedAt: 1 });
  await expect(publish(db, unsound)).rejects.toThrow('options-missing');
  expect(await writings(db)).toHaveLength(1);
  expect(await db.outbox.count()).toBe(0);
});

test('a version that is not the one being written leaves that as it is', async () => {
  const db = await readyDb(sun);
  await keepWriting(db, { template: changed, base: 1, changedAt: 1 });
  await publishVersion(db, { ...checklist, retired: true });
  expect(await publications(db)).toMatchObject([{ template: { version: 2, retired: true } }]);
  expect(await writings(db)).toMatchObject([{ template: { name: changed.name } }]);
});

test('what is being written is not written over by what is begun or taken back, unless somebody wants it', async () => {
  const db = await readyDb(sun);
  await publish(db, { ...checklist, name: { zh: '退回的', en: 'Refused' } });
  const [row] = await db.outbox.toArray();
  await db.outbox.update(row!.id, { state: 'attention', code: 'template-published' });
  await keepWriting(db, { template: changed, base: 1, changedAt: 1 });
  expect(await beginWriting(db, { template: checklist, base: 1, changedAt: 2 })).toBe(false);
  const [refused] = await publications(db);
  expect(await takeBack(db, refused!)).toBe(false);
  expect(await writings(db)).toMatchObject([{ template: { name: changed.name } }]);
  expect(await publications(db)).toHaveLength(1);
  expect(await takeBack(db, refused!, true)).toBe(true);
  expect(await writings(db)).toMatchObject([{ template: { name: { zh: '退回的' } } }]);
  expect(await beginWriting(db, { template: { ...checklist, code: 'X1' }, base: 0, changedAt: 3 })).toBe(true);
});

test('who may not publish cannot', async () => {
  const db = await readyDb(wang);
  await expect(publish(db, changed)).rejects.toThrow('forbidden');
});

test('a refused publication can be taken back and goes out again after the version that was first', async () => {
  const db = await readyDb(sun);
  await publish(db, changed);
  const [row] = await db.outbox.toArray();
  await db.outbox.update(row!.id, { state: 'attention', code: 'template-published' });
  const other = { ...checklist, version: 2 };
  const [sample] = await db.documents.where('[type+id]').equals(['template', 'Z1@1']).toArray();
  await db.documents.put({ ...sample!, id: templateId(other), body: other });
  const [refused] = await publications(db);
  await takeBack(db, refused!);
  expect(await publications(db)).toEqual([]);
  expect(await writings(db)).toMatchObject([{ template: { name: changed.name }, base: 2 }]);
  expect((await publish(db, changed)).version).toBe(3);
});

test('a phone that was never here has nothing in writing', async () => {
  expect(await writings(emptyDb(sun))).toEqual([]);
});
