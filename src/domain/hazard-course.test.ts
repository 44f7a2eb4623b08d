import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import type { Hazard } from './hazard.ts';
import type { Person } from './person.ts';
import type { EntryOf } from './entry.ts';
import { handlingOf, stepSchema, waitsFor, type HazardDo } from './hazard-handling.ts';
import { possibleSteps, withheldSteps } from './hazard-possible.ts';
import { columns, lineOf } from './hazard-ledger-columns.ts';
import { lackingOf } from './commitments.ts';
import { clockOf, dayMs, owedOf } from './hazard-times.ts';

const { dian, shui, an, zong, fen, xiao } = cases;
const { wang, sun } = cast;

const say = (ledger: cases.Ledger, id: string, by: Person, what: HazardDo, over: object = {}) =>
  ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare);

test('a minor hazard goes its whole way: found, given to somebody, put right, looked at by another, closed by a third', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  expect(ledger.hazard(id)).toMatchObject({ state: 'reported', grade: 'G' });
  const way: [Person, HazardDo, Hazard['state']][] = [
    [sun, 'assign', 'assigned'],
    [dian, 'accept', 'rectifying'],
    [dian, 'progress', 'rectifying'],
    [dian, 'rectify', 'to-verify'],
    [sun, 'pass', 'verified'],
    [an, 'close', 'closed'],
  ];
  for (const [by, what, state] of way) {
    expect(say(ledger, id, by, what), what).toBeNull();
    expect(ledger.hazard(id).state, what).toBe(state);
  }
  const { answers, person, closed } = handlingOf(ledger.hazard(id));
  expect(person).toEqual({ id: dian.id, name: dian.name });
  expect(closed?.by.id).toBe(an.id);
  expect(answers).toEqual({ taken: ledger.now, ended: ledger.now });
});

test('14 a serious hazard is worked on only with the five commitments and the vice principal’s approval', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  expect(say(ledger, id, sun, 'assign', { grade: 'L' })).toBeNull();
  expect(say(ledger, id, dian, 'accept')).toBeNull();
  expect(ledger.hazard(id).state).toBe('plan-review');
  expect(say(ledger, id, dian, 'rectify')).toBe('step-not-now');
  expect(say(ledger, id, dian, 'plan', { plan: cases.commitments({ watcher: ' ' }) })).toBe('commitments-missing');
  expect(say(ledger, id, dian, 'plan', { plan: cases.commitments({ yuan: null }) })).toBe('commitments-missing');
  expect(say(ledger, id, dian, 'plan', { plan: cases.commitments({ helpers: '' }) })).toBe('commitments-missing');
  expect(say(ledger, id, dian, 'plan', { plan: cases.commitments({ milestones: ' ' }) })).toBe('commitments-missing');
  expect(say(ledger, id, dian, 'plan', { plan: cases.commitments({ yuan: 0 }) })).toBeNull();
  expect(say(ledger, id, sun, 'approve-plan')).toBe('step-not-yours');
  expect(say(ledger, id, fen, 'approve-plan')).toBeNull();
  // The end of the last day of the plan by the school's clock is the new deadline.
  expect(ledger.hazard(id)).toMatchObject({ state: 'rectifying', dueAt: Date.UTC(2026, 10, 28, 16) });
});

test('15 nobody checks the own repair, nobody closes what they checked, and nothing is sent for checking without a photo', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign', { personId: zong.id });
  say(ledger, id, zong, 'accept');
  expect(say(ledger, id, zong, 'rectify', { photos: [] })).toBe('photo-required');
  expect(say(ledger, id, zong, 'rectify')).toBeNull();
  expect(say(ledger, id, zong, 'pass')).toBe('own-work');
  expect(say(ledger, id, dian, 'pass')).toBe('step-not-yours');
  expect(say(ledger, id, sun, 'pass')).toBeNull();
  expect(say(ledger, id, sun, 'close')).toBe('own-work');
  expect(say(ledger, id, zong, 'close')).toBe('step-not-yours');
  expect(say(ledger, id, an, 'close')).toBeNull();
});

test('where the school says so, whoever checked a minor hazard closes it', () => {
  const ledger = new cases.Ledger();
  ledger.put([{ type: 'responsibility', id: cast.yucai.id, body: { ...cases.responsibility, checkerMayClose: true } }]);
  const { id } = ledger.report();
  for (const [by, what] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [sun, 'pass'],
  ] as const)
    say(ledger, id, by, what);
  expect(say(ledger, id, sun, 'close')).toBeNull();
});

