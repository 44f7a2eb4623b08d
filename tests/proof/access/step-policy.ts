// Who may take which step of a case when, said a second time: from `domain.md` 7.1 and 9 and ADR 16, never from the code that it judges. All of it for
// 一般; what a higher grade asks for besides is in the tests of the rules.
import type { HazardDo } from '../../../src/domain/hazard-handling.ts';
import type { HazardState } from '../../../src/domain/hazard-words.ts';
import type { Role } from '../../../src/domain/person.ts';
import type { Asker } from './policy.ts';

/** What the asker is to the case. `responsible`: has put it right, and has written its plan, where it is that far; `checker`: has looked at it. */
export const relations = ['none', 'reporter', 'responsible', 'checker'] as const;
export type Relation = (typeof relations)[number];
export type Case = { state: HazardState; in: 'dorm' | 'canteen'; relation: Relation };

/** 安办、后勤 1, 分管副校长 2, 校长 3. */
const ranks: Partial<Record<Role, number>> = { safety_office: 1, logistics_head: 1, vice_principal: 2, principal: 3 };

const over = new Set<HazardState>(['withdrawn', 'rejected', 'merged', 'closed', 'archived']);
/** `who`: of this rank or above, or whose step it is. `own`: nobody confirms, approves, checks or closes the own work. */
type Line = {
  from: readonly HazardState[] | 'open' | 'any';
  who: 1 | 2 | 3 | 'responsible' | 'reporter' | 'checker' | 'anybody' | 'nobody';
  own?: readonly Relation[];
};
const mended = ['responsible'] as const;
export const stepLines: Record<HazardDo, Line> = {
  assign: { from: ['reported', 'reopened', 'assigned', 'plan-review', 'rectifying'], who: 1 },
  reject: { from: ['reported'], who: 1 },
  merge: { from: ['reported'], who: 1 },
  appeal: { from: ['rejected'], who: 'reporter' },
  confirm: { from: ['fixed-on-spot'], who: 1, own: ['reporter'] },
  'send-back': { from: ['fixed-on-spot'], who: 1, own: ['reporter'] },
  accept: { from: ['assigned'], who: 'responsible' },
  'hand-on': { from: ['assigned'], who: 'responsible' },
  'grant-hand-on': { from: ['transfer'], who: 1 },
  'refuse-hand-on': { from: ['transfer'], who: 1 },
  plan: { from: ['plan-review'], who: 'responsible' },
  'approve-plan': { from: ['plan-review'], who: 2, own: mended },
  'return-plan': { from: ['plan-review'], who: 2, own: mended },
  interim: { from: 'open', who: 'anybody' },
  progress: { from: ['rectifying', 'plan-review'], who: 'responsible' },
  extend: { from: ['rectifying'], who: 'responsible' },
  'grant-extension': { from: ['extension-review'], who: 1, own: mended },
  'refuse-extension': { from: ['extension-review'], who: 1, own: mended },
  rectify: { from: ['rectifying'], who: 'responsible' },
  pass: { from: ['to-verify'], who: 'checker', own: mended },
  fail: { from: ['to-verify', 'verified'], who: 'checker', own: mended },
  close: { from: ['verified'], who: 1, own: ['responsible', 'checker'] },
  // Before its time it is an extra one, and what is planned stays.
  'look-back': { from: ['closed', 'archived'], who: 1, own: ['responsible', 'checker'] },
  reopen: { from: ['closed', 'archived'], who: 1 },
  escalate: { from: ['assigned', 'plan-review', 'rectifying', 'extension-review'], who: 2 },
  'come-back': { from: ['escalated'], who: 1 },
  raise: { from: 'open', who: 'anybody' },
  // Its reporter may call it major, and does not lower it.
  judge: { from: 'open', who: 2, own: ['reporter'] },
  comment: { from: 'any', who: 'anybody' },
  rate: { from: ['closed', 'archived'], who: 'reporter' },
  supervise: { from: 'open', who: 2 },
  'lift-supervision': { from: 'open', who: 2 },
  urge: { from: 'open', who: 3 },
  'report-up': { from: 'open', who: 1 },
  'take-back': { from: ['reported', 'fixed-on-spot'], who: 'reporter' },
  // 编辑（上报人, 7.1 DRAFT), and in its words until somebody has been given it.
  amend: { from: ['reported', 'fixed-on-spot'], who: 'reporter' },
  'as-repair': { from: ['reported'], who: 1 },
  'as-hazard': { from: ['reported'], who: 1 },
  move: { from: 'open', who: 'nobody' },
};

/** Above the principal there is nobody in the school who could approve. */
const principalToo: ReadonlySet<HazardDo> = new Set([
  'approve-plan',
  'return-plan',
  'grant-extension',
  'refuse-extension',
  'judge',
]);

/**
 * Only what is suspected to be major is judged, only what is major goes to the authority and is seen to weekly, only what is on the watch list is taken off, and only a request
 * for repair becomes a hazard again.
 */
const notYet: ReadonlySet<HazardDo> = new Set(['judge', 'report-up', 'urge', 'lift-supervision', 'as-hazard']);

/**
 * The verdict on a step that is said on the case as it stands. Who has nothing to do with a case, and whoever has the rank for another building
 * only, is kept aside for a manager; what the rules forbid is refused.
 */
export function mayTake(who: Asker, what: HazardDo, one: Case): 'accepted' | 'quarantined' | 'refused' {
  const { from, who: whose, own = [] } = stepLines[what];
  const isCovered = who.covers === 'school' || who.covers === one.in;
  if (who.role === 'admin' || (!isCovered && one.relation === 'none')) return 'quarantined';
  if (from !== 'any' && (from === 'open' ? over.has(one.state) : !from.includes(one.state))) return 'refused';
  const isOwn = own.includes(one.relation) && !(who.role === 'principal' && isCovered && principalToo.has(what));
  switch (whose) {
    case 'anybody':
      return 'accepted';
    case 'nobody':
      return 'quarantined';
    case 'reporter':
    case 'responsible':
      return one.relation === whose ? 'accepted' : 'refused';
    case 'checker':
      if (isOwn) return 'refused';
      // 外包单位账号不可复查.
      return one.relation === 'checker' && who.role !== 'vendor' ? 'accepted' : byRank(who, 1, isCovered);
    case 1:
    case 2:
    case 3: {
      // Whoever would close a case of another building is told so at once: nothing was done that could wait for a manager.
      if (what === 'close' && !isCovered) return 'refused';
      const isClosers = what !== 'close' || who.role !== 'logistics_head';
      const said = byRank(who, whose, isCovered);
      return said === 'accepted' && (isOwn || !isClosers || notYet.has(what)) ? 'refused' : said;
    }
  }
}

function byRank({ role }: Asker, least: number, isCovered: boolean): 'accepted' | 'quarantined' | 'refused' {
  if ((ranks[role] ?? 0) < least) return 'refused';
  return isCovered ? 'accepted' : 'quarantined';
}
