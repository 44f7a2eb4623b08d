// One cell of the row in hand, asked for by the type of its column.
import { Clock } from 'lucide';
import { useState } from 'preact/hooks';
import { cellProblem, isCellAbnormal } from '../../domain/table.ts';
import type { Column } from '../../domain/template.ts';
import { clock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { limitText } from './item-words.ts';
import { readNumber } from './numbers.ts';
import styles from './sheets.module.css';

const mostLetters = 100;

type CellProps = { column: Column; cell: string; on: string; isMissing: boolean; onFill: (cell: string) => void };

export function CellField(props: CellProps) {
  const { column, cell, on } = props;
  const { inspection } = useWords();
  return (
    <div class={styles.part}>
      <Control {...props} />
      {isCellAbnormal(column, cell, on) && (
        <p class={styles.needed} role="status">
          {inspection.chosenAbnormal}
        </p>
      )}
    </div>
  );
}

function Control(props: CellProps) {
  const { column } = props;
  switch (column.type) {
    case 'NUM':
      return <NumberCell {...props} />;
    case 'CH':
    case 'PF':
      return <ChoiceCell {...props} />;
    case 'DATE':
    case 'TIME':
      return <DayCell {...props} />;
    case 'TXT':
    case undefined:
      return <TextCell {...props} />;
  }
}

function useFieldWords({ column, isMissing }: CellProps): { label: string; error: string | undefined } {
  const language = useLanguage();
  const { rowSheet } = useWords().inspection;
  const name = inLanguage(column, language);
  return { label: column.required ? rowSheet.needed(name) : name, error: isMissing ? rowSheet.fillIn : undefined };
}

function TextCell(props: CellProps) {
  const { rowSheet } = useWords().inspection;
  return (
    <TextField
      {...useFieldWords(props)}
      hint={props.column.zh.endsWith('照片') ? rowSheet.photoColumn : undefined}
      maxLength={mostLetters}
      autoComplete="off"
      value={props.cell}
      onInput={(event) => props.onFill(event.currentTarget.value)}
    />
  );
}

/** What is typed stays as it is typed; only what is a number is kept. */
function NumberCell(props: CellProps) {
  const { column, cell, onFill } = props;
  const { label, error } = useFieldWords(props);
  const { number } = useWords().inspection;
  const language = useLanguage();
  const [text, setText] = useState(cell);
  const isUnreadable = text.trim() !== '' && cell === '';
  return (
    <TextField
      label={column.limit?.unit ? `${label}（${inLanguage(column.limit.unit, language)}）` : label}
      hint={limitText({ limit: column.limit && { ...column.limit, unit: undefined } }, language) || undefined}
      error={isUnreadable ? number.unreadable : error}
      inputMode="decimal"
      maxLength={20}
      autoComplete="off"
      value={text}
      onInput={(event) => {
        setText(event.currentTarget.value);
        const read = readNumber(event.currentTarget.value);
        onFill(read === null || cellProblem(column, String(read)) ? '' : String(read));
      }}
    />
  );
}

function ChoiceCell(props: CellProps) {
  const { column, cell, onFill } = props;
  const { label, error } = useFieldWords(props);
  const { answers } = useWords().common;
  const language = useLanguage();
  const options =
    column.type === 'PF'
      ? [
          { value: 'pass', text: answers.pass },
          { value: 'fail', text: answers.fail },
        ]
      : (column.options ?? []).map((option) => ({ value: option.zh, text: option[language] }));
  return (
    <>
      <Choices
        label={label}
        options={options}
        chosen={cell ? [cell] : []}
        onChoose={([value]) => onFill(value ?? '')}
      />
      {error && <p class={styles.needed}>{error}</p>}
    </>
  );
}

function DayCell(props: CellProps) {
  const { column, cell, onFill } = props;
  const { rowSheet } = useWords().inspection;
  const isTime = column.type === 'TIME';
  return (
    <>
      <TextField
        {...useFieldWords(props)}
        type={isTime ? 'time' : 'date'}
        {...(isTime ? {} : { min: '1990-01-01', max: '2099-12-31' })}
        value={cell}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onFill(cellProblem(column, value) ? '' : value);
        }}
      />
      {isTime && (
        <Button look="plain" onClick={() => onFill(clock(Date.now()))}>
          <Icon of={Clock} />
          {rowSheet.now}
        </Button>
      )}
    </>
  );
}
