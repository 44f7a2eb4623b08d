// The clocks of a case: by when each step is due, and how far up it goes when it is not. All on the server's clock.
import { draw } from './draw.ts';
import { type Handling } from './hazard-handling.ts';
import { listedState } from './listed-state.ts';
import { categoryOf, type Hazard } from './hazard.ts';
import { isOver, type HazardGrade, type HazardState, type ShownState } from './hazard-words.ts';
import type { CaseHours } from './settings.ts';

const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

/** Hours a step may take, by grade (`domain.md` 7.3), where the school has chosen none of its own. A suspected major hazard runs like one. */
export const hoursOfPaper: CaseHours = {
  verify: { G: 24, L: 4, M: 1 },
  accept: { G: 24, L: 4, M: 1 },
  plan: { G: 72, L: 72, M: 72 },
  recheck: { G: 48, L: 24, M: 24 },
};
/** Within so many hours something is done against the danger itself; no school chooses that. */
const interimHours: Record<HazardGrade, number | null> = { G: null, L: 4, MS: 2, M: 2 };

/** What a case began with counts to its end: a deadline that was told to somebody does not move behind his back. */
const hoursFor = ({ grade, hours = hoursOfPaper }: Pick<Hazard, 'grade' | 'hours'>, wait: keyof CaseHours): number =>
  hours[wait][grade === 'MS' ? 'M' : grade];

/** D0 is put right before whoever found it leaves, or within so long; what is not is guarded by then (`domain.md` 1.3). */
const onSpotHours = 2;

/** So long after a report has come whoever made it may take it back. */
export const takeBackMs = hourMs / 2;

/** Within so long whoever reported it is told that it was taken up, or why not. */
export const verifyMs = (hazard: Pick<Hazard, 'grade' | 'hours'>): number => hoursFor(hazard, 'verify') * hourMs;

/** Within so long after it should have been put right whoever reported it is told how it ended: the time of a re-check and of closing. */
export const endMs = (hazard: Pick<Hazard, 'grade' | 'hours'>): number => hoursFor(hazard, 'recheck') * hourMs + dayMs;

/** A suspected major hazard is judged within a day (`domain.md` 6.2). */
const judgeHours = 24;

/** What is judged to be major is reported to the authority within a day, where the place asks for nothing quicker (`domain.md` 6.2). */
const reportHours = 24;

/** A major hazard that is not put right within so long is seen to by the principal every week (`domain.md` 7.3). */
const urgedFromDays = 30;
const urgedEveryDays = 7;

