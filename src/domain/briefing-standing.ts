// How the cases stand when a weekly or monthly report is told: what is dangerous, and what waits for those who lead the school.
import { titleOf } from './hazard-titles.ts';
import { mostNamed, type BriefingStanding } from './briefing-reports.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import { waitsFor } from './hazard-handling.ts';
import { clockOf, owedOf } from './hazard-times.ts';
import { isOver } from './hazard-words.ts';
import { isRestricted } from './restricted.ts';

type Open = { hazard: Hazard; overdueMs: number; owed: ReturnType<typeof clockOf>['owed'] };
type Decision = BriefingStanding['decisions']['first'][number];

/** `now` in UTC ms. The gravest first, among them those that are overdue for longest. */
export function briefingStanding(cases: readonly Hazard[], now: number): BriefingStanding {
  const open = cases
    .filter(({ state }) => !isOver(state))
    .map((hazard): Open => {
      const { overdueMs, owed } = clockOf(hazard, now);
      return { hazard, overdueMs, owed };
    })
    .sort(
      (a, b) =>
        gradeRank(b.hazard.grade) - gradeRank(a.hazard.grade) ||
        b.overdueMs - a.overdueMs ||
        (a.hazard.id < b.hazard.id ? -1 : 1),
    );
  const isMajor = ({ hazard: { grade } }: Open): boolean => grade === 'MS' || grade === 'M';
  const decisions = open.flatMap((one) => decisionOf(one, now) ?? []);
  return {
    open: open.length,
    major: open.filter(isMajor).length,
    overdue: open.filter(({ overdueMs }) => overdueMs > 0).length,
    worst: open
      .filter((one) => isMajor(one) || one.overdueMs > 0)
      .slice(0, mostNamed)
      .map(({ hazard, overdueMs }) => Object.assign(named(hazard), { overdueMs })),
    decisions: {
      principal: decisions.filter(({ office }) => office === 'principal').length,
      vicePrincipal: decisions.filter(({ office }) => office === 'vice_principal').length,
      // The principal reads first what is the own.
      first: decisions.toSorted((a, b) => Number(b.office === 'principal') - Number(a.office === 'principal')),
    },
  };
}

/** A paper goes from hand to hand: a note that may say who a student is stays in the case. */
const named = (hazard: Hazard) => ({
  id: hazard.id,
  placeName: hazard.placeName,
  text: titleOf(hazard),
  note: isRestricted(hazard.itemId) ? '' : hazard.note,
  grade: hazard.grade,
  state: hazard.state,
});

/** What only those who lead the school can do next; null where others are to act. */
function decisionOf({ hazard, overdueMs, owed }: Open, now: number): Decision | null {
  // 督办 of a major hazard, and the report to the authority, are the principal's (`domain.md` 6.2, 7.3).
  if (overdueMs > 0 && (owed === 'urge' || owed === 'report'))
    return { ...named(hazard), office: 'principal', what: owed };
  if (owedOf(hazard).some((one) => one.owed === 'judge' && one.at < now))
    return { ...named(hazard), office: 'vice_principal', what: 'judge' };
  const waits = waitsFor(hazard);
  if (!waits || !('office' in waits) || waits.office === 'safety_office') return null;
  return { ...named(hazard), office: waits.office, what: hazard.state };
}
