// How long nobody went round: between two walked rounds of a plan that asks for one each so many minutes (`domain.md` 12.5).
import { begunAt, type Round } from './round.ts';

const minuteMs = 60_000;

/**
 * From the beginning of the round that was walked before to that of this one, and the longest the plan asks for. Minutes. `near`: neither
 * would have been late for it.
 */
export type RoundGap = { minutes: number; most: number; near?: true };

/**
 * The gaps that are longer than the plan asks for, by the id of the round after each: its grace is for being late alone. Rounds of one window only: between two windows of a day, and from
 * night to night, nobody has to walk. All known rounds of a plan and day must be among them.
 */
export function roundGaps(rounds: readonly Round[]): Map<string, RoundGap> {
  const gaps = new Map<string, RoundGap>();
  const last = new Map<string, { finishBy: number; most: number; begun: number | null }>();
  for (const round of rounds.toSorted((a, b) => a.plannedAt - b.plannedAt)) {
    const { id, planId, day, plannedAt, startBy, finishBy } = round;
    // A round without a time to begin by has the whole window, and no next one.
    if (startBy === null) continue;
    const key = planId + day;
    const before = last.get(key);
    const same = before && before.finishBy >= plannedAt ? before : { most: 0, begun: null };
    // The last of a window may be shorter than the others.
    const most = Math.max(same.most, (finishBy - plannedAt) / minuteMs);
    const begun = begunAt(round);
    const minutes = begun === null || same.begun === null ? 0 : Math.floor((begun - same.begun) / minuteMs);
    const isNear = minutes <= most + (startBy - plannedAt) / minuteMs;
    if (minutes > most) gaps.set(id, { minutes, most, ...(isNear && { near: true }) });
    last.set(key, { finishBy, most, begun: begun ?? same.begun });
  }
  return gaps;
}
