// Every step in every state by everybody, against a table written by hand from `domain.md` 7.1 and 9 (改派, and a re-check that is undone
// before the closing, from ADR 16). What the phone says of a forbidden one, what it offers, and the server's code must be what stands there.
import { expect, onTestFinished, test } from 'vitest';
import type { Read } from '../src/domain/documents.ts';
import type { EntryOf } from '../src/domain/entry.ts';
import type { Hazard } from '../src/domain/hazard.ts';
import {
  handlingOf,
  stepSchema,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
} from '../src/domain/hazard-handling.ts';
import { saysLast } from '../src/domain/signed-on.ts';
import { possibleSteps, withheldSteps } from '../src/domain/hazard-possible.ts';
import { hazardGrades, hazardStates, type HazardGrade, type HazardState } from '../src/domain/hazard-words.ts';
import { checkEntry } from '../src/domain/permission.ts';
import { roles, type Person } from '../src/domain/person.ts';
import { Refusal, type ProblemCode } from '../src/domain/refusal.ts';
import { judge } from '../src/server/judge.ts';
import { an, commitments, dian, Ledger, logistics, picture, responsibility, sayings, steps } from './cast-cases.ts';
import * as cast from './cast.ts';
import { en, zh } from './words.ts';

/** What somebody is to a case. elsewhere: walks other places, and has nothing to do with it. */
const relations = [
  ...([
    'stranger',
    'elsewhere',
    'reporter',
    'raiser',
    'responsible',
    'planner',
    'rectifier',
    'checker',
    'verifier',
  ] as const),
  ...(['head', 'deputy', 'stand-in'] as const),
];
type Relation = (typeof relations)[number];

type Codes = Partial<Record<HazardGrade, ProblemCode>>;
/**
 * `who`: 1 安办 or 后勤, 2 分管副校长, 3 校长, and whoever stands above; decider, closer (后勤 does not) and approver by the grade; its: responsible, or
 * acts for whoever is. `own`: who may not, because it is the own work. `before`: what a grade forbids everybody, `but`: whoever may.
 */
type Line = {
  from: readonly HazardState[];
  who: 1 | 2 | 3 | 'decider' | 'closer' | 'approver' | 'its' | 'reporter' | 'checker' | 'anybody' | 'nobody';
  own?: readonly Relation[];
  /** Above the principal there is nobody in the school. */
  principalToo?: true;
  before?: Codes;
  but?: Codes;
};

