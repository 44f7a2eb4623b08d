import { expect, test } from 'vitest';
import { floor2, li, sun, wang, yucai } from '../../tests/cast.ts';
import {
  an,
  dian,
  everybody,
  fen,
  Ledger,
  logistics,
  responsibility,
  sayings,
  shui,
  xiao,
  zong,
  type Bare,
} from '../../tests/cast-cases.ts';
import { dayOf } from '../domain/inspection.ts';
import type { Responsibility } from '../domain/responsibility.ts';
import { lateMoments } from '../domain/hazard-late.ts';
import { noticesOfClock, remindersOf } from './case-clock.ts';
import type { CaseNotice } from './case-notice.ts';
import { noticesOfAbsence, noticesOfStep } from './case-notices.ts';
import type { CaseAround } from './case-people.ts';
import { handlingOf } from '../domain/hazard-handling.ts';

const hourMs = 3_600_000;
const names = new Map(everybody.map(({ id, name }) => [id, name]));
const said = (notices: CaseNotice[]) =>
  notices.map(({ topic, personIds }) => `${topic}: ${personIds.map((id) => names.get(id)).join(' ')}`);
const around = (ledger: Ledger, over: Partial<CaseAround> = {}): CaseAround => ({
  place: floor2,
  book: responsibility,
  people: everybody,
  timeZone: yucai.timeZone,
  now: ledger.now,
  ...over,
});

function take(ledger: Ledger, id: string, by: typeof wang, step: keyof typeof sayings, over: object = {}): void {
  const refused = ledger.take(id, by, { ...sayings[step](ledger.hazard(id)), ...over } as Bare);
  if (refused) throw new Error(`${step}: ${refused}`);
}

/** Who is reminded so many hours from now, by when of it is due. */
const reminded = (ledger: Ledger, id: string, hours: number, over: Partial<CaseAround> = {}) =>
  said(remindersOf(ledger.hazard(id), around(ledger, { now: ledger.now + hours * hourMs, ...over })));

test('who has not accepted is reminded at half time, whoever checks a day before, and of a D1 there is a reminder too', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, sun, 'assign', { checkerId: an.id, due: 'D1' });
  expect([reminded(ledger, id, 11.9), reminded(ledger, id, 12)]).toEqual([[], ['soon: 赵电', 'soon: 赵电']]);
  expect(reminded(ledger, id, 24)).toEqual([]);
  take(ledger, id, dian, 'accept');
  expect([reminded(ledger, id, 11.9), reminded(ledger, id, 12)]).toEqual([[], ['soon: 赵电']]);
  ledger.now += 20 * hourMs;
  take(ledger, id, dian, 'rectify');
  expect([reminded(ledger, id, 23.9), reminded(ledger, id, 24)]).toEqual([[], ['soon: 周安']]);
  expect(reminded(ledger, id, 48)).toEqual([]);
  take(ledger, id, an, 'pass');
  expect([reminded(ledger, id, 11.9), reminded(ledger, id, 12)]).toEqual([[], ['soon: 孙静 周安']]);
});

test('an office is reminded of what it has to take up, to decide and to judge; what is due within four hours was told just now', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  expect(reminded(ledger, id, 12)).toEqual(['soon: 孙静 周安']);
  const grave = ledger.report(wang, { suspectedMajor: true });
  expect(reminded(ledger, grave.id, 0.5)).toEqual([]);
  expect(reminded(ledger, grave.id, 12)).toEqual(['soon: 郑分']);
  const own = ledger.report(fen, { suspectedMajor: true });
  expect(reminded(ledger, own.id, 12)).toEqual(['soon: 王校']);
  take(ledger, id, sun, 'assign', { grade: 'L' });
  take(ledger, id, li, 'interim');
  take(ledger, id, dian, 'accept');
  take(ledger, id, dian, 'plan');
  expect(reminded(ledger, id, 12)).toEqual(['soon: 郑分']);
});

test('each reminder says by when its own thing is due, once', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, sun, 'assign', { due: 'D1' });
  const at = around(ledger, { now: ledger.now + 13 * hourMs });
  const [first, ...more] = remindersOf(ledger.hazard(id), at);
  expect(first?.data.at).toBe(ledger.now + 24 * hourMs);
  expect(new Set([first, ...more].map((one) => one?.key)).size).toBe(1);
});

const absentFrom = (ledger: Ledger, personId: string, deputyId: string | null): Responsibility => {
  const day = dayOf(ledger.now, yucai.timeZone);
  const to = dayOf(ledger.now + 48 * hourMs, yucai.timeZone);
  return { ...responsibility, absences: [{ personId, from: day, to, deputyId }] };
};

