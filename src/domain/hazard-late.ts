// What is done about a step that was not taken in time (`domain.md` 7.3, 超时动作), besides the ladder of `rungOf`.
import { dayMs, lookBackMs, owedOf, verifyMs, waitOf, type Timed } from './hazard-times.ts';

/**
 * verify and recheck: whoever has to is reminded, at stage 1 of verify the vice principal. accept: the department is told. interim, plan: the
 * principal is told. judge: whoever has to judge, the vice principal. report: that the authority does not know, to the principal. urge: a week in which the principal did not see to it. `dueAt`: UTC ms.
 */
export type Late = {
  what: 'verify' | 'accept' | 'interim' | 'judge' | 'plan' | 'recheck' | 'report' | 'urge';
  dueAt: number;
  stage: number;
};

const weekMs = 7 * dayMs;
/** So late it is no news any more: nobody is told twice of what he was told before messages were cleared away. */
const newsMs = 30 * dayMs;

/** What is late at `now` (UTC ms), each at the stage it has come to by then. */
export function lateOf(hazard: Timed, now: number): Late[] {
  return owedOf(hazard).flatMap(({ owed, at }): Late[] => {
    const what = owed === 'step' ? waitOf(hazard) : owed;
    if (now < at || what === null || what === 'approval' || what === 'repair' || what === 'look-back') return [];
    // 一般: whoever has it is told, as of everything; the principal is of what is graver (`domain.md` 7.3).
    if (what === 'interim' && hazard.grade === 'G') return [];
    const stageMs = what === 'verify' ? verifyMs(hazard) : what === 'urge' ? weekMs : null;
    const passed = stageMs === null ? 0 : Math.floor((now - at) / stageMs);
    const stage = what === 'verify' ? Math.min(1, passed) : passed;
    const since = at + stage * (stageMs ?? 0);
    return now < since + newsMs ? [{ what, dueAt: at, stage }] : [];
  });
}

/** Every moment from which somebody may have to be told that something is late, UTC ms; the same whenever it is asked. */
export const lateMoments = (hazard: Timed): number[] =>
  owedOf(hazard).flatMap(({ owed, at }) => {
    // When its time has come somebody is told as well.
    if (owed === 'look-back') return [at - lookBackMs, at];
    return owed === 'step' && waitOf(hazard) === 'verify' ? [at, at + verifyMs(hazard)] : [at];
  });