const over: ReadonlySet<HazardState> = new Set(['withdrawn', 'rejected', 'merged', 'closed', 'archived']);
const open = hazardStates.filter((state) => !over.has(state));
/** Nothing was put on the list that could be taken off it. */
const notNow: Codes = { G: 'step-not-now', L: 'step-not-now', MS: 'step-not-now', M: 'step-not-now' };
const ofWork = ['rectifier', 'responsible'] as const;
const table: Record<string, Line> = {
  assign: { from: ['reported', 'reopened', 'assigned', 'plan-review', 'rectifying'], who: 1 },
  // What may be major is judged before it is turned down (6.2, 12.13); what is, goes on in nothing less.
  reject: { from: ['reported'], who: 1, but: { MS: 'judge-first', M: 'step-not-now' } },
  merge: { from: ['reported'], who: 1, but: { M: 'step-not-now' } },
  appeal: { from: ['rejected'], who: 'reporter' },
  // It ends by this, so what is major takes what the authority said (7.1).
  confirm: {
    from: ['fixed-on-spot'],
    who: 'decider',
    own: ['reporter'],
    but: { MS: 'judge-first', M: 'opinion-required' },
  },
  'confirm, with an opinion': {
    from: ['fixed-on-spot'],
    who: 'decider',
    own: ['reporter'],
    but: { MS: 'judge-first' },
  },
  'send-back': { from: ['fixed-on-spot'], who: 1, own: ['reporter'] },
  accept: { from: ['assigned'], who: 'its' },
  'hand-on': { from: ['assigned'], who: 'its' },
  'grant-hand-on': { from: ['transfer'], who: 1 },
  'refuse-hand-on': { from: ['transfer'], who: 1 },
  plan: { from: ['plan-review'], who: 'its' },
  'approve-plan': { from: ['plan-review'], who: 'approver', own: ['planner'], principalToo: true },
  'return-plan': { from: ['plan-review'], who: 'approver', own: ['planner'], principalToo: true },
  interim: { from: open, who: 'anybody' },
  progress: { from: ['rectifying', 'plan-review'], who: 'its' },
  extend: { from: ['rectifying'], who: 'its' },
  'grant-extension': { from: ['extension-review'], who: 'decider', own: ['responsible'], principalToo: true },
  'refuse-extension': { from: ['extension-review'], who: 'decider', own: ['responsible'], principalToo: true },
  rectify: { from: ['rectifying'], who: 'its' },
  pass: { from: ['to-verify'], who: 'checker', own: ofWork },
  fail: { from: ['to-verify', 'verified'], who: 'checker', own: ofWork },
  close: {
    from: ['verified'],
    who: 'closer',
    own: [...ofWork, 'verifier'],
    before: { MS: 'judge-first' },
    but: { M: 'opinion-required' },
  },
  'close, with an opinion': {
    from: ['verified'],
    who: 'closer',
    own: [...ofWork, 'verifier'],
    before: { MS: 'judge-first' },
  },
  // Before its time it is an extra one, and what is planned stays (7.1, 7.4).
  'look-back': { from: ['closed', 'archived'], who: 1, own: [...ofWork, 'verifier'] },
  reopen: { from: ['closed', 'archived'], who: 1 },
  escalate: { from: ['assigned', 'plan-review', 'rectifying', 'extension-review'], who: 2 },
  'come-back': { from: ['escalated'], who: 1 },
  'come-back, and over': {
    from: ['escalated'],
    who: 'closer',
    own: [...ofWork, 'verifier'],
    before: { MS: 'judge-first' },
  },
  raise: { from: open, who: 'anybody', but: { MS: 'step-not-now', M: 'step-not-now' } },
  judge: { from: open, who: 2, but: { G: 'step-not-now', L: 'step-not-now', M: 'step-not-now' } },
  // 不可由上报人降级 (12.13).
  'judge, to be less': {
    from: open,
    who: 2,
    own: ['reporter', 'raiser'],
    principalToo: true,
    but: { G: 'step-not-now', L: 'step-not-now', M: 'step-not-now' },
  },
  comment: { from: hazardStates, who: 'anybody' },
  rate: { from: ['closed', 'archived'], who: 'reporter' },
  // 挂牌督办, the principal's week and the report to the authority: `domain.md` 6.2, 7.1 and 7.3.
  supervise: { from: open, who: 2 },
  'lift-supervision': { from: open, who: 2, but: notNow },
  urge: { from: open, who: 3, but: { G: 'step-not-now', L: 'step-not-now', MS: 'step-not-now' } },
  'report-up': { from: open, who: 1, but: { G: 'step-not-now', L: 'step-not-now', MS: 'step-not-now' } },
  'take-back': { from: ['reported', 'fixed-on-spot'], who: 'reporter', but: { MS: 'judge-first', M: 'judge-first' } },
  // 编辑（上报人), until somebody has been given it.
  amend: { from: ['reported', 'fixed-on-spot'], who: 'reporter' },
  'as-repair': { from: ['reported'], who: 1 },
  // Nothing that is no request for repair becomes a hazard again.
  'as-hazard': { from: ['reported'], who: 1, but: notNow },
  move: { from: open, who: 'nobody' },
};

const rank: Partial<Record<Person['role'], number>> = {
  safety_office: 1,
  logistics_head: 1,
  vice_principal: 2,
  principal: 3,
};
const byGrade: Record<'decider' | 'approver', Record<HazardGrade, number>> = {
  decider: { G: 1, L: 2, MS: 3, M: 3 },
  approver: { G: 2, L: 2, MS: 3, M: 3 },
};

type Asked = { state: HazardState; grade: HazardGrade; person: Person; relation: Relation };

/** What the table says: null where the step may be taken. */
function wanted({ from, who, own, principalToo, before, but }: Line, asked: Asked): ProblemCode | null {
  const { state, grade, person, relation } = asked;
  // The keeper of the accounts sees no content; and a case of elsewhere is nobody's to speak of.
  if (person.role === 'admin' || relation === 'elsewhere') return 'hazard-unknown';
  if (!from.includes(state)) return 'step-not-now';
  if (before?.[grade]) return before[grade];
  const has = rank[person.role] ?? 0;
  const isOwn = own?.includes(relation) === true && !(principalToo && has === 3);
  // Who put it right is told so, whether or not he could have checked it.
  if (who === 'checker' && isOwn) return 'own-work';
  const may: Record<Line['who'], boolean> = {
    1: has >= 1,
    2: has >= 2,
    3: has >= 3,
    decider: has >= byGrade.decider[grade],
    closer: has >= byGrade.decider[grade] && person.role !== 'logistics_head',
    approver: has >= byGrade.approver[grade],
    its: ['responsible', 'head', 'deputy', 'stand-in'].includes(relation),
    reporter: relation === 'reporter',
    // 外包单位账号不可复查 (12, 15).
    checker: (relation === 'checker' && person.role !== 'vendor') || has >= 1,
    anybody: true,
    nobody: false,
  };
  if (!may[who]) return who === 'nobody' ? 'forbidden' : 'step-not-yours';
  return isOwn ? 'own-work' : (but?.[grade] ?? null);
}

