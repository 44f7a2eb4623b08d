// What is to be said of one round, in lines: who, which points were missed, what came later, what was not shown.
import { isCorrected, madeUp, missedPoints, outcome, type Round } from '../../domain/round.ts';
import { isOfPeriod } from '../../domain/round-days.ts';
import { roundFacts } from '../../domain/round-facts.ts';
import type { RoundGap } from '../../domain/round-gaps.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import type { BoardWords } from '../words/rounds-board.ts';
import { nearDayAndClock } from '../format.ts';
import type { Language } from '../state.ts';
import { named } from './names.ts';

export type Saying = { text: string; grave?: boolean };

export type About = { row: RoundRow; gap: RoundGap | undefined; nameOf: (id: string) => string };

/** Of a post that is on every phone of it not all are worth a line. */
const mostSilent = 3;

/** In the order in which a manager asks. `nameOf`: a place by its id; `gap`: where it was too long since the round before. */
export function sayingsOf({ row, gap, nameOf }: About, words: BoardWords, language: Language): Saying[] {
  const { round, points, walkers, standing } = row;
  const isOver = standing === 'missed' || standing === 'partly';
  const names = (ids: readonly string[]) => named(ids.map(nameOf), words);
  const silent = (row.silent ?? []).slice(0, mostSilent).map(({ name, at }) => ({
    text: words.silent(name, nearDayAndClock(at, language)),
  }));
  if (!round || round.walks.length === 0)
    return [
      ...(walkers.length > 0 ? [{ text: words.walkers(named(walkers, words)) }] : []),
      ...(isOver ? [{ text: words.missedAll(points.length), grave: true }] : []),
      ...silent,
    ];
  const missed = missedPoints(round);
  const late = madeUp(round);
  const { unproved, typed } = roundFacts(round);
  const skips = round.points.flatMap(({ placeId, skips: those, visits }) =>
    visits.length > 0 ? [] : those.slice(0, 1).map((skip) => ({ placeId, skip })),
  );
  return [
    { text: words.walked(round.walks.map(({ byName }) => byName).join(words.list)) },
    ...(gap ? [{ text: words.gap(gap.minutes, gap.most), grave: !gap.near }] : []),
    { text: words.progress(points.length - missed.length, points.length) },
    ...(standing === 'running' && isOfPeriod(round) ? [{ text: words.left(missed.length) }] : []),
    ...(isCorrected(round) && round.closed
      ? [
          {
            text: words.corrected(
              words.outcomes[round.closed.outcome],
              words.outcomes[outcome(round)],
              cameAt(round, language),
            ),
          },
        ]
      : []),
    ...(isOver && missed.length > 0 ? [{ text: words.missed(names(missed)), grave: true }] : []),
    ...silent,
    ...skips.map(({ placeId, skip }) => ({
      text: words.skipped(nameOf(placeId), [words.reasons[skip.reason], skip.note].filter(Boolean).join(' ')),
    })),
    ...(late.length > 0 ? [{ text: words.madeUp(names(late)) }] : []),
    ...(unproved.length > 0 ? [{ text: words.unproved(names(unproved)), grave: true }] : []),
    ...(typed.length > 0 ? [{ text: words.typed(names(typed)) }] : []),
  ];
}

/** When the last of it came; empty where only its end did, of a round that asks for no proof. */
function cameAt({ points }: Round, language: Language): string {
  const came = points.flatMap(({ visits }) => visits.flatMap(({ came: at }) => at ?? []));
  return came.length > 0 ? nearDayAndClock(Math.max(...came), language) : '';
}
