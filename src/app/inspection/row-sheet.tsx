// One row of a table, a field a column. Saved while it is typed; a row left empty is no row.
import { Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { CellField } from './cell-field.tsx';
import { closeSheet, openSheet, write } from './draft-actions.ts';
import { rowsOf } from './table-answer.tsx';
import { useStore } from './use-draft.ts';
import styles from './sheets.module.css';

const isFilled = (row: readonly string[]): boolean => row.some((cell) => cell.trim() !== '');

export function RowSheet({ item, row }: { item: Item; row: number }) {
  const store = useStore();
  const { inspection, common } = useWords();
  const { rowSheet, table } = inspection;
  const columns = item.columns ?? [];
  const rows = () => rowsOf(store.getState().answers.get(item.id));
  const [cells, setCells] = useState(() => columns.map((_, index) => rows()[row]?.[index] ?? ''));
  const [isNew] = useState(() => row >= rows().length);
  const [asked, setAsked] = useState(false);
  const isMissing = (index: number) => columns[index]?.required === true && !cells[index]?.trim();

  const fill = (index: number, text: string) => {
    const next = cells.map((cell, at) => (at === index ? text : cell));
    setCells(next);
    write(store, item, row < rows().length ? rows().map((one, at) => (at === row ? next : one)) : [...rows(), next]);
  };
  const leave = () => {
    const filled = rows().filter(isFilled);
    if (filled.length !== rows().length) write(store, item, filled.length > 0 ? filled : null, 'filled');
    closeSheet(store);
  };
  /** Told once what is missing; who goes on is not held back, the page before submitting says it again. */
  const done = (then: () => void) => {
    if (asked || !isFilled(cells) || !columns.some((_, index) => isMissing(index))) return then();
    setAsked(true);
  };
  const remove = () => {
    const before = rows();
    const others = before.filter((_, index) => index !== row);
    write(store, item, others.length > 0 ? others : null, 'filled');
    store.setState({ undo: { what: 'row', itemId: item.id, row, rows: before } });
    closeSheet(store);
  };
  const another = () => {
    leave();
    openSheet(store, { kind: 'row', itemId: item.id, row: rows().length });
  };
  return (
    <Sheet label={table.row(row + 1)} onClose={leave}>
      <h2>
        {inLanguage(item.text, useLanguage())} · {table.row(row + 1)}
      </h2>
      {columns.map((column, index) => (
        <CellField
          key={index}
          column={column}
          cell={cells[index] ?? ''}
          on={store.on}
          isMissing={asked && isMissing(index)}
          onFill={(text) => fill(index, text)}
        />
      ))}
      {!isNew && (
        <Button look="danger" wide onClick={remove}>
          <Icon of={Trash2} />
          {rowSheet.remove}
        </Button>
      )}
      <div class={styles.acts}>
        <Button look="quiet" large disabled={!isFilled(cells)} onClick={() => done(another)}>
          {rowSheet.next}
        </Button>
        <Button look="primary" large onClick={() => done(leave)}>
          {common.done}
        </Button>
      </div>
    </Sheet>
  );
}
