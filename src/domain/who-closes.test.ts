import { expect, test } from 'vitest';
import {
  an,
  dian,
  everybody,
  fen,
  Ledger,
  responsibility,
  sayings,
  xiao,
  zong,
  type Bare,
} from '../../tests/cast-cases.ts';
import { floor2, sun, wang, yucai } from '../../tests/cast.ts';
import type { Around } from './case-around.ts';
import type { Person } from './person.ts';
import { afterChecker, closersNow, ownWorkOf } from './who-closes.ts';

const school = (...gone: Person[]): Around => ({
  place: floor2,
  book: responsibility,
  timeZone: yucai.timeZone,
  now: 0,
  into: undefined,
  people: new Map(everybody.filter((one) => !gone.includes(one)).map((one) => [one.id, one])),
});
const given = { grade: 'G' as const, personId: dian.id };

test('the one safety officer who is to check it could not close it: said where it is given out', () => {
  const alone = school(an, fen, xiao);
  expect(afterChecker({ ...given, checkerId: sun.id }, alone)).toEqual({ checker: sun, is: 'stuck', who: [] });
  // With nobody named 后勤 may check it, and 安办 closes it; where there is no 后勤 it is 安办 as well.
  expect(afterChecker({ ...given, checkerId: null }, alone)).toBeNull();
  expect(afterChecker({ ...given, checkerId: null }, school(an, fen, xiao, zong))?.is).toBe('stuck');
  expect(afterChecker({ ...given, checkerId: wang.id }, alone)).toBeNull();
  const may = { ...alone, book: { ...responsibility, checkerMayClose: true } };
  expect(afterChecker({ ...given, checkerId: sun.id }, may)).toBeNull();
  // The school lets the checker close 一般 only.
  expect(afterChecker({ ...given, grade: 'L', checkerId: fen.id }, { ...school(xiao), book: may.book })?.is).toBe(
    'stuck',
  );
});

test('where only somebody above is left to close it, that is said with the names, the nearest first', () => {
  expect(afterChecker({ ...given, checkerId: sun.id }, school(an))).toEqual({
    checker: sun,
    is: 'higher',
    who: [fen, xiao],
  });
  expect(afterChecker({ ...given, checkerId: sun.id }, school())).toBeNull();
});

test('who may close it now, and whose own work it is that somebody may not', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  for (const [by, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [sun, 'pass'],
  ] as const)
    expect(
      ledger.take(id, by, {
        ...sayings[step](ledger.hazard(id)),
        ...(step === 'assign' && { checkerId: sun.id }),
      } as Bare),
    ).toBeNull();
  const hazard = ledger.hazard(id);
  const names = (around: Around) => closersNow(hazard, around).map(({ name }) => name);
  expect(names(school())).toEqual([an.name, fen.name, xiao.name]);
  expect(names(school(an, fen, xiao))).toEqual([]);
  expect(names({ ...school(an, fen, xiao), book: { ...responsibility, checkerMayClose: true } })).toEqual([sun.name]);
  expect([ownWorkOf('close', hazard, sun.id), ownWorkOf('close', hazard, dian.id)]).toEqual(['checked', 'rectified']);
});
