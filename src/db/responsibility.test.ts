import { expect, test } from 'vitest';
import { id, sun, wang } from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { nobodyYet, type Responsibility } from '../domain/responsibility.ts';
import { responsibilityBook } from './responsibility-book.ts';
import { setResponsibility } from './responsibility.ts';

const book: Responsibility = {
  departments: [{ id: id(31), name: '总务处', headId: sun.id, deputies: [] }],
  rules: [{ placeId: null, category: 'electricity', deptId: id(31), personId: null }],
  absences: [],
  checkerMayClose: true,
};

test('who answers for what holds here at once, before the school has heard of it', async () => {
  const db = await readyDb(sun);
  expect(await responsibilityBook(db)).toEqual({ book: nobodyYet, unsent: undefined });
  await setResponsibility(db, book);
  expect(await responsibilityBook(db)).toEqual({ book, unsent: { refused: false } });
});

test('a rule of a department that is not there is not recorded, nor what somebody says who keeps no plans', async () => {
  const db = await readyDb(sun);
  await expect(setResponsibility(db, { ...book, departments: [] })).rejects.toMatchObject({
    code: 'department-unknown',
  });
  await expect(setResponsibility(await readyDb(wang), book)).rejects.toMatchObject({ code: 'forbidden' });
  expect(await db.outbox.count()).toBe(0);
});
