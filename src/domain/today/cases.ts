// What 今日 tells a vice principal: cases whose plan lacks something, and how much lies with each department (`domain.md` 7.2, 11).
import { titleOf } from '../hazard-titles.ts';
import type { Hazard } from '../hazard.ts';
import { handlingOf } from '../hazard-handling.ts';
import { lackingOf } from '../commitments.ts';
import type { HazardState } from '../hazard-words.ts';
import { plainly } from './figure.ts';
import type { TodayRow } from './list-reports.ts';

/** Before it is somebody's there is nothing to plan, and once it is put right nothing more. */
const planned: ReadonlySet<HazardState> = new Set([
  'assigned',
  'plan-review',
  'rectifying',
  'extension-review',
  'escalated',
]);

/** Of 较大 and above what has no plan, a plan with something left out (`n` of it), or no money in place; null where nothing lacks. */
export function lackIn(hazard: Hazard): { why: 'no-plan' | 'plan-lacks' | 'no-money'; n: number } | null {
  if (hazard.grade === 'G' || !planned.has(hazard.state)) return null;
  const { plan } = handlingOf(hazard);
  if (!plan) return { why: 'no-plan', n: 0 };
  const n = lackingOf(hazard).length;
  if (n > 0) return { why: 'plan-lacks', n };
  return plan.inPlace ? null : { why: 'no-money', n };
}

/** 五落实缺项, a line a case. */
export const commitmentsMissing = (cases: readonly Hazard[]): TodayRow[] =>
  cases.flatMap((hazard): TodayRow[] => {
    const lack = lackIn(hazard);
    if (!lack) return [];
    const { id, placeName } = hazard;
    const row = { id, what: titleOf(hazard), place: placeName, day: null, at: handlingOf(hazard).since, ...lack };
    return [{ ...row, isBad: true, opens: { is: 'case', id } }];
  });

/** Open cases of one department. `overdue`: how many of them. */
export type Backlog = { deptId: string; name: string; open: number; overdue: number };

/** It was taken out of the book while it had cases; the safety office answers for them. */
const gone = { zh: '已撤销的部门', en: 'A department that is gone' };

/** 各部门积压, the longest first. `name`: empty where the book has the department no more. */
export const backlogs = (departments: readonly Backlog[]): TodayRow[] =>
  departments
    .toSorted((a, b) => b.open - a.open || (a.deptId < b.deptId ? -1 : 1))
    .map(({ deptId, name, open, overdue }): TodayRow => ({
      id: deptId,
      what: name === '' ? gone : plainly(name),
      place: '',
      day: null,
      at: null,
      why: 'waiting',
      n: open,
      isBad: overdue > 0,
      opens: { is: 'department', id: deptId },
    }));
