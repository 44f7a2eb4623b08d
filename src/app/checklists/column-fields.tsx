// What can be chosen, and what a table asks in each of its columns.
import { Plus, X } from 'lucide';
import { useState } from 'preact/hooks';
import { columnNow } from '../../domain/figures-of-law.ts';
import { columnTypes, type Column, type Item } from '../../domain/template.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './checklists.module.css';
import { Tick, WordsField } from './fields.tsx';
import { DateFields, LimitFields, useLawText } from './limit-fields.tsx';
import { without } from './writing.ts';

type Options = NonNullable<Item['options']>;

export function OptionFields({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const { checklists: words } = useWords();
  const put = (at: number, part: { [K in keyof Options[number]]?: Options[number][K] | undefined }) =>
    onChange(options.map((option, n) => (n === at ? (without({ ...option, ...part }) as Options[number]) : option)));
  return (
    <div class={styles.form}>
      {options.map((option, at) => (
        <div key={at} class={styles.part}>
          <WordsField
            short
            label={words.option(at + 1)}
            maxLength={40}
            value={option}
            onChange={(name) => put(at, { zh: name?.zh ?? '', en: name?.en ?? '' })}
          />
          <div class={styles.line}>
            <Tick
              checked={option.abnormal}
              onChange={(abnormal) => put(at, { abnormal, ...(!abnormal && { major: undefined }) })}
            >
              {words.optionBad}
            </Tick>
            {option.abnormal && (
              <Tick checked={option.major === true} onChange={(on) => put(at, { major: on ? true : undefined })}>
                {words.optionMajor}
              </Tick>
            )}
            {options.length > 2 && <Remove onClick={() => onChange(options.toSpliced(at, 1))} />}
          </div>
        </div>
      ))}
      {options.length < 40 && (
        <Button onClick={() => onChange([...options, { zh: '', en: '', abnormal: false }])}>
          <Icon of={Plus} />
          {words.addOption}
        </Button>
      )}
    </div>
  );
}

function Remove({ onClick }: { onClick: () => void }) {
  const { checklists: words } = useWords();
  return (
    <Button look="plain" onClick={onClick}>
      <Icon of={X} />
      {words.remove}
    </Button>
  );
}

type ColumnFieldsProps = {
  columns: readonly Column[];
  /** As version 1 has them, where a rule gives a figure in one of them. */
  least: readonly Column[];
  onChange: (columns: Column[]) => void;
};

export function ColumnFields({ columns, least, onChange }: ColumnFieldsProps) {
  const { checklists: words } = useWords();
  // The figures of a column that goes do not stay in the fields of the next one.
  const [removed, setRemoved] = useState(0);
  const remove = (at: number) => {
    setRemoved(removed + 1);
    onChange(columns.toSpliced(at, 1));
  };
  return (
    <div class={styles.form}>
      {columns.map((column, at) => (
        <ColumnPart
          key={`${removed} ${at}`}
          at={at}
          column={column}
          least={least.find((_, n) => columnNow(columns, least, n) === column)}
          onChange={(next) => onChange(columns.with(at, next))}
          onRemove={columns.length > 1 ? () => remove(at) : null}
        />
      ))}
      {columns.length < 20 && (
        <Button onClick={() => onChange([...columns, { zh: '', en: '' }])}>
          <Icon of={Plus} />
          {words.addColumn}
        </Button>
      )}
    </div>
  );
}

type ColumnPartProps = {
  at: number;
  column: Column;
  least: Column | undefined;
  onChange: (column: Column) => void;
  onRemove: (() => void) | null;
};

function ColumnPart({ at, column, least, onChange, onRemove }: ColumnPartProps) {
  const { checklists: words } = useWords();
  const put = (part: Partial<Column>) => onChange(without({ ...column, ...part }));
  const law = useLawText(least);
  const type = column.type ?? 'TXT';
  return (
    <div class={styles.part}>
      <WordsField
        short
        label={words.column(at + 1)}
        maxLength={60}
        value={column}
        onChange={(name) => put({ zh: name?.zh ?? '', en: name?.en ?? '' })}
      />
      <SelectField
        label={words.columnType}
        value={type}
        onChange={(event) => {
          const chosen = columnTypes.find((one) => one === event.currentTarget.value) ?? 'TXT';
          const { zh, en, required } = column;
          const options =
            chosen === 'CH'
              ? [
                  { zh: '好', en: 'Good', abnormal: false },
                  { zh: '不好', en: 'Bad', abnormal: true },
                ]
              : undefined;
          onChange(without({ zh, en, required, type: chosen === 'TXT' ? undefined : chosen, options }) as Column);
        }}
      >
        {columnTypes.map((one) => (
          <option key={one} value={one}>
            {words.types[one]}
          </option>
        ))}
      </SelectField>
      {type === 'NUM' && <LimitFields limit={column.limit} hint={law} onChange={({ limit }) => put({ limit })} />}
      {type === 'DATE' && <DateFields date={column.date} hint={law} onChange={({ date }) => put({ date })} />}
      {type !== 'NUM' && type !== 'DATE' && law && <p class={styles.hint}>{law}</p>}
      {type === 'CH' && <OptionFields options={column.options ?? []} onChange={(options) => put({ options })} />}
      <div class={styles.line}>
        <Tick checked={column.required === true} onChange={(on) => put({ required: on ? true : undefined })}>
          {words.required}
        </Tick>
        {type === 'NUM' && (
          <Tick checked={column.total === true} onChange={(on) => put({ total: on ? true : undefined })}>
            {words.total}
          </Tick>
        )}
        {onRemove && <Remove onClick={onRemove} />}
      </div>
    </div>
  );
}
