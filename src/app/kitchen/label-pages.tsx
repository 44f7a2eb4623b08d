// The labels as pages, beside the app and seen by the printer only.
import { BesideApp } from '../print/beside-app.tsx';
import { sheetsOf } from '../print/sheets.ts';
import type { KeptSample } from './kitchen-day.ts';
import { Label, type Paper } from './label.tsx';
import styles from './labels.module.css';

/** Labels on an A4 sheet, three across and eight down. */
export const cellsOnSheet = 24;

type LabelPagesProps = {
  of: readonly KeptSample[];
  on: Paper;
  /** Cells of the first sheet that are used already. */ used: number;
};

export function LabelPages({ of, on, used }: LabelPagesProps) {
  return (
    <BesideApp>
      {on === 'roll'
        ? of.map((sample) => (
            <div key={sample.id} class={styles.rollPage}>
              <Label of={sample} {...{ on }} />
            </div>
          ))
        : sheetsOf(of, cellsOnSheet, used).map((cells, n) => (
            <div key={n} class={styles.sheetPage}>
              {cells.map((sample, i) => (
                <div key={i} class={styles.cell}>
                  {sample && <Label of={sample} {...{ on }} />}
                </div>
              ))}
            </div>
          ))}
    </BesideApp>
  );
}