test('16 handed on twice at most: the third time the vice principal says whose it is', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign');
  for (const holder of [dian, shui]) {
    expect(say(ledger, id, holder, 'hand-on')).toBeNull();
    expect(waitsFor(ledger.hazard(id))).toEqual({ office: 'safety_office' });
    expect(say(ledger, id, sun, 'grant-hand-on')).toBeNull();
  }
  expect(say(ledger, id, shui, 'hand-on')).toBeNull();
  expect(waitsFor(ledger.hazard(id))).toEqual({ office: 'vice_principal' });
  expect(say(ledger, id, sun, 'grant-hand-on')).toBe('step-not-yours');
  expect(say(ledger, id, fen, 'grant-hand-on', { personId: dian.id })).toBeNull();
  expect(handlingOf(ledger.hazard(id)).person?.id).toBe(dian.id);
});

test('13 a report that names a point of the guide is suspected major by itself, whatever else it says', () => {
  const ledger = new cases.Ledger();
  const named = ledger.report(wang, { source: 'authority', majorRefs: ['M1'] });
  expect(named).toMatchObject({ grade: 'MS', majorRefs: ['M1'], from: 'authority' });
  expect(say(ledger, named.id, sun, 'assign', { grade: 'L' })).toBe('judge-first');
});

test('13 what may be major is lowered by nobody but the vice principal, and closed by the principal with the word of the authority', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report(wang, { suspectedMajor: true });
  expect(say(ledger, id, sun, 'assign', { grade: 'G' })).toBe('judge-first');
  expect(say(ledger, id, sun, 'judge')).toBe('step-not-yours');
  expect(say(ledger, id, sun, 'assign')).toBeNull();
  expect(say(ledger, id, fen, 'judge', { grade: 'M' })).toBeNull();
  say(ledger, id, dian, 'accept');
  say(ledger, id, dian, 'plan');
  expect(say(ledger, id, fen, 'approve-plan')).toBe('step-not-yours');
  for (const [by, what] of [
    [xiao, 'approve-plan'],
    [dian, 'rectify'],
    [sun, 'pass'],
  ] as const)
    expect(say(ledger, id, by, what), what).toBeNull();
  expect(say(ledger, id, fen, 'close', { opinion: '同意' })).toBe('step-not-yours');
  expect(say(ledger, id, xiao, 'close')).toBe('opinion-required');
  expect(say(ledger, id, xiao, 'close', { opinion: '区教育局验收合格' })).toBeNull();
  const days = handlingOf(ledger.hazard(id)).lookBacks.map(({ dueAt }) => (dueAt - ledger.now) / dayMs);
  expect(days).toEqual([7, 30, 90]);
});

test('a look-back by somebody else that finds it come back: it goes the whole way again one grade up', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign', { grade: 'L' });
  for (const [by, what, over] of [
    [dian, 'accept', {}],
    [dian, 'plan', {}],
    [fen, 'approve-plan', {}],
    [dian, 'rectify', {}],
    [sun, 'pass', {}],
    [fen, 'close', {}],
  ] as const)
    expect(say(ledger, id, by, what, over), what).toBeNull();
  ledger.now += 30 * dayMs;
  expect(say(ledger, id, sun, 'look-back')).toBe('own-work');
  expect(say(ledger, id, an, 'look-back', { found: 'rebound' })).toBeNull();
  expect(ledger.hazard(id)).toMatchObject({ state: 'reopened', grade: 'MS' });
  expect(handlingOf(ledger.hazard(id))).toMatchObject({ reopened: 1, plan: null, rectified: null, handOns: 0 });
});

test('what two did offline on one case is kept whole: the first counts, the second changes nothing and says so', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign');
  const seen = ledger.hazard(id);
  const [accepted, handedOn] = [
    ledger.step(seen, dian, cases.sayings.accept(seen)),
    ledger.step(seen, dian, cases.sayings['hand-on'](seen)),
  ];
  expect(ledger.say(handedOn, dian)).toBeNull();
  expect(ledger.say(accepted, dian)).toBeNull();
  const { state, handling } = ledger.hazard(id);
  expect(state).toBe('transfer');
  expect(handling?.steps.map(({ said, without }) => [said.do, without ?? null])).toEqual([
    ['assign', null],
    ['hand-on', null],
    ['accept', 'step-not-now'],
  ]);
  // On what it knew, it would have been refused outright.
  expect(say(ledger, id, dian, 'accept')).toBe('step-not-now');
});

test('who has nothing to do with a case is told of none', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  for (const stranger of [cases.chu, cast.admin]) expect(say(ledger, id, stranger, 'comment')).toBe('hazard-unknown');
  expect(say(ledger, id, cast.li, 'comment')).toBeNull();
});

