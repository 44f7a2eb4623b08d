// What the school asks of its samples: never less than the law, with everything it asked before.
import { useState } from 'preact/hooks';
import { setFigures } from '../../db/kitchen-acts.ts';
import { figuresAt, lawFigures, type Figures, type FiguresBook } from '../../domain/figures.ts';
import { authorize } from '../../domain/authorize.ts';
import { nearDayAndClock } from '../format.ts';
import { readNumber } from '../inspection/numbers.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { useActing } from '../use-acting.ts';
import { useDb, useLanguage, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Form } from './form.tsx';
import styles from './kitchen.module.css';

export function WhatSchoolAsks({ book }: { book: FiguresBook | undefined }) {
  const language = useLanguage();
  const { person } = useSession();
  const { kitchen: words } = useKitchenWords();
  const [open, setOpen] = useState(false);
  const now = figuresAt(book, Date.now());
  const say = ({ grams, keepHours, min, max }: Figures) => words.figuresSay(grams, keepHours, min, max);
  const [last, ...before] = [...(book?.sets ?? [])].reverse();
  return (
    <section class={styles.asks}>
      <h2>{words.figures}</h2>
      <p>{say(now)}</p>
      <p class={styles.hint}>
        {last ? words.figuresSet(nearDayAndClock(last.from, language), last.byName) : words.figuresLaw}
      </p>
      {before.length > 0 && (
        <details>
          <summary class={styles.summary}>{words.figuresBefore}</summary>
          <ul class={styles.boxes}>
            {before.map((one) => (
              <li key={one.entry} class={styles.box}>
                <span class={styles.boxName}>
                  <strong>{say(one)}</strong>
                  <small>{words.figuresSet(nearDayAndClock(one.from, language), one.byName)}</small>
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {authorize(person, { do: 'set-figures' }) && <Button onClick={() => setOpen(true)}>{words.figuresChange}</Button>}
      {open && <FiguresSheet now={now} onClose={() => setOpen(false)} />}
    </section>
  );
}

type Field = keyof Figures;
const fields: readonly Field[] = ['grams', 'keepHours', 'min', 'max'];

function FiguresSheet({ now, onClose }: { now: Figures; onClose: () => void }) {
  const db = useDb();
  const { kitchen: words } = useKitchenWords();
  const [typed, setTyped] = useState<Record<Field, string>>({
    grams: String(now.grams),
    keepHours: String(now.keepHours),
    min: String(now.min),
    max: String(now.max),
  });
  const recording = useActing(onClose);
  const numbers = Object.fromEntries(fields.map((field) => [field, readNumber(typed[field])])) as Record<
    Field,
    number | null
  >;
  const wrong = wrongIn(numbers);
  const labels: Record<Field, string> = {
    grams: words.figuresGrams,
    keepHours: words.figuresHours,
    min: words.figuresMin,
    max: words.figuresMax,
  };
  return (
    <Form
      title={words.figures}
      hint={words.figuresHint}
      save={words.figuresSave}
      isWrong={Object.values(wrong).some(Boolean)}
      {...recording}
      onSave={() => recording.run(() => setFigures(db, numbers as Figures))}
      onClose={onClose}
    >
      {(tried) =>
        fields.map((field) => (
          <TextField
            key={field}
            label={labels[field]}
            inputMode="decimal"
            autocomplete="off"
            value={typed[field]}
            error={tried && wrong[field] ? words.figuresWrong[field] : undefined}
            onInput={({ currentTarget: { value } }) => setTyped((before) => ({ ...before, [field]: value }))}
          />
        ))
      }
    </Form>
  );
}

const [mostGrams, mostHours] = [1000, 240];
const isTenths = (value: number): boolean => value === Math.round(value * 10) / 10;

function wrongIn({ grams, keepHours, min, max }: Record<Field, number | null>): Record<Field, boolean> {
  const isWhole = (value: number | null, least: number, most: number) =>
    value !== null && Number.isInteger(value) && value >= least && value <= most;
  return {
    grams: !isWhole(grams, lawFigures.grams, mostGrams),
    keepHours: !isWhole(keepHours, lawFigures.keepHours, mostHours),
    min: min === null || min < lawFigures.min || !isTenths(min),
    max: max === null || max > lawFigures.max || max <= (min ?? lawFigures.min) || !isTenths(max),
  };
}
