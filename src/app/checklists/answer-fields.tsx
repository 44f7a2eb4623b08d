// What each kind of answer wants to know: limits, options, columns, and when a date is abnormal.
import { Plus, X } from 'lucide';
import { managerRoles } from '../../domain/person.ts';
import { columnTypes, type Column, type Item } from '../../domain/template.ts';
import { limitText } from '../inspection/item-words.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField, TextField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './checklists.module.css';
import { LinesField, NumberField, Tick } from './fields.tsx';
import { without } from './writing.ts';

type Part = Pick<Item, 'limit' | 'date' | 'options'>;
type AnswerFieldsProps = {
  item: Item;
  /** The item as version 1 has it: what a rule says there is the least. */
  first: Item | undefined;
  onChange: (part: Partial<Item>) => void;
};

export function AnswerFields({ item, first, onChange }: AnswerFieldsProps) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const ruled = first && first.flag !== 'P' ? limitText({ ...first, date: undefined }, language) : '';
  switch (item.type) {
    case 'NUM':
      return (
        <LimitFields limit={item.limit} hint={ruled ? words.limitLaw(ruled) : words.limitHint} onChange={onChange} />
      );
    case 'CH':
      return <OptionFields options={item.options ?? []} onChange={(options) => onChange({ options })} />;
    case 'DATE':
      return <DateFields date={item.date} onChange={onChange} />;
    case 'TXT':
      return (
        <LinesField
          label={words.phrases}
          value={item.phrases}
          onChange={(phrases) => onChange({ phrases: phrases.length > 0 ? phrases.slice(0, 12) : undefined })}
        />
      );
    case 'TABLE':
      return <ColumnFields columns={item.columns ?? []} onChange={(columns) => onChange({ columns })} />;
    case 'SIGN':
      return <LaterField later={item.later} onChange={(later) => onChange({ later })} />;
    case 'PF':
    case 'TIME':
    case 'PHOTO':
      return null;
  }
}

type LaterFieldProps = { later: Item['later']; onChange: (later: Item['later']) => void };

function LaterField({ later, onChange }: LaterFieldProps) {
  const { common, checklists: words } = useWords();
  return (
    <Choices
      kind="several"
      label={words.later}
      hint={words.laterHint}
      options={managerRoles.map((value) => ({ value, text: common.roles[value] }))}
      chosen={later?.roles ?? []}
      onChoose={(roles) => onChange(roles.length > 0 ? { roles } : undefined)}
    />
  );
}

type LimitFieldsProps = { limit: Item['limit']; hint?: string; onChange: (part: Part) => void };

function LimitFields({ limit, hint, onChange }: LimitFieldsProps) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const put = (part: Item['limit']) => {
    const next = without({ ...limit, ...part });
    onChange({ limit: Object.keys(next).length > 0 ? next : undefined });
  };
  return (
    <div>
      <div class={styles.pair}>
        <NumberField label={words.min} value={limit?.min} onChange={(min) => put({ min })} />
        <NumberField label={words.max} value={limit?.max} onChange={(max) => put({ max })} />
        <TextField
          label={words.measure}
          maxLength={20}
          value={limit?.unit?.[language] ?? ''}
          onInput={(event) => {
            const typed = event.currentTarget.value;
            put({ unit: typed === '' ? undefined : { zh: typed, en: typed } });
          }}
        />
      </div>
      {hint && <p class={styles.hint}>{hint}</p>}
    </div>
  );
}

type Options = NonNullable<Item['options']>;

function OptionFields({ options, onChange }: { options: Options; onChange: (options: Options) => void }) {
  const { checklists: words } = useWords();
  const put = (at: number, part: Partial<Options[number]>) =>
    onChange(options.map((option, n) => (n === at ? { ...option, ...part } : option)));
  return (
    <div class={styles.form}>
      {options.map((option, at) => (
        <div key={at} class={styles.part}>
          <TextField
            label={words.option(at + 1)}
            maxLength={40}
            value={option.zh}
            onInput={(event) => {
              const zh = event.currentTarget.value;
              put(at, { zh, en: option.en === option.zh || option.en === '' ? zh : option.en });
            }}
          />
          <div class={styles.line}>
            <Tick checked={option.abnormal} onChange={(abnormal) => put(at, { abnormal })}>
              {words.optionBad}
            </Tick>
            {options.length > 2 && <Remove onClick={() => onChange(options.toSpliced(at, 1))} />}
          </div>
        </div>
      ))}
      <Button onClick={() => onChange([...options, { zh: '', en: '', abnormal: false }])}>
        <Icon of={Plus} />
        {words.addOption}
      </Button>
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

function DateFields({ date, onChange }: { date: Item['date']; onChange: (part: Part) => void }) {
  const { checklists: words } = useWords();
  const { note, maxAgeDays, mustBeAhead } = date ?? {};
  const is = mustBeAhead ? 'ahead' : maxAgeDays === undefined ? 'any' : 'age';
  const put = (next: Item['date']) => onChange({ date: without({ ...(note && { note }), ...next }) });
  return (
    <div>
      <Choices
        label={words.dateIs}
        options={(['any', 'age', 'ahead'] as const).map((value) => ({ value, text: words.dates[value] }))}
        chosen={[is]}
        onChoose={([chosen]) =>
          put(chosen === 'ahead' ? { mustBeAhead: true } : chosen === 'age' ? { maxAgeDays: maxAgeDays ?? 365 } : {})
        }
      />
      {is === 'age' && (
        <NumberField
          label={words.maxAge}
          value={maxAgeDays}
          onChange={(days) => put({ maxAgeDays: Math.max(0, Math.floor(days ?? 0)) })}
        />
      )}
    </div>
  );
}

function ColumnFields({ columns, onChange }: { columns: readonly Column[]; onChange: (columns: Column[]) => void }) {
  const { checklists: words } = useWords();
  return (
    <div class={styles.form}>
      {columns.map((column, at) => (
        <ColumnPart
          key={at}
          at={at}
          column={column}
          onChange={(next) => onChange(columns.with(at, next))}
          onRemove={columns.length > 1 ? () => onChange(columns.toSpliced(at, 1)) : null}
        />
      ))}
      <Button onClick={() => onChange([...columns, { zh: '', en: '' }])}>
        <Icon of={Plus} />
        {words.addColumn}
      </Button>
    </div>
  );
}

type ColumnPartProps = {
  at: number;
  column: Column;
  onChange: (column: Column) => void;
  onRemove: (() => void) | null;
};

function ColumnPart({ at, column, onChange, onRemove }: ColumnPartProps) {
  const { checklists: words } = useWords();
  const put = (part: Partial<Column>) => onChange(without({ ...column, ...part }));
  const type = column.type ?? 'TXT';
  return (
    <div class={styles.part}>
      <TextField
        label={words.column(at + 1)}
        maxLength={60}
        value={column.zh}
        onInput={(event) => {
          const zh = event.currentTarget.value;
          put({ zh, en: column.en === column.zh || column.en === '' ? zh : column.en });
        }}
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
      {type === 'NUM' && <LimitFields limit={column.limit} onChange={({ limit }) => put({ limit })} />}
      {type === 'DATE' && <DateFields date={column.date} onChange={({ date }) => put({ date })} />}
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
