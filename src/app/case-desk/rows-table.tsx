// Cases as a table, where there is room for one.
import { inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLanguage } from '../use-screen.ts';
import styles from './case-list.module.css';
import { turnWords } from './case-words.ts';
import { mayBeAssigned } from './case-filter.ts';
import type { RowsProps } from './rows-cards.tsx';
import { Due, Flags, StateMark, Thumb } from './row-marks.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';

export function RowsTable({ rows, now, unsent, addressOf, picked, onPick }: RowsProps) {
  const language = useLanguage();
  const cases = useCaseWords();
  const words = useDeskWords();
  const { what, place, grade, state, turn, due } = words.columns;
  const mayPick = rows.filter(mayBeAssigned);
  const areAll = mayPick.length > 0 && mayPick.every(({ id }) => picked?.has(id));
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          {picked && (
            <th class={styles.pick}>
              <label>
                <input
                  type="checkbox"
                  aria-label={words.selectAll}
                  checked={areAll}
                  disabled={mayPick.length === 0}
                  onChange={() => onPick(areAll ? [] : mayPick)}
                />
              </label>
            </th>
          )}
          {[what, place, grade, state, turn, due].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const text = inLanguage(row.text, language);
          return (
            <tr key={row.id} class={styles.row}>
              {picked && (
                <td class={styles.pick}>
                  {mayBeAssigned(row) && (
                    <label>
                      <input
                        type="checkbox"
                        aria-label={words.selectOne(`${row.placeName} ${text}`)}
                        checked={picked.has(row.id)}
                        onChange={() => onPick(toggled(rows, picked, row.id))}
                      />
                    </label>
                  )}
                </td>
              )}
              <th scope="row" class={styles.what}>
                <span class={styles.whatInside}>
                  <Thumb row={row} />
                  <span>
                    <a href={addressOf(row.id)}>{text}</a>
                    {row.note && <small>{row.note}</small>}
                    <span class={styles.flags}>
                      <Flags row={row} unsent={unsent} />
                    </span>
                  </span>
                </span>
              </th>
              <td class={styles.placeCell}>{row.placeName}</td>
              <td>
                <GradeBadge grade={row.grade} />
              </td>
              <td>
                <StateMark state={row.state} />
              </td>
              <td>{turnWords(row.waits, cases, words)}</td>
              <td class={styles.dueCell}>
                <Due row={row} now={now} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** Those picked after one more or one less. */
export const toggled = (rows: RowsProps['rows'], picked: ReadonlySet<string>, id: string): RowsProps['rows'] =>
  rows.filter((row) => (row.id === id ? !picked.has(id) : picked.has(row.id)));
