// The clocks of a case: by when each step is due, and how far up it goes when it is not. All on the server's clock.
import { draw } from './draw.ts';
import { categoryOf, type Hazard } from './hazard.ts';
import { isOver, type HazardGrade, type HazardState } from './hazard-words.ts';

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Hours a step may take, by grade (`domain.md` 7.3). A suspected major hazard runs like one. */
const hours = {
  verify: { G: 24, L: 4, MS: 1, M: 1 },
  accept: { G: 24, L: 4, MS: 1, M: 1 },
  interim: { G: null, L: 4, MS: 2, M: 2 },
  plan: { G: 72, L: 72, MS: 72, M: 72 },
  recheck: { G: 48, L: 24, MS: 24, M: 24 },
} as const satisfies Record<string, Record<HazardGrade, number | null>>;

/** Within so long whoever reported it is told that it was taken up, or why not. */
export const verifyMs = (grade: HazardGrade): number => hours.verify[grade] * hourMs;

/** A suspected major hazard is judged within a day (`domain.md` 6.2). */
const judgeHours = 24;

/** What a state waits for. Where the table names no time (approvals, closing), a day is asked for. */
const waits: Partial<Record<HazardState, keyof typeof hours | 'approval'>> = {
  reported: 'verify',
  'fixed-on-spot': 'verify',
  reopened: 'verify',
  transfer: 'approval',
  assigned: 'accept',
  'plan-review': 'plan',
  'extension-review': 'approval',
  'to-verify': 'recheck',
  verified: 'approval',
};

type Timed = Pick<Hazard, 'state' | 'grade' | 'dueAt' | 'reportedAt' | 'handling'>;

/** By when the step it stands at is due, UTC ms; null where no clock runs. */
function stepDueAt({ state, grade, dueAt, reportedAt, handling }: Timed): number | null {
  if (state === 'rectifying') return dueAt;
  const since = handling?.since ?? reportedAt;
  const wait = waits[state];
  if (!wait) return null;
  if (wait === 'approval' || (wait === 'plan' && handling?.plan)) return since + dayMs;
  const allowed = hours[wait][grade];
  return allowed === null ? null : since + allowed * hourMs;
}

/** By when something must be done against the danger itself, UTC ms; null once it is, and where nothing is asked. */
function interimDueAt({ grade, reportedAt, handling }: Timed): number | null {
  const allowed = hours.interim[grade];
  if (allowed === null || handling?.interim) return null;
  return (handling?.graveSince ?? reportedAt) + allowed * hourMs;
}

/** By when people have to say whether it is a major hazard, UTC ms; null where nobody has to. */
const judgeDueAt = ({ grade, reportedAt, handling }: Timed): number | null =>
  grade === 'MS' ? (handling?.graveSince ?? reportedAt) + judgeHours * hourMs : null;

/** How far up an overdue case has gone. */
export const rungs = ['none', 'owner', 'department', 'vice_principal', 'principal'] as const;
export type Rung = (typeof rungs)[number];

/** Overdue by so many ms: the owner at once, 1 day the department, 3 days the vice principal, 7 days the principal. */
export function rungOf(overdueMs: number): Rung {
  if (overdueMs <= 0) return 'none';
  if (overdueMs < dayMs) return 'owner';
  if (overdueMs < 3 * dayMs) return 'department';
  return overdueMs < 7 * dayMs ? 'vice_principal' : 'principal';
}

/** `owed`: the next step, something against the danger itself, the judgement, or the repair as a whole. */
export type CaseClock = { dueAt: number | null; owed: Owed | null; overdueMs: number; rung: Rung };
export type Owed = 'step' | 'interim' | 'judge' | 'repair';

/** How the case stands by the clock at `now` (UTC ms): the earliest of what is owed counts. */
export function clockOf(hazard: Timed, now: number): CaseClock {
  const all: [Owed, number | null][] = [
    ['step', stepDueAt(hazard)],
    ['interim', interimDueAt(hazard)],
    ['judge', judgeDueAt(hazard)],
    ['repair', repairDueAt(hazard)],
  ];
  const open = all.flatMap(([owed, at]) => (at === null ? [] : [{ owed, at }])).sort((a, b) => a.at - b.at);
  const [first] = open;
  if (isOver(hazard.state) || !first) return { dueAt: null, owed: null, overdueMs: 0, rung: 'none' };
  const overdueMs = Math.max(0, now - first.at);
  return { dueAt: first.at, owed: first.owed, overdueMs, rung: rungOf(overdueMs) };
}

/** The day by which it must be put right goes on running while it is handed round; what waits for a re-check is in time. */
const repairDueAt = ({ state, dueAt }: Timed): number | null =>
  state === 'assigned' || state === 'transfer' || state === 'plan-review' ? dueAt : null;

/** Days after closing at which it is looked at again, by grade (`domain.md` 7.4). */
const lookBackDays: Record<HazardGrade, readonly number[]> = { G: [30], L: [30], MS: [7, 30, 90], M: [7, 30, 90] };

/**
 * When a case closed at `closedAt` is looked back at, UTC ms. Of 一般 one in ten is drawn (fire and kitchen: one in five),
 * the same ones whoever draws; of the others all are.
 */
export function lookBacksOf(hazard: Pick<Hazard, 'id' | 'grade' | 'category' | 'itemId'>, closedAt: number): number[] {
  const category = categoryOf(hazard);
  const share = category === 'fire' || category === 'kitchen' ? 0.2 : 0.1;
  const isDrawn = hazard.grade !== 'G' || draw(`look back ${hazard.id} ${closedAt}`) < share;
  return isDrawn ? lookBackDays[hazard.grade].map((days) => closedAt + days * dayMs) : [];
}

/** Of the same item at the same place, within so long after closing, it is the old one come back (反弹). */
export const reboundMs = 90 * dayMs;

/** The look-back that is to be done at `now`, or the next one; null when all are. */
export const nextLookBack = ({ handling }: Pick<Hazard, 'handling'>): number | null =>
  handling?.lookBacks.find(({ done }) => done === null)?.dueAt ?? null;
