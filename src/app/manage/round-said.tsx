// What is to be said of one round, in lines: who, which points were missed, what came later, what was not shown.
import { isCorrected, madeUp, missedPoints, outcome, type Round, type Standing } from '../../domain/round.ts';
import { isOfPeriod } from '../../domain/round-days.ts';
import { roundFacts } from '../../domain/round-facts.ts';
import type { RoundGap } from '../../domain/round-gaps.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import type { BoardWords } from '../words/rounds-board.ts';
import { clock } from '../format.ts';
import type { Tone } from '../ui/badge.tsx';
import styles from './board.module.css';
import { named, useBoardWords } from './use-board.ts';

export type Saying = { text: string; grave?: boolean };

type About = { row: RoundRow; gap: RoundGap | undefined; nameOf: (id: string) => string };

/** In the order in which a manager asks. `nameOf`: a place by its id; `gap`: where it was too long since the round before. */
export function sayingsOf({ row, gap, nameOf }: About, words: BoardWords): Saying[] {
  const { round, points, walkers, standing } = row;
  const isOver = standing === 'missed' || standing === 'partly';
  const names = (ids: readonly string[]) => named(ids.map(nameOf), words);
  if (!round || round.walks.length === 0)
    return [
      ...(walkers.length > 0 ? [{ text: words.walkers(named(walkers, words)) }] : []),
      ...(isOver ? [{ text: words.missedAll(points.length), grave: true }] : []),
    ];
  const missed = missedPoints(round);
  const late = madeUp(round);
  const { unproved, typed } = roundFacts(round);
  const skips = round.points.flatMap(({ placeId, skips: those, visits }) =>
    visits.length > 0 ? [] : those.slice(0, 1).map((skip) => ({ placeId, skip })),
  );
  return [
    { text: words.walked(round.walks.map(({ byName }) => byName).join(words.list)) },
    ...(gap ? [{ text: words.gap(gap.minutes, gap.most), grave: true }] : []),
    { text: words.progress(points.length - missed.length, points.length) },
    ...(standing === 'running' && isOfPeriod(round) ? [{ text: words.left(missed.length) }] : []),
    ...(isCorrected(round) && round.closed
      ? [{ text: words.corrected(words.outcomes[round.closed.outcome], words.outcomes[outcome(round)], cameAt(round)) }]
      : []),
    ...(isOver && missed.length > 0 ? [{ text: words.missed(names(missed)), grave: true }] : []),
    ...skips.map(({ placeId, skip }) => ({
      text: words.skipped(nameOf(placeId), [words.reasons[skip.reason], skip.note].filter(Boolean).join(' ')),
    })),
    ...(late.length > 0 ? [{ text: words.madeUp(names(late)) }] : []),
    ...(unproved.length > 0 ? [{ text: words.unproved(names(unproved)), grave: true }] : []),
    ...(typed.length > 0 ? [{ text: words.typed(names(typed)) }] : []),
  ];
}

/** When the last of it came. */
function cameAt({ points }: Round): string {
  const came = points.flatMap(({ visits }) => visits.flatMap(({ came: at }) => at ?? []));
  return came.length > 0 ? clock(Math.max(...came)) : '';
}

export const tones: Record<Standing, Tone> = {
  ahead: 'plain',
  open: 'press',
  running: 'press',
  overdue: 'warn',
  done: 'normal',
  late: 'warn',
  partly: 'abnormal',
  missed: 'abnormal',
};

export function Sayings(about: About) {
  const words = useBoardWords();
  return (
    <>
      {sayingsOf(about, words).map(({ text, grave }) => (
        <p key={text} class={`${styles.saying} ${grave ? styles.grave : ''}`}>
          {text}
        </p>
      ))}
    </>
  );
}
