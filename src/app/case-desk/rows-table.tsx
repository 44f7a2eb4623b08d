// Cases as a table, where there is room for one.
import type { RefObject, VNode } from 'preact';
import { useMemo } from 'preact/hooks';
import { caseNumber } from '../../domain/case-number.ts';
import type { HazardRow } from '../../domain/hazard-reports.ts';
import { inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLanguage, useSession } from '../use-screen.ts';
import styles from './case-list.module.css';
import { ageWords, responsibleOf, turnOf, turnWords } from './case-words.ts';
import { mayBeAssigned } from '../case-filter.ts';
import type { RowsProps } from './rows-cards.tsx';
import { Due, Flags, StateMark, Thumb } from './row-marks.tsx';
import type { CaseDeskWords } from '../words/desk-cases.ts';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { useRowSpan } from './use-row-span.ts';

/** Px of a row with a photo and one line. */
const usualRow = 68;

export function RowsTable(props: RowsProps) {
  const { rows, picked, onPick } = props;
  const words = useDeskWords();
  // Asked once, and not by every row.
  const { timeZone } = useSession().school;
  const mayPick = useMemo(() => rows.filter(mayBeAssigned), [rows]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const { box, from, to, above, below } = useRowSpan(ids, usualRow);
  // One that is drawn already is not looked at again while one scrolls.
  const drawn = useMemo(() => new Map<string, VNode>(), [props, words]);
  const draw = (row: HazardRow, at: number): VNode => {
    const known = drawn.get(row.id) ?? <CaseRow key={row.id} {...props} row={row} at={at} timeZone={timeZone} />;
    drawn.set(row.id, known);
    return known;
  };
  // What is not near the screen any more would hold on to what it looked like.
  const near = new Set(ids.slice(from, to));
  for (const id of drawn.keys()) if (!near.has(id)) drawn.delete(id);
  const heads = useMemo(() => headsOf(words), [words]);
  const areAll = mayPick.length > 0 && mayPick.every(({ id }) => picked?.has(id));
  return (
    <table class={styles.table} aria-rowcount={rows.length + 1}>
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
          {heads}
        </tr>
      </thead>
      <tbody ref={box as RefObject<HTMLTableSectionElement>}>
        <Rest high={above} />
        {rows.slice(from, to).map((row, n) => draw(row, from + n))}
        <Rest high={below} />
      </tbody>
    </table>
  );
}

const headsOf = ({ columns }: CaseDeskWords): VNode[] => {
  const { what, place, grade, state, turn, person, age, due } = columns;
  return [what, place, `${grade} / ${state}`, turn, person, age, due].map((name) => (
    <th key={name} scope="col">
      {name}
    </th>
  ));
};

type CaseRowProps = RowsProps & { row: HazardRow; at: number; timeZone: string };

function CaseRow({ row, at, rows, now, unsent, addressOf, picked, onPick, timeZone }: CaseRowProps) {
  const language = useLanguage();
  const cases = useCaseWords();
  const words = useDeskWords();
  const text = inLanguage(row.text, language);
  return (
    <tr class={styles.row} data-row={row.id} aria-rowindex={at + 2}>
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
            <small>{caseNumber(row, timeZone)}</small>
            <span class={styles.flags}>
              <Flags row={row} unsent={unsent} />
            </span>
          </span>
        </span>
      </th>
      <td class={styles.placeCell}>{row.placeName}</td>
      <td class={styles.graveCell}>
        <GradeBadge grade={row.grade} />
        <StateMark row={row} now={now} />
      </td>
      <td class={styles.whoCell}>{turnWords(turnOf(row, now), cases, words)}</td>
      <td class={styles.whoCell}>{responsibleOf(row)}</td>
      <td class={styles.ageCell}>{ageWords(row, now, words)}</td>
      <td class={styles.dueCell}>
        <Due row={row} now={now} />
      </td>
    </tr>
  );
}

/** Where rows stand that are not near the screen. */
const Rest = ({ high }: { high: number }) =>
  high > 0 ? (
    <tr aria-hidden="true">
      <td colSpan={8} class={styles.rest} style={{ height: `${high}px` }} />
    </tr>
  ) : null;

/** Those picked after one more or one less. */
export const toggled = (rows: RowsProps['rows'], picked: ReadonlySet<string>, id: string): RowsProps['rows'] =>
  rows.filter((row) => (row.id === id ? !picked.has(id) : picked.has(row.id)));
