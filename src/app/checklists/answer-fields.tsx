// What each kind of answer wants to know: limits, options, columns, and when a date is abnormal.
import { Plus, X } from 'lucide';
import { useState } from 'preact/hooks';
import { columnNow } from '../../domain/figures-of-law.ts';
import { managerRoles } from '../../domain/person.ts';
import { columnTypes, type Column, type Item } from '../../domain/template.ts';
import type { Bilingual } from '../../domain/text.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './checklists.module.css';
import { LinesField, NumberField, Tick, WordsField } from './fields.tsx';
import { figuresText, figureText } from './law-text.ts';
import { without } from './writing.ts';

type Part = Pick<Item, 'limit' | 'date' | 'options'>;
type AnswerFieldsProps = {
  item: Item;
  /** The item as version 1 has it, where a rule gives its figure: that is the least. */
  least: Item | undefined;
  onChange: (part: Partial<Item>) => void;
};

export function AnswerFields(props: AnswerFieldsProps) {
  const { item, least } = props;
  const language = useLanguage();
  const { checklists: words } = useWords();
  // Answered in another way there is no field for the figure: it is said all the same.
  const isOther = least !== undefined && least.type !== item.type;
  return (
    <>
      <OfType {...props} />
      {isOther && <p class={styles.wrong}>{words.limitLaw(figuresText(least, words, language))}</p>}
    </>
  );
}

function OfType({ item, least, onChange }: AnswerFieldsProps) {
  const { checklists: words } = useWords();
  const law = useLawText(least?.type === item.type ? least : undefined);
  switch (item.type) {
    case 'NUM':
      return (
        <>
          <LimitFields limit={item.limit} hint={law || words.limitHint} onChange={onChange} />
          <RangeFields range={item.range} unit={item.limit?.unit} onChange={(range) => onChange({ range })} />
        </>
      );
    case 'CH':
      return <OptionFields options={item.options ?? []} onChange={(options) => onChange({ options })} />;
    case 'DATE':
      return <DateFields date={item.date} hint={law} onChange={onChange} />;
    case 'TXT':
      return (
        <LinesField
          label={words.phrases}
          value={item.phrases}
          onChange={(phrases) => onChange({ phrases: phrases.length > 0 ? phrases.slice(0, 12) : undefined })}
        />
      );
    case 'TABLE':
      return (
        <ColumnFields
          columns={item.columns ?? []}
          least={least?.columns ?? []}
          onChange={(columns) => onChange({ columns })}
        />
      );
    case 'SIGN':
      return <LaterField later={item.later} onChange={(later) => onChange({ later })} />;
    case 'PF':
    case 'TIME':
    case 'PHOTO':
      return null;
  }
}

/** What a rule says where an item or column stands, and that it may only be stricter; empty where none says anything. */
function useLawText(least: Pick<Item, 'limit' | 'date'> | undefined): string {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const figure = least ? figureText(least, words, language) : '';
  return figure && words.limitLaw(figure);
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
        <WordsField short label={words.measure} maxLength={20} value={limit?.unit} onChange={(unit) => put({ unit })} />
      </div>
      {hint && <p class={styles.hint}>{hint}</p>}
    </div>
  );
}

type RangeFieldsProps = {
  range: Item['range'];
  /** What its limits are counted in, which is as a rule the same. */
  unit: Bilingual | undefined;
  onChange: (range: Item['range']) => void;
};

/** What may be entered at all. It holds once both ends and their unit are there. */
function RangeFields({ range, unit, onChange }: RangeFieldsProps) {
  const { checklists: words } = useWords();
  const [typed, setTyped] = useState<Partial<NonNullable<Item['range']>>>(range ?? {});
  const put = (part: typeof typed) => {
    const next = { unit, ...without(typed), ...part };
    setTyped(next);
    const { min, max, unit: counted } = next;
    onChange(min === undefined || max === undefined || !counted ? undefined : { min, max, unit: counted });
  };
  const isBegun = typed.min !== undefined || typed.max !== undefined;
  return (
    <details open={isBegun}>
      <summary>{words.range}</summary>
      <div class={styles.pair}>
        <NumberField label={words.rangeMin} value={typed.min} onChange={(min) => put({ min })} />
        <NumberField label={words.rangeMax} value={typed.max} onChange={(max) => put({ max })} />
        <WordsField
          short
          label={words.rangeUnit}
          maxLength={20}
          value={typed.unit ?? unit}
          onChange={(own) => put({ unit: own })}
        />
      </div>
      <p class={isBegun && !range ? styles.wrong : styles.hint}>
        {isBegun && !range ? words.rangeLacks : words.rangeHint}
      </p>
    </details>
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
          <WordsField
            short
            label={words.option(at + 1)}
            maxLength={40}
            value={option}
            onChange={(name) => put(at, { zh: name?.zh ?? '', en: name?.en ?? '' })}
          />
          <div class={styles.line}>
            <Tick checked={option.abnormal} onChange={(abnormal) => put(at, { abnormal })}>
              {words.optionBad}
            </Tick>
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

type DateFieldsProps = { date: Item['date']; hint?: string; onChange: (part: Part) => void };

function DateFields({ date, hint, onChange }: DateFieldsProps) {
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
      {hint && <p class={styles.hint}>{hint}</p>}
    </div>
  );
}

type ColumnFieldsProps = {
  columns: readonly Column[];
  /** As version 1 has them, where a rule gives a figure in one of them. */
  least: readonly Column[];
  onChange: (columns: Column[]) => void;
};

function ColumnFields({ columns, least, onChange }: ColumnFieldsProps) {
  const { checklists: words } = useWords();
  return (
    <div class={styles.form}>
      {columns.map((column, at) => (
        <ColumnPart
          key={at}
          at={at}
          column={column}
          least={least.find((_, n) => columnNow(columns, least, n) === column)}
          onChange={(next) => onChange(columns.with(at, next))}
          onRemove={columns.length > 1 ? () => onChange(columns.toSpliced(at, 1)) : null}
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
