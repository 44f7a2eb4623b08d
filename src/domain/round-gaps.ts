// How long nobody went round: between two walked rounds of a plan that asks for one each so many minutes (`domain.md` 12.5).
import { begunAt, type Round } from './round.ts';

const minuteMs = 60_000;

/** From the beginning of the round that was walked before to that of this one. `most`: the longest the plan asks for; `grace`: how late one may begin. Minutes. */
export type RoundGap = { minutes: number; most: number; grace: number };

/** What is within the grace happens every night, and is said on the page of the round alone. */
export const isBeyondGrace = ({ minutes, most, grace }: RoundGap): boolean => minutes > most + grace;

/**
 * The gaps that are longer than the plan asks for, by the id of the round after each. Rounds of one window only: between two windows of
 * a day, and from night to night, nobody has to walk. All known rounds of a plan and day must be among them.
 */
export function roundGaps(rounds: readonly Round[]): Map<string, RoundGap> {
  const gaps = new Map<string, RoundGap>();
  for (const those of Map.groupBy(rounds, ({ planId, day }) => `${planId} ${day}`).values())
    for (const window of windowsOf(those)) inWindow(window, gaps);
  return gaps;
}

/** Rounds that follow on one another; a round without a time to begin by has no next one. */
function windowsOf(rounds: readonly Round[]): Round[][] {
  const windows: Round[][] = [];
  const inOrder = rounds.filter(({ startBy }) => startBy !== null).toSorted((a, b) => a.plannedAt - b.plannedAt);
  for (const round of inOrder) {
    const last = windows.at(-1);
    if (last && (last.at(-1)?.finishBy ?? 0) >= round.plannedAt) last.push(round);
    else windows.push([round]);
  }
  return windows;
}

function inWindow(window: readonly Round[], gaps: Map<string, RoundGap>): void {
  // The last of a window may be shorter than the others.
  const most = Math.max(...window.map(({ plannedAt, finishBy }) => finishBy - plannedAt)) / minuteMs;
  let before: number | null = null;
  for (const { id, begun, grace } of walked(window)) {
    const minutes = before === null ? 0 : Math.floor((begun - before) / minuteMs);
    if (minutes > most) gaps.set(id, { minutes, most, grace });
    before = begun;
  }
}

const walked = (window: readonly Round[]) =>
  window.flatMap((round) => {
    const begun = begunAt(round);
    const grace = ((round.startBy ?? round.plannedAt) - round.plannedAt) / minuteMs;
    return begun === null ? [] : [{ id: round.id, begun, grace }];
  });
