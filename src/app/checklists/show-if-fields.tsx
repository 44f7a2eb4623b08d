// When an item is asked: always, or only after earlier ones were answered in a certain way.
import { Plus, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Condition, Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './checklists.module.css';
import { NumberField } from './fields.tsx';
import { without } from './writing.ts';

/** As many as a version may have. */
const mostConditions = 8;

type ShowIfFieldsProps = {
  item: Item;
  earlier: readonly Item[];
  onChange: (showIf: Condition[] | undefined) => void;
};

export function ShowIfFields({ item, earlier, onChange }: ShowIfFieldsProps) {
  const { checklists: words } = useWords();
  // Numbers that are being typed do not move into the fields of another condition.
  const [removed, setRemoved] = useState(0);
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
      {conditions.length > 1 && <p class={styles.hint}>{words.conditionsHint}</p>}
      {conditions.map((condition, at) => (
        <fieldset key={`${removed} ${at}`} class={styles.part}>
          {conditions.length > 1 && <legend class={styles.legend}>{words.conditionNumber(at + 1)}</legend>}
          <ConditionFields
            key={condition.item}
            condition={condition}
            earlier={earlier}
            onChange={(next) => onChange(conditions.with(at, next))}
          />
          {conditions.length > 1 && (
            <Button
              onClick={() => {
                setRemoved(removed + 1);
                onChange(conditions.toSpliced(at, 1));
              }}
            >
              <Icon of={Trash2} />
              {words.removeCondition(at + 1)}
            </Button>
          )}
        </fieldset>
      ))}
      {conditions.length > 0 && conditions.length < mostConditions && (
        <Button onClick={() => onChange([...conditions, conditionOn(conditions, earlier, last)])}>
          <Icon of={Plus} />
          {words.addCondition}
        </Button>
      )}
    </div>
  );
}

/** On the nearest earlier item that no condition is about yet. */
const conditionOn = (conditions: readonly Condition[], earlier: readonly Item[], last: Item): Condition => {
  const free = earlier.findLast(({ id }) => !conditions.some(({ item }) => item === id)) ?? last;
  return { item: free.id, is: 'abnormal' };
};

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
    <>
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
    </>
  );
}
