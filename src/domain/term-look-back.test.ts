import { expect, test } from 'vitest';
import { id } from '../../tests/cast.ts';
import { Ledger } from '../../tests/cast-cases.ts';
import { emptyCalendar, type Calendar } from './calendar.ts';
import { handlingOf } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { isDrawnForTerm, lookedBackAt, termLookBack, waitsForTerm } from './term-look-back.ts';
import { msOfWall } from './wall-time.ts';

const zone = 'Asia/Shanghai';
const calendar: Calendar = {
  ...emptyCalendar,
  terms: [
    { name: '春季', from: '2027-02-22', to: '2027-07-05' },
    { name: '秋季', from: '2026-09-01', to: '2027-01-20' },
  ],
};
const at = (day: string, minute = 720): number => msOfWall(day, minute, zone);
const on = (day: string, minute?: number) => termLookBack(calendar, at(day, minute), zone);

test('it opens two weeks before the term, is about the term before and its holiday, and stays until the term is over', () => {
  const spring = {
    from: at('2026-09-01', 0),
    to: at('2027-02-22', 0),
    opens: at('2027-02-08', 0),
    startsAt: at('2027-02-22', 0),
  };
  expect([on('2027-02-08', 0), on('2027-02-22'), on('2027-07-05', 1439)]).toEqual([spring, spring, spring]);
  expect(on('2027-02-07', 1439)).toBeNull();
  expect(on('2027-07-06', 0)).toBeNull();
  // The calendar knows no term before the autumn: half a year.
  expect(on('2026-08-18', 0)).toMatchObject({ from: at('2026-03-02', 0), to: at('2026-09-01', 0) });
  expect(termLookBack(emptyCalendar, at('2027-02-10'), zone)).toBeNull();
});

const closed = (over: Partial<Hazard>, closedAt: number, looks: number[] = []): Hazard => {
  const hazard = { ...new Ledger().report(), ...over };
  const done = { by: { id: id(1), name: '' }, note: '' };
  const lookBacks = looks.map((when) => ({ dueAt: when, done: { ...done, at: when, found: 'kept' as const } }));
  return {
    ...hazard,
    state: 'closed',
    handling: { ...handlingOf(hazard), closed: { ...done, at: closedAt, opinion: '' }, lookBacks },
  };
};

test('all 较大 and above of the term before wait for it, once, and what was closed elsewhere in time does not', () => {
  const term = on('2027-02-10')!;
  const day = at('2026-11-30');
  expect(waitsForTerm(closed({ grade: 'L' }, day), term)).toBe(true);
  expect(waitsForTerm({ ...closed({ grade: 'M' }, day), state: 'archived' }, term)).toBe(true);
  // Looked back at in December is not looked back at before the term.
  const inDecember = closed({ grade: 'L' }, day, [at('2026-12-30')]);
  expect([lookedBackAt(inDecember), waitsForTerm(inDecember, term)]).toEqual([at('2026-12-30'), true]);
  expect(waitsForTerm(closed({ grade: 'L' }, day, [at('2027-02-09'), at('2026-12-30')]), term)).toBe(false);
  for (const other of ['2026-08-31', '2027-02-22'])
    expect(waitsForTerm(closed({ grade: 'L' }, at(other)), term)).toBe(false);
  expect(waitsForTerm({ ...closed({ grade: 'L' }, day), state: 'reopened' }, term)).toBe(false);
});

test('of 一般 three in ten are drawn, the same ones whoever draws', () => {
  const all = Array.from({ length: 1000 }, (_, n) => ({ id: id(n), grade: 'G' as const }));
  const drawn = all.filter(isDrawnForTerm);
  expect(drawn.length).toBeGreaterThan(250);
  expect(drawn.length).toBeLessThan(350);
  expect(all.filter(isDrawnForTerm)).toEqual(drawn);
});
