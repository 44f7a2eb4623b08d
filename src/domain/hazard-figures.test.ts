import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { hazardWeeks, reboundByDepartment } from './hazard-analysis.ts';
import { caseFigures } from './hazard-figures.ts';
import { handlingOf, type HazardDo } from './hazard-handling.ts';
import { countedCases } from './hazard-sets.ts';
import type { Hazard } from './hazard.ts';
import { dayMs } from './hazard-times.ts';
import type { Person } from './person.ts';

const { dian, an, xiao } = cases;
const { sun } = cast;
type Way = [Person, HazardDo, number, object?][];

/** Several cases, each its own way; `after`: hours since the step before. */
function played(...ways: Way[]) {
  const all: Hazard[] = [];
  for (const way of ways) {
    const ledger = new cases.Ledger();
    const { id } = ledger.report();
    for (const [by, what, after, over] of way) {
      ledger.now += after * 3_600_000;
      const said = { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare;
      expect(ledger.take(id, by, said), what).toBeNull();
    }
    all.push({ ...ledger.hazard(id), id: `${id} ${way.length}` });
  }
  return caseFigures(all, cast.tonight + 20 * dayMs);
}

const closedAfter = (hours: number): Way => [
  [sun, 'assign', 2, { due: 'D3' }],
  [dian, 'accept', 1],
  [dian, 'rectify', hours],
  [sun, 'pass', 1],
  [an, 'close', 1],
];

test('nothing found is no figure', () => {
  const none = { n: 0, of: 0 };
  expect(caseFigures([], 0)).toEqual({
    found: 0,
    onSpot: none,
    closed: none,
    inTime: none,
    answered: none,
    answers: { taken: none, ended: none },
    handedOn: none,
    rebound: none,
    repairDays: null,
    firstResponseMs: null,
    absentMs: null,
  });
});

test('each figure is the plain count of what it names', () => {
  const late: Way = [[sun, 'assign', 30]];
  const handed: Way = [
    [sun, 'assign', 2],
    [dian, 'hand-on', 1],
  ];
  const back: Way = [...closedAfter(10), [xiao, 'look-back', 24 * 30, { found: 'rebound' }]];
  expect(played(closedAfter(10), closedAfter(100), late, handed, back, [])).toEqual({
    found: 6,
    onSpot: { n: 0, of: 6 },
    // One of the three that were closed has come back.
    closed: { n: 2, of: 5 },
    // The one that has come back is not due again yet.
    inTime: { n: 1, of: 4 },
    // Of being taken up two were told too late or not at all. How it ended two were told in time; by now it was owed of the two that are not
    // put right, and the one that has come back is not due again yet.
    answered: { n: 6, of: 10 },
    answers: { taken: { n: 4, of: 6 }, ended: { n: 2, of: 4 } },
    // Five were given to somebody, once each.
    handedOn: { n: 1, of: 5 },
    rebound: { n: 1, of: 3 },
    repairDays: (12 + 102) / 2 / 24,
    firstResponseMs: 3 * 3_600_000,
    absentMs: null,
  });
});

test('11 a student missing takes from the head count to the end of the case, in the week in which it ended', () => {
  const ledger = new cases.Ledger();
  const at = cast.tonight;
  const missing = (n: number, hours: number | null, over: Partial<Hazard> = {}): Hazard => {
    const { id } = ledger.report();
    const hazard = ledger.hazard(id);
    const closed = hours === null ? null : { at: at + hours * 3_600_000, by: cases.an };
    return {
      ...hazard,
      id: cast.id(700 + n),
      itemId: 'D2-04',
      reportedAt: at,
      state: closed ? 'closed' : 'reported',
      handling: { ...handlingOf(hazard), closed },
      ...over,
    } as Hazard;
  };
  const all = [
    missing(1, 1),
    missing(2, 2),
    missing(3, 5),
    missing(4, null),
    missing(5, 90, { itemId: 'D2-05' }),
    missing(6, 90, { state: 'rejected' }),
    // Taken up again: it has not ended.
    missing(7, 90, { state: 'reopened' }),
  ];
  const now = at + 20 * dayMs;
  expect(caseFigures(all, now).absentMs).toBe(2 * 3_600_000);
  const [week, next] = hazardWeeks(all, ['2026-11-16', '2026-11-23'], 'Asia/Shanghai', now);
  expect([week?.absences, week?.absentMs, next?.absences, next?.absentMs]).toEqual([1, 3_600_000, 2, 3.5 * 3_600_000]);
  const days = { from: Date.UTC(2026, 10, 22, 16), to: Date.UTC(2026, 10, 29, 16), now };
  expect(countedCases('absences', all, days).map(({ id }) => id)).toEqual([cast.id(702), cast.id(703)]);
});

test('反弹率 counts what was found again, and not a report of it that was turned down', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(cast.wang, { fixed: true, photos: [cases.picture] });
  expect(ledger.take(id, sun, cases.sayings.confirm(ledger.hazard(id)))).toBeNull();
  const closed = ledger.hazard(id);
  const again = (state: Hazard['state']) =>
    caseFigures([closed, { ...closed, id: cast.id(711), state, repeatOf: id } as Hazard], ledger.now).rebound.n;
  expect(['reported', 'merged', 'rejected', 'withdrawn'].map((state) => again(state as Hazard['state']))).toEqual([
    1, 1, 0, 0,
  ]);
});

