import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import type { EntryOf } from './entry.ts';
import { handlingOf, isSupervised, type HazardDo } from './hazard-handling.ts';
import { clockOf, dayMs, isToLookBack, lookBacksOf, owedOf, rungOf } from './hazard-times.ts';

const hourMs = 3_600_000;

test('overdue goes up from the owner to the principal as the days pass', () => {
  const after = (days: number) => rungOf(days * dayMs);
  expect([0, 0.5, 1, 2.9, 3, 6.9, 7, 30].map(after)).toEqual([
    'none',
    'owner',
    'department',
    'department',
    'vice_principal',
    'vice_principal',
    'principal',
    'principal',
  ]);
});

test('a report is to be verified within a day, within four hours or within one by its grade', () => {
  const ledger = new cases.Ledger();
  const dueIn = (suspectedMajor: boolean) =>
    ((clockOf(ledger.report(cast.wang, { suspectedMajor }), 0).dueAt ?? 0) - ledger.now) / hourMs;
  expect([dueIn(false), dueIn(true)]).toEqual([24, 1]);
});

test('the day by which it must be put right runs on while nobody accepts, and rests while it waits to be re-checked', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  const take = (by: typeof cast.sun, what: keyof typeof cases.sayings, over: object = {}) =>
    expect(ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare)).toBeNull();
  take(cast.sun, 'assign', { due: 'D0' });
  expect(clockOf(ledger.hazard(id), ledger.now).dueAt).toBe(ledger.now + 2 * hourMs);
  ledger.now += 3 * hourMs;
  take(cases.dian, 'accept');
  expect(clockOf(ledger.hazard(id), ledger.now)).toMatchObject({ overdueMs: hourMs, rung: 'owner' });
  take(cases.dian, 'rectify');
  expect(clockOf(ledger.hazard(id), ledger.now)).toMatchObject({ dueAt: ledger.now + 48 * hourMs, overdueMs: 0 });
  take(cast.sun, 'pass');
  take(cases.an, 'close');
  expect(clockOf(ledger.hazard(id), ledger.now + 90 * dayMs)).toEqual({
    dueAt: null,
    owed: null,
    overdueMs: 0,
    rung: 'none',
  });
});

test('what may be major asks for something against the danger within two hours and for a judgement within a day', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  const take = (by: typeof cast.sun, what: keyof typeof cases.sayings, over: object = {}) =>
    expect(ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare)).toBeNull();
  take(cast.sun, 'assign');
  ledger.now += 10 * hourMs;
  const raisedAt = ledger.now;
  take(cases.dian, 'accept');
  take(cases.zhi, 'raise');
  expect(clockOf(ledger.hazard(id), raisedAt)).toMatchObject({ dueAt: raisedAt + 2 * hourMs, owed: 'interim' });
  take(cast.wang, 'interim');
  expect(clockOf(ledger.hazard(id), raisedAt)).toMatchObject({ dueAt: raisedAt + 24 * hourMs, owed: 'judge' });
  take(cases.fen, 'judge', { grade: 'L' });
  expect(handlingOf(ledger.hazard(id)).interim?.how).toBe('isolated');
});

test('of a thousand minor hazards some hundred are looked back at, of fire two hundred, of the graver all', () => {
  const drawn = (category: 'building' | 'fire', grade: 'G' | 'L') =>
    Array.from({ length: 1000 }, (_, i) =>
      lookBacksOf({ id: `h${i}`, grade, category, itemId: 'report' }, 1000 * i),
    ).filter(({ length }) => length > 0).length;
  expect(drawn('building', 'G')).toBeGreaterThan(70);
  expect(drawn('building', 'G')).toBeLessThan(130);
  expect(drawn('fire', 'G')).toBeGreaterThan(160);
  expect(drawn('fire', 'G')).toBeLessThan(240);
  expect(drawn('building', 'L')).toBe(1000);
});

test('7.4 a minor one that is drawn is late from the thirtieth day after its closing, and somebody is told three days before', () => {
  const minor = { grade: 'G', category: 'fire', itemId: 'report' } as const;
  const drawn = Array.from({ length: 50 }, (_, i) => `h${i}`).find(
    (one) => lookBacksOf({ id: one, ...minor }, 0).length > 0,
  )!;
  const [dueAt = 0] = lookBacksOf({ id: drawn, ...minor }, 0);
  const report = new cases.Ledger().report();
  const handling = { ...handlingOf(report), lookBacks: [{ dueAt, done: null }] };
  const hazard = { ...report, state: 'closed' as const, handling };
  const late = (days: number) => clockOf(hazard, days * dayMs).overdueMs > 0;
  expect([dueAt / dayMs, late(30), late(30.01)]).toEqual([27, false, true]);
  expect([26.9, 27].map((days) => isToLookBack(hazard, days * dayMs))).toEqual([false, true]);
});

test('1.3 what is given out to be put right on the spot is guarded from when it is not, and not before', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, { ...cases.sayings.assign(ledger.hazard(id)), due: 'D0' } as never);
  const given = ledger.hazard(id);
  expect(owedOf(given)).toContainEqual({ owed: 'interim', at: given.dueAt });
  expect(clockOf(given, given.dueAt! - 1).overdueMs).toBe(0);
  ledger.take(id, cases.dian, cases.sayings.interim(given));
  expect(owedOf(ledger.hazard(id)).map(({ owed }) => owed)).not.toContain('interim');
});

