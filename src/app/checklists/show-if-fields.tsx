// When an item is asked: always, or only after an earlier one was answered in a certain way.
import type { Condition, Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Choices, SelectField } from '../ui/field.tsx';
import styles from './checklists.module.css';
import { NumberField } from './fields.tsx';
import { without } from './writing.ts';

type ShowIfFieldsProps = {
  item: Item;
  earlier: readonly Item[];
  onChange: (showIf: Condition[] | undefined) => void;
};

export function ShowIfFields({ item, earlier, onChange }: ShowIfFieldsProps) {
  const { checklists: words } = useWords();
  const last = earlier.at(-1);
  if (!last) return null;
  const conditions = item.showIf ?? [];
  return (
    <div class={styles.form}>
      <Choices
        label={words.showIf}
        options={(['always', 'onlyIf'] as const).map((value) => ({ value, text: words[value] }))}
        chosen={[conditions.length > 0 ? 'onlyIf' : 'always']}
        onChoose={([chosen]) => onChange(chosen === 'onlyIf' ? [{ item: last.id, is: 'abnormal' }] : undefined)}
      />
      {conditions.map((condition, at) => (
        <ConditionFields
          key={at}
          condition={condition}
          earlier={earlier}
          onChange={(next) => onChange(conditions.with(at, next))}
        />
      ))}
    </div>
  );
}

type ConditionFieldsProps = {
  condition: Condition;
  earlier: readonly Item[];
  onChange: (condition: Condition) => void;
};

function ConditionFields({ condition, earlier, onChange }: ConditionFieldsProps) {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const about = earlier.find(({ id }) => id === condition.item);
  const options = about?.type === 'CH' ? (about.options ?? []) : [];
  const kinds = (['abnormal', 'normal', 'answered', 'oneOf'] as const).filter(
    (kind) => kind !== 'oneOf' || options.length > 0,
  );
  const put = (part: Partial<Condition>) => onChange(without({ ...condition, ...part }));
  return (
    <div class={styles.part}>
      <SelectField
        label={words.conditionItem}
        value={condition.item}
        onChange={(event) => onChange({ item: event.currentTarget.value, is: 'abnormal' })}
      >
        {!about && <option value={condition.item}>?</option>}
        {earlier.map((one, at) => (
          <option key={one.id} value={one.id}>
            {at + 1} {inLanguage(one.text, language) || words.noText}
          </option>
        ))}
      </SelectField>
      <Choices
        label={words.conditionIs}
        options={kinds.map((value) => ({ value, text: words.conditions[value] }))}
        chosen={[condition.oneOf ? 'oneOf' : (condition.is ?? 'answered')]}
        onChoose={([kind]) =>
          kind === 'oneOf'
            ? put({ is: undefined, oneOf: options.slice(0, 1).map(({ zh }) => zh) })
            : put({ is: kind, oneOf: undefined })
        }
      />
      {condition.oneOf && (
        <Choices
          kind="several"
          label={words.conditionOneOf}
          options={options.map((option) => ({ value: option.zh, text: option[language] }))}
          chosen={condition.oneOf}
          onChoose={(oneOf) => oneOf.length > 0 && put({ oneOf })}
        />
      )}
      {about?.type === 'NUM' && (
        <div class={styles.pair}>
          <NumberField label={words.min} value={condition.min} onChange={(min) => put({ min })} />
          <NumberField label={words.max} value={condition.max} onChange={(max) => put({ max })} />
        </div>
      )}
    </div>
  );
}
