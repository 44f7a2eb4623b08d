// The lines of a ledger: a table where there is room for one, and on paper; a phone shows the same fields one below the other.
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import { Signature } from '../ui/signature.tsx';
import styles from './ledgers.module.css';
import { useLedgersWords } from './use-words.ts';

/** Null where nothing is opened. */
const addressOf: Record<LedgerPage['from'], ((id: string) => string) | null> = {
  inspections: (id) => `/school-record/${id}`,
  rounds: (id) => `/rounds-board/${id}`,
  assets: (id) => `/places/${id}/assets`,
  cases: (id) => `/hazards/${id}`,
  statistics: null,
  samples: null,
};

const photoAddress: Partial<Record<LedgerPage['from'], string>> = {
  inspections: '/api/inspections',
  cases: '/api/hazards',
  samples: '/api/samples',
};
type Line = LedgerPage['rows'][number];

/** A signature is shown wherever its line is; photos only on paper that is being laid out: a screen would fetch them all. */
function Pictures({ of: { from, drawings = [] }, line, column, photos }: PictureProps) {
  const words = useLedgersWords();
  return (
    <>
      {line.pictures?.map((one) => {
        if (one.column !== column) return null;
        const drawing = one.drawing === undefined ? undefined : drawings[one.drawing];
        if (drawing) return <Signature key="drawing" name="" {...drawing} alt={words.signature} />;
        return one.photo && photos && photoAddress[from] ? (
          <img
            key={one.photo}
            class={styles.photo}
            src={`${photoAddress[from]}/${line.of}/photos/${one.photo}`}
            alt={words.photo}
          />
        ) : null;
      })}
    </>
  );
}
type PictureProps = { of: LedgerPage; line: Line; column: number; photos: boolean };

/** What opens the source of a line: the first cell in which words stand, and no mere number of the line. */
function firstSaid(cells: readonly unknown[]): number {
  const said = cells.findIndex((cell) => typeof cell === 'string' && cell !== '');
  return said < 0 ? cells.findIndex((cell) => cell !== null) : said;
}

const Cell = ({ to, children }: { to: string | undefined; children: string | number | null | undefined }) =>
  to === undefined ? <>{children}</> : <a href={to}>{children}</a>;

/** How much a paper has to hold side by side. */
const sizeOf = (columns: number): string =>
  columns > 20 ? 'most' : columns > 14 ? 'many' : columns > 7 ? 'some' : 'few';

/** `photos`: of so many lines, the first ones, photos are shown. */
type TableProps = { of: LedgerPage; onPaperOnly: boolean; photos: number };

export function AsTable({ of, onPaperOnly, photos }: TableProps) {
  const { title, heads, rows, from, code } = of;
  const words = useLedgersWords();
  const pictured = new Set(rows.slice(0, photos).flatMap(({ pictures = [] }) => pictures.map(({ column }) => column)));
  return (
    <div class={`${styles.wide} ${onPaperOnly ? styles.onPaper : ''}`} role="region" aria-label={title} tabIndex={0}>
      <table class={styles.table} data-columns={sizeOf(heads.length)}>
        <colgroup>
          {heads.map(({ head, wide, kind }, n) => (
            <col key={head} data-kind={pictured.has(n) ? 'picture' : wide ? 'words' : kind} />
          ))}
        </colgroup>
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
          {rows.map((line, nth) => {
            const { id, cells } = line;
            const first = firstSaid(cells);
            return (
              <tr key={id}>
                {cells.map((cell, n) => (
                  <td
                    key={heads[n]?.head}
                    class={typeof cell === 'number' ? styles.number : ''}
                    data-kind={heads[n]?.kind}
                  >
                    <Cell to={n === first ? addressOf[from]?.(line.of) : undefined}>{cell}</Cell>
                    <Pictures of={of} line={line} column={n} photos={nth < photos} />
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
export function AsCards({ of }: { of: LedgerPage }) {
  const { heads, rows, from } = of;
  return (
    <ol class={styles.cards}>
      {rows.map((line) => {
        const { id, cells } = line;
        const first = firstSaid(cells);
        return (
          <li key={id}>
            <dl>
              {heads.map(({ head }, n) =>
                cells[n] === null || cells[n] === '' ? null : (
                  <div key={head}>
                    <dt>{head}</dt>
                    <dd>
                      <Cell to={n === first ? addressOf[from]?.(line.of) : undefined}>{cells[n]}</Cell>
                      <Pictures of={of} line={line} column={n} photos={false} />
                    </dd>
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
