// What each kind of answer wants to know: limits, options, columns, and when a date is abnormal.
import { managerRoles } from '../../domain/person.ts';
import type { Item } from '../../domain/template.ts';
import { useLanguage } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Choices } from '../ui/field.tsx';
import styles from './checklists.module.css';
import { ColumnFields, OptionFields } from './column-fields.tsx';
import { LinesField } from './fields.tsx';
import { figuresText } from './law-text.ts';
import { DateFields, LimitFields, RangeFields, useLawText } from './limit-fields.tsx';

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