test('extensions are limited by grade, and are for a later day', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign');
  say(ledger, id, dian, 'accept');
  expect(say(ledger, id, dian, 'extend', { to: '2026-11-23' })).toBe('deadline-not-later');
  for (const to of ['2026-12-10', '2026-12-20']) {
    // Whoever asks for more time has not got it: the day goes on meanwhile.
    const day = ledger.hazard(id).dueAt ?? 0;
    expect(say(ledger, id, dian, 'extend', { to })).toBeNull();
    expect(owedOf(ledger.hazard(id))).toContainEqual({ owed: 'repair', at: day });
    expect(say(ledger, id, dian, 'grant-extension')).toBe('step-not-yours');
    expect(say(ledger, id, sun, 'grant-extension')).toBeNull();
    expect(clockOf(ledger.hazard(id), day + dayMs)).toMatchObject({ owed: 'step', overdueMs: 0 });
  }
  expect(say(ledger, id, dian, 'extend', { to: '2026-12-30' })).toBe('limit-reached');
});

test('an outside firm without an account is named by whoever has the case: it stays theirs, with its time and their photo', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign');
  say(ledger, id, dian, 'accept');
  expect(say(ledger, id, dian, 'rectify', { firm: '安达电气', photos: [] })).toBe('photo-required');
  expect(say(ledger, id, dian, 'rectify', { firm: '安达电气' })).toBeNull();
  say(ledger, id, sun, 'fail');
  expect(say(ledger, id, dian, 'rectify')).toBeNull();
  const { dueAt, handling } = ledger.hazard(id);
  expect(dueAt).not.toBeNull();
  expect(handling).toMatchObject({ person: { id: dian.id }, rectified: { by: { id: dian.id }, firm: '安达电气' } });
  const around = { timeZone: 'Asia/Shanghai', now: ledger.now, placeOf: () => undefined };
  const line = lineOf(ledger.hazard(id), 1, around);
  expect([columns.person.cell(line), columns.doneWhat.cell(line)]).toEqual([dian.name, '换好了；施工单位：安达电气']);
});

test('15 an outside firm takes a case and puts it right, and neither is named to check nor checks one', () => {
  const ledger = new cases.Ledger();
  const firm = { ...cases.dian, id: cast.id(740), name: '安达消防', role: 'vendor', scope: [cast.dorm3.id] } as const;
  ledger.put([{ type: 'person', id: firm.id, body: { ...firm, scope: [...firm.scope] } }]);
  const vendor = { ...firm, scope: [...firm.scope] };
  const { id } = ledger.report(wang);
  expect(say(ledger, id, sun, 'assign', { checkerId: vendor.id })).toBe('person-unknown');
  expect(say(ledger, id, sun, 'assign', { personId: vendor.id })).toBeNull();
  for (const what of ['accept', 'rectify'] as const) expect(say(ledger, id, vendor, what)).toBeNull();
  expect(say(ledger, id, vendor, 'pass')).toBe('own-work');
  const other = ledger.report(wang);
  for (const [by, what] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
  ] as const)
    expect(say(ledger, other.id, by, what)).toBeNull();
  const named = { ...ledger.hazard(other.id) };
  ledger.put([{ type: 'hazard', id: named.id, body: { ...named, handling: { ...named.handling!, checker: vendor } } }]);
  expect(say(ledger, other.id, vendor, 'pass')).toBe('step-not-yours');
  expect(say(ledger, other.id, vendor, 'close')).toBe('step-not-now');
});

test('7.2 a plan that a phone made before it asked for who helps and the steps on the way is taken, and does not count as lacking them', () => {
  const planned = (schema: number, plan: object) => {
    const ledger = new cases.Ledger();
    const { id } = ledger.report();
    say(ledger, id, sun, 'assign', { grade: 'L' });
    say(ledger, id, dian, 'accept');
    const said = { do: 'plan', plan: cases.commitments(plan) } as cases.Bare;
    const { hash: _hash, ...entry } = ledger.step(ledger.hazard(id), dian, said);
    const { kind, body, ...over } = { ...entry, schema } as EntryOf<'hazard-handled'>;
    const refused = ledger.say(cast.entry(kind, body, over), dian);
    return { refused, lacking: lackingOf(ledger.hazard(id)) };
  };
  const gaps = { helpers: '', milestones: '' };
  expect(planned(1, gaps)).toEqual({ refused: null, lacking: [] });
  expect(planned(7, gaps)).toMatchObject({ refused: 'commitments-missing' });
  expect(planned(1, { ...gaps, leader: '' })).toMatchObject({ refused: 'commitments-missing' });
  expect(stepSchema({ do: 'plan' })).toBe(11);
});

