// Every step in every state by everybody, against the table of `step-table.ts`. What the phone says of a forbidden one, what it offers, and
// the server's code must be what stands there.
import { expect, onTestFinished, test } from 'vitest';
import { handlingOf, stepSchema, type HazardDo, type HazardHandled } from '../src/domain/hazard-handling.ts';
import { possibleSteps, withheldSteps } from '../src/domain/hazard-possible.ts';
import { hazardGrades, hazardStates, type HazardGrade, type HazardState } from '../src/domain/hazard-words.ts';
import type { Hazard } from '../src/domain/hazard.ts';
import { roles } from '../src/domain/person.ts';
import type { ProblemCode } from '../src/domain/refusal.ts';
import { judge } from '../src/server/judge.ts';
import { an, commitments, dian, sayings, steps } from './cast-cases.ts';
import * as cast from './cast.ts';
import { actor, asking, blank, caseOf, ledger, other, raised, reported, sayingOf, told } from './step-asked.ts';
import { rank, relations, table, wanted, type Asked } from './step-table.ts';
import { en, zh } from './words.ts';

/** Are only lacking while nothing is filled in: such a step is offered. */
const toFill: ReadonlySet<ProblemCode | null> = new Set([null, 'opinion-required'] as const);

/** What the phone says and offers, and what the server says, where it is not what the table has. */
function differences(asked: Asked, said: Set<ProblemCode>): string[] {
  const [hazard, { person }, asks] = [caseOf(asked), asked, asking(asked)];
  const { read, book } = asks(hazard);
  const around = { place: cast.floor2, book, timeZone: 'Asia/Shanghai', now: ledger.now, into: other };
  const offered = new Set(possibleSteps(steps, hazard, person, { ...around, people: new Map() }));
  const withheld = withheldSteps(steps, hazard, person, { ...around, people: new Map() });
  return Object.entries(table).flatMap(([name, line]) => {
    const body = sayingOf(name, hazard);
    const due = wanted(line, asked);
    const { phone, server } = told(hazard, body, person, read);
    if (due) said.add(due);
    const isOffered = name === body.do && offered.has(body.do);
    const reason = withheld.find(({ step }) => step === body.do)?.code;
    const wrong = [
      phone !== due && `the phone says ${phone}`,
      server !== due && `the server says ${server}`,
      name === body.do && isOffered !== toFill.has(due) && (isOffered ? 'it is offered' : 'it is not offered'),
      reason !== undefined && name === body.do && reason !== due && `it is withheld for ${reason}`,
    ].filter(Boolean);
    const where = `${name} in ${asked.state} ${asked.grade} by ${person.role}, ${asked.relation}`;
    return wrong.length > 0 ? [`${where}: ${due ?? 'allowed'} in the table, ${wrong.join(', ')}`] : [];
  });
}

test('every step has its line in the table', () => {
  expect(new Set(Object.keys(table).map((name) => name.split(',')[0]))).toEqual(new Set(steps));
});

test('H1 every forbidden step is refused on the phone with the reason of the table, in both languages, and on the server with its code', () => {
  const said = new Set<ProblemCode>();
  const wrong: string[] = [];
  // A million refusals: where each was made is not asked.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  onTestFinished(() => void (Error.stackTraceLimit = stackTraceLimit));
  for (const state of hazardStates)
    for (const grade of hazardGrades)
      // What a grade is depends on the rank that decides it.
      for (const role of roles.filter((one) => grade === 'G' || grade === 'M' || rank[one]))
        for (const relation of relations)
          wrong.push(...differences({ state, grade, person: actor(role, relation), relation }, said));
  expect(wrong.slice(0, 20)).toEqual([]);
  const codes = ['forbidden', 'hazard-unknown', 'judge-first', 'opinion-required', 'own-work', 'step-not-now'];
  expect([...said].sort()).toEqual([...codes, 'step-not-yours']);
  for (const code of [...said, 'revoked'] as const)
    expect([zh.problems[code], en.problems[code]].map((sentence) => sentence.length > 8)).toEqual([true, true]);
});

