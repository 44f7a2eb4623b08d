// Several things registered in one item, a card a row; or nothing this time, which is also an answer.
import { Check, Pencil, Plus } from 'lucide';
import type { Answer } from '../../domain/answer.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { choose, openSheet, unchoose } from './draft-actions.ts';
import { columnChoices } from './item-words.ts';
import { useStore } from './use-draft.ts';
import styles from './table-answer.module.css';

export const rowsOf = (answer: Answer | undefined): readonly string[][] =>
  Array.isArray(answer?.value) ? answer.value : [];

export function TableAnswer({ item, answer }: AnswerProps) {
  const store = useStore();
  const { table } = useWords().inspection;
  const language = useLanguage();
  const rows = rowsOf(answer);
  const isNone = Array.isArray(answer?.value) && rows.length === 0;
  const columns = (item.columns ?? []).map((column) => columnChoices(inLanguage(column, language)).name);
  const open = (row: number) => openSheet(store, { kind: 'row', itemId: item.id, row });
  return (
    <div data-anchor>
      {rows.map((row, index) => (
        <button
          key={index}
          type="button"
          class={styles.row}
          aria-label={table.edit(index + 1)}
          onClick={() => open(index)}
        >
          <RowWords row={row} columns={columns} empty={table.empty} />
          <Icon of={Pencil} size={20} />
        </button>
      ))}
      <div class={styles.acts}>
        <Button look="quiet" large onClick={() => open(rows.length)}>
          <Icon of={Plus} />
          {table.add}
        </Button>
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

function RowWords({ row, columns, empty }: { row: readonly string[]; columns: readonly string[]; empty: string }) {
  const filled = row.map((cell, index) => ({ cell, name: columns[index] ?? '' })).filter(({ cell }) => cell.trim());
  if (filled.length === 0) return <span>{empty}</span>;
  const [first, ...rest] = filled;
  return (
    <span class={styles.words}>
      <b>{first?.cell}</b>
      {rest.map(({ cell, name }, index) => (
        <span key={index}>
          <small>{name}</small> {cell}
        </span>
      ))}
    </span>
  );
}