test('the day for the report to the authority and the week of 督办 run from when the school heard of it, whatever a phone says; an older phone’s word as it did', () => {
  const ledger = new cases.Ledger();
  const [id, other] = [1, 2].map(() => ledger.report(cast.wang, { suspectedMajor: true }).id) as [string, string];
  const late = (by: typeof cast.sun, step: cases.Bare, on = id, schema?: 1) => {
    const said = ledger.step(ledger.hazard(on), by, step) as EntryOf<'hazard-handled'>;
    const { hash: _hash, kind, body, ...over } = said;
    const at = cast.at(ledger.now - 20 * hourMs);
    expect(ledger.say(cast.entry(kind, body, { ...over, at, ...(schema && { schema }) }), by)).toBeNull();
  };
  const owed = (what: string, of = id) => owedOf(ledger.hazard(of)).find((one) => one.owed === what)?.at;
  const judge = { ...cases.sayings.judge(ledger.hazard(id)), grade: 'M' } as cases.Bare;
  late(cases.fen, judge);
  expect(owed('report')).toBe(ledger.now + 24 * hourMs);
  ledger.take(id, cast.sun, cases.sayings.assign(ledger.hazard(id)));
  ledger.now += 40 * dayMs;
  late(cases.xiao, { do: 'urge', note: '抓紧' });
  expect(owed('urge')).toBe(ledger.now + 7 * dayMs);
  // Given to another, or handed on, it has been given out as long as before.
  const owedBefore = owed('urge');
  ledger.take(id, cast.sun, { ...cases.sayings.assign(ledger.hazard(id)), personId: cases.shui.id } as never);
  expect(owed('urge')).toBe(owedBefore);
  ledger.now += 20 * dayMs;
  for (const [by, step] of [
    [cases.shui, 'hand-on'],
    [cast.sun, 'grant-hand-on'],
  ] as const)
    expect(ledger.take(id, by, cases.sayings[step](ledger.hazard(id))), step).toBeNull();
  expect(owed('urge')).toBe(owedBefore);
  late(cases.fen, judge, other, 1);
  expect(owed('report', other)).toBe(ledger.now + 4 * hourMs);
});

test('7.3 the thirty days after which the principal sees to it run from the first time it is given out, and anew once it has come back', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(cast.wang, { suspectedMajor: true });
  const take = (by: typeof cast.sun, step: HazardDo, over: object = {}) =>
    expect(ledger.take(id, by, { ...cases.sayings[step](ledger.hazard(id)), ...over } as never), step).toBeNull();
  const urge = () => owedOf(ledger.hazard(id)).find(({ owed }) => owed === 'urge')?.at;
  take(cases.fen, 'judge', { grade: 'M' });
  take(cast.sun, 'assign');
  const first = ledger.now;
  ledger.now += 29 * dayMs;
  take(cast.sun, 'assign', { personId: cases.shui.id });
  expect(urge()).toBe(first + 37 * dayMs);
  take(cases.shui, 'accept');
  take(cases.shui, 'plan', { plan: cases.commitments({ to: '2026-12-28' }) });
  take(cases.xiao, 'approve-plan');
  take(cases.shui, 'rectify');
  take(cases.an, 'pass');
  take(cases.xiao, 'close', { opinion: '同意' });
  ledger.now += dayMs;
  take(cast.sun, 'reopen');
  ledger.now += dayMs;
  take(cast.sun, 'assign');
  expect(urge()).toBe(ledger.now + 37 * dayMs);
});

test('7.3 a day of 督办 that was still to come when it was named counts, however long that travelled; a clock nobody asked is not believed', () => {
  const ledger = new cases.Ledger();
  const saidOn = ledger.now;
  const until = '2026-11-24';
  const watch = { leader: '郑分', until };
  const say = (step: cases.Bare, over: object = {}) => {
    const { id } = ledger.report(cast.wang, { suspectedMajor: true });
    const { hash: _hash, kind, body, ...said } = ledger.step(ledger.hazard(id), cases.fen, step);
    const refused = ledger.say(cast.entry(kind, body, { ...said, at: cast.at(saidOn), ...over }) as never, cases.fen);
    return refused ?? isSupervised(ledger.hazard(id));
  };
  ledger.now += 5 * dayMs;
  const steps: cases.Bare[] = [
    { do: 'supervise', leader: '郑分', until, note: '' },
    { do: 'judge', grade: 'M', basis: 'M6', note: '', watch },
  ];
  for (const step of steps) {
    expect([step.do, say(step)]).toEqual([step.do, true]);
    expect(say(step, { at: { ...cast.at(saidOn), serverOffsetMs: null } })).toBe('deadline-not-later');
    expect(say(step, { schema: 10 })).toBe('deadline-not-later');
    expect(say({ ...step, until: '2026-11-01', watch: { ...watch, until: '2026-11-01' } } as never)).toBe(
      'deadline-not-later',
    );
  }
});
