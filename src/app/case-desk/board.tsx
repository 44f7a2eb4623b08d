// D2: the cases of a list side by side by how they stand. Each column is asked for by itself, so that its length is that of all there is.
import { useMemo } from 'preact/hooks';
import { caseStages, type CaseStage } from '../../domain/case-stages.ts';
import { shownStateOf, type HazardRow, type HazardRows } from '../../domain/hazard-reports.ts';
import type { HazardState } from '../../domain/hazard-words.ts';
import { casesAddress, mayBeAssigned, stagePath, type CaseFilter } from '../case-filter.ts';
import { inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { usePages } from '../use-pages.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './board.module.css';
import { walkBoard } from './board-keys.ts';
import list from './case-list.module.css';
import { ageWords, responsibleOf, turnOf, turnWords } from './case-words.ts';
import { RowsSchema } from './load-case.ts';
import { Due, Flags, StateMark, type Unsent } from './row-marks.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { useOnceDelivered } from './use-once-delivered.ts';
import { useRowSpan } from './use-row-span.ts';

/** How what stands in a column mostly stands: it need not be said again. */
const usual: Record<CaseStage, HazardState> = {
  fresh: 'reported',
  given: 'assigned',
  work: 'rectifying',
  check: 'to-verify',
  close: 'verified',
  over: 'closed',
};

/** Px of a card in a column. */
const usualCard = 150;

type BoardProps = {
  filter: CaseFilter;
  unsent: Unsent;
  /** null: nothing is being selected. */
  picked: readonly HazardRow[] | null;
  onPick: (rows: readonly HazardRow[]) => void;
};

export function Board(props: BoardProps) {
  const words = useDeskWords();
  return (
    <div class={styles.board} role="group" aria-label={words.board} onKeyDown={walkBoard}>
      {caseStages.map((stage) => (
        <Column key={stage} {...props} stage={stage} />
      ))}
    </div>
  );
}

function Column(props: BoardProps & { stage: CaseStage }) {
  const { filter, stage, unsent } = props;
  const words = useDeskWords();
  const { manage, common } = useWords();
  const pages = usePages<HazardRows>(stagePath(filter, stage), RowsSchema);
  useOnceDelivered(unsent.size, pages.refresh);
  const { body, trouble } = pages;
  // Most lists are of what is not over.
  if (stage === 'over' && (!body || body.total === 0)) return null;
  return (
    <section class={styles.column} aria-labelledby={`stage-${stage}`}>
      <h2 id={`stage-${stage}`} class={styles.head}>
        {words.stages[stage]} <b>{body?.total ?? ''}</b>
      </h2>
      {!body && (trouble ? <p role="alert">{manage.moreFailed}</p> : <Skeleton look="rows" n={3} />)}
      {body?.total === 0 && <p class={styles.none}>{words.noneInStage}</p>}
      {body && body.rows.length > 0 && <Cards {...props} rows={body.rows} now={body.asOf} />}
      {body?.next && (
        <div class={list.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
    </section>
  );
}

type CardsProps = BoardProps & { stage: CaseStage; rows: readonly HazardRow[]; now: number };

function Cards({ filter, stage, rows, now, unsent, picked, onPick }: CardsProps) {
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const { box, from, to, above, below } = useRowSpan(ids, usualCard);
  const toggle = (row: HazardRow) => {
    const others = (picked ?? []).filter(({ id }) => id !== row.id);
    onPick(others.length === picked?.length ? [...others, row] : others);
  };
  return (
    <ul
      class={styles.cards}
      ref={(element) => {
        box.current = element;
      }}
    >
      <li aria-hidden="true" style={{ height: `${above}px` }} />
      {rows.slice(from, to).map((row) => (
        <li key={row.id} data-row={row.id}>
          {picked && mayBeAssigned(row) ? (
            <label class={styles.card}>
              <input type="checkbox" checked={picked.some(({ id }) => id === row.id)} onChange={() => toggle(row)} />
              <Inside {...{ row, stage, now, unsent }} />
            </label>
          ) : picked ? (
            <span class={styles.card}>
              <Inside {...{ row, stage, now, unsent }} />
            </span>
          ) : (
            <a class={styles.card} href={casesAddress(filter, row.id)}>
              <Inside {...{ row, stage, now, unsent }} />
            </a>
          )}
        </li>
      ))}
      <li aria-hidden="true" style={{ height: `${below}px` }} />
    </ul>
  );
}

type InsideProps = { row: HazardRow; stage: CaseStage; now: number; unsent: Unsent };

function Inside({ row, stage, now, unsent }: InsideProps) {
  const language = useLanguage();
  const cases = useCaseWords();
  const words = useDeskWords();
  const age = ageWords(row, now, words);
  const turn = turnOf(row, now);
  return (
    <span class={styles.inside}>
      <b>{inLanguage(row.text, language)}</b>
      <span>{row.placeName}</span>
      <span class={list.flags}>
        <GradeBadge grade={row.grade} />
        {shownStateOf(row, now) !== usual[stage] && <StateMark row={row} now={now} />}
        <Flags row={row} unsent={unsent} />
      </span>
      <span class={list.about}>
        {turn && <span>{cases.waits(turnWords(turn, cases, words))}</span>}
        {turn && 'office' in turn && row.personName && <span>{words.personIs(responsibleOf(row))}</span>}
        {age && <span>{`${words.columns.age} ${age}`}</span>}
        <span>
          <Due row={row} now={now} />
        </span>
      </span>
    </span>
  );
}