test('7.1 and 7.2 nobody is given a case, and nobody asks to hand it on, without a department, where the school has any; the word of an older phone is taken', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  const bare = { personId: shui.id, deptId: null };
  expect(say(ledger, id, sun, 'assign', bare)).toBe('department-required');
  const older = ledger.step(ledger.hazard(id), sun, {
    ...cases.sayings.assign(ledger.hazard(id)),
    ...bare,
  } as cases.Bare);
  const { hash: _hash, kind, body, ...over } = older as EntryOf<'hazard-handled'>;
  expect(ledger.say(cast.entry(kind, body, { ...over, schema: 7 }), sun)).toBeNull();
  const unsure = { deptId: null };
  expect(say(ledger, id, shui, 'hand-on', unsure)).toBe('department-required');
  const asked = ledger.step(ledger.hazard(id), shui, {
    ...cases.sayings['hand-on'](ledger.hazard(id)),
    ...unsure,
  } as cases.Bare);
  const { hash: _asked, ...before } = asked as EntryOf<'hazard-handled'>;
  expect(before.schema).toBe(12);
  expect(ledger.say(cast.entry(before.kind, before.body, { ...before, schema: 1 }), shui)).toBeNull();
  expect(say(ledger, id, sun, 'grant-hand-on', { personId: dian.id, deptId: null })).toBe('department-required');
  expect(say(ledger, id, sun, 'grant-hand-on', { personId: dian.id })).toBeNull();
  expect(handlingOf(ledger.hazard(id)).deptName).toBe('总务处');
});

test('7.2 a plan made while the case was minor is approved only once it says all that the graver one asks for', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  say(ledger, id, sun, 'assign', { due: 'DP' });
  say(ledger, id, dian, 'accept');
  const bare = { helpers: '', leader: '', measure: '', yuan: null, milestones: '', contingency: '', watcher: '' };
  expect(say(ledger, id, dian, 'plan', { plan: cases.commitments(bare) })).toBeNull();
  say(ledger, id, dian, 'raise');
  expect(say(ledger, id, xiao, 'approve-plan')).toBe('commitments-missing');
  const around = { place: cast.floor2, book: cases.responsibility, timeZone: 'Asia/Shanghai', now: ledger.now };
  const asked = [['approve-plan'], ledger.hazard(id), xiao, { ...around, into: undefined, people: new Map() }] as const;
  expect(possibleSteps(...asked)).toEqual([]);
  expect(withheldSteps(...asked)).toEqual([{ step: 'approve-plan', code: 'commitments-missing' }]);
  expect(say(ledger, id, dian, 'plan')).toBeNull();
  expect(say(ledger, id, xiao, 'approve-plan')).toBeNull();
  expect(ledger.hazard(id).state).toBe('rectifying');
});

test('7.1 what was put right on the spot and is major is confirmed only with what the authority said, and that stands with the closing', () => {
  const ledger = new cases.Ledger();
  const photos = [cases.picture];
  const { id } = ledger.report(wang, { fixed: true, photos, suspectedMajor: true });
  say(ledger, id, fen, 'judge', { grade: 'M' });
  expect(say(ledger, id, xiao, 'confirm')).toBe('opinion-required');
  const signature = { name: '王校', signedAt: 1, strokes: [] };
  expect(say(ledger, id, xiao, 'confirm', { opinion: '区教育局：合格', signature })).toBeNull();
  expect(handlingOf(ledger.hazard(id)).closed).toMatchObject({ opinion: '区教育局：合格', by: { id: xiao.id } });
  expect([stepSchema({ do: 'come-back' }), stepSchema({ do: 'come-back', signature } as never)]).toEqual([12, 12]);
});

test('12.14 what has come back, or was judged, is given out as no less; a report nobody has judged still may be, and so may the word of an older phone', () => {
  const ledger = new cases.Ledger();
  const [back, found, old] = [ledger.report().id, ledger.report().id, ledger.report().id];
  for (const [by, what] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [sun, 'pass'],
    [an, 'close'],
    [sun, 'reopen'],
  ] as const)
    expect(say(ledger, back, by, what), what).toBeNull();
  expect(ledger.hazard(back).grade).toBe('L');
  expect(say(ledger, back, sun, 'assign', { grade: 'G' })).toBe('judge-first');
  expect(say(ledger, back, sun, 'assign')).toBeNull();
  say(ledger, back, dian, 'accept');
  expect(ledger.hazard(back).state).toBe('plan-review');
  expect(say(ledger, back, fen, 'assign', { grade: 'G' })).toBe('judge-first');
  expect(say(ledger, found, wang, 'raise')).toBeNull();
  expect(say(ledger, found, xiao, 'judge', { grade: 'L' })).toBeNull();
  expect(say(ledger, found, sun, 'assign', { grade: 'G' })).toBe('judge-first');
  expect(say(ledger, old, sun, 'assign', { grade: 'L' })).toBeNull();
  const seen = ledger.hazard(old);
  const entry = ledger.step(seen, sun, { ...cases.sayings.assign(seen), grade: 'G' } as cases.Bare);
  expect(entry.schema).toBe(12);
  expect(ledger.say({ ...entry, schema: 8 } as never, sun)).toBeNull();
  expect(ledger.hazard(old).grade).toBe('G');
});
