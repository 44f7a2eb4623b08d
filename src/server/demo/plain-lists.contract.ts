// The lists of cases by the facts of each and the tables of `domain.md` 7, said a second time and without the product's rules: for tests that recount.
import type { Hazard } from '../../domain/hazard.ts';
import type { Handling } from '../../domain/hazard-handling.ts';

const hour = 3_600_000;
const day = 24 * hour;
const over = new Set(['withdrawn', 'rejected', 'merged', 'closed', 'archived']);
const never = new Set(['withdrawn', 'rejected', 'merged']);

/** Hours by grade, 7.3: verified, accepted, checked again. */
const verified = { G: 24, L: 4, MS: 1, M: 1 };
const checked = { G: 48, L: 24, MS: 24, M: 24 };
const against = { G: null, L: 4, MS: 2, M: 2 };

export const isOpen = ({ state }: Hazard): boolean => !over.has(state);
export const wasFound = ({ state }: Hazard): boolean => !never.has(state);
export const isClosed = ({ state }: Hazard): boolean => state === 'closed' || state === 'archived';
/** What is known of it; nothing while nobody has touched it. */
export const known = ({ handling }: Hazard): Partial<Handling> => handling ?? {};

/** The earliest of all that is owed, UTC ms; Infinity where nothing is. */
export function dueBy(one: Hazard): number {
  if (!isOpen(one)) return Infinity;
  const { state, grade, reportedAt, dueAt } = one;
  const {
    steps = [],
    reopenedAt = 0,
    since = reportedAt,
    plan,
    interim,
    judged,
    reportedUp,
    graveSince,
    guardBy,
    assignedAt,
    urged,
  } = known(one);
  // What came back is there since then, and what was done at once was done before.
  const begun = graveSince ?? (reopenedAt || reportedAt);
  const isGuarded = Boolean(interim ?? (reopenedAt === 0 && one.atOnce));
  const isStill = ['assigned', 'transfer', 'plan-review', 'rectifying', 'extension-review'].includes(state);
  const times: (number | null)[] = [];
  if (['reported', 'fixed-on-spot', 'reopened', 'assigned'].includes(state)) times.push(since + verified[grade] * hour);
  if (['transfer', 'extension-review', 'verified'].includes(state)) times.push(since + day);
  if (state === 'plan-review') times.push(since + (plan ? 1 : 3) * day);
  if (state === 'to-verify') times.push(since + checked[grade] * hour);
  // The day runs on while more time is asked for.
  if (isStill) times.push(dueAt);
  // What should have been put right on the spot is guarded within two hours, whatever its grade.
  const hours = against[grade] ?? (one.notOnSpot ? 2 : null);
  if (hours !== null && !isGuarded) times.push(guardBy ?? begun + hours * hour);
  if (grade === 'MS') times.push(begun + day);
  if (grade === 'M' && judged && !reportedUp) times.push(Math.max(judged.since ?? judged.at, reopenedAt) + day);
  // The thirty days run from the first time somebody was given it, in the life it has now.
  const given = steps
    .filter((step) => step.said.do === 'assign' && !step.without)
    .map((step) => step.receivedAt ?? step.at);
  const first = Math.min(...given.filter((at) => at >= reopenedAt), assignedAt ?? Infinity);
  if (grade === 'M' && isStill && assignedAt)
    times.push(Math.max(first + 30 * day, urged?.since ?? urged?.at ?? 0) + 7 * day);
  return Math.min(Infinity, ...times.filter((at) => at !== null));
}

export type Office = 'safety_office' | 'vice_principal' | 'principal';
const byGrade = (grade: Hazard['grade']): Office =>
  grade === 'G' ? 'safety_office' : grade === 'L' ? 'vice_principal' : 'principal';

/** Whose turn it is: an office, or somebody by id (7.1, 7.2). */
export function turnOf(one: Hazard): string | null {
  if (!isOpen(one)) return null;
  const { state, grade } = one;
  const { person, checker, plan, handOns = 0 } = known(one);
  if (state === 'to-verify') return checker?.id ?? 'safety_office';
  if (state === 'plan-review' && plan) return grade === 'M' || grade === 'MS' ? 'principal' : 'vice_principal';
  if (['assigned', 'rectifying', 'plan-review'].includes(state)) return person?.id ?? 'safety_office';
  if (state === 'transfer') return handOns > 2 ? 'vice_principal' : 'safety_office';
  if (state === 'fixed-on-spot') return grade === 'MS' ? 'vice_principal' : byGrade(grade);
  if (state === 'extension-review' || state === 'verified') return byGrade(grade);
  return 'safety_office';
}

/** Whose own work the next step would confirm: that is nobody's own to take. */
export function ownWork(one: Hazard): (string | undefined)[] {
  const { person, plan, rectified } = known(one);
  if (one.state === 'fixed-on-spot') return [one.reportedBy];
  if (one.state === 'plan-review') return [plan?.by.id];
  if (one.state === 'extension-review') return [person?.id];
  return one.state === 'to-verify' || one.state === 'verified' ? [rectified?.by.id, person?.id] : [];
}

/** Found again after it was closed, or taken up again. */
export const cameAgain = (one: Hazard): boolean => one.repeatOf !== undefined || (known(one).reopened ?? 0) > 0;

/** The first look back that nobody has taken, UTC ms; Infinity where none is to come. */
export const lookBackAt = (one: Hazard): number =>
  one.state === 'closed'
    ? Math.min(Infinity, ...(known(one).lookBacks ?? []).flatMap((look) => (look.done ? [] : look.dueAt)))
    : Infinity;

/** The one in the middle, or half-way between the two; null of none. */
export function middle(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