test('a step that does not say what it has to, or was taken as often as it may be, is refused alike on phone and server', () => {
  const nobody = cast.id(799);
  const none = { photos: [] };
  const again = { from: 'kitchen', itemId: 'Z1-01', repeatOf: `${cast.id(720)}.Z1-01` } as const;
  const spoken = { ...raised(cast.li), said: { do: 'comment' as const, note: '看到了', mentions: [] } };
  const lifting = { ...raised(cast.li), said: { do: 'lift-supervision' as const, note: '已经改好' } };
  const by = { by: { id: cast.li.id, name: cast.li.name }, at: 1, note: '' };
  const lifted = { ...by, leader: '郑分', until: '2027-01-31', lifted: by };
  const judged = { by: { id: nobody, name: '' }, at: 1, note: '', grade: 'L', basis: '' };
  const lacks: [HazardDo, HazardState, HazardGrade, ProblemCode, object, Partial<Hazard>, object?][] = [
    ['assign', 'reported', 'G', 'person-unknown', { personId: nobody }, {}],
    ['assign', 'reported', 'G', 'person-unknown', { checkerId: nobody }, {}],
    ['assign', 'reported', 'G', 'department-unknown', { deptId: nobody }, {}],
    ['assign', 'reported', 'MS', 'judge-first', { grade: 'G' }, {}],
    ['assign', 'reported', 'G', 'judge-first', { grade: 'M' }, {}],
    ['assign', 'reopened', 'L', 'judge-first', { grade: 'G' }, {}],
    ['assign', 'assigned', 'L', 'judge-first', { grade: 'G' }, {}],
    ['assign', 'plan-review', 'L', 'judge-first', { grade: 'G' }, {}],
    ['assign', 'rectifying', 'L', 'judge-first', { grade: 'G' }, {}],
    ['assign', 'reported', 'L', 'judge-first', { grade: 'G' }, {}, { judged }],
    // 重开升一级 (7.1): found anew by the same item it is graver than last time before anybody looks at it.
    ['assign', 'reported', 'L', 'judge-first', { grade: 'G' }, again],
    ['assign', 'reported', 'G', 'own-work', { checkerId: dian.id }, {}],
    ['merge', 'reported', 'G', 'hazard-unknown', { into: nobody }, {}],
    ['merge', 'reported', 'G', 'hazard-unknown', { into: reported.id }, {}],
    ['grant-hand-on', 'transfer', 'G', 'person-unknown', { personId: nobody }, {}],
    ['plan', 'plan-review', 'L', 'commitments-missing', { plan: commitments({ leader: '' }) }, {}],
    ['plan', 'plan-review', 'L', 'commitments-missing', { plan: commitments({ yuan: null }) }, {}],
    ['plan', 'plan-review', 'L', 'commitments-missing', { plan: commitments({ helpers: '' }) }, {}],
    ['plan', 'plan-review', 'M', 'commitments-missing', { plan: commitments({ milestones: ' ' }) }, {}],
    ['plan', 'plan-review', 'G', 'deadline-not-later', { plan: commitments({ to: '2026-11-01' }) }, {}],
    ['extend', 'rectifying', 'G', 'deadline-not-later', { to: '2026-11-23' }, {}],
    ['extend', 'rectifying', 'G', 'limit-reached', {}, {}, { extensions: 2 }],
    ['extend', 'rectifying', 'L', 'limit-reached', {}, {}, { extensions: 1 }],
    ['rectify', 'rectifying', 'G', 'photo-required', none, {}],
    ['confirm', 'fixed-on-spot', 'G', 'photo-required', {}, { photos: [] }],
    ['come-back', 'escalated', 'G', 'photo-required', { outcome: 'close' }, {}],
    ['close', 'verified', 'M', 'opinion-required', { opinion: '  ' }, {}],
    ['escalate', 'rectifying', 'G', 'letter-required', { letter: ' ' }, {}],
    ['report-up', 'rectifying', 'M', 'letter-required', { number: '' }, {}],
    ['grant-extension', 'extension-review', 'M', 'filing-required', { filed: undefined }, {}],
    ['grant-extension', 'extension-review', 'MS', 'filing-required', { filed: undefined }, {}],
    ['appeal', 'rejected', 'G', 'limit-reached', {}, {}, { appealed: true }],
    // What had come in when it was said could be known.
    ['take-back', 'reported', 'G', 'step-not-now', {}, {}, { steps: [spoken] }],
    ['lift-supervision', 'rectifying', 'L', 'step-not-now', {}, {}, { supervised: lifted, steps: [lifting] }],
    ['comment', 'rejected', 'G', 'step-not-now', { adds: true }, {}],
    ['rate', 'closed', 'G', 'limit-reached', {}, {}, { rating: { stars: 5, note: '', at: 1 } }],
    ['supervise', 'rectifying', 'L', 'deadline-not-later', { until: '2026-11-21' }, {}],
  ];
  const its: ReadonlySet<HazardDo> = new Set(['plan', 'extend', 'rectify']);
  const ofReporter: ReadonlySet<HazardDo> = new Set(['appeal', 'rate', 'take-back']);
  for (const [what, state, grade, code, said, of, handled] of lacks) {
    const relation = its.has(what) ? 'responsible' : ofReporter.has(what) ? 'reporter' : 'stranger';
    const asked: Asked = { state, grade, person: actor('principal', relation), relation };
    const base = caseOf(asked);
    const hazard = { ...base, ...of, handling: { ...handlingOf(base), ...handled } };
    const body = { ...sayingOf(what, hazard), ...said } as HazardHandled;
    expect([what, told(hazard, body, asked.person, asking(asked)(hazard).read)]).toEqual([
      what,
      { phone: code, server: code },
    ]);
    expect([zh.problems[code], en.problems[code]].every((sentence) => sentence.length > 5)).toBe(true);
  }
});

