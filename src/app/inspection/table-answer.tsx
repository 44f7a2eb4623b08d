// Several things registered in one item, a card a row; or nothing this time, which is also an answer.
import { Check, Copy, Plus } from 'lucide';
import { useMemo, useRef } from 'preact/hooks';
import type { Answer } from '../../domain/answer.ts';
import { isKitchenStaff } from '../../domain/person.ts';
import { totals } from '../cell-text.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { choose, openSheet, unchoose, write } from './draft-actions.ts';
import { RowList } from './row-list.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './table-answer.module.css';

const FromRegister = later(async () => (await import('../fetched/kitchen.ts')).FromRegister);

export const rowsOf = (answer: Answer | undefined): readonly string[][] =>
  Array.isArray(answer?.value) ? answer.value : [];

/** As many as the wire takes. */
const mostRows = 500;

/** Behind the sheet of a row nothing is drawn with every key; what was written shows when it closes. */
function useAtRest(rows: readonly string[][], itemId: string): readonly string[][] {
  const isWriting = useDraft(({ sheet }) => sheet?.kind === 'row' && sheet.itemId === itemId);
  const shown = useRef(rows);
  if (!isWriting) shown.current = rows;
  return shown.current;
}

export function TableAnswer({ item, answer }: AnswerProps) {
  const store = useStore();
  const { person } = useSession();
  const words = useWords();
  const { table } = words.inspection;
  const language = useLanguage();
  const rows = useAtRest(rowsOf(answer), item.id);
  const isNone = Array.isArray(answer?.value) && rows.length === 0;
  const columns = item.columns ?? [];
  const open = (row: number) => openSheet(store, { kind: 'row', itemId: item.id, row });
  // The tap that opens a row tells this table so; of its rows and sums nothing is new then.
  const list = useMemo(() => <RowList rows={rows} columns={columns} onOpen={open} />, [rows, item]);
  const sums = useMemo(() => totals(columns, rows, words, language), [rows, item, words, language]);
  const copyLast = () => {
    write(store, item, [...rows, [...(rows.at(-1) ?? [])]], 'filled');
    open(rows.length);
  };
  return (
    <div data-anchor>
      {isKitchenStaff(person) && (
        <FromRegister
          placeId={store.getState().draft.placeId}
          day={store.on}
          {...{ columns, rows }}
          most={mostRows}
          onFill={(filled) => write(store, item, filled, 'filled')}
        />
      )}
      {list}
      {rows.length > 1 && <p class={styles.sums}>{[table.rows(rows.length), ...sums].join(' · ')}</p>}
      <div class={styles.acts}>
        <Button look="quiet" large disabled={rows.length >= mostRows} onClick={() => open(rows.length)}>
          <Icon of={Plus} />
          {table.add}
        </Button>
        {rows.length > 0 && (
          <Button look="quiet" large disabled={rows.length >= mostRows} onClick={copyLast}>
            <Icon of={Copy} />
            {table.copyLast}
          </Button>
        )}
        {rows.length === 0 && (
          <Button
            look="quiet"
            large
            aria-pressed={isNone}
            onClick={() => (isNone ? unchoose(store, item.id) : choose(store, item, []))}
          >
            {isNone && <Icon of={Check} />}
            {isNone ? table.noneChosen : table.none}
          </Button>
        )}
      </div>
    </div>
  );
}
