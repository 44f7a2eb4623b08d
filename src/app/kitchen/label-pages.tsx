// The labels as pages, beside the app and seen by the printer only.
import { render, type ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
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
        : sheetsOf(of, used).map((cells, n) => (
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

/** Sheet by sheet; null leaves a cell empty. */
export function sheetsOf<T>(labels: readonly T[], used: number): (T | null)[][] {
  const cells: (T | null)[] = [...Array.from({ length: used }, () => null), ...labels];
  const sheets: (T | null)[][] = [];
  for (let from = 0; from < cells.length; from += cellsOnSheet) sheets.push(cells.slice(from, from + cellsOnSheet));
  return sheets;
}

/** The app's own frame would take its room on the first page. */
function BesideApp({ children }: { children: ComponentChildren }) {
  useEffect(() => {
    const host = document.createElement('div');
    host.className = styles.pages ?? '';
    document.body.append(host);
    return () => {
      render(null, host);
      host.remove();
    };
  }, []);
  useEffect(() => {
    const host = document.querySelector(`.${styles.pages}`);
    if (host) render(<>{children}</>, host);
  });
  return null;
}
