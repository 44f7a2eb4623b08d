// When a number or a date is abnormal, and what a rule says of it.
import { useState } from 'preact/hooks';
import type { Item } from '../../domain/template.ts';
import type { Bilingual } from '../../domain/text.ts';
import { useLanguage } from '../use-screen.ts';
import { useWords } from './use-words.ts';
import { Choices } from '../ui/field.tsx';
import styles from './checklists.module.css';
import { NumberField, WordsField } from './fields.tsx';
import { figureText } from './law-text.ts';
import { without } from './writing.ts';

type Part = Pick<Item, 'limit' | 'date'>;

/** What a rule says where an item or column stands, and that it may only be stricter; empty where none says anything. */
export function useLawText(least: Pick<Item, 'limit' | 'date'> | undefined): string {
  const language = useLanguage();
  const { checklists: words } = useWords();
  const figure = least ? figureText(least, words, language) : '';
  return figure && words.limitLaw(figure);
}

type LimitFieldsProps = { limit: Item['limit']; hint?: string; onChange: (part: Part) => void };

export function LimitFields({ limit, hint, onChange }: LimitFieldsProps) {
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
export function RangeFields({ range, unit, onChange }: RangeFieldsProps) {
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

type DateFieldsProps = { date: Item['date']; hint?: string; onChange: (part: Part) => void };

export function DateFields({ date, hint, onChange }: DateFieldsProps) {
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
