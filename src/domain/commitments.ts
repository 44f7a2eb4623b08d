// 五落实 (`domain.md` 7.2): what a plan has to say, by how grave the case is.
import type { Commitments } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { Refusal } from './refusal.ts';

const askedBefore = ['leader', 'measure', 'contingency', 'watcher'] as const;
const asked = ['leader', 'helpers', 'measure', 'milestones', 'contingency', 'watcher'] as const;

/**
 * 五落实缺项时较大以上不可进入“整改中” (`domain.md` 12, 14). Of a 一般 one only the days are asked for, and what is done meanwhile (预案) where it should have been
 * put right on the spot and was not (`domain.md` 7.2). `schema`: of the entry; phones before 7 did not ask for who helps and the steps on the way.
 */
export function missingCommitments(
  { grade, notOnSpot }: Pick<Hazard, 'grade' | 'notOnSpot'>,
  plan: Commitments,
  schema = 7,
): (keyof Commitments)[] {
  const isEmpty = (field: (typeof asked)[number]): boolean => plan[field].trim() === '';
  if (grade === 'G') return notOnSpot && isEmpty('contingency') ? ['contingency'] : [];
  const empty: (keyof Commitments)[] = (schema < 7 ? askedBefore : asked).filter(isEmpty);
  return plan.yuan === null ? [...empty, 'yuan'] : empty;
}

/** What was left empty in the plan a case has, by what its phone asked for. */
export function lackingOf(hazard: Pick<Hazard, 'grade' | 'notOnSpot' | 'handling'>): (keyof Commitments)[] {
  const plan = hazard.handling?.plan;
  return plan ? missingCommitments(hazard, plan, plan.schema ?? 1) : [];
}

export function checkCommitments(hazard: Hazard, plan: Commitments, schema: number | undefined): Refusal | null {
  const [path] = missingCommitments(hazard, plan, schema);
  if (path) return new Refusal('commitments-missing', { path });
  return plan.from <= plan.to ? null : new Refusal('deadline-not-later');
}
