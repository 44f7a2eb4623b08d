// The lines of a ledger: a table where there is room for one, and on paper; a phone shows the same fields one below the other.
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import styles from './ledgers.module.css';
import { useLedgersWords } from './use-words.ts';

const addressOf: Record<LedgerPage['from'], (id: string) => string> = {
  inspections: (id) => `/school-record/${id}`,
  rounds: (id) => `/rounds-board/${id}`,
  assets: (id) => `/places/${id}/assets`,
  cases: (id) => `/hazards/${id}`,
};

/** What opens the source of a line: the first cell in which something stands. */
const firstSaid = (cells: readonly unknown[]): number => cells.findIndex((cell) => cell !== null && cell !== '');

export function AsTable({
  of: { title, heads, rows, from, code },
  onPaperOnly,
}: {
  of: LedgerPage;
  onPaperOnly: boolean;
}) {
  const words = useLedgersWords();
  return (
    <div class={`${styles.wide} ${onPaperOnly ? styles.onPaper : ''}`} role="region" aria-label={title} tabIndex={0}>
      <table class={styles.table} data-columns={heads.length > 14 ? 'many' : heads.length > 7 ? 'some' : 'few'}>
        <thead>
          <tr>
            {heads.map(({ head, wide, kind }) => (
              <th key={head} scope="col" class={wide ? styles.words : kind === 'text' ? styles.text : ''}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        {code !== null && (
          <tfoot>
            <tr>
              <td colSpan={heads.length}>
                {words.code} {code}
              </td>
            </tr>
          </tfoot>
        )}
        <tbody>
          {rows.map(({ id, of, cells }) => {
            const first = firstSaid(cells);
            return (
              <tr key={id}>
                {cells.map((cell, n) => (
                  <td
                    key={heads[n]?.head}
                    class={typeof cell === 'number' ? styles.number : ''}
                    data-kind={heads[n]?.kind}
                  >
                    {n === first ? <a href={addressOf[from](of)}>{cell}</a> : cell}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** What is empty is left out. */
export function AsCards({ of: { heads, rows, from } }: { of: LedgerPage }) {
  return (
    <ol class={styles.cards}>
      {rows.map(({ id, of, cells }) => {
        const first = firstSaid(cells);
        return (
          <li key={id}>
            <dl>
              {heads.map(({ head }, n) =>
                cells[n] === null || cells[n] === '' ? null : (
                  <div key={head}>
                    <dt>{head}</dt>
                    <dd>{n === first ? <a href={addressOf[from](of)}>{cells[n]}</a> : cells[n]}</dd>
                  </div>
                ),
              )}
            </dl>
          </li>
        );
      })}
    </ol>
  );
}
