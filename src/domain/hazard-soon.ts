// Whom a deadline that is near concerns, and from when on: a reminder comes while there is still time to do it.
import { lookBackMs, owedOf, type Owed, type Timed } from './hazard-times.ts';
import { handlingOf } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';

const hourMs = 3_600_000;
/** So long before a deadline at most. */
export const soonMs = 24 * hourMs;
/** Where there is less time than this, whoever has to do it was told a moment ago. */
const shortestMs = 4 * hourMs;

/** What is due soon, and by when, UTC ms. */
export type Soon = { owed: Exclude<Owed, 'urge'>; dueAt: number };

/** Since when the clock of what is owed runs, UTC ms. */
function since(hazard: Timed & Pick<Hazard, 'reportedAt'>, owed: Soon['owed'], at: number): number {
  const handling = handlingOf(hazard);
  if (owed === 'step') return handling.since;
  if (owed === 'repair' || (owed === 'interim' && at === hazard.dueAt)) return handling.assignedAt ?? handling.since;
  if (owed === 'report') return handling.judged?.since ?? handling.judged?.at ?? handling.since;
  return handling.graveSince ?? hazard.reportedAt;
}

/** What of the case is to be remembered at `now` (UTC ms): within a day of its deadline, and past half of the time there was. */
export const soonOf = (hazard: Timed & Pick<Hazard, 'reportedAt'>, now: number): Soon[] =>
  owedOf(hazard).flatMap(({ owed, at }): Soon[] => {
    if (owed === 'urge' || now >= at) return [];
    // Told when its time has come; until then it is nobody's.
    if (owed === 'look-back') return now >= at - lookBackMs ? [{ owed, dueAt: at }] : [];
    const given = at - since(hazard, owed, at);
    return given >= shortestMs && now >= at - Math.min(soonMs, given / 2) ? [{ owed, dueAt: at }] : [];
  });
