// The numbers of a picture, for whoever wants them exact or cannot see it.
import type { Counted } from './counted.ts';
import { Open } from './open.tsx';
import styles from './analysis.module.css';
import { useAnalysisWords } from './use-words.ts';

/** A number that is counted opens its list. */
export type Column = { head: string; values: readonly (number | string | Counted | null)[] };
type Props = {
  label: string;
  first: string;
  rows: readonly { key: string; name: string }[];
  columns: readonly Column[];
};

export function NumberTable({ label, first, rows, columns }: Props) {
  const words = useAnalysisWords();
  return (
    <details class={styles.numbers}>
      <summary>{words.table}</summary>
      <div class={styles.wide} role="region" aria-label={label} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              {columns.map(({ head }) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name }, n) => (
              <tr key={key}>
                <th scope="row">{name}</th>
                {columns.map(({ head, values }) => (
                  <td key={head}>
                    <Cell value={values[n]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function Cell({ value }: { value: Column['values'][number] | undefined }) {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? <Open of={value}>{value.says}</Open> : value;
}
