// One row of a table, a field a column. Saved while it is typed; a row left empty is no row.
import { Clock, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Item } from '../../domain/template.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { closeSheet, openSheet, write } from './draft-actions.ts';
import { columnChoices } from './item-words.ts';
import { rowsOf } from './table-answer.tsx';
import { useStore } from './use-draft.ts';
import styles from './sheets.module.css';

const mostLetters = 100;
const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');

export function RowSheet({ item, row }: { item: Item; row: number }) {
  const store = useStore();
  const { inspection, common } = useWords();
  const { table } = inspection;
  const columns = item.columns ?? [];
  const rows = () => rowsOf(store.getState().answers.get(item.id));
  const [cells, setCells] = useState(() => columns.map((_, index) => rows()[row]?.[index] ?? ''));
  const [isNew] = useState(() => row >= rows().length);

  const fill = (index: number, text: string) => {
    const next = cells.map((cell, at) => (at === index ? text : cell));
    setCells(next);
    write(store, item, row < rows().length ? rows().map((one, at) => (at === row ? next : one)) : [...rows(), next]);
  };
  const close = () => {
    const filled = rows().filter(isFilled);
    if (filled.length !== rows().length) write(store, item, filled.length > 0 ? filled : null, 'chosen');
    closeSheet(store);
  };
  const remove = () => {
    const others = rows().filter((_, index) => index !== row);
    write(store, item, others.length > 0 ? others : null, 'chosen');
    closeSheet(store);
  };
  const another = () => {
    close();
    openSheet(store, { kind: 'row', itemId: item.id, row: rows().length });
  };
  return (
    <Sheet label={table.row(row + 1)} onClose={close}>
      <h2>
        {inLanguage(item.text, useLanguage())} · {table.row(row + 1)}
      </h2>
      <div class={styles.part}>
        {columns.map((column, index) => (
          <Cell key={index} column={column} text={cells[index] ?? ''} onFill={(text) => fill(index, text)} />
        ))}
      </div>
      {!isNew && (
        <Button look="danger" wide onClick={remove}>
          <Icon of={Trash2} />
          {table.remove}
        </Button>
      )}
      <div class={styles.acts}>
        <Button look="quiet" large disabled={!isFilled(cells)} onClick={another}>
          {table.next}
        </Button>
        <Button look="primary" large onClick={close}>
          {common.done}
        </Button>
      </div>
    </Sheet>
  );
}

type CellProps = { column: { zh: string; en: string }; text: string; onFill: (text: string) => void };

function Cell({ column, text, onFill }: CellProps) {
  const { table } = useWords().inspection;
  const language = useLanguage();
  const { name, choices } = columnChoices(inLanguage(column, language));
  if (/照片/.test(column.zh)) return <p class={styles.about}>{table.photoColumn}</p>;
  const isTime = /时间/.test(column.zh) && !/自动/.test(column.zh);
  return (
    <div class={styles.part}>
      {choices.length > 1 && (
        <Choices
          label={name}
          options={choices.map((choice) => ({ value: choice, text: choice }))}
          chosen={[text]}
          onChoose={([choice]) => onFill(choice ?? '')}
        />
      )}
      <TextField
        label={name}
        maxLength={mostLetters}
        autoComplete="off"
        inputMode={/\b(V|g|kg)\b|温度|体温|数量|人数|留样量/.test(column.zh) ? 'decimal' : 'text'}
        value={text}
        onInput={(event) => onFill(event.currentTarget.value)}
      />
      {isTime && (
        <Button look="plain" onClick={() => onFill(clock(Date.now()))}>
          <Icon of={Clock} />
          {table.now}
        </Button>
      )}
    </div>
  );
}