test('a merge into a case that has ended is refused on the phone, which knows it, and kept without effect at the school, where it may have ended since', () => {
  const ended = ledger.report();
  expect(ledger.take(ended.id, an, sayings.reject(ended))).toBeNull();
  const asked = {
    state: 'reported',
    grade: 'G',
    person: actor('safety_office', 'stranger'),
    relation: 'stranger',
  } as const;
  const hazard = caseOf(asked);
  const body = { ...sayingOf('merge', hazard), into: ended.id } as HazardHandled;
  const { read } = asking(asked)(hazard);
  expect(told(hazard, body, asked.person, read)).toEqual({ phone: 'step-not-now', server: null });
  const entry = { ...blank, schema: stepSchema(body), subject: hazard.id, by: asked.person.id, body };
  const judged = judge({ is: 'known', entry, raw: '' }, asked.person, read, cast.yucai.id, ledger.now);
  const [left] = judged.verdict === 'accepted' ? judged.documents : [];
  expect(left?.body).toMatchObject({ state: 'reported', handling: { steps: [{ without: 'step-not-now' }] } });
  expect(read('hazard', ended.id)).toMatchObject({ state: 'rejected' });
});

test('a judgement to less, and an answer to a handing on or a report, that do not know what was said since are taken on the phone that does not know it either, and kept without effect at the school', () => {
  const point = { ...raised(cast.li), said: { do: 'comment', report: { majorRefs: ['M6'] } } };
  const [on, now] = [cast.id(731), cast.id(732)];
  const since = (what: HazardDo) => [
    { ...raised(cast.li), stepId: on, said: { do: what } },
    { ...raised(cast.li), stepId: now, said: { do: what } },
  ];
  const kept: [string, HazardState, HazardGrade, object, object][] = [
    [
      'judge, to be less',
      'reported',
      'MS',
      { steps: [point] },
      { seen: { state: 'reported', grade: 'MS', last: null } },
    ],
    ['reject', 'reported', 'G', { steps: since('appeal'), on: now }, { on }],
    ['grant-hand-on', 'transfer', 'G', { steps: since('hand-on'), on: now }, { on }],
    ['refuse-hand-on', 'transfer', 'G', { steps: since('hand-on'), on: now }, { on }],
  ];
  for (const [name, state, grade, handled, seen] of kept) {
    const asked: Asked = { state, grade, person: actor('principal', 'stranger'), relation: 'stranger' };
    const base = caseOf(asked);
    const hazard = { ...base, handling: { ...handlingOf(base), ...handled } } as Hazard;
    const body = { ...sayingOf(name, hazard), seen: { state, grade, last: on }, ...seen } as HazardHandled;
    const { read } = asking(asked)(hazard);
    expect([name, told(hazard, body, asked.person, read)]).toEqual([name, { phone: null, server: null }]);
    const entry = { ...blank, schema: stepSchema(body), subject: hazard.id, by: asked.person.id, body };
    const verdict = judge({ is: 'known', entry, raw: '' }, asked.person, read, cast.yucai.id, ledger.now);
    const [left] = verdict.verdict === 'accepted' ? verdict.documents : [];
    const after = left?.type === 'hazard' ? left.body : hazard;
    const without = handlingOf(after).steps.at(-1)?.without;
    expect([name, after.state, after.grade, without]).toEqual([name, state, grade, 'step-not-now']);
  }
});

test('whatever somebody says whose account was ended is kept for a manager, and changes nothing', () => {
  for (const name of Object.keys(table)) {
    const asked = {
      state: 'reported',
      grade: 'G',
      person: actor('principal', 'stranger'),
      relation: 'stranger',
    } as const;
    const entry = { ...blank, subject: reported.id, by: asked.person.id, body: sayingOf(name, caseOf(asked)) };
    const judged = judge(
      { is: 'known', entry, raw: '' },
      asked.person,
      ledger.read,
      cast.yucai.id,
      ledger.now,
      'revoked',
    );
    expect(judged).toEqual({ verdict: 'quarantined', code: 'revoked' });
  }
});
