// What the cases of some time come to (`domain.md` 11): each figure with what it is a share of, so that nobody has to believe it.
import { handlingOf } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { dayMs, verifyMs } from './hazard-times.ts';
import { median } from './median.ts';

/** `of`: how many it is a share of; 0 where there is nothing to speak of. */
export type Share = { n: number; of: number };

/**
 * found 全部发现, onSpot 当场整改率, closed 整改率 (已销号÷已立案), inTime 按期整改率 (期限内复查合格÷到期应完成), answered 回音率
 * (按时回复上报人÷应回复), handedOn 转办率 (申请转办次数÷交办数), rebound 反弹率. `repairDays`: median 立案至复查合格;
 * `firstResponseMs`: median 上报至接单; null without any.
 */
export type CaseFigures = {
  found: number;
  onSpot: Share;
  closed: Share;
  inTime: Share;
  answered: Share;
  handedOn: Share;
  rebound: Share;
  repairDays: number | null;
  firstResponseMs: number | null;
};

const isClosed = ({ state }: Hazard): boolean => state === 'closed' || state === 'archived';

const isTurnedDown = ({ state }: Hazard): boolean => state === 'rejected' || state === 'merged';

/** Of the hazards reported in some time, as they stand at `now` (UTC ms). What was withdrawn never was one. */
export function caseFigures(reported: readonly Hazard[], now: number): CaseFigures {
  const hazards = reported.filter(({ state }) => state !== 'withdrawn');
  const handlings = hazards.map((hazard) => ({ hazard, ...handlingOf(hazard) }));
  const taken = handlings.filter(({ answers, hazard }) => answers.taken !== null && !isTurnedDown(hazard));
  const closed = hazards.filter(isClosed);
  const ripe = taken.filter(({ checked, hazard }) => checked !== null || (hazard.dueAt ?? Infinity) <= now);
  const inTime = ripe.filter(({ checked, hazard }) => checked !== null && checked.at <= (hazard.dueAt ?? Infinity));
  const due = handlings.filter(({ answers, hazard }) => answers.taken !== null || answerBy(hazard) <= now);
  const answered = due.filter(({ answers, hazard }) => answers.taken !== null && answers.taken <= answerBy(hazard));
  const onSpot = hazards.filter(wasFixedOnSpot);
  const again = new Set(hazards.flatMap(({ repeatOf }) => repeatOf ?? []));
  const isBack = ({ hazard, reopened }: (typeof handlings)[number]): boolean => reopened > 0 || again.has(hazard.id);
  const everClosed = handlings.filter(({ hazard, reopened }) => reopened > 0 || isClosed(hazard));
  return {
    found: hazards.length,
    onSpot: { n: onSpot.length, of: hazards.length },
    closed: { n: closed.length, of: taken.length },
    inTime: { n: inTime.length, of: ripe.length },
    answered: { n: answered.length, of: due.length },
    handedOn: { n: sum(handlings.map(({ handOns }) => handOns)), of: handlings.filter((one) => one.assignedAt).length },
    rebound: { n: everClosed.filter(isBack).length, of: everClosed.length },
    repairDays: median(
      taken.flatMap(({ checked, answers }) => (checked && answers.taken ? [(checked.at - answers.taken) / dayMs] : [])),
    ),
    firstResponseMs: median(
      handlings.flatMap(({ acceptedAt, hazard }) => (acceptedAt ? [acceptedAt - hazard.reportedAt] : [])),
    ),
  };
}

const answerBy = (hazard: Hazard): number => hazard.reportedAt + verifyMs(hazard.grade);

/** Confirmed, or waiting to be, without anybody having been given it. */
const wasFixedOnSpot = (hazard: Hazard): boolean =>
  hazard.state === 'fixed-on-spot' || (isClosed(hazard) && handlingOf(hazard).assignedAt === null);

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);
