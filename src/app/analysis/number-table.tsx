// The numbers of a picture, for whoever wants them exact or cannot see it.
import styles from './analysis.module.css';
import { useAnalysisWords } from './use-words.ts';

/** `href`: the list that the column counts. */
export type Column = { head: string; href?: string; values: readonly (number | string | null)[] };
type Props = {
  label: string;
  first: string;
  rows: readonly { key: string; name: string; href?: string }[];
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
              {columns.map(({ head, href }) => (
                <th key={head} scope="col">
                  {href ? <a href={href}>{head}</a> : head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name, href }, n) => (
              <tr key={key}>
                <th scope="row">{href ? <a href={href}>{name}</a> : name}</th>
                {columns.map(({ head, values }) => (
                  <td key={head}>{values[n] ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
