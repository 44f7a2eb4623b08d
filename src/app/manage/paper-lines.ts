// What a paper about rounds says, point by point, whichever form it is.
import { isPresumed, type Point } from '../../domain/round.ts';
import type { RoundGap } from '../../domain/round-gaps.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import { isOfPeriod } from '../../domain/round-days.ts';
import { clock, dayKey } from '../format.ts';
import type { BoardWords } from '../words/rounds-board.ts';
import { numberOf } from './board-asked.ts';

export type PaperColumn = keyof BoardWords['columns'];
export type PaperLine = Record<PaperColumn, string | number> & { id: string };

/** `gaps`: `gapsOf` of all. */
type About = {
  all: readonly RoundRow[];
  gaps: ReadonlyMap<string, RoundGap>;
  words: BoardWords;
  nameOf: (placeId: string) => string;
};

export const pointsOf = ({ round, points }: RoundRow): Point[] =>
  round?.points ?? points.map((point) => ({ ...point, visits: [], skips: [] }));

export const linesOf = (row: RoundRow, about: About): PaperLine[] =>
  pointsOf(row).map((one, i) => {
    const what = said(row, one, about.words);
    const gap = i === 0 ? about.gaps.get(row.id) : undefined;
    const found = [what.found, gap && about.words.gap(gap.minutes, gap.most)].filter(Boolean).join(about.words.list);
    return line(row, about, one.placeId, about.nameOf(one.placeId), { ...what, found });
  });

/** The round as a whole, where nobody was anywhere. */
export const missedLine = (row: RoundRow, about: About): PaperLine =>
  line(row, about, '', about.words.missedAll(row.points.length), {
    at: '',
    found: about.words.standings.missed,
    done: '',
    by: '',
  });

type Said = Pick<PaperLine, 'at' | 'found' | 'done' | 'by'>;

const line = (row: RoundRow, { all }: About, placeId: string, point: string, what: Said): PaperLine => ({
  id: `${row.id} ${placeId}`,
  day: row.day,
  shift: row.shift ?? row.planName,
  round: numberOf(row, all),
  point,
  ...what,
});

/** What is not over yet stays empty, to be filled in by hand. */
function said(row: RoundRow, { visits, skips }: Point, words: BoardWords): Said {
  const { standing, closesAt } = row;
  // Of a round of days the hour alone does not say when.
  const when = (at: number): string => (isOfPeriod(row) ? `${dayKey(at)} ${clock(at)}` : clock(at));
  const [visit] = visits;
  const [skip] = skips;
  if (visit) {
    const isUnseen = row.round !== null && isPresumed(row.round, visit);
    const found = [
      isUnseen ? words.notAsked : words.wasThere(words.how[visit.how]),
      ...(visit.code ? [words.codes[visit.code]] : []),
      ...(visit.at > closesAt ? [words.afterClose] : []),
      ...(visit.sure ? [] : [words.unsure]),
    ];
    return {
      at: isUnseen ? '' : when(visit.at),
      found: found.join(words.list),
      done: skip?.note ?? '',
      by: visit.byName,
    };
  }
  if (skip) return { at: when(skip.at), found: words.reasons[skip.reason], done: skip.note, by: skip.byName };
  const isOver = standing === 'missed' || standing === 'partly';
  return { at: '', found: isOver ? words.noVisit : '', done: '', by: '' };
}
