// Whom the clock makes a case concern: what is due soon, what is overdue, and what was not done in time.
import type { Hazard } from '../domain/hazard.ts';
import { lateOf, type Late } from '../domain/hazard-late.ts';
import { soonOf, type Soon } from '../domain/hazard-soon.ts';
import { clockOf, type Rung } from '../domain/hazard-times.ts';
import { suspectedBy } from '../domain/suspects.ts';
import { saying, type CaseNotice, type CaseTopic } from './case-notice.ts';
import { askedNow, department, free, holders, leaders, responsibleNow, type CaseAround } from './case-people.ts';

/** Whoever is to judge it: nobody lowers what he said himself. */
function judges(hazard: Hazard, around: CaseAround): readonly string[] {
  const own = suspectedBy(hazard);
  const others = holders('vice_principal', around).filter((id) => !own.includes(id));
  return others.length > 0 ? others : holders('principal', around);
}

/** Who has to be told that something of a case is due soon, each deadline once. */
export function remindersOf(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const whom: Record<Soon['owed'], () => readonly string[]> = {
    step: () => free(hazard, askedNow(hazard, around)),
    repair: () => responsibleNow(hazard, around),
    interim: () => responsibleNow(hazard, around),
    judge: () => judges(hazard, around),
    report: () => holders('safety_office', around),
    'look-back': () => free(hazard, holders('safety_office', around)),
  };
  return soonOf(hazard, around.now).flatMap(({ owed, dueAt }) => {
    const topic = owed === 'look-back' ? owed : 'soon';
    return saying(hazard, { id: '', name: '' }, '', around, dueAt)(topic, whom[owed](), String(dueAt));
  });
}

/** Who has to be told that a case is overdue: one rung after the other, each once as long as the same is due. */
export function noticesOfClock(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const { rung, dueAt, owed } = clockOf(hazard, around.now);
  if (rung === 'none') return [];
  if (owed === 'look-back') return lateLookBack(hazard, { rung, dueAt }, around);
  const those = leaders(hazard, around);
  const whom: Record<Exclude<Rung, 'none'>, readonly (string | undefined)[]> = {
    owner: askedNow(hazard, around),
    department: those.length > 0 ? those : department(hazard, around),
    vice_principal: holders('vice_principal', around),
    principal: holders('principal', around),
  };
  return saying(hazard, { id: '', name: '' }, '', around)('overdue', whom[rung], `${rung} ${dueAt}`);
}

/** It is no department's: the safety office at once, then up. */
function lateLookBack(
  hazard: Hazard,
  { rung, dueAt }: { rung: Exclude<Rung, 'none'>; dueAt: number | null },
  around: CaseAround,
): CaseNotice[] {
  const office = rung === 'owner' || rung === 'department' ? 'safety_office' : rung;
  const whom = office === 'safety_office' ? free(hazard, holders(office, around)) : holders(office, around);
  return saying(hazard, { id: '', name: '' }, '', around)('look-back-late', whom, `${office} ${dueAt}`);
}

/** Who else has to be told of what was not done in time: each stage of it once, whatever else is overdue of the case. */
export function noticesOfLate(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const owner = askedNow(hazard, around);
  const principal = holders('principal', around);
  return lateOf(hazard, around.now).flatMap(({ what, dueAt, stage }) => {
    const told: Record<Late['what'], [CaseTopic, readonly string[]]> = {
      // As the ladder tells the owner, under the same key: not twice where both do.
      verify: ['overdue', stage === 0 ? owner : holders('vice_principal', around)],
      recheck: ['overdue', owner],
      accept: ['accept-late', department(hazard, around)],
      interim: ['interim-late', principal],
      judge: ['overdue', judges(hazard, around)],
      plan: ['plan-late', principal],
      report: ['report-late', principal],
      urge: ['urge-late', principal],
    };
    const [topic, whom] = told[what];
    const key = topic === 'overdue' ? `${stage === 0 ? 'owner' : 'verify'} ${dueAt}` : `${dueAt} ${stage}`;
    return saying(hazard, { id: '', name: '' }, '', around)(topic, whom, key);
  });
}