/** What a state waits for. Where the table names no time (approvals, closing), a day is asked for. */
const waits: Partial<Record<HazardState, keyof CaseHours | 'approval'>> = {
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

export type Timed = Pick<
  Hazard,
  'state' | 'grade' | 'due' | 'dueAt' | 'reportedAt' | 'handling' | 'notOnSpot' | 'atOnce' | 'hours'
>;

/** What the state it stands in waits for; a plan that is written waits for its approval. */
export const waitOf = ({ state, handling }: Pick<Timed, 'state' | 'handling'>) =>
  state === 'plan-review' && handling?.plan ? 'approval' : (waits[state] ?? null);

/** By when the step it stands at is due, UTC ms; null where no clock runs. */
function stepDueAt(hazard: Timed): number | null {
  const { state, dueAt, reportedAt, handling } = hazard;
  if (state === 'rectifying') return dueAt;
  const since = handling?.since ?? reportedAt;
  const wait = waitOf({ state, handling });
  if (!wait) return null;
  if (wait === 'approval') return since + dayMs;
  return since + hoursFor(hazard, wait) * hourMs;
}

/** Since when it is as grave as it is, UTC ms; since it is there (again) where that did not come later. */
export const graveSinceOf = ({ reportedAt, handling }: Pick<Timed, 'reportedAt' | 'handling'>): number =>
  handling?.graveSince ?? handling?.reopenedAt ?? reportedAt;

/** What becomes graver at `since` (UTC ms) has no more time than it had: `guardBy` of its handling. */
export const guardByOf = ({ handling }: Pick<Timed, 'handling'>, grade: HazardGrade, since: number): number | null =>
  handling?.guardBy ? Math.min(handling.guardBy, since + (interimHours[grade] ?? Infinity) * hourMs) : null;

/** By when something must be done against the danger itself, UTC ms; null once it is, and where nothing is asked. */
export function interimDueAt(hazard: Timed): number | null {
  const { grade, reportedAt, handling, notOnSpot, atOnce } = hazard;
  const allowed = interimHours[grade] ?? (notOnSpot ? onSpotHours : null);
  // What was done when it was found was done against the life it had then.
  const isDone = handling?.interim ?? (handling?.reopenedAt === undefined && atOnce);
  if (isDone) return null;
  if (allowed === null) return isLeftOnSpot(hazard) ? hazard.dueAt : null;
  return handling?.guardBy ?? graveSinceOf({ reportedAt, handling }) + allowed * hourMs;
}

/** Given out to be put right on the spot (D0): from when it is not, it is guarded. */
const isLeftOnSpot = ({ due, state }: Timed): boolean => due === 'D0' && beforeRectified.has(state);

/** By when people have to say whether it is a major hazard, UTC ms; null where nobody has to. */
const judgeDueAt = (hazard: Timed): number | null =>
  hazard.grade === 'MS' ? graveSinceOf(hazard) + judgeHours * hourMs : null;

/** By when the authority has to know, UTC ms; null once it does, and of what is not major. */
const reportDueAt = ({ grade, handling }: Timed): number | null =>
  grade === 'M' && handling?.judged && !handling.reportedUp
    ? Math.max(handling.judged.since ?? handling.judged.at, handling.reopenedAt ?? 0) + reportHours * hourMs
    : null;

const beforeRectified: ReadonlySet<HazardState> = new Set([
  'assigned',
  'transfer',
  'plan-review',
  'rectifying',
  'extension-review',
]);

/** When it was first given out in the life it has now, UTC ms: 改派 and 转办 buy no time (`domain.md` 7.3). */
const givenAt = ({ assignedAt, reopenedAt = 0, steps }: Handling): number =>
  steps.find(({ said, without, receivedAt }) => said.do === 'assign' && !without && (receivedAt ?? 0) >= reopenedAt)
    ?.receivedAt ??
  assignedAt ??
  0;

/** By when the principal has to see to it again, UTC ms; null where it is not that late. */
function urgeDueAt({ grade, state, handling }: Timed): number | null {
  if (grade !== 'M' || !beforeRectified.has(state) || !handling?.assignedAt) return null;
  const from = givenAt(handling) + urgedFromDays * dayMs;
  return Math.max(from, handling.urged?.since ?? handling.urged?.at ?? 0) + urgedEveryDays * dayMs;
}

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

/**
 * `owed`: the next step, something against the danger itself, the judgement, the report to the authority, the principal's look of the week, the repair as a whole; of
 * what is closed the look-back.
 */
export type CaseClock = { dueAt: number | null; owed: Owed | null; overdueMs: number; rung: Rung };
export type Owed = 'step' | 'interim' | 'judge' | 'report' | 'urge' | 'repair' | 'look-back';

/** From when its time has come a look-back may take so long. */
export const lookBackMs = 3 * dayMs;

/** All that is owed and by when, the earliest first, UTC ms; of what is over only the look-back that comes next. */
export function owedOf(hazard: Timed): { owed: Owed; at: number }[] {
  if (isOver(hazard.state)) {
    const comes = hazard.state === 'closed' ? nextLookBack(hazard) : null;
    return comes === null ? [] : [{ owed: 'look-back', at: comes + lookBackMs }];
  }
  const all: [Owed, number | null][] = [
    ['step', stepDueAt(hazard)],
    ['interim', interimDueAt(hazard)],
    ['judge', judgeDueAt(hazard)],
    ['report', reportDueAt(hazard)],
    ['urge', urgeDueAt(hazard)],
    ['repair', repairDueAt(hazard)],
  ];
  return all.flatMap(([owed, at]) => (at === null ? [] : [{ owed, at }])).sort((a, b) => a.at - b.at);
}

/** How the case stands by the clock at `now` (UTC ms): the earliest of what is owed counts. */
export function clockOf(hazard: Timed, now: number): CaseClock {
  const [first] = owedOf(hazard);
  if (!first) return { dueAt: null, owed: null, overdueMs: 0, rung: 'none' };
  const overdueMs = Math.max(0, now - first.at);
  return { dueAt: first.at, owed: first.owed, overdueMs, rung: rungOf(overdueMs) };
}

/** The day by which it must be put right goes on running while it is handed round, or more time is asked for; what waits for a re-check is in time. */
const repairDueAt = ({ state, dueAt }: Timed): number | null =>
  state !== 'rectifying' && beforeRectified.has(state) ? dueAt : null;

/** Of 一般 it is done within so many days, so that its time comes earlier (`domain.md` 7.4). */
const minorWithinDays = 30;
const ofMajor = [7, 30, 90].map((days) => days * dayMs);
/** How long after closing the time comes to look at it again, by grade (`domain.md` 7.4). */
const lookBackAfter: Record<HazardGrade, readonly number[]> = {
  G: [minorWithinDays * dayMs - lookBackMs],
  L: [30 * dayMs],
  MS: ofMajor,
  M: ofMajor,
};

/**
 * When a case closed at `closedAt` is looked back at, UTC ms. Of 一般 one in ten is drawn (fire and kitchen: one in five),
 * the same ones whoever draws; of the others all are.
 */
export function lookBacksOf(hazard: Pick<Hazard, 'id' | 'grade' | 'category' | 'itemId'>, closedAt: number): number[] {
  const category = categoryOf(hazard);
  const share = category === 'fire' || category === 'kitchen' ? 0.2 : 0.1;
  const isDrawn = hazard.grade !== 'G' || draw(`look back ${hazard.id} ${closedAt}`) < share;
  return isDrawn ? lookBackAfter[hazard.grade].map((after) => closedAt + after) : [];
}

/** Whether its time to be looked back at has come at `now` (UTC ms). */
export const isToLookBack = (hazard: Pick<Hazard, 'state' | 'handling'>, now: number): boolean =>
  hazard.state === 'closed' && (nextLookBack(hazard) ?? Infinity) <= now;

/** How it stands at `now` (UTC ms), as lists, page and papers tell it: 待回头看 by itself once the time has come. */
export const shownState = (hazard: Pick<Hazard, 'state' | 'handling'>, now: number): ShownState =>
  isToLookBack(hazard, now) ? 'look-back' : listedState(hazard);

/** Of the same item at the same place, within so long after closing, it is the old one come back (反弹). */
export const reboundMs = 90 * dayMs;

/** The look-back that is to be done at `now`, or the next one; null when all are. */
export const nextLookBack = ({ handling }: Pick<Hazard, 'handling'>): number | null =>
  handling?.lookBacks.find(({ done }) => done === null)?.dueAt ?? null;
