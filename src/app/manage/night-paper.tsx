// 夜间值班巡查记录: the paper an inspector expects, with the columns of the form (`domain.md` 8.7). Seen in print only.
import type { RoundRow } from '../../domain/round-reports.ts';
import { useSession } from '../use-screen.ts';
import { gapsOf } from './board-asked.ts';
import styles from './board.module.css';
import { linesOf, type PaperColumn } from './paper-lines.ts';
import { PaperTable } from './paper-table.tsx';
import { useBoardWords, usePlaceNames } from './use-board.ts';

/** `day`: that is looked at, yyyy-mm-dd; `rows`: what stands on it, those of a period that went on among them. */
type Props = { day: string; rows: readonly RoundRow[]; all: readonly RoundRow[] };

const columns: readonly PaperColumn[] = ['day', 'shift', 'round', 'at', 'point', 'found', 'done', 'by'];

export function NightPaper({ day, rows, all }: Props) {
  const words = useBoardWords();
  const { school } = useSession();
  const nameOf = usePlaceNames();
  const gaps = gapsOf(all);
  const plans = [...new Set(rows.map(({ planName }) => planName))].join(words.list);
  return (
    <section class={styles.paper} aria-hidden="true">
      <h2>{words.paper}</h2>
      <p>{words.paperOf(school.name, day, plans)}</p>
      <PaperTable columns={columns} lines={rows.flatMap((row) => linesOf(row, { all, gaps, words, nameOf }))} />
      <p class={styles.sign}>{words.sign}</p>
    </section>
  );
}
