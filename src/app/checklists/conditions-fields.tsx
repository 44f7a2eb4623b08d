// When an item is asked, or may not be left empty: always, or only after earlier ones were answered in a certain way.
import { Plus, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import type { Condition, Item } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLanguage } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Button } from '../ui/button.tsx';
import { Choices, SelectField } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './checklists.module.css';
import { NumberField } from './fields.tsx';
import { without } from './writing.ts';

/** As many as a version may have. */
const mostConditions = 8;

type Use = 'showIf' | 'requiredIf';
const anyOf = { showIf: 'showIfAny', requiredIf: 'requiredIfAny' } as const;

type ConditionsFieldsProps = {
  use: Use;
  item: Item;
  earlier: readonly Item[];
  /** Both lists of this use as they are to be. */
  onChange: (next: Partial<Item>) => void;
};

export function ConditionsFields({ use, item, earlier, onChange }: ConditionsFieldsProps) {
  const { checklists: words } = useWords();
  const { [use]: all = [], [anyOf[use]]: any = [] } = item;
  const conditions = [...all, ...any];
  const last = earlier.at(-1);
  // Nothing stands before it: what is left from where it stood before can still be taken away.
  if (!last && conditions.length === 0) return null;
  const put = (nextAll: Condition[], nextAny: Condition[]) => {
    // One of one is all of them.
    const [every, some] = nextAny.length === 1 && nextAll.length === 0 ? [nextAny, []] : [nextAll, nextAny];
    onChange({
      [use]: every.length > 0 ? every : undefined,
      [anyOf[use]]: some.length > 0 ? some : undefined,
    });
  };
  const said = words.uses[use];
  const how = any.length > 0 ? 'any' : 'all';
  const isBoth = all.length > 0 && any.length > 0;
  return (
    <div class={styles.form}>
      <Choices
        label={said.when}
        options={(['always', 'onlyIf'] as const)
          .filter((value) => value === 'always' || last)
          .map((value) => ({ value, text: said[value] }))}
        chosen={[conditions.length > 0 ? 'onlyIf' : 'always']}
        onChoose={([chosen]) => put(chosen === 'onlyIf' && last ? [{ item: last.id, is: 'abnormal' }] : [], [])}
      />
      {!last && <p class={styles.wrong}>{words.conditionsOfNothing}</p>}
      {conditions.length > 1 && last && !isBoth && (
        <Choices
          label={words.conditionsHow}
          options={(['all', 'any'] as const).map((value) => ({ value, text: said.hows[value] }))}
          chosen={[how]}
          onChoose={([chosen]) => (chosen === 'any' ? put([], conditions) : put(conditions, []))}
        />
      )}
      {last && isBoth && <p class={styles.hint}>{said.hows.all}</p>}
      {last && (isBoth || how === 'all') && (
        <ConditionList conditions={all} {...{ isBoth, earlier, last }} onChange={(next) => put(next, any)} />
      )}
      {last && isBoth && <p class={styles.hint}>{words.alsoAny}</p>}
      {last && how === 'any' && (
        <ConditionList
          conditions={any}
          from={all.length}
          {...{ isBoth, earlier, last }}
          onChange={(next) => put(all, next)}
        />
      )}
    </div>
  );
}

type ConditionListProps = {
  conditions: readonly Condition[];
  /** There is another list: each condition has its number, and may go. */
  isBoth: boolean;
  /** How many stand before these. */
  from?: number;
  earlier: readonly Item[];
  last: Item;
  onChange: (conditions: Condition[]) => void;
};

function ConditionList({ conditions, isBoth, from = 0, earlier, last, onChange }: ConditionListProps) {
  const { checklists: words } = useWords();
  // Numbers that are being typed do not move into the fields of another condition.
  const [removed, setRemoved] = useState(0);
  const isOne = conditions.length === 1 && !isBoth;
  return (
    <>
      {conditions.map((condition, at) => (
        <fieldset key={`${removed} ${at}`} class={styles.part}>
          {!isOne && <legend class={styles.legend}>{words.conditionNumber(from + at + 1)}</legend>}
          <ConditionFields
            key={condition.item}
            condition={condition}
            earlier={earlier}
            onChange={(next) => onChange(conditions.with(at, next))}
          />
          {!isOne && (
            <Button
              onClick={() => {
                setRemoved(removed + 1);
                onChange(conditions.toSpliced(at, 1));
              }}
            >
              <Icon of={Trash2} />
              {words.removeCondition(from + at + 1)}
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
    </>
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
        {!about && <option value={condition.item}>{words.goneItem}</option>}
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
