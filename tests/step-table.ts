// Who may take which step of a case in which state: a table written by hand from `domain.md` 7.1 and 9 (改派, and a re-check that is undone
// before the closing, from ADR 16).
import { hazardStates, type HazardGrade, type HazardState } from '../src/domain/hazard-words.ts';
import type { Person } from '../src/domain/person.ts';
import type { ProblemCode } from '../src/domain/refusal.ts';

/** What somebody is to a case. elsewhere: walks other places, and has nothing to do with it. */
export const relations = [
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
export type Relation = (typeof relations)[number];

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
export const table: Record<string, Line> = {
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

export const rank: Partial<Record<Person['role'], number>> = {
  safety_office: 1,
  logistics_head: 1,
  vice_principal: 2,
  principal: 3,
};
const byGrade: Record<'decider' | 'approver', Record<HazardGrade, number>> = {
  decider: { G: 1, L: 2, MS: 3, M: 3 },
  approver: { G: 2, L: 2, MS: 3, M: 3 },
};

export type Asked = { state: HazardState; grade: HazardGrade; person: Person; relation: Relation };

/** What the table says: null where the step may be taken. */
export function wanted({ from, who, own, principalToo, before, but }: Line, asked: Asked): ProblemCode | null {
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