test('what was confirmed as put right on the spot counts as such, and as closed', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(cast.wang, { fixed: true, photos: [cases.picture] });
  expect(ledger.take(id, sun, cases.sayings.confirm(ledger.hazard(id)))).toBeNull();
  expect(caseFigures([ledger.hazard(id)], ledger.now)).toMatchObject({
    onSpot: { n: 1, of: 1 },
    closed: { n: 1, of: 1 },
    answered: { n: 2, of: 2 },
  });
});

test('7.3 being taken up and how it ended are two answers, each in its time; what was turned down was answered once', () => {
  const tooLate: Way = [
    [sun, 'assign', 2, { due: 'D3' }],
    [dian, 'accept', 1],
    [dian, 'rectify', 200],
    [sun, 'pass', 1],
    [an, 'close', 1],
  ];
  const turnedDown: Way = [[sun, 'reject', 2]];
  // What its reporter took back is no finding, and waits for no answer.
  const mistake: Way = [[cast.wang, 'take-back', 0]];
  expect(played(closedAfter(10), tooLate, turnedDown, mistake)).toMatchObject({
    found: 2,
    answered: { n: 4, of: 5 },
    answers: { taken: { n: 3, of: 3 }, ended: { n: 1, of: 2 } },
  });
});

test('11 handing on is counted over every time a case was given to somebody, and is not forgotten when it comes back', () => {
  const handed: Way = [
    [sun, 'assign', 2, { due: 'D3' }],
    [dian, 'hand-on', 1],
    [sun, 'grant-hand-on', 1, { personId: dian.id }],
  ];
  const back: Way = [
    ...closedAfter(10),
    [xiao, 'look-back', 24 * 10, { found: 'rebound' }],
    [sun, 'assign', 1, { due: 'D3' }],
  ];
  const twice: Way = [
    ...handed,
    [dian, 'accept', 1],
    [dian, 'rectify', 1],
    [sun, 'pass', 1],
    [an, 'close', 1],
    [sun, 'reopen', 24],
    [sun, 'assign', 1, { due: 'D3' }],
  ];
  expect(played(handed).handedOn).toEqual({ n: 1, of: 2 });
  expect(played(back).handedOn).toEqual({ n: 0, of: 2 });
  expect(played(handed, back, twice).handedOn).toEqual({ n: 2, of: 7 });
});

test('7.4 what came back counts for the department that had put it right, and what nobody was given for none', () => {
  const ledger = new cases.Ledger();
  const way = (id: string, ...steps: [Person, HazardDo, object?][]) => {
    for (const [by, what, over] of steps)
      expect(
        ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare),
        what,
      ).toBeNull();
  };
  const given = ledger.report();
  const onSpot = ledger.report(cast.li, { category: 'fire', fixed: true, photos: [cases.picture] });
  way(given.id, ...closedAfter(1).map(([by, what, , over]) => [by, what, over] as [Person, HazardDo, object?]));
  way(onSpot.id, [an, 'confirm']);
  // A school that has no departments yet; later it writes them.
  const book = (departments: typeof cases.responsibility.departments) =>
    ledger.put([{ type: 'responsibility', id: cast.yucai.id, body: { ...cases.responsibility, departments } }]);
  const lines = () => {
    const all = [given, onSpot].map(({ id }) => ledger.hazard(id));
    return reboundByDepartment(all, ledger.now, all, () => '总务处');
  };
  const line = (n: number) => [{ deptId: cases.logistics, deptName: '总务处', rebound: { n, of: 1 } }];
  expect(lines()).toEqual(line(0));
  book([]);
  for (const id of [given.id, onSpot.id]) way(id, [sun, 'reopen'], [sun, 'assign', { deptId: null }]);
  book(cases.responsibility.departments);
  expect(lines()).toEqual(line(1));
  way(onSpot.id, [sun, 'assign']);
  expect(lines()).toEqual(line(1));
});
