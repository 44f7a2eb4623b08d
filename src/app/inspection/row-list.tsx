// The rows of a table to choose from. Of a long one only what is in sight is drawn, in a list that scrolls by itself.
import { PenLine } from 'lucide';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isCellAbnormal, type Rows } from '../../domain/table.ts';
import type { Column } from '../../domain/template.ts';
import { cellText } from '../cell-text.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { useStore } from './use-draft.ts';
import styles from './table-answer.module.css';

const longTable = 12;
/** Drawn beyond both edges, so that the focus always finds its next row. */
const spare = 4;

type ListProps = { rows: Rows; columns: readonly Column[]; onOpen: (row: number) => void };

export function RowList({ rows, columns, onOpen }: ListProps) {
  const list = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [height, setHeight] = useState(84);
  const isLong = rows.length > longTable;
  useLayoutEffect(() => {
    const tall = list.current?.querySelector('button')?.getBoundingClientRect().height;
    if (isLong && tall) setHeight(tall + 8);
    // What was added last is what somebody is at.
    if (isLong && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [isLong, rows.length]);
  if (!isLong)
    return (
      <>
        {rows.map((_, index) => (
          <Row key={index} {...{ rows, columns, index, onOpen }} />
        ))}
      </>
    );
  const seen = Math.ceil((list.current?.clientHeight ?? 600) / height);
  const first = Math.max(0, Math.floor(top / height) - spare);
  const drawn = rows.slice(first, first + seen + 2 * spare);
  return (
    <div ref={list} class={styles.long} onScroll={(event) => setTop(event.currentTarget.scrollTop)}>
      <div style={{ height: `${rows.length * height}px`, paddingTop: `${first * height}px` }}>
        {drawn.map((_, at) => (
          <Row key={first + at} rows={rows} columns={columns} index={first + at} onOpen={onOpen} />
        ))}
      </div>
    </div>
  );
}

function Row({ rows, columns, index, onOpen }: ListProps & { index: number }) {
  const { table } = useWords().inspection;
  const row = rows[index];
  // With every key one row is new; the others are not drawn again.
  const said = useMemo(() => <RowWords row={row ?? []} columns={columns} />, [row, columns]);
  return (
    <button type="button" class={styles.row} aria-label={table.edit(index + 1)} onClick={() => onOpen(index)}>
      {said}
      <Icon of={PenLine} size={20} />
    </button>
  );
}

function RowWords({ row, columns }: { row: readonly string[]; columns: readonly Column[] }) {
  const words = useWords();
  const language = useLanguage();
  const { on } = useStore();
  const filled = columns.flatMap((column, at) => {
    const text = cellText(column, row[at], words, language);
    return text ? [{ text, name: inLanguage(column, language), isOff: isCellAbnormal(column, row[at], on) }] : [];
  });
  if (filled.length === 0) return <span>{words.inspection.table.empty}</span>;
  const [first, ...rest] = filled;
  return (
    <span class={styles.words}>
      <b>{first?.text}</b>
      {rest.map(({ text, name, isOff }) => (
        <span key={name} class={isOff ? styles.off : ''}>
          <small>{name}</small> {text}
        </span>
      ))}
    </span>
  );
}