test('whoever stands in is told with whoever is away, by the step or by the clock, under one key; without one the department', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, sun, 'assign', { checkerId: an.id, deptId: logistics });
  const book = absentFrom(ledger, dian.id, shui.id);
  const step = handlingOf(ledger.hazard(id)).steps.at(-1)!;
  const now = around(ledger, { book });
  expect(said(noticesOfStep(ledger.hazard(id), step, now))).toEqual(['yours: 赵电', 'yours: 钱水', 'taken: 王秀兰']);
  const byClock = noticesOfAbsence(ledger.hazard(id), now);
  expect(said(byClock)).toEqual(['yours: 钱水']);
  expect(noticesOfStep(ledger.hazard(id), step, now).map(({ key }) => key)).toContain(byClock[0]?.key);
  const nobody = around(ledger, { book: absentFrom(ledger, dian.id, null) });
  expect(said(noticesOfAbsence(ledger.hazard(id), nobody))).toEqual(['yours: 吴总']);
  expect(reminded(ledger, id, 13, { book })).toEqual(['soon: 赵电 钱水']);
  take(ledger, id, dian, 'accept');
  take(ledger, id, dian, 'rectify');
  const checker = around(ledger, { book: absentFrom(ledger, an.id, fen.id) });
  expect(said(noticesOfAbsence(ledger.hazard(id), checker))).toEqual(['check: 郑分']);
  const unchecked = around(ledger, { book: absentFrom(ledger, an.id, null) });
  expect(said(noticesOfAbsence(ledger.hazard(id), unchecked))).toEqual(['check: 孙静 周安']);
});

test('7.3 where nobody who leads the department is here any more, the first rung tells the safety office', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  take(ledger, id, sun, 'assign');
  const told = (over: Partial<CaseAround>) =>
    said(noticesOfClock(ledger.hazard(id), around(ledger, { now: ledger.now + 49 * hourMs, ...over })));
  expect(told({})).toEqual(['overdue: 吴总']);
  const people = everybody.map((one) =>
    one.id === zong.id ? Object.assign({}, one, { left: { reason: '调走' } }) : one,
  );
  expect(told({ people })).toEqual(['overdue: 孙静 周安']);
  const [dept] = responsibility.departments;
  const nobody = { ...responsibility, departments: [{ ...dept!, headId: null, deputies: [] }] };
  expect(told({ book: nobody })).toEqual(['overdue: 孙静 周安']);
});

test('7.4 both who looked back for the same planned one hear of it, each of the other’s look', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang);
  for (const [by, step] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'plan'],
    [fen, 'approve-plan'],
    [dian, 'rectify'],
    [fen, 'pass'],
    [xiao, 'close'],
  ] as const)
    take(ledger, id, by, step, step === 'assign' ? { grade: 'L' } : {});
  ledger.now += 30 * 24 * hourMs;
  const seen = ledger.hazard(id);
  for (const by of [sun, an]) expect(ledger.take(id, by, sayings['look-back'](seen), seen)).toBeNull();
  const steps = handlingOf(ledger.hazard(id)).steps.slice(-2);
  const told = steps.map((step) => noticesOfStep(ledger.hazard(id), step, around(ledger)));
  expect(told.map(said)).toEqual([[], ['late: 周安 孙静']]);
  expect(told[1]![0]!.data.by).toBe(sun.name);
});

test('7.4 a look-back is the safety office\u2019s once its time has come, overdue after three days, and goes up; never of whoever put it right or checked it', () => {
  const ledger = new Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  for (const [by, step] of [
    [sun, 'interim'],
    [fen, 'judge'],
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'plan'],
  ] as const)
    take(
      ledger,
      id,
      by,
      step,
      step === 'judge' ? { grade: 'L' } : step === 'assign' ? { grade: 'L', checkerId: an.id } : {},
    );
  take(ledger, id, fen, 'approve-plan');
  take(ledger, id, dian, 'rectify');
  take(ledger, id, an, 'pass');
  take(ledger, id, fen, 'close');
  const late = (hours: number) =>
    said(noticesOfClock(ledger.hazard(id), around(ledger, { now: ledger.now + hours * hourMs })));
  const days = (n: number): number => n * 24;
  expect([reminded(ledger, id, days(29.9)), late(days(29.9))]).toEqual([[], []]);
  expect([reminded(ledger, id, days(30)), late(days(30))]).toEqual([['look-back: 孙静'], []]);
  expect([33.1, 34.5, 36.5, 40.5].map((n) => late(days(n)))).toEqual([
    ['look-back-late: 孙静'],
    ['look-back-late: 孙静'],
    ['look-back-late: 郑分'],
    ['look-back-late: 王校'],
  ]);
  expect(lateMoments(ledger.hazard(id))).toEqual([30, 33].map((n) => ledger.now + days(n) * hourMs));
  ledger.now += days(31) * hourMs;
  take(ledger, id, sun, 'look-back', { found: 'kept' });
  expect([reminded(ledger, id, days(30)), late(days(60))]).toEqual([[], []]);
});
