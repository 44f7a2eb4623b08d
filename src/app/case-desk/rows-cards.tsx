// Cases on the line: on a phone, and beside the one that is open on the desk.
import type { RefObject } from 'preact';
import { useMemo } from 'preact/hooks';
import { caseNumber } from '../../domain/case-number.ts';
import type { HazardRow } from '../../domain/hazard-reports.ts';
import { inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLanguage, useSession } from '../use-screen.ts';
import { Line, Stop, StopTitle } from '../ui/line.tsx';
import { mayBeAssigned } from '../case-filter.ts';
import styles from './case-list.module.css';
import { ageWords, responsibleOf, turnOf, turnWords } from './case-words.ts';
import { Due, Flags, StateMark, stationOf, Thumb, type Unsent } from './row-marks.tsx';
import { toggled } from './rows-table.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { useRowSpan } from './use-row-span.ts';

/** Px of a card in a column of a phone. */
const usualCard = 190;

export type RowsProps = {
  rows: readonly HazardRow[];
  /** UTC ms by the server's clock. */
  now: number;
  unsent: Unsent;
  addressOf: (id: string) => string;
  /** The one that is open beside the list. */
  open?: string | undefined;
  /** null: nothing is being selected. */
  picked: ReadonlySet<string> | null;
  onPick: (rows: readonly HazardRow[]) => void;
};

export function RowsCards(props: RowsProps) {
  const { rows, now, open, addressOf } = props;
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const { box, from, to, above, below } = useRowSpan(ids, usualCard);
  return (
    <div ref={box as RefObject<HTMLDivElement>}>
      <div style={{ height: `${above}px` }} />
      <Line>
        {rows.slice(from, to).map((row) => (
          <Stop key={row.id} state={stationOf(row, now)} data-row={row.id}>
            {props.picked ? (
              <Pickable {...props} row={row} picked={props.picked} />
            ) : (
              <a class={styles.card} href={addressOf(row.id)} aria-current={row.id === open ? 'true' : undefined}>
                <Inside {...props} row={row} />
              </a>
            )}
          </Stop>
        ))}
      </Line>
      <div style={{ height: `${below}px` }} />
    </div>
  );
}

type OneProps = RowsProps & { row: HazardRow };

function Pickable({ picked, ...props }: Omit<OneProps, 'picked'> & { picked: ReadonlySet<string> }) {
  const { rows, row, onPick } = props;
  if (!mayBeAssigned(row))
    return (
      <span class={styles.card}>
        <Inside {...props} picked={picked} row={row} />
      </span>
    );
  return (
    <label class={styles.card}>
      <span class={styles.check}>
        <input type="checkbox" checked={picked.has(row.id)} onChange={() => onPick(toggled(rows, picked, row.id))} />
      </span>
      <Inside {...props} picked={picked} row={row} />
    </label>
  );
}

function Inside({ row, now, unsent }: OneProps) {
  const language = useLanguage();
  const { school } = useSession();
  const cases = useCaseWords();
  const words = useDeskWords();
  const turn = turnOf(row, now);
  const age = ageWords(row, now, words);
  return (
    <>
      <span class={styles.cardWords}>
        <StopTitle>{inLanguage(row.text, language)}</StopTitle>
        <span>{row.placeName}</span>
        <small>{caseNumber(row, school.timeZone)}</small>
        <span class={styles.flags}>
          <GradeBadge grade={row.grade} />
          <StateMark row={row} now={now} />
          <Flags row={row} unsent={unsent} />
        </span>
        <span class={styles.about}>
          {turn && <span>{cases.waits(turnWords(turn, cases, words))}</span>}
          {row.waits && 'office' in row.waits && row.personName && <span>{words.personIs(responsibleOf(row))}</span>}
          {age && <span>{`${words.columns.age} ${age}`}</span>}
          <span>
            <Due row={row} now={now} />
          </span>
        </span>
      </span>
      <Thumb row={row} />
    </>
  );
}
