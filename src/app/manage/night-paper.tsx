// 夜间值班巡查记录: the paper an inspector expects, with the columns of the form (`domain.md` 8.7). Seen in print only.
import type { Point } from '../../domain/round.ts';
import type { RoundRow } from '../../domain/round-reports.ts';
import { clock } from '../format.ts';
import { useSession } from '../use-screen.ts';
import type { BoardWords } from '../words/rounds-board.ts';
import { numberOf } from './board-asked.ts';
import styles from './board.module.css';
import { useBoardWords, usePlaceNames } from './use-board.ts';

type Props = { rows: readonly RoundRow[]; all: readonly RoundRow[] };

export function NightPaper({ rows, all }: Props) {
  const words = useBoardWords();
  const { school } = useSession();
  const nameOf = usePlaceNames();
  const plans = [...new Set(rows.map(({ planName }) => planName))].join(words.list);
  const { day, shift, round, at, point, found, done, by } = words.columns;
  return (
    <section class={styles.paper} aria-hidden="true">
      <h2>{words.paper}</h2>
      <p>{words.paperOf(school.name, rows[0]?.day ?? '', plans)}</p>
      <table>
        <thead>
          <tr>
            {[day, shift, round, at, point, found, done, by].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.flatMap((row) =>
            pointsOf(row).map((one) => {
              const line = lineOf(row, one, words);
              return (
                <tr key={`${row.id} ${one.placeId}`}>
                  <td>{row.day}</td>
                  <td>{row.planName}</td>
                  <td>{numberOf(row, all)}</td>
                  <td>{line.at}</td>
                  <td>{nameOf(one.placeId)}</td>
                  <td>{line.found}</td>
                  <td>{line.done}</td>
                  <td>{line.by}</td>
                </tr>
              );
            }),
          )}
        </tbody>
      </table>
      <p class={styles.sign}>{words.sign}</p>
    </section>
  );
}

const pointsOf = ({ round, points }: RoundRow): Point[] =>
  round?.points ?? points.map((point) => ({ ...point, visits: [], skips: [] }));

type PaperLine = { at: string; found: string; done: string; by: string };

/** What is not over yet stays empty, to be filled in by hand. */
function lineOf({ standing }: RoundRow, { visits, skips }: Point, words: BoardWords): PaperLine {
  const [visit] = visits;
  const [skip] = skips;
  if (visit)
    return {
      at: clock(visit.at),
      found: words.wasThere(words.how[visit.how]),
      done: skip?.note ?? '',
      by: visit.byName,
    };
  if (skip) return { at: clock(skip.at), found: words.reasons[skip.reason], done: skip.note, by: skip.byName };
  const isOver = standing === 'missed' || standing === 'partly';
  return { at: '', found: isOver ? words.noVisit : '', done: '', by: '' };
}
