// What the cases of some time come to (`domain.md` 11): each figure with what it is a share of, so that nobody has to believe it.
import { handlingOf, isSaid, type HazardDo } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { gives, reportedSets, timeOf, timesOf } from './hazard-sets.ts';
import { dayMs } from './hazard-times.ts';
import { median } from './median.ts';

/** `of`: how many it is a share of; 0 where there is nothing to speak of. */
export type Share = { n: number; of: number };

/**
 * found 全部发现, onSpot 当场整改率, closed 整改率 (已销号÷已立案), inTime 按期整改率 (期限内复查合格÷到期应完成), answered 回音率
 * (按时回复上报人÷应回复, 立案 and 办结 each counting one, `answers`), handedOn 转办率 (申请转办次数÷交办数, of all lives of a case), rebound 反弹率. `repairDays`: median 立案至复查合格;
 * `firstResponseMs`: median 上报至接单; `absentMs`: 缺寝闭环时长, median from the head count that found somebody missing to the end of its case; null without any.
 */
export type CaseFigures = {
  found: number;
  onSpot: Share;
  closed: Share;
  inTime: Share;
  answered: Share;
  answers: { taken: Share; ended: Share };
  handedOn: Share;
  rebound: Share;
  repairDays: number | null;
  firstResponseMs: number | null;
  absentMs: number | null;
};

/**
 * Of the hazards reported in some time, as they stand at `now` (UTC ms); each is the length of its set (`reportedSets`), but for what happens to a case more
 * than once: answers, and being given or handed on. `among`: where it is looked whether one
 * came back.
 */
export function caseFigures(
  reported: readonly Hazard[],
  now: number,
  among: readonly Hazard[] = reported,
): CaseFigures {
  const sets = reportedSets(reported, now, among);
  const share = (n: readonly Hazard[], of: readonly Hazard[]): Share => ({ n: n.length, of: of.length });
  const times = (steps: readonly HazardDo[]): number =>
    sets.handedOnOf.reduce((sum, one) => sum + timesOf(one, steps), 0);
  const answers = { taken: share(sets.answered, sets.answeredOf), ended: share(sets.told, sets.toldOf) };
  return {
    found: sets.found.length,
    onSpot: share(sets.onSpot, sets.found),
    closed: share(sets.closed, sets.closedOf),
    inTime: share(sets.inTime, sets.inTimeOf),
    answered: { n: answers.taken.n + answers.ended.n, of: answers.taken.of + answers.ended.of },
    answers,
    handedOn: { n: times(['hand-on']), of: times(gives) },
    rebound: share(sets.rebound, sets.reboundOf),
    repairDays: median(
      sets.closedOf.flatMap((one) => {
        const { checked, answers } = handlingOf(one);
        return checked && answers.taken ? [(checked.at - answers.taken) / dayMs] : [];
      }),
    ),
    firstResponseMs: median(
      reported.filter(isSaid).flatMap((one) => {
        const { acceptedAt } = handlingOf(one);
        return acceptedAt ? [acceptedAt - one.reportedAt] : [];
      }),
    ),
    absentMs: median(
      reported.flatMap((one) => {
        const ended = timeOf('absences', one);
        return ended === null ? [] : [ended - one.reportedAt];
      }),
    ),
  };
}