const actor = (role: Person['role'], relation: Relation): Person => ({
  id: cast.id(700),
  name: '某人',
  username: 'somebody',
  role,
  scope: relation === 'elsewhere' ? [cast.canteen.id] : [],
});

const ledger = new Ledger();
const other = ledger.report();
const reported = ledger.report();

const raised = ({ id, name }: Person): HazardStep => ({
  id,
  name,
  stepId: cast.id(708),
  at: 1,
  sure: true,
  receivedAt: 1,
  photos: [],
  state: 'reported',
  said: { do: 'raise', note: '可能是重大' },
});

/** A case in which everybody has done something, so that each relation means something in each state. */
function caseOf({ state, grade, person, relation }: Asked): Hazard {
  const who = (of: Relation, n: number) => ({ id: relation === of ? person.id : cast.id(n), name: '某人' });
  const done = (of: Relation, n: number) => ({ by: who(of, n), at: 1, note: '', photos: [picture.sha256] });
  const handling = {
    ...handlingOf(reported),
    deptId: logistics,
    person: who('responsible', 701),
    checker: who('checker', 702),
    plan: { ...commitments(), by: who('planner', 703), at: 1, approved: null },
    rectified: done('rectifier', 704),
    checked: done('verifier', 705),
    wanted: { to: '2027-01-31', note: '', interim: '' },
    steps: relation === 'raiser' ? [raised(person)] : [],
  };
  const photos = [picture.sha256];
  return { ...reported, reportedBy: who('reporter', 706).id, state, grade, photos, handling };
}

function bookOf({ person, relation }: Asked) {
  const [dept] = responsibility.departments;
  const headId = relation === 'head' ? person.id : cast.id(707);
  const away = { personId: cast.id(701), from: '2026-01-01', to: '2027-12-31', deputyId: person.id };
  const deputies = relation === 'deputy' ? [person.id] : [];
  return {
    ...responsibility,
    departments: [{ ...dept!, headId, deputies }],
    absences: relation === 'stand-in' ? [away] : [],
  };
}

function sayingOf(name: string, hazard: Hazard): HazardHandled {
  const [what] = name.split(',') as [HazardDo];
  const more: Record<string, object> = {
    merge: { into: other.id },
    'close, with an opinion': { opinion: '验收合格' },
    'confirm, with an opinion': { opinion: '验收合格' },
    'come-back, and over': { outcome: 'close', photos: [picture] },
    judge: { grade: 'M' },
  };
  const { state, grade, placeId } = hazard;
  const said = { ...sayings[what](hazard), ...more[name] };
  const { on, steps } = handlingOf(hazard);
  const last = saysLast(what) && { last: steps.at(-1)?.stepId ?? null };
  return { ...said, on, seen: { state, grade, ...last }, placeId } as HazardHandled;
}

const codeOf = (check: () => void): ProblemCode | null => {
  try {
    check();
    return null;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

function asking(asked: Asked) {
  const [book, { person }] = [bookOf(asked), asked];
  return (hazard: Hazard) => {
    const read = ((type: string, id: string) => {
      if (type === 'hazard' && id === hazard.id) return hazard;
      if (type === 'responsibility') return book;
      return type === 'person' && id === person.id ? person : ledger.read(type as 'person', id);
    }) as Read;
    return { read, book };
  };
}

/** What the phone says before it records a step, and what the server answers to it. */
function told(hazard: Hazard, body: HazardHandled, person: Person, read: Read) {
  const photos = 'photos' in body ? (body.photos ?? []).map(({ sha256 }) => sha256) : [];
  const entry = { ...blank, schema: stepSchema(body), subject: hazard.id, by: person.id, photos, body };
  const phone = codeOf(() => checkEntry(entry, person, read, cast.yucai.id));
  const judged = judge({ is: 'known', entry, raw: '' }, person, read, cast.yucai.id, ledger.now);
  return { phone, server: judged.verdict === 'accepted' ? null : judged.code };
}

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

const blank = cast.entry('hazard-handled', {} as HazardHandled, {
  at: cast.at(ledger.now),
}) as EntryOf<'hazard-handled'>;

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
